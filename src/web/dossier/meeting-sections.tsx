import type { AgendaItemTold } from '../../../projections/dossier-history/story.js'
import type { View } from '../frame/view.js'
import { Rectifications } from './rectifications.js'
import { seatText } from './words.js'

/** Where the dossier stood on the agenda, and who was there. */
export const AgendaSection = ({ view, items }: { view: View; items: readonly AgendaItemTold[] }): JSX.Element => {
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
          <Rectifications view={view} rectifications={item.rectifications} />
        </article>
      ))}
    </section>
  )
}
