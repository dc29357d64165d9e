import type { HouseSummary } from '../../../projections/houses/answers.js'
import type { MandateEntry } from '../../../projections/mandate-register/answers.js'
import type { PartnerEntry } from '../../../projections/organs-and-seats/answers.js'
import type { ActionEntry, AgreementEntry } from '../../application/acts/answers.js'
import type { PartnerHappening, PartnerVote } from '../../application/acts/partner-story.js'
import type { NamedSeat } from '../../application/people.js'
import { type FormLink, FormLinks } from '../acts/parts.js'
import { ProofLinks } from '../dossier/proof-links.js'
import { agreementsPage, dossierPage, goalsPage, mandatePage } from '../frame/addresses.js'
import type { AskedTime } from '../frame/asked-time.js'
import { Table } from '../frame/lists.js'
import { Mark } from '../frame/marks.js'
import { subjectLabel } from '../frame/subjects.js'
import type { View } from '../frame/view.js'
import { granteeText, grantorText } from '../mandates/words.js'

export type PartnerPageProps = {
  view: View
  house: HouseSummary
  time: AskedTime
  partner: PartnerEntry
  /** The dossier of the decision that admitted it; null where a text did. */
  basisDossier: string | null
  /** Was it a partner by the day, as far as was known? */
  isThere: boolean
  /** Does it lead the house now? */
  leads: boolean
  /** Of the day. */
  seats: readonly NamedSeat[]
  /** Mandates of the own organs of the partner: granted by them, or to them. */
  mandates: readonly MandateEntry[]
  agreements: readonly AgreementEntry[]
  actions: readonly ActionEntry[]
  votes: { readonly shown: readonly PartnerVote[]; readonly total: number }
  history: readonly PartnerHappening[]
  links: readonly FormLink[]
  /** What the reader can record about an agreement. */
  linksOfAgreement: (agreement: string) => readonly FormLink[]
}

const happeningText = ({ say, day }: View, happening: PartnerHappening): string => {
  const on = day(happening.on)
  switch (happening.kind) {
    case 'put':
      return say('partner.history.put', { day: on, organ: happening.organ.name })
    case 'merged':
      return say('partner.history.merged', { day: on, partner: happening.into.name })
    case 'took-over':
      return say('partner.history.took-over', { day: on, partner: happening.from.name })
    case 'seated':
    case 'seat-ended':
      return say(`partner.history.${happening.kind}`, {
        day: on,
        function: happening.function,
        role: say(`word.seat-role.${happening.role}`),
        organ: happening.organ.name,
      })
    case 'signed':
    case 'left-agreement':
      return say(`partner.history.${happening.kind}`, { day: on, title: happening.title })
    default:
      return say(`partner.history.${happening.kind}`, { day: on })
  }
}

/** How it came, what happened to it, and how it went. */
export const History = ({
  view,
  house,
  history,
}: Pick<PartnerPageProps, 'view' | 'house' | 'history'>): JSX.Element => (
  <ol class="timeline">
    {history.map((happening) => {
      const text = happeningText(view, happening)
      return (
        <li>
          <p safe>{text}</p>
          <ProofLinks view={view} house={house.id} about={text} entries={[happening]} />
        </li>
      )
    })}
  </ol>
)

/** What the own organs of the partner grant and may do. */
export const Mandates = ({
  view,
  house,
  mandates,
}: Pick<PartnerPageProps, 'view' | 'house' | 'mandates'>): JSX.Element => {
  if (mandates.length === 0) return <p safe>{view.say('partner.mandates.none')}</p>
  return (
    <ul>
      {mandates.map((mandate) => (
        <li>
          <a href={mandatePage(house.id, mandate.id)} safe>
            {view.say('partner.mandate', {
              grantor: grantorText(view, mandate.grantor),
              grantee: granteeText(view, mandate.grantee),
              subject: subjectLabel(view, house.ownSubjects, mandate.subject),
              level: view.say(`word.level.${mandate.level}`),
            })}
          </a>
        </li>
      ))}
    </ul>
  )
}

/** What it is party to, and whether it signed. */
export const Agreements = (props: PartnerPageProps): JSX.Element => {
  const { view, house, agreements, partner, linksOfAgreement } = props
  const { say, day } = view
  if (agreements.length === 0) return <p safe>{say('partner.agreements.none')}</p>
  return (
    <ul>
      {agreements.map((agreement) => {
        const own = agreement.parties.find(({ partner: party, now }) => (now ?? party).id === partner.id)
        const signed = own?.signedOn ?? null
        return (
          <li>
            <a href={agreementsPage(house.id)} safe>
              {agreement.title}
            </a>{' '}
            <span safe>
              {signed === null
                ? say('acts.agreement.not-signed')
                : say('acts.agreement.signed-on', { day: day(signed) })}
            </span>{' '}
            <Mark
              tone={agreement.status === 'in-force' ? 'good' : agreement.status === 'waiting' ? 'wait' : 'quiet'}
              text={say(`acts.agreement.status.${agreement.status}`)}
            />
            <FormLinks links={linksOfAgreement(agreement.id)} />
          </li>
        )
      })}
    </ul>
  )
}

/** What it sees to. */
export const Actions = ({
  view,
  house,
  actions,
}: Pick<PartnerPageProps, 'view' | 'house' | 'actions'>): JSX.Element => {
  const { say, day } = view
  if (actions.length === 0) return <p safe>{say('partner.actions.none')}</p>
  return (
    <ul>
      {actions.map((action) => (
        <li>
          <a href={goalsPage(house.id)} safe>
            {action.title}
          </a>{' '}
          <span class="soft" safe>
            {say('partner.action', { day: day(action.due), status: say(`acts.action.status.${action.status}`) })}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** How it voted, where votes have a name. */
export const Votes = ({ view, house, votes, partner }: PartnerPageProps): JSX.Element => {
  const { say, day } = view
  if (votes.total === 0) return <p safe>{say('partner.votes.none')}</p>
  const columns = [
    say('register.dossier'),
    say('register.organ'),
    say('dossier.vote.seat'),
    say('partner.vote.on'),
    say('dossier.vote.choice'),
    say('proof.link'),
  ]
  return (
    <>
      {votes.shown.length < votes.total && (
        <p safe>{say('partner.votes.newest', { shown: votes.shown.length, total: votes.total })}</p>
      )}
      <Table caption={say('partner.votes.caption', { partner: partner.name })} columns={columns}>
        {votes.shown.map((vote) => (
          <tr>
            <th scope="row">
              <a href={`${dossierPage(house.id, vote.dossier.id)}#stemming-${vote.ballot}`} safe>
                {vote.dossier.title}
              </a>
            </th>
            <td safe>{vote.organ.name}</td>
            <td safe>{vote.function}</td>
            <td safe>{day(vote.on)}</td>
            <td>
              <span safe>{say(`word.vote.${vote.choice}`)}</span>{' '}
              {vote.provisional && <Mark tone="wait" text={say('dossier.vote.provisional')} />}
            </td>
            <td>
              <ProofLinks view={view} house={house.id} about={vote.dossier.title} entries={[vote]} />
            </td>
          </tr>
        ))}
      </Table>
    </>
  )
}
