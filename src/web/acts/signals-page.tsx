import type { HouseSummary } from '../../../projections/houses/answers.js'
import type { Standing } from '../../attachments/attachments.js'
import type { Contributor } from '../../domain/contribution/events.js'
import type { Signal } from '../../domain/signal/state.js'
import type { HouseState } from '../../domain/state.js'
import { dossierPage, inputPage } from '../frame/addresses.js'
import { AttachmentList } from '../frame/attachment-list.js'
import { Layout } from '../frame/layout.js'
import type { View } from '../frame/view.js'
import { type FormLink, FormLinks } from './parts.js'

type Props = {
  view: View
  house: HouseSummary
  state: HouseState
  /** Whether the bytes of each attachment are still there, by hash. */
  attachmentStandings: ReadonlyMap<string, Standing>
  links: readonly FormLink[]
  /** What the reader can do with one of them. */
  linksOf: (signal: string) => readonly FormLink[]
}

const contributorText = (state: HouseState, from: Contributor): string => {
  switch (from.kind) {
    case 'partner':
      return state.partners.get(from.partner)?.name ?? ''
    case 'organ':
      return state.organs.get(from.organ)?.name ?? ''
    case 'group':
      return from.description
  }
}

const Outcome = ({ view, house, signal }: Pick<Props, 'view' | 'house'> & { signal: Signal }): JSX.Element => {
  const { say, day } = view
  const { takenUp, answered } = signal
  if (takenUp !== null) {
    return (
      <p>
        <a href={dossierPage(house.id, takenUp.dossier)} safe>
          {say('acts.signal.taken-up', { day: day(takenUp.on) })}
        </a>
      </p>
    )
  }
  return answered === null ? (
    <p class="soft" safe>
      {say('acts.signal.open')}
    </p>
  ) : (
    <p safe>
      {say('acts.signal.answered', { verdict: say(`word.verdict.${answered.verdict}`), day: day(answered.on) })}
    </p>
  )
}

const SignalCard = ({
  view,
  house,
  state,
  id,
  attachmentStandings,
  signal,
  links,
}: Omit<Props, 'linksOf'> & { id: string; signal: Signal }): JSX.Element => {
  const { say, day } = view
  const { to, givenOn, words } = signal
  const organ = to === null ? undefined : state.organs.get(to)?.name
  return (
    <article class="card">
      <h2 safe>
        {words === null ? say('word.about.signal') : say('acts.signal', { party: contributorText(state, words.from) })}
      </h2>
      <p class="soft" safe>
        {organ === undefined
          ? say('acts.signal.given', { day: day(givenOn) })
          : say('acts.signal.given-to', { day: day(givenOn), organ })}
      </p>
      {words !== null && (
        <p class="prose" lang="nl" safe>
          {words.text}
        </p>
      )}
      <AttachmentList
        view={view}
        house={house.id}
        attachments={(words?.attachments ?? []).map((one) => ({
          ...one,
          standing: attachmentStandings.get(one.sha256) ?? 'absent',
        }))}
      />
      <Outcome view={view} house={house} signal={signal} />
      <p>
        <a href={inputPage(house.id, id)} safe>
          {say('influence.follow')}
        </a>
      </p>
      <FormLinks links={links} />
    </article>
  )
}

/** Input before there is a dossier: what waits, newest first, and what became of the rest. */
export const SignalsPage = ({ view, house, state, attachmentStandings, links, linksOf }: Props): JSX.Element => (
  <Layout view={view} title={view.say('acts.signals')} house={house}>
    <p safe>{view.say('acts.signals.intro')}</p>
    <FormLinks links={links} />
    {state.signals.size === 0 && <p safe>{view.say('page.nothing')}</p>}
    {[...state.signals.entries()].toReversed().map(([id, signal]) => (
      <SignalCard
        view={view}
        house={house}
        state={state}
        attachmentStandings={attachmentStandings}
        id={id}
        signal={signal}
        links={linksOf(id)}
      />
    ))}
  </Layout>
)
