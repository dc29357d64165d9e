import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { packageRoot } from '../src/package-root.js'

/** What every file of results holds. */
const result = z.looseObject({
  measuredAt: z.string(),
  machine: z.looseObject({ processor: z.string(), cores: z.number(), memoryGiB: z.number(), node: z.string() }),
  bars: z.array(z.object({ bar: z.string(), measured: z.string(), reached: z.boolean() })),
})

const FROM = '<!-- measured: from here on written by npm run bench:summary -->'
const TO = '<!-- measured: end -->'

/** Loads of the rounds in a result, wherever they stand in it. */
const loadsIn = (value: unknown): readonly number[] => {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'load' && typeof inner === 'number' ? [inner] : loadsIn(inner),
  )
}

const folder = join(packageRoot, 'bench', 'results')
const lines = [
  '| bar | measured | reached | load of the machine (2 is full) | machine | on |',
  '|---|---|---|---|---|---|',
]
const machines: string[] = []
for (const file of (await readdir(folder)).filter((name) => name.endsWith('.json')).sort()) {
  const content: unknown = JSON.parse(await readFile(join(folder, file), 'utf8'))
  const { measuredAt, machine: on, bars } = result.parse(content)
  const machine = `${on.processor}, ${on.cores} cores, ${on.memoryGiB} GiB, Node ${on.node}`
  if (!machines.includes(machine)) machines.push(machine)
  const loads = loadsIn(content)
  const load = loads.length === 0 ? 'not noted' : `${Math.min(...loads)} to ${Math.max(...loads)}`
  for (const { bar, measured, reached } of bars) {
    lines.push(
      `| ${bar} | ${measured} | ${reached ? 'yes' : 'no'} | ${load} | ${machines.indexOf(machine) + 1} | ${measuredAt.slice(0, 16)} |`,
    )
  }
}

const path = join(packageRoot, 'bench', 'README.md')
const readme = await readFile(path, 'utf8')
const [before, after] = [readme.indexOf(FROM), readme.indexOf(TO)]
if (before === -1 || after === -1) throw new Error('README.md has lost the marks between which the results stand')
const table = `${FROM}\n\n${machines.map((one, place) => `Machine ${place + 1}: ${one}.`).join(' ')}\n\n${lines.join('\n')}\n\n`
await writeFile(path, readme.slice(0, before) + table + readme.slice(after))
