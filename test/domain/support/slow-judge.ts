import type { BallotFacts, VoteFact } from '../../../src/domain/ballot/facts.js'
import type { Verdict } from '../../../src/domain/ballot/verdict.js'

/**
 * The rules of judging told a second time, slowly and in another way: votes are written out one by one as often as they
 * weigh, and every question is asked by counting a list. What `judge` must agree with.
 */
export type Slow = {
  readonly present: number
  readonly represented: number
  readonly seats: number
  readonly quorumMet: boolean
  /** How many were counted towards the quorum, and how many were needed; null where none were. */
  readonly quorumCounted: number
  readonly quorumNeeded: number | null
  readonly quorumDropped: boolean
  /** By weight, of the votes that count, those still subject to referral back. */
  readonly provisional: number
  readonly void: Readonly<Record<string, string>>
  readonly votes: Readonly<Record<string, number>>
  readonly outcome: string
}

const noted = (facts: BallotFacts, seat: string): boolean => (facts.noted ?? []).some((one) => one === seat)
const hasSeat = (facts: BallotFacts, seat: string): boolean => facts.seats.some((one) => one.seat === seat)
const recused = (facts: BallotFacts, seat: string): boolean =>
  hasSeat(facts, seat) && facts.recused.some((one) => one === seat)
const inPerson = (facts: BallotFacts, vote: VoteFact): boolean => vote.proxy === null || noted(facts, vote.seat)

/** Why a vote cast in person does not count. */
const ownFault = (facts: BallotFacts, vote: VoteFact): string | null => {
  if (vote.void === 'no-seat' || vote.void === 'observer') return vote.void
  if (recused(facts, vote.seat)) return 'recused'
  if (vote.void === 'too-late') return 'too-late'
  if (facts.outside.some((seat) => seat === vote.seat)) return 'not-present'
  return null
}

/** Is the seat in the room, or did it answer itself? */
const there = (facts: BallotFacts, seat: string): boolean =>
  hasSeat(facts, seat) &&
  (noted(facts, seat) ||
    facts.votes.some((vote) => vote.seat === seat && inPerson(facts, vote) && ownFault(facts, vote) === null))

/** Why the n-th proxy does not count; null when it does; undefined when it is not used. */
const proxyFault = (facts: BallotFacts, index: number): string | null | undefined => {
  const proxy = facts.proxies[index]!
  const rule = facts.rules.proxies
  if (there(facts, proxy.giver)) return undefined
  if (rule.kind === 'not-allowed') return 'proxy-not-allowed'
  if (!hasSeat(facts, proxy.giver) || !hasSeat(facts, proxy.holder)) return 'proxy-not-valid'
  const partner = (seat: string) => facts.seats.find((one) => one.seat === seat)!.partner
  if (rule.to === 'same-partner') {
    if (partner(proxy.giver) === null || partner(proxy.giver) !== partner(proxy.holder)) return 'proxy-not-allowed'
  }
  const acts = there(facts, proxy.holder) && !recused(facts, proxy.holder)
  if (!acts && facts.proxies.some(({ giver }) => giver === proxy.holder)) return 'proxy-chained'
  if (recused(facts, proxy.holder)) return 'proxy-holder-absent'
  if (rule.holderMustBePresent && facts.noted !== null && !acts) return 'proxy-holder-absent'
  const before = facts.proxies
    .slice(0, index)
    .filter(
      (other, at) => other.holder === proxy.holder && [null, 'proxy-over-cap'].includes(proxyFault(facts, at) as never),
    )
  return before.length >= rule.maximumPerHolder ? 'proxy-over-cap' : null
}

const faultOf = (facts: BallotFacts, vote: VoteFact): string | null => {
  if (inPerson(facts, vote)) return ownFault(facts, vote) ?? vote.void
  if (vote.void === 'no-seat' || vote.void === 'observer') return vote.void
  if (recused(facts, vote.seat)) return 'recused'
  const index = facts.proxies.findIndex(({ proxy }) => proxy === vote.proxy)
  const fault = index === -1 ? 'proxy-not-valid' : proxyFault(facts, index)
  return (fault === undefined ? 'proxy-not-valid' : fault) ?? vote.void
}

type Ballot = { readonly choice: string; readonly partner: string | null; readonly open: boolean }

/** Each vote as often as it weighs. */
const writtenOut = (facts: BallotFacts, votes: readonly VoteFact[]): readonly Ballot[] => {
  const { weights } = facts.rules
  if (facts.secret !== null) {
    return Object.entries(facts.secret).flatMap(([choice, times]) =>
      Array.from({ length: times }, () => ({ choice, partner: null, open: false })),
    )
  }
  const often = (times: number, one: Ballot): readonly Ballot[] => Array.from({ length: times }, () => one)
  if (weights.kind !== 'per-partner') {
    return votes.flatMap(({ seat, choice, partner, provisional: open }) => {
      const named = weights.kind === 'per-seat' ? weights.seats.find((one) => one.seat === seat) : undefined
      return often(named?.weight ?? 1, { choice, partner, open })
    })
  }
  const partners = new Set(votes.map(({ partner }) => partner))
  return [...partners].flatMap((partner) => {
    const own = votes.filter((vote) => vote.partner === partner)
    if (partner === null) return own.map(({ choice, provisional: open }) => ({ choice, partner, open }))
    const open = own.some(({ provisional }) => provisional)
    const times = (choice: string): number => own.filter((one) => one.choice === choice).length
    const sides = times('for') + times('against') > 0 ? ['for', 'against'] : ['abstain', 'blank', 'invalid']
    const most = Math.max(...sides.map(times))
    const winners = sides.filter((choice) => times(choice) === most)
    const said = winners.length === 1 ? winners[0]! : 'abstain'
    return often(weights.partners.find((one) => one.partner === partner)?.weight ?? 1, { choice: said, partner, open })
  })
}

/** Is there the majority among these? `tied`: as many for as against, and nothing else that counts. */
const reached = (facts: BallotFacts, ballots: readonly Ballot[]): { readonly met: boolean; readonly tied: boolean } => {
  const { rules } = facts
  const as: Readonly<Record<string, string>> = {
    for: 'pro',
    against: 'contra',
    abstain: rules.abstentions,
    blank: rules.blanks,
    invalid: rules.invalid,
  }
  const counted = ballots.map(({ choice }) => as[choice]!).filter((how) => how !== 'not-counted')
  const pro = counted.filter((how) => how === 'pro').length
  const contra = counted.filter((how) => how === 'contra' || how === 'against').length
  const all = counted.length
  const majority = (facts.written ? rules.writtenProcedure?.majority : undefined) ?? rules.majority
  const even = pro > 0 && pro === contra
  switch (majority) {
    case 'simple':
      return { met: pro > contra, tied: even }
    case 'absolute':
      return { met: pro * 2 > all, tied: even && pro + contra === all }
    case 'two-thirds':
      return { met: pro > 0 && pro * 3 >= all * 2, tied: false }
    case 'four-fifths':
      return { met: pro > 0 && pro * 5 >= all * 4, tied: false }
    case 'unanimity':
      return { met: pro > 0 && pro === all, tied: false }
    case 'consensus':
      return { met: pro > 0 && contra === 0, tied: false }
    case 'consent':
      return { met: contra === 0, tied: false }
  }
}

/** The outcome and what leads to it. Of a secret ballot only the totals are known. */
export const slowJudge = (facts: BallotFacts): Slow => {
  const { rules } = facts
  const seats = facts.seats.map(({ seat }) => seat as string)
  const countsAtAll = (seat: string): boolean => rules.quorum.whenRecused === 'unchanged' || !recused(facts, seat)
  const sitting = seats.filter(countsAtAll)
  const seen = sitting.filter((seat) => there(facts, seat)).length
  const represented = sitting.filter((seat) =>
    facts.proxies.some(({ giver }, index) => giver === seat && proxyFault(facts, index) === null),
  ).length
  // Whoever voted secretly was there, or represented.
  const voted = Object.values(facts.secret ?? {}).reduce((sum, votes) => sum + votes, 0)
  const present = Math.max(seen, voted - represented)
  const here = present + (rules.quorum.counts === 'present' ? 0 : represented)
  const rule = rules.quorum.needed
  const again =
    rules.secondConvocation !== null &&
    facts.daysAfterFirstConvocation !== null &&
    facts.daysAfterFirstConvocation >= rules.secondConvocation.afterDays
  const isEnough = (number: number): boolean =>
    rule.kind === 'none' ||
    (rule.kind === 'number'
      ? number >= rule.number
      : rule.kind === 'more-than'
        ? number * rule.denominator > sitting.length * rule.numerator
        : number * rule.denominator >= sitting.length * rule.numerator)
  const upwards = Array.from({ length: sitting.length + 2 }, (_, number) => number)
  const quorumMet = isEnough(here) || again
  const faults = facts.votes.map((vote) => [vote.seat as string, faultOf(facts, vote)] as const)
  const counting = facts.votes.filter((_, index) => faults[index]![1] === null)
  const ballots = writtenOut(facts, counting)
  const whole = reached(facts, ballots)
  const groups = rules.weights.kind === 'per-group' ? rules.weights.groups : []
  const everyGroup = groups.every(
    ({ partners }) =>
      reached(
        facts,
        ballots.filter(({ partner }) => partners.some((one) => one === partner)),
      ).met,
  )
  const chair = counting.find(({ seat }) => seat === facts.chair)?.choice
  const outcome = !quorumMet
    ? 'no-quorum'
    : whole.tied && rules.tie === 'second-round' && facts.round === 1
      ? 'second-round'
      : everyGroup && (whole.met || (whole.tied && rules.tie === 'chair-decides' && chair === 'for'))
        ? 'adopted'
        : 'rejected'
  return {
    present,
    represented,
    seats: sitting.length,
    quorumMet,
    quorumCounted: here,
    quorumNeeded: rule.kind === 'none' || again ? null : rule.kind === 'number' ? rule.number : upwards.find(isEnough)!,
    quorumDropped: again && rule.kind !== 'none',
    provisional: ballots.filter(({ open }) => open).length,
    void: Object.fromEntries(faults.filter(([, fault]) => fault !== null)) as Record<string, string>,
    votes: Object.fromEntries(
      ['for', 'against', 'abstain', 'blank', 'invalid'].map((choice) => [
        choice,
        ballots.filter((one) => one.choice === choice).length,
      ]),
    ),
    outcome,
  }
}

/** The proxies by which somebody is represented: whoever gave one and is there after all needs none. */
export const usableProxies = (facts: BallotFacts): readonly string[] =>
  facts.proxies.filter((_, index) => proxyFault(facts, index) === null).map(({ proxy }) => proxy)

/** A verdict as the slow judge tells it. */
export const toldSlowly = (verdict: Verdict): Slow => {
  const { present, represented, seats, quorum, provisional, votes, outcome } = verdict
  return {
    ...{ present, represented, seats, provisional, votes, outcome },
    quorumMet: quorum.met,
    quorumCounted: quorum.counted,
    quorumNeeded: quorum.needed,
    quorumDropped: quorum.dropped,
    void: Object.fromEntries(verdict.void.map(({ seat, because }) => [seat, because])),
  }
}
