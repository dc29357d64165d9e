import { createChance } from '../../../../bench/chance.js'
import { refuseSecretVote, type SecretCount } from '../../../../src/domain/ballot/secret.js'
import type { DomainEvent } from '../../../../src/domain/events.js'
import type { Decided } from '../../../../src/domain/shared/decider.js'
import { today } from '../given.js'
import { openBallots } from './aim.js'
import { type Ballot, ballotNamed, ballots, secretCount } from './ballots.js'
import { type Difference, inBallot, inMeeting } from './differences.js'
import type { Command, Objections } from './history.js'
import { isItsDay, meetingNamed, meetings } from './meetings.js'
import { type Modelled, objectionsTo } from './objections.js'
import { bornWith, type Life } from './random-life.js'
import { randomMeetingCommand } from './random-meeting-command.js'
import { voteSecretly } from './secret-objections.js'

/** What a command came to: the code it was refused with, or null; and what of note it led to. */
export type Step = {
  readonly command: Command<Modelled>
  readonly refused: string | null
  readonly marks: readonly string[]
}

const marksOf = ({ type, data }: DomainEvent): readonly string[] => {
  switch (type) {
    case 'QuorumNoted':
      return [`quorum ${data.dropped ? 'dropped' : data.met ? 'met' : 'not met'}`]
    case 'BallotClosed':
    case 'SecretBallotClosed':
    case 'VerdictRecomputed': {
      const { outcome, tie, void: voids, dependsOnProvisional } = data.verdict!
      const named = type === 'SecretBallotClosed' ? [`secret ${data.participants === null ? 'un' : ''}named`] : []
      const reasons = voids.map(({ because }) => `void ${because}`)
      return [`outcome ${outcome}`, `tie ${tie}`, `depends ${dependsOnProvisional}`, ...reasons, ...named]
    }
    default:
      return 'irregular' in data && data.irregular !== null ? ['irregular'] : []
  }
}

export type Lived = { readonly steps: readonly Step[]; readonly difference: Difference }

/** What the ledger decided otherwise than the rules say. */
const decidedOtherwise = (
  command: Command<Modelled>,
  decided: Decided,
  { ledger, governance }: Objections,
): Difference => {
  const because = 'irregularBecause' in command ? command.irregularBecause : null
  const forbids = because === null ? [...ledger, ...governance] : ledger
  const told = { ledger: decided.ok ? 'accepted' : decided.refusal.code, model: forbids.join(' or ') || 'accepted' }
  if (decided.ok !== (forbids.length === 0)) return { about: 'what is decided', ...told }
  if (!decided.ok) return forbids.includes(decided.refusal.code) ? null : { about: 'the refusal', ...told }
  const admitted = decided.events.flatMap(({ data }) =>
    'irregular' in data && data.irregular !== null ? data.irregular.rules : [],
  )
  const [one, other] = [admitted, governance].map((codes) => [...new Set(codes)].sort().join(', '))
  return one === other ? null : { about: 'what is irregular', ledger: one!, model: other! }
}

/**
 * Looks at what a command touched: its meeting, for its matter or each in turn, and its ballot (while that is open, every
 * other time). What it touched elsewhere is found by looking, every fourth time, at one of all in turn.
 */
const seenOtherwise = (life: Life, command: Command<Modelled>, turn: number): Difference => {
  const { history, dossiers } = life
  const { state } = life.house
  const inTurn = <Item>(items: readonly Item[]): Item | undefined => items[turn % Math.max(1, items.length)]
  const touched = {
    meeting: 'meeting' in command ? meetingNamed(history, command.meeting) : undefined,
    ballot: 'ballot' in command ? ballotNamed(history, command.ballot) : undefined,
  }
  const elsewhere = turn % 4 === 0
  const meeting = touched.meeting ?? (elsewhere ? inTurn(meetings(history)) : undefined)
  const ballot = touched.ballot ?? (elsewhere ? inTurn(openBallots(history)) : undefined)
  const matter = 'dossier' in command ? command.dossier : inTurn([null, ...dossiers])!
  const day = command.effectiveOn
  const seen =
    meeting === undefined
      ? null
      : inMeeting(state, history, meeting, [matter], isItsDay(meeting, day) ? day : meeting.heldOn)
  if (seen !== null || ballot === undefined) return seen
  return ballot.status !== 'open' || turn % 2 === 0 ? inBallot(state, history, ballot) : null
}

const secretBallot = ({ history }: Life, command: Command<Modelled>): Ballot | undefined => {
  const ballot = 'ballot' in command ? ballotNamed(history, command.ballot) : undefined
  return ballot?.secret === true && ballot.closed === null ? ballot : undefined
}

/** What the ballot box holds, for a command that counts it. */
const inBallotBox = (life: Life, command: Command<Modelled>): SecretCount | undefined => {
  const ballot = secretBallot(life, command)
  if (ballot === undefined || (command.type !== 'CloseBallot' && command.type !== 'CountSecretBallot')) return undefined
  return secretCount(life.history, ballot) as SecretCount
}

/** Puts a secret vote into the ballot box, if it may be cast: only the model keeps it, no event follows from it. */
const votedSecretly = (life: Life, command: Command<Modelled>): Difference => {
  const ballot = secretBallot(life, command)
  if (command.type !== 'CastVote' || ballot === undefined) return null
  if (secretCount(life.history, ballot).participants.includes(command.seat)) return null
  const { state } = life.house
  const found = state.dossiers.get(command.dossier)!.ballots.get(command.ballot)!
  const refused = refuseSecretVote(command, state, found, today)?.refusal.code ?? null
  const codes = voteSecretly(life.history, command).ledger
  if (refused === null ? codes.length > 0 : !codes.includes(refused)) {
    return { about: 'a secret vote', ledger: refused ?? 'accepted', model: codes.join(' or ') || 'accepted' }
  }
  if (refused === null) life.history = life.history.with(command, {})
  return null
}

/** In the end everything is looked at once more. */
const inTheEnd = ({ house: { state }, history, dossiers }: Life): Difference => {
  for (const one of meetings(history)) {
    const found = inMeeting(state, history, one, [null, ...dossiers], one.heldOn)
    if (found !== null) return found
  }
  for (const one of ballots(history)) {
    const found = inBallot(state, history, one)
    if (found !== null) return found
  }
  return null
}

/** Streams of chance of one house lie so far apart. */
const MOST_STEPS = 10_000

/**
 * Lives the steps of one house, by chance that each of them has for itself: without some of them the others do what comes
 * nearest. Stops at the first difference between ledger and model.
 */
export const live = (seed: number, house: number, steps: readonly number[]): Lived => {
  const life = bornWith(createChance(seed, house * MOST_STEPS))
  const done: Step[] = []
  for (const step of steps) {
    const chance = createChance(seed, house * MOST_STEPS + step)
    const command = randomMeetingCommand({ life, history: life.history, chance })
    const objections = objectionsTo(life.history, command)
    const decided = life.house.decide(command, inBallotBox(life, command))
    done.push({
      command,
      refused: decided.ok ? null : decided.refusal.code,
      marks: decided.ok ? decided.events.flatMap(marksOf) : [],
    })
    const otherwise = decidedOtherwise(command, decided, objections)
    if (otherwise !== null) return { steps: done, difference: otherwise }
    if (!decided.ok) {
      const otherwise = decided.refusal.code === 'vote.secret' ? votedSecretly(life, command) : null
      if (otherwise !== null) return { steps: done, difference: otherwise }
      continue
    }
    life.house.happened(decided.events, command.effectiveOn)
    life.history = life.history.with(command, decided.created)
    const difference = seenOtherwise(life, command, step)
    if (difference !== null) return { steps: done, difference }
  }
  return { steps: done, difference: inTheEnd(life) }
}

/** Fewer steps of the same house that still show a difference: parts are left out, ever smaller ones. */
export const shrink = (seed: number, house: number, steps: readonly number[]): readonly number[] => {
  let kept = steps
  for (let part = Math.ceil(kept.length / 2); part >= 1; part = part === 1 ? 0 : Math.ceil(part / 2)) {
    for (let from = 0; from < kept.length; ) {
      const fewer = kept.toSpliced(from, part)
      if (live(seed, house, fewer).difference === null) from += part
      else kept = fewer
    }
  }
  return kept
}
