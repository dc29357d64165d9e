import type { MeetingTold, Presence, ProxyShown, QuorumShown } from '../../application/meeting-told.js'
import { ProofLinks } from '../dossier/proof-links.js'
import { seatText } from '../dossier/words.js'
import { Table } from '../frame/lists.js'
import { Mark, type Tone } from '../frame/marks.js'
import type { View } from '../frame/view.js'

type Props = { view: View; house: string; told: MeetingTold }

const presenceText = ({ say }: View, presence: Presence | null): string =>
  presence === null ? '–' : say(`meeting.presence.${presence}`)

const Movements = ({ view, told }: Props): JSX.Element => {
  if (told.movements.length === 0) return ''
  return (
    <ul>
      {told.movements.map(({ kind, seat, fromItem, at }) => {
        const details = { seat: seatText(seat), item: fromItem }
        return (
          <li safe>
            {at === null
              ? view.say(`meeting.moved.${kind}`, details)
              : view.say(`meeting.moved.${kind}-at`, { ...details, at })}
          </li>
        )
      })}
    </ul>
  )
}

/** Who was there for each matter, in a table; and who came or left. */
export const AttendanceSection = (props: Props): JSX.Element => {
  const { view, told } = props
  const { say } = view
  const recorded = told.attendance.some(({ start }) => start !== null)
  const columns = [
    say('meeting.attendance.seat'),
    say('meeting.attendance.role'),
    say('meeting.attendance.start'),
    ...told.agenda.map(({ item }) => say('meeting.agenda.item', { item })),
  ]
  return (
    <section aria-labelledby="aanwezig">
      <h2 id="aanwezig" safe>
        {say('meeting.attendance')}
      </h2>
      {recorded ? (
        <Table caption={say('meeting.attendance.caption')} columns={columns}>
          {told.attendance.map(({ seat, role, start, items }) => (
            <tr>
              <th scope="row" safe>
                {seatText(seat)}
              </th>
              <td safe>{say(`word.seat-role.${role}`)}</td>
              <td safe>{presenceText(view, start)}</td>
              {items.map((presence) => (
                <td safe>{presenceText(view, presence)}</td>
              ))}
            </tr>
          ))}
        </Table>
      ) : (
        <p safe>{say('meeting.attendance.none')}</p>
      )}
      <Movements {...props} />
    </section>
  )
}

/** Who had an interest in a matter and left the room for it. */
export const ConflictSection = ({ view, house, told }: Props): JSX.Element => {
  const { say } = view
  if (told.conflicts.length === 0) return ''
  return (
    <section aria-labelledby="belangen">
      <h2 id="belangen" safe>
        {say('meeting.conflicts')}
      </h2>
      {told.conflicts.map(({ seat, dossier, nature, leftAt, returnedAt, event }) => {
        const text = say('meeting.conflict', { seat: seatText(seat), dossier: dossier.name, nature })
        return (
          <article class="card">
            <p safe>{text}</p>
            {leftAt !== null && returnedAt !== null && (
              <p safe>{say('meeting.conflict.times', { left: leftAt, returned: returnedAt })}</p>
            )}
            <ProofLinks view={view} house={house} about={text} entries={[{ event }]} />
          </article>
        )
      })}
    </section>
  )
}

const quorumOutcome = ({ say }: View, quorum: QuorumShown): { readonly tone: Tone; readonly text: string } => {
  const { needed, dropped, met } = quorum
  if (needed === null) return { tone: 'quiet', text: say('meeting.quorum.none') }
  if (dropped) return { tone: 'good', text: say('meeting.quorum.dropped') }
  return met
    ? { tone: 'good', text: say('meeting.quorum.met', { needed }) }
    : { tone: 'bad', text: say('meeting.quorum.missed', { needed }) }
}

/** Every time the quorum was looked at. */
export const QuorumSection = ({ view, house, told }: Props): JSX.Element => {
  const { say } = view
  return (
    <section aria-labelledby="quorum">
      <h2 id="quorum" safe>
        {say('meeting.quorum')}
      </h2>
      {told.quorum.length === 0 && <p safe>{say('meeting.quorum.not-noted')}</p>}
      {told.quorum.map((quorum) => {
        const { matter, present, represented, seats } = quorum
        const about =
          matter === null ? say('meeting.quorum.whole') : say('meeting.quorum.matter', { dossier: matter.name })
        return (
          <article class="card">
            <h3 safe>{about}</h3>
            <p>
              <span safe>{say('meeting.quorum.counted', { present, represented, seats })}</span>{' '}
              <Mark {...quorumOutcome(view, quorum)} />
            </p>
            <ProofLinks view={view} house={house} about={about} entries={[quorum]} />
          </article>
        )
      })}
    </section>
  )
}

const scopeText = ({ say }: View, { scope, dossier }: ProxyShown): string =>
  scope === 'item'
    ? say('meeting.proxy.scope.item', { dossier: dossier?.name ?? '' })
    : say(`meeting.proxy.scope.${scope}`)

const ProxyMark = ({ view, proxy }: { view: View; proxy: ProxyShown }): JSX.Element => {
  const { say, day } = view
  if (proxy.revokedOn !== null) {
    return <Mark tone="quiet" text={say('meeting.proxy.revoked', { day: day(proxy.revokedOn) })} />
  }
  return proxy.fault === null ? (
    <Mark tone="good" text={say('meeting.proxy.valid')} />
  ) : (
    <Mark tone="bad" text={say(`meeting.proxy.fault.${proxy.fault}`)} />
  )
}

/** The proxies for this meeting, and whether they count. */
export const ProxySection = ({ view, house, told }: Props): JSX.Element => {
  const { say } = view
  if (told.proxies.length === 0) return ''
  const columns = [
    say('meeting.proxy.giver'),
    say('meeting.proxy.holder'),
    say('meeting.proxy.for'),
    say('meeting.proxy.counts'),
    say('proof.link'),
  ]
  return (
    <section aria-labelledby="volmachten">
      <h2 id="volmachten" safe>
        {say('meeting.proxies')}
      </h2>
      <Table caption={say('meeting.proxies.caption')} columns={columns}>
        {told.proxies.map((proxy) => (
          <tr>
            <th scope="row" safe>
              {seatText(proxy.giver)}
            </th>
            <td safe>{seatText(proxy.holder)}</td>
            <td safe>{scopeText(view, proxy)}</td>
            <td>
              <ProxyMark view={view} proxy={proxy} />
            </td>
            <td>
              <ProofLinks view={view} house={house} about={seatText(proxy.giver)} entries={[proxy]} />
            </td>
          </tr>
        ))}
      </Table>
    </section>
  )
}
