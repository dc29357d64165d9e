import type pg from 'pg'
import { projections } from '../../projections/index.js'
import { pendingMigrations } from '../database/migrate.js'
import { findWeaknesses } from '../database/rights.js'
import { describeWeakness } from '../database/weakness.js'
import { checkLog } from '../ledger/check-log.js'
import { checkPersonalData } from '../ledger/personal-data/check-personal-data.js'
import { checkTree } from '../ledger/transparency/check-tree.js'
import type { WitnessState } from '../ledger/transparency/sealing-state.js'
import type { EngineStatus } from '../projecting/status.js'
import type { Runtime } from '../runtime.js'
import { compareProjections, type ProjectionsCompared, sayCompared } from './compare-projections.js'
import { CommandFailed } from './failure.js'
import { withRuntime } from './with-runtime.js'

type Finding = { readonly about: string; readonly ok: boolean; readonly says: string }

const findRights = async (pool: pg.Pool): Promise<readonly Finding[]> => {
  const weaknesses = await findWeaknesses(pool)
  if (weaknesses.length > 0) {
    return weaknesses.map((one) => ({ about: `guards of ${one.object}`, ok: false, says: describeWeakness(one) }))
  }
  return [{ about: 'guards of the log', ok: true, says: 'the program may only add and read; every guard stands' }]
}

const found = (about: string, faults: readonly string[], says: string): Finding => ({
  about,
  ok: faults.length === 0,
  says: faults.length === 0 ? says : faults.join('; '),
})

/** The log against itself, against the transparency log, and against the personal values it commits to. */
const findLog = async (runtime: Runtime): Promise<readonly Finding[]> => {
  const { pool, store, registry } = runtime
  const log = await checkLog(store, registry)
  const tree = await checkTree(pool, store)
  const personal = await checkPersonalData(pool, store, registry)
  const { size, behind, signedAt, witnesses } = await runtime.sealing()
  const signed =
    signedAt === null
      ? 'nothing signed yet; the next start of the server signs'
      : `${size} events signed at ${signedAt}, ${behind} not yet; every event is the leaf that was signed`
  return [
    found(`log (${store.name})`, log.faults, `${log.events} events, positions without a hole`),
    found('transparency log', tree.faults, signed),
    ...witnesses.map((witness) => findWitness(witness, size)),
    found(
      'personal data',
      personal.faults,
      `${personal.values} values open their commitments; ${personal.erasedPersons} persons erased, nothing left of them`,
    ),
  ]
}

const findWitness = ({ name, size, cosignedAt }: WitnessState, signed: bigint): Finding => {
  const about = `witness ${name}`
  if (size === null) {
    return { about, ok: false, says: 'has never cosigned; check BESLUITBOEK_WITNESSES and whether it runs' }
  }
  return { about, ok: true, says: `cosigned ${size} of ${signed} events at ${cosignedAt}` }
}

const findProjection = (
  { name, version }: (typeof projections)[number],
  { head, projections: standing }: EngineStatus,
  compared: ProjectionsCompared,
): Finding => {
  const about = `projection ${name}`
  const one = standing.find(({ projection }) => projection === name)
  if (one === undefined) return { about, ok: true, says: 'not built yet; the next start of the server builds it' }
  if (one.poison !== null) {
    const { event, type, position, reason } = one.poison
    return { about, ok: false, says: `stands still before ${type} ${event} at position ${position}: ${reason}` }
  }
  const place = `at ${one.position} of ${head}`
  const { ok, says } = sayCompared(compared, name)
  if (one.version !== version) {
    return { about, ok, says: `${place}, serves version ${one.version} until ${version} is built${says}` }
  }
  return { about, ok, says: `${place}, ${one.lag === 0n ? 'up to date' : `${one.lag} events behind`}${says}` }
}

export type DoctorArguments = {
  readonly json: boolean
  /** Compare the projections with the log however many events there are. */
  readonly projections: boolean
}

/** Checks database, log and projections, prints what it finds, and fails when anything is wrong. */
export const doctor = ({ json, projections: asked }: DoctorArguments): Promise<void> =>
  withRuntime({ sharing: 'share', evenUnguarded: true }, async ({ runtime }) => {
    // Opening the ledger has checked the durability settings and the migrations already; they are named all the same.
    const pending = await pendingMigrations(runtime.pool)
    const compared = await compareProjections(runtime, asked)
    const status = await runtime.engine.status()
    const findings: readonly Finding[] = [
      { about: 'database', ok: true, says: 'durable: fsync, synchronous_commit and full_page_writes are on' },
      found(
        'migrations',
        pending.map((one) => `not applied: ${one}; run besluitboek migrate`),
        'all applied',
      ),
      ...(await findRights(runtime.pool)),
      ...(await findLog(runtime)),
      ...projections.map((projection) => findProjection(projection, status, compared)),
    ]
    const wrong = findings.filter(({ ok }) => !ok)
    if (json) process.stdout.write(`${JSON.stringify({ ok: wrong.length === 0, findings }, null, 2)}\n`)
    else
      for (const { about, ok, says } of findings) process.stdout.write(`${ok ? 'ok   ' : 'WRONG'} ${about}: ${says}\n`)
    if (wrong.length > 0) throw new CommandFailed(`${wrong.length} of ${findings.length} checks failed.`)
  })
