import type { HouseSummary } from '../../../projections/houses/answers.js'
import type { AgreementEntry } from '../../application/acts/answers.js'
import { type FormLink, FormLinks, NothingYet } from '../acts/parts.js'
import { TimeForm, timeText } from '../acts/time-form.js'
import { ProofLinks } from '../dossier/proof-links.js'
import { agreementsPage, mandatePage } from '../frame/addresses.js'
import type { AskedTime } from '../frame/asked-time.js'
import { Layout } from '../frame/layout.js'
import { Table } from '../frame/lists.js'
import { Mark, type Tone } from '../frame/marks.js'
import { Notices } from '../frame/notices.js'
import { subjectLabel } from '../frame/subjects.js'
import type { View } from '../frame/view.js'
import { granteeText } from '../mandates/words.js'

type Props = {
  view: View
  house: HouseSummary
  time: AskedTime
  agreements: readonly AgreementEntry[]
  /** The partners in whose name the reader may sign. */
  own: ReadonlySet<string>
  links: readonly FormLink[]
  /** What the reader can record about one of them. */
  linksOf: (agreement: string) => readonly FormLink[]
}

const tones: Readonly<Record<AgreementEntry['status'], Tone>> = {
  waiting: 'wait',
  ahead: 'quiet',
  'in-force': 'good',
  ended: 'quiet',
}

/** Where the agreement stands, in a sentence. */
const standing = ({ say, day, list }: View, agreement: AgreementEntry): string => {
  const { status, inForceFrom, terminatedOn, until, missing } = agreement
  switch (status) {
    case 'waiting':
      return say('acts.agreement.waiting', { list: list(missing.map(({ name }) => name)) })
    case 'ahead':
      return say('acts.agreement.ahead', { day: day(agreement.from) })
    case 'in-force': {
      const from = day(inForceFrom ?? agreement.from)
      const last = terminatedOn ?? until
      return last === null
        ? say('acts.agreement.in-force', { from })
        : say('acts.agreement.in-force-until', { from, until: day(last) })
    }
    case 'ended': {
      const last = terminatedOn ?? until
      return last === null ? say('acts.agreement.ended') : say('acts.agreement.ended-on', { day: day(last) })
    }
  }
}

/** How far the signing round is; nothing to say once everybody signed. */
const roundText = ({ say }: View, { parties, missing }: AgreementEntry): string | null => {
  const there = parties.filter(({ leftOn }) => leftOn === null)
  const signed = there.filter(({ signedOn }) => signedOn !== null).length
  return missing.length === 0 ? null : say('agreement.round', { signed, total: there.length })
}

const isOwn = ({ partner, now }: AgreementEntry['parties'][number], own: ReadonlySet<string>): boolean =>
  own.has((now ?? partner).id)

type PartiesProps = { view: View; agreement: AgreementEntry; own: ReadonlySet<string> }

/** Who must sign, who did when, and whose signature waits for the reader. */
const Parties = ({ view, agreement, own }: PartiesProps): JSX.Element => {
  const { say, day } = view
  const waits = new Set(agreement.status === 'ended' ? [] : agreement.missing.map(({ id }) => id))
  const signature = ({ signedOn, leftOn }: AgreementEntry['parties'][number]): string =>
    [
      signedOn === null ? say('acts.agreement.not-signed') : say('acts.agreement.signed-on', { day: day(signedOn) }),
      ...(leftOn === null ? [] : [say('acts.agreement.left-on', { day: day(leftOn) })]),
    ].join('; ')
  return (
    <Table
      caption={say('acts.agreement.parties', { title: agreement.title })}
      columns={[say('page.house.partner'), say('acts.agreement.signature')]}
    >
      {agreement.parties.map((party) => (
        <tr>
          <th scope="row" safe>
            {party.now === null
              ? party.partner.name
              : say('acts.agreement.now', { partner: party.partner.name, successor: party.now.name })}
          </th>
          <td>
            <span safe>{signature(party)}</span>{' '}
            {party.signedOn === null && isOwn(party, own) && waits.has((party.now ?? party.partner).id) && (
              <Mark tone="wait" text={say('agreement.round.yours')} />
            )}
          </td>
        </tr>
      ))}
    </Table>
  )
}

const Mandates = ({ view, house, agreement }: { view: View; house: HouseSummary; agreement: AgreementEntry }) => {
  if (agreement.mandates.length === 0) return <p safe>{view.say('acts.agreement.no-mandates')}</p>
  return (
    <>
      <h3 safe>{view.say('acts.agreement.mandates')}</h3>
      <ul>
        {agreement.mandates.map((mandate) => (
          <li>
            <a href={mandatePage(house.id, mandate.id)} safe>
              {view.say('acts.agreement.mandate', {
                organ: granteeText(view, mandate),
                subject: subjectLabel(view, house.ownSubjects, mandate.subject),
              })}
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}

const AgreementCard = ({
  view,
  house,
  agreement,
  own,
  links,
}: Pick<Props, 'view' | 'house' | 'own'> & { agreement: AgreementEntry; links: readonly FormLink[] }): JSX.Element => {
  const { say } = view
  const { title, kind, reference, noticeMonths, status } = agreement
  const round = status === 'ended' ? null : roundText(view, agreement)
  return (
    <article class="card">
      <h2 safe>{title}</h2>
      <p>
        <Mark tone={tones[status]} text={say(`acts.agreement.status.${status}`)} />{' '}
        <span safe>{standing(view, agreement)}</span>
      </p>
      <p safe>{say('acts.agreement.about', { kind: say(`word.text-kind.${kind}`), reference })}</p>
      {noticeMonths !== null && <p safe>{say('acts.agreement.notice', { months: noticeMonths })}</p>}
      {round !== null && <p safe>{round}</p>}
      <Parties view={view} agreement={agreement} own={own} />
      <Mandates view={view} house={house} agreement={agreement} />
      <FormLinks links={links} />
      <ProofLinks view={view} house={house.id} about={title} entries={[agreement]} />
    </article>
  )
}

/** The agreements of a house: who signed and who still must, from when they hold, and which mandates rest on them. */
export const AgreementsPage = ({ view, house, time, agreements, own, links, linksOf }: Props): JSX.Element => (
  <Layout view={view} title={view.say('acts.agreements')} house={house}>
    <Notices notices={time.notices} />
    <TimeForm view={view} path={agreementsPage(house.id)} time={time} />
    <p safe>{timeText(view, time)}</p>
    <FormLinks links={links} />
    {agreements.length === 0 && <NothingYet view={view} time={time} of="agreement" mayAdd={links.length > 0} />}
    {agreements.map((agreement) => (
      <AgreementCard view={view} house={house} agreement={agreement} own={own} links={linksOf(agreement.id)} />
    ))}
  </Layout>
)
