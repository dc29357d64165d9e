import type { FastifyInstance } from 'fastify'
import { type ShownAttachment, withStanding } from '../../application/attachments.js'
import type { AgendaItemShown } from '../../application/meeting-told.js'
import { dossierId } from '../../domain/shared/identifiers.js'
import type { PageDependencies } from '../dependencies.js'
import { seatText } from '../dossier/words.js'
import { dossierPage, liveMeetingPage, meetingPage, meetingsPage } from '../frame/addresses.js'
import { AttachmentList } from '../frame/attachment-list.js'
import { Layout } from '../frame/layout.js'
import { Mark } from '../frame/marks.js'
import { candidateOf } from './agenda-builder.js'
import { isRecorder, type MeetingContext } from './meeting-act.js'
import { meetingContextOf } from './meeting-act-routes.js'
import { meetingTitle } from './meeting-page.js'
import { preparingActs } from './preparing-acts.js'

/** The documents of each matter, by its dossier. */
type Documents = ReadonlyMap<string, readonly ShownAttachment[]>

type Props = { context: MeetingContext; documents: Documents }

const Item = ({ context, documents, item }: Props & { item: AgendaItemShown }): JSX.Element => {
  const { view, house, asker } = context
  const { say } = view
  const id = dossierId.parse(item.dossier.id)
  const dossier = asker.state.dossiers.get(id)
  const readiness = dossier === undefined ? 'no-proposal' : candidateOf(id, dossier).readiness
  const own = documents.get(item.dossier.id) ?? []
  return (
    <li class="card">
      <h3>
        <a href={dossierPage(house.id, id)} safe>
          {say('live.item', { item: item.item, dossier: item.dossier.name })}
        </a>
      </h3>
      <p>
        <Mark tone={readiness === 'ready' ? 'good' : 'wait'} text={say(`agenda.${readiness}`)} />{' '}
        <span safe>{say(`meeting.agenda.${item.part}`)}</span>
      </p>
      <p safe>{say('prepare.documents', { count: own.length })}</p>
      <AttachmentList view={view} house={house.id} attachments={own} />
    </li>
  )
}

/** What is ready for a meeting and what is not: agenda with documents, who is invited, chair and secretary. */
const PreparePage = ({ context, documents }: Props): JSX.Element => {
  const { view, house, id, told } = context
  const { say } = view
  const items = told.agenda.filter(({ withdrawn }) => withdrawn === null)
  const actions = isRecorder(context) ? preparingActs.filter((act) => act.offered(context)) : []
  return (
    <Layout
      view={view}
      title={say('prepare.title', { meeting: meetingTitle(view, told) })}
      house={house}
      crumbs={[
        { path: meetingsPage(house.id), text: say('meeting.title') },
        { path: meetingPage(house.id, id), text: meetingTitle(view, told) },
      ]}
    >
      <ul class="actions">
        {actions.map((act) => (
          <li>
            <a class="button button--quiet" href={`${meetingPage(house.id, id)}/${act.slug}`} safe>
              {act.title(context)}
            </a>
          </li>
        ))}
        <li>
          <a class="button" href={liveMeetingPage(house.id, id)} safe>
            {say('live.link')}
          </a>
        </li>
      </ul>
      <section aria-labelledby="agenda">
        <h2 id="agenda" safe>
          {say('meeting.agenda')}
        </h2>
        {items.length === 0 && <p safe>{say('live.agenda.none')}</p>}
        <ol class="tasks">
          {items.map((item) => (
            <Item context={context} documents={documents} item={item} />
          ))}
        </ol>
      </section>
      <section aria-labelledby="uitgenodigd">
        <h2 id="uitgenodigd" safe>
          {say('prepare.invited')}
        </h2>
        <p safe>{say('prepare.invited.how', { day: view.day(told.convenedOn), count: told.attendance.length })}</p>
        <ul>
          {told.attendance.map(({ seat, role }) => (
            <li safe>{say('prepare.invited.one', { seat: seatText(seat), role: say(`word.seat-role.${role}`) })}</li>
          ))}
        </ul>
      </section>
    </Layout>
  )
}

/** How a meeting is prepared, once it is convened. */
export const prepareRoutes = (app: FastifyInstance, dependencies: PageDependencies): void => {
  const { queries, attachments } = dependencies

  /** The documents that came with input on each matter, each once. */
  const documentsOf = async ({ asker, told }: MeetingContext): Promise<Documents> => {
    const matters = told.agenda.filter(({ withdrawn }) => withdrawn === null).map(({ dossier }) => dossier.id)
    const found = await Promise.all(
      matters.map(async (dossier): Promise<readonly [string, readonly ShownAttachment[]]> => {
        const story = await queries.findDossier(asker.house, dossier)
        const named = (story?.contributions ?? []).flatMap((one) => one.attachments)
        const once = [...new Map(named.map((one) => [one.sha256, one])).values()]
        return [dossier, await withStanding(attachments, asker.house, once)]
      }),
    )
    return new Map(found)
  }

  app.get('/huizen/:house/vergaderingen/:meeting/voorbereiden', {
    config: { access: 'reads-house' },
    handler: async (request, reply) => {
      const context = await meetingContextOf(request, reply, dependencies)
      return reply.html(await (<PreparePage context={context} documents={await documentsOf(context)} />))
    },
  })
}
