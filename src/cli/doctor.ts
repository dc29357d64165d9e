import { projections } from '../../projections/index.js'
import { pendingMigrations } from '../database/migrate.js'
import { checkLog } from '../ledger/check-log.js'
import { checkTree } from '../ledger/transparency/check-tree.js'
import { readSealingState } from '../ledger/transparency/sealing-state.js'
import { compareProjections, sayCompared } from './compare-projections.js'
import { CommandFailed } from './failure.js'
import { withRuntime } from './with-runtime.js'

type Finding = { readonly about: string; readonly ok: boolean; readonly says: string }

export type DoctorArguments = {
  readonly json: boolean
  /** Compare the projections with the log however many events there are. */
  readonly projections: boolean
}

/** Checks database, log and projections, prints what it finds, and fails when anything is wrong. */
export const doctor = ({ json, projections: asked }: DoctorArguments): Promise<void> =>
  withRuntime({ sharing: 'share' }, async ({ runtime }) => {
    // Opening the ledger has checked the durability settings and the migrations already; they are named all the same.
    const pending = await pendingMigrations(runtime.pool)
    const log = await checkLog(runtime.store, runtime.registry)
    const tree = await checkTree(runtime.pool, runtime.store)
    const sealing = await readSealingState(runtime.log, runtime.store, runtime.sealer.status)
    const compared = await compareProjections(runtime, asked)
    const status = await runtime.engine.status()
    const known = new Map(status.projections.map((one) => [one.projection, one]))
    const findings: Finding[] = [
      { about: 'database', ok: true, says: 'durable: fsync, synchronous_commit and full_page_writes are on' },
      {
        about: 'migrations',
        ok: pending.length === 0,
        says: pending.length === 0 ? 'all applied' : `not applied: ${pending.join(', ')}; run besluitboek migrate`,
      },
      {
        about: `log (${runtime.store.name})`,
        ok: log.faults.length === 0,
        says: log.faults.length === 0 ? `${log.events} events, positions without a hole` : log.faults.join('; '),
      },
      {
        about: 'transparency log',
        ok: tree.faults.length === 0,
        says:
          tree.faults.length > 0
            ? tree.faults.join('; ')
            : sealing.signedAt === null
              ? 'nothing signed yet; the next start of the server signs'
              : `${sealing.size} events signed at ${sealing.signedAt}, ${sealing.behind} not yet; every event is the leaf that was signed`,
      },
      ...projections.map(({ name, version }): Finding => {
        const about = `projection ${name}`
        const one = known.get(name)
        if (one === undefined) return { about, ok: true, says: 'not built yet; the next start of the server builds it' }
        if (one.poison !== null) {
          const { event, type, position, reason } = one.poison
          return { about, ok: false, says: `stands still before ${type} ${event} at position ${position}: ${reason}` }
        }
        const place = `at ${one.position} of ${status.head}`
        const { ok, says } = sayCompared(compared, name)
        if (one.version !== version)
          return { about, ok, says: `${place}, serves version ${one.version} until ${version} is built${says}` }
        return {
          about,
          ok,
          says: `${place}, ${one.lag === 0n ? 'up to date' : `${one.lag} events behind`}${says}`,
        }
      }),
    ]
    if (json) process.stdout.write(`${JSON.stringify({ ok: findings.every(({ ok }) => ok), findings }, null, 2)}\n`)
    else
      for (const { about, ok, says } of findings) process.stdout.write(`${ok ? 'ok   ' : 'WRONG'} ${about}: ${says}\n`)
    const wrong = findings.filter(({ ok }) => !ok)
    if (wrong.length > 0) throw new CommandFailed(`${wrong.length} of ${findings.length} checks failed.`)
  })
