import type { AgendaItemShown } from '../../application/meeting-told.js'
import { dossierId } from '../../domain/shared/identifiers.js'
import { address, liveMeetingPage, meetingPage, meetingsPage } from '../frame/addresses.js'
import { Layout } from '../frame/layout.js'
import { Mark } from '../frame/marks.js'
import { meetingTitle } from '../meetings/meeting-page.js'
import { LiveFold } from './live-fold.js'
import { LiveErrors, LiveForm, type LivePageContext } from './live-form.js'
import { liveModulePath } from './live-modules.js'
import { MatterPart } from './matter-part.js'
import { actOf, CoursePart, dayNow, PresencePart, QuorumBar } from './room-part.js'

type Props = { context: LivePageContext }

/** Where the module says what is not saved yet; without it, everything is saved by the time the page comes back. */
const Saved = ({ context: { view } }: Props): JSX.Element => {
  const { say } = view
  return (
    <div
      id="bewaard"
      class="saved"
      data-reader={view.principal?.kind === 'person' ? view.principal.person : ''}
      data-saved={say('live.saved')}
      data-unsaved={say('live.unsaved')}
      data-offline={say('live.unsaved.offline')}
      data-sign-in={say('live.unsaved.sign-in')}
      data-unconfirmed={say('live.unsaved.unconfirmed')}
      data-confirm={say('account.confirm.title')}
      data-refused={say('live.unsaved.refused')}
      data-again={say('live.unsaved.again')}
      data-drop={say('live.unsaved.drop')}
      data-pending={say('live.pending')}
    >
      <p role="status" safe>
        {say('live.saved')}
      </p>
    </div>
  )
}

const ItemMark = ({ context: { view }, item }: Props & { item: AgendaItemShown }): JSX.Element =>
  item.treated === null ? (
    <Mark tone="wait" text={view.say('meeting.agenda.not-treated')} />
  ) : (
    <Mark tone="good" text={view.say('live.treated')} />
  )

const Item = ({ context, item }: Props & { item: AgendaItemShown }): JSX.Element => {
  const { view, house, id, matter, told } = context
  const isHere = matter?.story.id === item.dossier.id
  const page = address(liveMeetingPage(house.id, id), { punt: item.dossier.id })
  const outcomes = told.decisions.filter(({ dossier }) => dossier.id === item.dossier.id)
  return (
    <li class="card" id={`punt-${item.item}`} aria-current={isHere ? 'step' : undefined}>
      <h3 safe>{view.say('live.item', { item: item.item, dossier: item.dossier.name })}</h3>
      <p>
        <ItemMark context={context} item={item} />{' '}
        {outcomes.map(({ outcome }) => (
          <Mark
            tone="good"
            text={view.say('meeting.agenda.decision', { outcome: view.say(`word.outcome.${outcome}`) })}
          />
        ))}
      </p>
      {isHere ? (
        <MatterPart context={context} matter={matter} />
      ) : (
        <p>
          <a href={`${page}#punt-${item.item}`} safe>
            {view.say('live.item.open', { item: item.item })}
          </a>
        </p>
      )}
    </li>
  )
}

/** A matter that comes up in the room. */
const AddItem = ({ context }: Props): JSX.Element => {
  const { view, records, meeting } = context
  if (!records || meeting.status === 'suspended') return ''
  return (
    <LiveFold id="agendapunt" heading={view.say('meeting.form.agenda-item')}>
      <LiveForm
        context={{ ...context, matter: null }}
        act={actOf('agendapunt')}
        id="nieuw"
        fixed={{ part: 'open', effectiveOn: dayNow(context) }}
        shown={['dossier', 'requestedBy', 'irregularBecause']}
        text={view.say('meeting.form.agenda-item')}
      />
    </LiveFold>
  )
}

const Finish = ({ context }: Props): JSX.Element => {
  const { view, meeting, house, id, recorder } = context
  if (meeting.status !== 'closed') return ''
  return (
    <section aria-labelledby="afronden">
      <h2 id="afronden" safe>
        {view.say('live.finish')}
      </h2>
      {recorder && meeting.minutes?.approvedOn == null ? (
        <>
          <p safe>{view.say('live.finish.intro')}</p>
          <p>
            <a class="button" href={`${meetingPage(house.id, id)}/verslag`} safe>
              {view.say(meeting.minutes === null ? 'meeting.form.draft' : 'meeting.form.redraft')}
            </a>
          </p>
        </>
      ) : (
        <p>
          <a href={meetingPage(house.id, id)} safe>
            {view.say('live.finish.meeting')}
          </a>
        </p>
      )}
    </section>
  )
}

/** The one page from which a secretary runs a meeting on a laptop in the room. */
export const LivePage = ({ context }: Props): JSX.Element => {
  const { view, house, told, id, records, meeting } = context
  const { say } = view
  const items = told.agenda.filter(({ withdrawn }) => withdrawn === null)
  return (
    <Layout
      view={view}
      title={say('live.title', { meeting: meetingTitle(view, told) })}
      house={house}
      crumbs={[
        { path: meetingsPage(house.id), text: say('meeting.title') },
        { path: meetingPage(house.id, id), text: meetingTitle(view, told) },
      ]}
      script={liveModulePath}
    >
      <Saved context={context} />
      {!records && meeting.status !== 'closed' && (
        <p safe>{say(meeting.heldOn > view.today ? 'live.not-yet' : 'live.only-reading')}</p>
      )}
      <LiveErrors context={context} />
      <QuorumBar context={context} />
      <CoursePart context={context} />
      <Finish context={context} />
      <section aria-labelledby="agenda">
        <h2 id="agenda" safe>
          {say('meeting.agenda')}
        </h2>
        {items.length === 0 && <p safe>{say('live.agenda.none')}</p>}
        <ol class="tasks">
          {items.map((item) => (
            <Item
              context={context}
              item={{ ...item, dossier: { ...item.dossier, id: dossierId.parse(item.dossier.id) } }}
            />
          ))}
        </ol>
        <AddItem context={context} />
      </section>
      <PresencePart context={context} />
    </Layout>
  )
}
