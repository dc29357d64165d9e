import type { AgendaItemTold, ConflictTold } from '../../../projections/dossier-history/story.js'
import { Mark } from '../frame/marks.js'
import type { View } from '../frame/view.js'
import { Rectifications } from './rectifications.js'
import { seatText } from './words.js'

/** In which part it stands on the agenda, and what became of it there. */
const Outcome = ({ view: { say }, item }: { view: View; item: AgendaItemTold }): JSX.Element => {
  const { withdrawn, treated, irregular } = item
  return (
    <>
      {withdrawn !== null && (
        <p>
          <Mark tone="wait" text={say('dossier.agenda.withdrawn', { reason: withdrawn.reason })} />
        </p>
      )}
      {withdrawn === null && treated === null && item.part === 'closed' && (
        <p safe>{say('dossier.agenda.in-closed-part')}</p>
      )}
      {treated !== null && <p safe>{say(`dossier.agenda.treated-${treated.part}`)}</p>}
      {treated?.note != null && <p safe>{treated.note}</p>}
      {irregular !== null && (
        <p>
          <Mark tone="bad" text={say('dossier.agenda.irregular', { because: irregular.because })} />
        </p>
      )}
    </>
  )
}

/** Where the dossier stood on the agenda, and who was there. */
export const AgendaSection = ({
  view,
  items,
  conflicts,
}: {
  view: View
  items: readonly AgendaItemTold[]
  conflicts: readonly ConflictTold[]
}): JSX.Element => {
  const { say, day } = view
  if (items.length === 0) return ''
  return (
    <section aria-labelledby="agenda">
      <h2 id="agenda" safe>
        {say('dossier.agenda')}
      </h2>
      {items.map((item) => (
        <article class="card">
          <h3 safe>{say('dossier.agenda.item', { organ: item.organ.name, day: day(item.heldOn), item: item.item })}</h3>
          {item.place !== null && <p safe>{say('dossier.agenda.place', { place: item.place })}</p>}
          <p safe>
            {item.present === null
              ? say('dossier.agenda.unknown')
              : say('dossier.agenda.present', { list: view.list(item.present.map(seatText)) })}
          </p>
          {item.requestedBy !== null && (
            <p safe>{say('dossier.agenda.requested', { seat: seatText(item.requestedBy) })}</p>
          )}
          <Outcome view={view} item={item} />
          {conflicts
            .filter(({ meeting }) => meeting === item.meeting)
            .map((conflict) => (
              <p safe>{say('dossier.agenda.conflict', { seat: seatText(conflict.seat), nature: conflict.nature })}</p>
            ))}
          <Rectifications view={view} rectifications={item.rectifications} />
        </article>
      ))}
    </section>
  )
}
