import { expect, test } from 'vitest'
import { live, type Step, shrink } from './support/meeting-model/live.js'
import { modelled } from './support/meeting-model/objections.js'

const COMMANDS = Number(process.env.MEETING_COMMANDS ?? 100_000)
const STEPS_A_HOUSE = 120

/** Chosen by the clock and printed; `MEETING_SEED` plays one again. */
const seed = Number(process.env.MEETING_SEED ?? Date.now() % 1_000_000_000)

const told = ({ command, refused }: Step): string =>
  `${command.type} ${refused === null ? 'accepted' : `refused: ${refused}`}\n    ${JSON.stringify(command)}`

test('random meetings of random organs go as an independent slow model says', { timeout: 300_000 }, () => {
  process.stdout.write(`Random meetings: MEETING_SEED=${seed}\n`)
  const steps = Array.from({ length: STEPS_A_HOUSE }, (_, index) => index + 1)
  const accepted = new Map<string, number>()
  const refused = new Map<string, number>()
  let all = 0
  for (let house = 0; all < COMMANDS; house += 1) {
    const lived = live(seed, house, steps)
    if (lived.difference !== null) {
      const fewest = live(seed, house, shrink(seed, house, steps.slice(0, lived.steps.length)))
      const { about, ledger, model } = fewest.difference ?? lived.difference
      expect.fail(
        [
          `MEETING_SEED=${seed}, house ${house}: they differ about ${about}`,
          `  ledger: ${ledger}`,
          `  model:  ${model}`,
          'after:',
          ...fewest.steps.slice(-25).map((step) => `  ${told(step)}`),
        ].join('\n'),
      )
    }
    for (const { command, refused: code } of lived.steps) {
      const [counts, key] = code === null ? [accepted, command.type] : [refused, code]
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
    all += lived.steps.length
  }
  const share = [...accepted.values()].reduce((sum, count) => sum + count, 0) / all
  process.stdout.write(`Random meetings: ${all} commands, ${Math.round(share * 100)} % accepted\n`)
  if (process.env.MEETING_REPORT !== undefined) {
    process.stdout.write(`${JSON.stringify([Object.fromEntries(accepted), Object.fromEntries(refused)], null, 1)}\n`)
  }
  expect(share).toBeGreaterThan(0.4)
  expect(modelled.filter((type) => !accepted.has(type))).toEqual([])
})
