import type { LastBackup } from '../../backup/last-backup.js'
import { dayInFlanders, daysBetween, toInstant } from '../../domain/shared/time.js'
import type { SealingState } from '../../ledger/transparency/sealing-state.js'
import type { EngineStatus, ProjectionStatus } from '../../projecting/status.js'
import { Fact, Text } from '../dossier/fact.js'
import { Table } from '../frame/lists.js'
import { Mark } from '../frame/marks.js'
import type { View } from '../frame/view.js'

/** What stands about the log and the tables, for who looks after them. No secret is in it. */
export type System = {
  readonly status: EngineStatus
  readonly sealing: SealingState
  /** Public keys that the log was signed with, oldest first. */
  readonly keys: readonly { readonly verifierKey: string; readonly fromSize: bigint; readonly addedAt: string }[]
  readonly witnessKeys: readonly string[]
  /** Names of the providers to sign in with. */
  readonly providers: readonly string[]
  /** The newest backup that was made with this data folder. */
  readonly backup: LastBackup | null
}

type Props = { view: View; system: System }

/** Does everything keep up? What costs a look at the whole log is for `besluitboek doctor`. */
export const Health = ({ view: { say }, system: { status, sealing } }: Props): JSX.Element => {
  const standing = status.projections.filter(({ poison }) => poison !== null).length
  const behind = status.projections.filter(({ lag, poison }) => lag > 0n && poison === null).length
  return (
    <section aria-labelledby="toestand">
      <h2 id="toestand" safe>
        {say('manage.health')}
      </h2>
      <ul class="plain">
        <li>
          <Mark
            tone={status.led ? 'good' : 'bad'}
            text={say(status.led ? 'manage.health.led' : 'manage.health.not-led')}
          />
        </li>
        <li>
          <Mark
            tone={standing > 0 ? 'bad' : behind > 0 ? 'wait' : 'good'}
            text={say('manage.health.projections', { standing, behind })}
          />
        </li>
        <li>
          <Mark
            tone={sealing.problem === null ? 'good' : 'bad'}
            text={say(sealing.problem === null ? 'manage.health.signing' : 'manage.health.not-signing')}
          />
        </li>
      </ul>
      <p safe>{say('manage.health.doctor')}</p>
      <p>
        <code class="prose">npx besluitboek doctor</code>
      </p>
    </section>
  )
}

const stateOf = ({ say }: View, { lag, poison, building }: ProjectionStatus): { tone: Tone; text: string } => {
  if (poison !== null) {
    const { type, position, reason } = poison
    return { tone: 'bad', text: say('manage.projection.stands', { type, position: String(position), reason }) }
  }
  if (building !== null) {
    const { version, position, target } = building
    const details = { version, position: String(position), target: String(target) }
    return { tone: 'wait', text: say('manage.projection.building', details) }
  }
  return lag === 0n
    ? { tone: 'good', text: say('manage.projection.up-to-date') }
    : { tone: 'wait', text: say('manage.projection.behind', { lag: String(lag) }) }
}

type Tone = Parameters<typeof Mark>[0]['tone']

/** Every question that tables answer: how far they are, and what they stand still before. */
export const Projections = ({ view, system: { status } }: Props): JSX.Element => {
  const { say } = view
  return (
    <div>
      <h2 id="tabellen" safe>
        {say('manage.projections')}
      </h2>
      <p safe>{say('manage.projections.about', { head: String(status.head) })}</p>
      <Table
        caption={say('manage.projections')}
        columns={[
          say('manage.projection.name'),
          say('manage.projection.version'),
          say('manage.projection.position'),
          say('manage.projection.state'),
        ]}
      >
        {status.projections.map((one) => (
          <tr>
            <th scope="row" safe>
              {one.projection}
            </th>
            <td safe>{String(one.version)}</td>
            <td safe>{String(one.position)}</td>
            <td>
              <Mark {...stateOf(view, one)} />
            </td>
          </tr>
        ))}
      </Table>
    </div>
  )
}

/** Keys, the newest checkpoint and who cosigned it, and how anybody checks them. */
export const Keys = ({ view, system: { sealing, keys, witnessKeys } }: Props): JSX.Element => {
  const { say, moment } = view
  return (
    <section aria-labelledby="sleutels">
      <h2 id="sleutels" safe>
        {say('manage.keys')}
      </h2>
      <dl class="facts">
        <Fact name={say('manage.keys.log')}>
          {keys.length === 0 ? (
            <Text text={say('manage.keys.none')} />
          ) : (
            <ul class="plain">
              {keys.map(({ verifierKey, fromSize, addedAt }) => (
                <li>
                  <code class="prose" safe>
                    {verifierKey}
                  </code>{' '}
                  <span safe>{say('manage.keys.since', { size: String(fromSize), moment: moment(addedAt) })}</span>
                </li>
              ))}
            </ul>
          )}
        </Fact>
        <Fact name={say('manage.keys.checkpoint')}>
          <Text
            text={
              sealing.signedAt === null
                ? say('manage.keys.nothing-signed')
                : say('manage.keys.signed', {
                    size: String(sealing.size),
                    moment: moment(sealing.signedAt),
                    behind: String(sealing.behind),
                  })
            }
          />
        </Fact>
        <Fact name={say('manage.keys.witnesses')}>
          {witnessKeys.length === 0 ? (
            <Text text={say('manage.keys.no-witnesses')} />
          ) : (
            <ul class="plain">
              {witnessKeys.map((vkey) => (
                <li>
                  <code class="prose" safe>
                    {vkey}
                  </code>{' '}
                  <Cosigned view={view} sealing={sealing} vkey={vkey} />
                </li>
              ))}
            </ul>
          )}
        </Fact>
      </dl>
      <p safe>{say('manage.keys.verify')}</p>
      <p>
        <code class="prose">npx besluitboek verify</code>
      </p>
      <p>
        <a href="/log/checkpoint" safe>
          {say('oversight.log.checkpoint')}
        </a>
      </p>
    </section>
  )
}

const Cosigned = ({ view, sealing, vkey }: { view: View; sealing: SealingState; vkey: string }): JSX.Element => {
  const { say, moment } = view
  const witness = sealing.witnesses.find(({ name }) => name === vkey.slice(0, vkey.indexOf('+')))
  return witness === undefined || witness.size === null || witness.cosignedAt === null ? (
    <Mark tone="wait" text={say('manage.keys.never-cosigned')} />
  ) : (
    <Mark
      tone={witness.upToDate ? 'good' : 'wait'}
      text={say('manage.keys.cosigned', { size: String(witness.size), moment: moment(witness.cosignedAt) })}
    />
  )
}

/** With whom people sign in, by name; nothing else of the configuration is shown. */
export const Providers = ({ view: { say }, system: { providers } }: Props): JSX.Element => (
  <section aria-labelledby="aanbieders">
    <h2 id="aanbieders" safe>
      {say('manage.providers')}
    </h2>
    {providers.length === 0 ? (
      <p safe>{say('manage.providers.none')}</p>
    ) : (
      <ul>
        {providers.map((name) => (
          <li safe>{name}</li>
        ))}
      </ul>
    )}
  </section>
)

/** Backups are made every night: after that they are late. */
const LATE_AFTER = 1

const LastMade = ({ view, system: { backup, status } }: Props): JSX.Element => {
  const { say, moment, today } = view
  if (backup === null) return <p safe>{say('manage.backups.none')}</p>
  const { createdAt, position } = backup
  const late = daysBetween(dayInFlanders(toInstant(new Date(createdAt))), today) > LATE_AFTER
  const since = String(Math.max(0, Number(status.head) - position))
  const text = say('manage.backups.last', { moment: moment(createdAt), position: String(position), since })
  return (
    <p>
      <Mark tone={late ? 'wait' : 'good'} text={text} />
    </p>
  )
}

/** When the last backup was made, and how one is made and checked. Where it lies the program does not know. */
export const Backups = ({ view, system }: Props): JSX.Element => {
  const { say } = view
  return (
    <section aria-labelledby="reservekopie">
      <h2 id="reservekopie" safe>
        {say('manage.backups')}
      </h2>
      <LastMade view={view} system={system} />
      <p safe>{say('manage.backups.make')}</p>
      <p>
        <code class="prose">npx besluitboek backup besluitboek.tar</code>
      </p>
      <p safe>{say('manage.backups.check')}</p>
      <p>
        <code class="prose">npx besluitboek restore besluitboek.tar --keys besluitboek.tar.keys</code>
      </p>
    </section>
  )
}
