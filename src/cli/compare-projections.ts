import type { Comparison, RowFault } from '../projecting/compare.js'
import { RebuildRefused } from '../projecting/errors.js'
import type { Runtime } from '../runtime.js'
import { startProgress } from './progress.js'

/** Events up to which building every table anew takes a moment only; about what a house records in ten years. */
const CHEAP = 20_000n

/** What comparing the projections with the log gave. */
export type ProjectionsCompared =
  | { readonly kind: 'compared'; readonly comparisons: ReadonlyMap<string, Comparison> }
  /** `too-many`: it takes a while, and nobody asked for it. `rebuilding`: a rebuild is under way. */
  | { readonly kind: 'not-looked'; readonly why: 'too-many' | 'rebuilding' }

/** Compares every projection with the log: always in a small ledger, in a large one when `asked`. */
export const compareProjections = async (
  { engine, store }: Pick<Runtime, 'engine' | 'store'>,
  asked: boolean,
): Promise<ProjectionsCompared> => {
  const head = await store.head()
  if (head > CHEAP && !asked) return { kind: 'not-looked', why: 'too-many' }
  const progress = startProgress('compare')
  // A moment's work needs no bar.
  const onProgress = (position: bigint, target: bigint): void => {
    if (head > CHEAP) progress.update(Number(position), Number(target))
  }
  try {
    const comparisons = await engine.compare(undefined, { onProgress })
    return { kind: 'compared', comparisons: new Map(comparisons.map((one) => [one.projection, one])) }
  } catch (error) {
    if (error instanceof RebuildRefused) return { kind: 'not-looked', why: 'rebuilding' }
    throw error
  } finally {
    progress.stop()
  }
}

const KINDS: Readonly<Record<RowFault['kind'], string>> = {
  altered: 'is not what the log says',
  missing: 'is missing',
  extra: 'does not follow from the log',
}

const NOT_COMPARED: Readonly<Record<NonNullable<Comparison['notCompared']>, string>> = {
  'not-built': '',
  'other-version': '; not compared with the log',
  'event-refused': '; cannot be built anew from the log: run besluitboek rebuild to see why',
}

/** What to say of one projection, after where it stands; and whether it is in order. */
export const sayCompared = (
  compared: ProjectionsCompared,
  projection: string,
): { readonly ok: boolean; readonly says: string } => {
  if (compared.kind === 'not-looked') {
    const { why } = compared
    const how = why === 'too-many' ? 'doctor --projections does' : 'a rebuild is under way; try again after it'
    return { ok: true, says: `; not compared with the log (${how})` }
  }
  const comparison = compared.comparisons.get(projection)
  if (comparison === undefined) return { ok: true, says: '' }
  const { notCompared, faults } = comparison
  if (notCompared !== null) return { ok: notCompared !== 'event-refused', says: NOT_COMPARED[notCompared] }
  if (faults.length === 0) return { ok: true, says: '; every row follows from the log' }
  const rows = faults.map(({ table, key, kind }) => `row ${key} of ${table} ${KINDS[kind]}`)
  return { ok: false, says: `; ${rows.join('; ')}; besluitboek rebuild ${projection} builds it anew` }
}
