import { expect, test } from 'vitest'
import type { RefusalCode } from '../../src/domain/shared/refusal.js'
import { live, type Step, shrink } from './support/meeting-model/live.js'
import { modelled } from './support/meeting-model/objections.js'

const COMMANDS = Number(process.env.MEETING_COMMANDS ?? 100_000)
const STEPS_A_HOUSE = 160

/** Chosen by the clock and printed; `MEETING_SEED` plays one again. */
const seed = Number(process.env.MEETING_SEED ?? Date.now() % 1_000_000_000)

/** Refusals that must come about, or this test does not speak of the rules behind them. */
const refusals = [
  'ballot.already-open',
  'ballot.annulled',
  'ballot.box-not-empty',
  'ballot.closed',
  'ballot.count-differs',
  'ballot.must-be-secret',
  'ballot.no-tie-before',
  'ballot.no-votes',
  'ballot.not-secret',
  'ballot.second-round-due',
  'ballot.too-few-for-secrecy',
  'ballot.too-few-voters',
  'meeting.attendance-needed',
  'meeting.chair-absent',
  'meeting.chair-must-rotate',
  'meeting.closed',
  'meeting.in-writing',
  'meeting.may-not-put-on-agenda',
  'meeting.movement-out-of-order',
  'meeting.not-on-first-agenda',
  'meeting.not-open',
  'meeting.not-that-day',
  'meeting.notice-too-short',
  'meeting.second-too-soon',
  'meeting.suspended',
  'meeting.too-little-time-to-respond',
  'meeting.written-not-allowed',
  'minutes.already-approved',
  'minutes.not-in-later-meeting',
  'minutes.remarked',
  'minutes.silence-does-not-approve',
  'minutes.silence-too-short',
  'proxy.already-given',
  'proxy.chained',
  'proxy.giver-has-no-vote',
  'proxy.holder-has-no-vote',
  'proxy.not-allowed',
  'proxy.other-partner',
  'proxy.over-cap',
  'referral-back.not-over',
  'referral-back.nothing-open',
  'vote.already-cast',
  'vote.must-refer-back',
  'vote.no-seat-that-day',
  'vote.not-present',
  'vote.observer',
  'vote.proxy-chained',
  'vote.proxy-holder-absent',
  'vote.proxy-not-allowed',
  'vote.proxy-not-valid',
  'vote.proxy-over-cap',
  'vote.recused',
  'vote.referral-back-over',
  'vote.secret',
  'vote.secret-is-definite',
  'vote.too-late',
] as const satisfies readonly RefusalCode[]

/** What meetings and ballots must come to. */
const turns = [
  ...['met', 'not met', 'dropped'].map((one) => `quorum ${one}`),
  ...['adopted', 'rejected', 'no-quorum', 'second-round'].map((one) => `outcome ${one}`),
  ...['rejected', 'chair-for', 'chair-against', 'chair-silent', 'second-round'].map((one) => `tie ${one}`),
  ...['recused', 'no-seat', 'observer', 'not-present', 'too-late', 'not-confirmed'].map((one) => `void ${one}`),
  ...['not-allowed', 'not-valid', 'chained', 'holder-absent'].map((one) => `void proxy-${one}`),
  ...['named', 'unnamed'].map((one) => `secret ${one}`),
  'depends true',
  'irregular',
]

const told = ({ command, refused }: Step): string =>
  `${command.type} ${refused === null ? 'accepted' : `refused: ${refused}`}\n    ${JSON.stringify(command)}`

const count = (counts: Map<string, number>, key: string): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

test('random meetings of random organs go as an independent slow model says', { timeout: 600_000 }, () => {
  process.stdout.write(`Random meetings: MEETING_SEED=${seed}\n`)
  const steps = Array.from({ length: STEPS_A_HOUSE }, (_, index) => index + 1)
  const accepted = new Map<string, number>()
  const refused = new Map<string, number>()
  const marks = new Map<string, number>()
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
    for (const { command, refused: code, marks: own } of lived.steps) {
      count(code === null ? accepted : refused, code ?? command.type)
      for (const mark of own) count(marks, mark)
    }
    all += lived.steps.length
  }
  const share = [...accepted.values()].reduce((sum, count) => sum + count, 0) / all
  process.stdout.write(`Random meetings: ${all} commands, ${Math.round(share * 100)} % accepted\n`)
  if (process.env.MEETING_REPORT !== undefined) {
    process.stdout.write(`${JSON.stringify([accepted, refused, marks].map(Object.fromEntries), null, 1)}\n`)
  }
  expect(share).toBeGreaterThan(0.4)
  expect(modelled.filter((type) => !accepted.has(type))).toEqual([])
  expect([...refusals, ...turns].filter((one) => !refused.has(one) && !marks.has(one))).toEqual([])
})
