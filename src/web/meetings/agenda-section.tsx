import type { AgendaItemShown, MeetingTold } from '../../application/meeting-told.js'
import { DocumentLinks } from '../documents/document-links.js'
import { ProofLinks } from '../dossier/proof-links.js'
import { seatText } from '../dossier/words.js'
import { agendaFile, dossierPage } from '../frame/addresses.js'
import { Mark } from '../frame/marks.js'
import type { View } from '../frame/view.js'

type Props = { view: View; house: string; told: MeetingTold }

const ItemMark = ({ view, item }: { view: View; item: AgendaItemShown }): JSX.Element => {
  const { say, day } = view
  if (item.withdrawn !== null) return <Mark tone="quiet" text={say('meeting.agenda.withdrawn')} />
  return item.treated === null ? (
    <Mark tone="wait" text={say('meeting.agenda.not-treated')} />
  ) : (
    <Mark tone="good" text={say('meeting.agenda.treated', { day: day(item.treated.on) })} />
  )
}

/** The ballots and decisions about a matter in this meeting, as links to where the dossier says more. */
const Outcomes = ({ view, house, told, item }: Props & { item: AgendaItemShown }): JSX.Element => {
  const { say } = view
  const page = dossierPage(house, item.dossier.id)
  const links = [
    ...told.ballots
      .filter(({ dossier }) => dossier.id === item.dossier.id)
      .map(({ id, outcome, annulled }) => ({
        path: `${page}#stemming-${id}`,
        text:
          outcome === null
            ? say(annulled ? 'meeting.agenda.ballot-annulled' : 'meeting.agenda.ballot-open')
            : say('meeting.agenda.ballot', { outcome: say(`word.ballot-outcome.${outcome}`) }),
      })),
    ...told.decisions
      .filter(({ dossier }) => dossier.id === item.dossier.id)
      .map(({ id, outcome }) => ({
        path: `${page}#besluit-${id}`,
        text: say('meeting.agenda.decision', { outcome: say(`word.outcome.${outcome}`) }),
      })),
  ]
  if (links.length === 0) return ''
  return (
    <ul>
      {links.map(({ path, text }) => (
        <li>
          <a href={path} safe>
            {text}
          </a>
        </li>
      ))}
    </ul>
  )
}

const Item = (props: Props & { item: AgendaItemShown }): JSX.Element => {
  const { view, house, item } = props
  const { say } = view
  return (
    <article class="card">
      <h3>
        <span safe>{say('meeting.agenda.item', { item: item.item })}</span>
        {': '}
        <a href={dossierPage(house, item.dossier.id)} safe>
          {item.dossier.name}
        </a>
      </h3>
      <p>
        <ItemMark view={view} item={item} /> <span safe>{say(`meeting.agenda.${item.part}`)}</span>
      </p>
      {item.requestedBy !== null && <p safe>{say('dossier.agenda.requested', { seat: seatText(item.requestedBy) })}</p>}
      {item.withdrawn !== null && <p safe>{item.withdrawn.reason}</p>}
      {item.treated?.note != null && <p safe>{item.treated.note}</p>}
      <Outcomes {...props} />
      <ProofLinks view={view} house={house} about={item.dossier.name} entries={[item]} />
    </article>
  )
}

/** What stands on the agenda, and what became of each matter. */
export const MeetingAgenda = (props: Props): JSX.Element => {
  const { say } = props.view
  return (
    <section aria-labelledby="agenda">
      <h2 id="agenda" safe>
        {say('meeting.agenda')}
      </h2>
      <DocumentLinks
        view={props.view}
        file={(format) => agendaFile(props.house, props.told.id, format)}
        about={say('meeting.agenda')}
      />
      {props.told.agenda.length === 0 && <p safe>{say('meeting.agenda.none')}</p>}
      {props.told.agenda.map((item) => (
        <Item {...props} item={item} />
      ))}
    </section>
  )
}
