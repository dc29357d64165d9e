import { mkdir, writeFile } from 'node:fs/promises'
import { cpus, loadavg, totalmem } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { packageRoot } from '../src/package-root.js'
import type { BenchServer } from './server.js'

/** The middle of the values; of an even number the lower of the two in the middle. */
export const median = (values: readonly number[]): number => percentile(values, 50)

/** The value that this part (0 to 100) of the values does not exceed. */
export const percentile = (values: readonly number[], part: number): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const value = sorted[Math.max(0, Math.ceil((part / 100) * sorted.length) - 1)]
  if (value === undefined) throw new RangeError('There are no values')
  return value
}

export type Spread = { readonly median: number; readonly least: number; readonly most: number; readonly rounds: number }

/** Median, least and most of the rounds. */
export const spreadOf = (values: readonly number[]): Spread => ({
  median: median(values),
  least: Math.min(...values),
  most: Math.max(...values),
  rounds: values.length,
})

/** How busy the machine is: processes that run or wait to run, over the last minute. More than the number of cores is too busy. */
export const loadNow = (): number => Math.round((loadavg()[0] ?? 0) * 100) / 100

const idleTime = (): { readonly idle: number; readonly all: number } => {
  let [idle, all] = [0, 0]
  for (const { times } of cpus()) {
    idle += times.idle
    all += times.user + times.nice + times.sys + times.irq + times.idle
  }
  return { idle, all }
}

/**
 * Waits until the machine is idle for the most part, as long as `patience` milliseconds; answers the part (0 to 1) that was idle at last.
 * Called before every round of either side, so that what others do on the machine hits neither more than the other.
 */
export const waitForCalm = async (patience: number): Promise<number> => {
  const end = performance.now() + patience
  for (;;) {
    const before = idleTime()
    await sleep(200)
    const after = idleTime()
    const part = round((after.idle - before.idle) / Math.max(1, after.all - before.all))
    if (part >= 0.8 || performance.now() > end) return part
  }
}

export type Bar = { readonly bar: string; readonly measured: string; readonly reached: boolean }

export const barOf = (bar: string, measured: string, reached: boolean): Bar => ({ bar, measured, reached })

/**
 * Writes what was measured to `bench/results/<name>.json`, with the machine (no names or paths) and the server's
 * settings, and shows the bars.
 */
export const report = async (
  name: string,
  server: BenchServer,
  measured: Readonly<Record<string, unknown>> & { readonly bars: readonly Bar[] },
): Promise<void> => {
  const machine = {
    processor: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    postgres: await server.settings(),
  }
  const folder = join(packageRoot, 'bench', 'results')
  await mkdir(folder, { recursive: true })
  const text = JSON.stringify({ measuredAt: new Date().toISOString(), machine, ...measured }, null, 2)
  await writeFile(join(folder, `${name}.json`), `${text}\n`)
  for (const { bar, measured: value, reached } of measured.bars) {
    console.log(`${reached ? 'reached    ' : 'NOT REACHED'}  ${bar}: ${value}`)
  }
}

export const round = (value: number, digits = 2): number => Number(value.toFixed(digits))
