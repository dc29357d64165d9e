import type { Rectification } from '../../../projections/dossier-history/story.js'
import type { View } from '../frame/view.js'

/** What was set right, beside the entry that stays as it was. */
export const Rectifications = ({
  view,
  rectifications,
}: {
  view: View
  rectifications: readonly Rectification[]
}): JSX.Element => (
  <>
    {rectifications.map(({ on, correction, reason }) => (
      <div class="rectification">
        <p>
          <strong safe>{view.say('dossier.rectification', { day: view.day(on) })}</strong>
        </p>
        <p class="prose" lang="nl" safe>
          {correction}
        </p>
        <p class="soft" safe>
          {view.say('dossier.rectification.reason', { reason })}
        </p>
      </div>
    ))}
  </>
)
