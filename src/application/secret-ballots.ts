import type { BallotBox, BallotPlace, Closing as BoxClosing } from '../ballot-box/ballot-box.js'
import { refuseSecretVote } from '../domain/ballot/secret.js'
import type { Ballot } from '../domain/ballot/state.js'
import type { CommandOf, ReceivedCommand } from '../domain/commands.js'
import type { HouseId } from '../domain/shared/identifiers.js'
import { type RefusalCode, refusal } from '../domain/shared/refusal.js'
import { dayInFlanders, type Instant } from '../domain/shared/time.js'
import type { EventStore } from '../ledger/event-store.js'
import { authorise } from './authorise.js'
import type { CommandProblem, CommandRequest, CommandResult } from './command.js'
import { parseCommand } from './command-definitions.js'
import type { Count, Execute, ExecuteCounted } from './execute.js'
import type { HouseStates } from './house-states.js'
import { admit } from './prepare.js'

export type SecretBallotDependencies = {
  readonly box: BallotBox
  readonly houses: HouseStates
  readonly store: Pick<EventStore, 'head'>
  readonly now: () => Instant
}

type CastVote = CommandOf<'CastVote'>
type Closing = CommandOf<'CloseBallot' | 'CountSecretBallot'>

type Annulling = CommandOf<'AnnulBallot'>

type Failed = Extract<CommandResult, { ok: false }>

const problem = (why: CommandProblem): Failed => ({ ok: false, problem: why })
const refused = (code: RefusalCode, field: string, details: Readonly<Record<string, string>> = {}): Failed =>
  problem({ kind: 'refused', refusal: refusal(code, field, details) })

const aboutVotes: ReadonlySet<string> = new Set(['CastVote', 'CloseBallot', 'CountSecretBallot', 'AnnulBallot'])

const isAboutVotes = (command: ReceivedCommand): command is CastVote | Closing | Annulling =>
  aboutVotes.has(command.type)

/**
 * The one way in, with secret ballots: a vote goes into the ballot box and nowhere else. No event, command key,
 * fingerprint or correlation is kept of it, so repeating it is refused as a second vote. Closing the ballot takes the
 * count from the box; annulling it throws the box away unread.
 */
export const withSecretBallots = (execute: ExecuteCounted, dependencies: SecretBallotDependencies): Execute => {
  const { box, houses, store, now } = dependencies
  const today = () => dayInFlanders(now())

  /** The ballot, when it is a secret one, as the log has it now. */
  const findSecret = async ({ house, dossier, ballot: id }: BallotPlace) => {
    const { state } = await houses.load(house)
    const ballot: Ballot | undefined = state.dossiers.get(dossier)?.ballots.get(id)
    return ballot?.secret === true ? { state, ballot } : null
  }

  /** Why this vote is not taken; null when it may go into the box. */
  const mayVote = async (
    request: CommandRequest,
    command: CastVote,
    place: BallotPlace,
  ): Promise<CommandResult | null> => {
    const found = await findSecret(place)
    if (found === null) return execute(request)
    const { state, ballot } = found
    const rule = refuseSecretVote(command, state, ballot, today())
    const admitted = admit(request, command, state, today(), rule?.refusal ?? null)
    if (!admitted.ok) return problem(admitted.problem)
    // Who runs the program may do everything, but holds no seat.
    return request.principal.kind === 'person' ? null : refused('vote.secret', 'ballot')
  }

  /** Where the ledger stands. Nothing in the answer tells votes apart. */
  const noted = async ({ house, dossier }: BallotPlace): Promise<CommandResult> => {
    const { state } = await houses.load(house)
    const revision = state.dossiers.get(dossier)?.revision ?? 0
    return {
      ok: true,
      repeated: false,
      answer: { house, position: await store.head(), revision, created: {}, events: [] },
    }
  }

  const cast = async (request: CommandRequest, command: CastVote, place: BallotPlace): Promise<CommandResult> => {
    const before = await mayVote(request, command, place)
    if (before !== null) return before
    const found = await box.find(place)
    // The box may have been made after the ballot was closed; one that was there while it was open is the right one.
    const after = await mayVote(request, command, place)
    if (after !== null) {
      // The closing took its box away before this one was made: nobody else would.
      if ((await findSecret(place))?.ballot.open !== true) await box.remove(place)
      return after
    }
    switch (await box.add(found, command.seat, command.choice)) {
      case 'added':
        return noted(place)
      case 'voted-before': {
        const { state } = await houses.load(place.house)
        return refused('vote.already-cast', 'seat', { function: state.seats.get(command.seat)?.function ?? '' })
      }
      case 'closing':
      case 'gone':
        return problem({ kind: 'conflict' })
    }
  }

  const close = async (request: CommandRequest, place: BallotPlace): Promise<CommandResult> => {
    const found = await box.find(place)
    const begun: { closing: BoxClosing | null } = { closing: null }
    const count: Count = async () => {
      begun.closing = await box.beginClosing(found)
      return begun.closing === null ? problem({ kind: 'conflict' }) : { ok: true, counted: begun.closing.contents }
    }
    // When this throws, the result may still be recorded: the box stays shut until that is certain.
    const result = await execute(request, count)
    if (result.ok || (await findSecret(place))?.ballot.open !== true) await box.remove(place)
    else await begun.closing?.reopen()
    return result
  }

  const annul = async (request: CommandRequest, place: BallotPlace): Promise<CommandResult> => {
    const result = await execute(request)
    if (result.ok || (await findSecret(place))?.ballot.open !== true) await box.remove(place)
    return result
  }

  return async (request) => {
    const parsed = parseCommand(request.type, request.body)
    if (!parsed.ok || !isAboutVotes(parsed.command)) return execute(request)
    const { command } = parsed
    const place = { house: request.house, dossier: command.dossier, ballot: command.ballot }
    const found = await findSecret(place)
    if (found === null) return execute(request)
    if (command.type === 'CastVote') return found.ballot.open ? cast(request, command, place) : execute(request)
    // Whoever may not close it must not keep votes out, however briefly.
    const { allowed } = authorise(request.principal, request.house, command, found.state, today())
    if (!allowed) return execute(request)
    return command.type === 'AnnulBallot' ? annul(request, place) : close(request, place)
  }
}

/** Takes away the boxes of ballots that were closed or annulled while the program ended before it could do so itself. */
export const removeClosedBoxes = async (box: BallotBox, houses: HouseStates): Promise<void> => {
  for (const one of await box.list()) {
    const { state } = await houses.load(one.house as HouseId)
    const ballot = state.dossiers.get(one.dossier)?.ballots.get(one.ballot)
    if (ballot?.open === false) await box.remove(one)
  }
}
