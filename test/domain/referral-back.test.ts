import { describe, expect, test } from 'vitest'
import { awaitsConfirmation, isHeldUp } from '../../src/domain/decision/provisional.js'
import { isFinallyAdopted, isWaiting, usedThisYear } from '../../src/domain/decision/standing.js'
import type { RuleSet } from '../../src/domain/rule-set/rule-set.js'
import type { DecisionId, DossierId } from '../../src/domain/shared/identifiers.js'
import { rulesWith } from './support/facts.js'
import { given } from './support/given.js'
import { adopt, propose, smallHouse } from './support/small-house.js'

const effectiveOn = '2025-04-01'

type Fields = { readonly rules?: Partial<RuleSet>; readonly subject?: string; readonly amountCents?: number | null }

/** The chair for, the member against, and the referring member for, subject to referral back: adopted by that vote. */
const voted = ({ rules = {}, subject = 'working-groups', amountCents = null }: Fields = {}) => {
  const small = smallHouse()
  const { house, stuurgroep, chair, member, referringMember } = small
  house.record('AdoptRuleSet', {
    effectiveOn: '2025-01-01',
    organ: stuurgroep,
    rules: rulesWith({ referralBackDays: 30, ...rules }),
  })
  const dossier = propose(small, { subject, amountCents })
  const ballot = house.record('OpenBallot', { effectiveOn, dossier, organ: stuurgroep }).ballot!
  const inBallot = { effectiveOn, dossier, ballot }
  house.record('CastVote', { ...inBallot, seat: chair, choice: 'for' })
  house.record('CastVote', { ...inBallot, seat: member, choice: 'against' })
  house.record('CastVote', { ...inBallot, seat: referringMember, choice: 'for', subjectToReferralBack: true })
  house.record('CloseBallot', inBallot)
  const confirm = (choice: 'for' | 'against' | 'abstain', on = '2025-04-10') =>
    given(house).when('ConfirmVote', { ...inBallot, effectiveOn: on, seat: referringMember, choice })
  const closeBack = (on: string) => given(house).when('CloseReferralBack', { ...inBallot, effectiveOn: on })
  return { ...small, dossier, ballot, inBallot, confirm, closeBack }
}

const decided = (fields: Fields = {}) => {
  const small = voted(fields)
  const { house, dossier, ballot, stuurgroep } = small
  const decision = house.record('TakeDecision', { effectiveOn, dossier, organ: stuurgroep, ballot, outcome: 'adopted' })
    .decision!
  const found = () => house.state.dossiers.get(dossier as DossierId)!.decisions.get(decision as DecisionId)!
  return { ...small, decision, found }
}

const recomputed = (data: object) => ({ type: 'VerdictRecomputed', data }) as const
const confirmedVote = { type: 'VoteConfirmed' } as const

describe('a verdict that is recomputed', () => {
  test('says nothing about a decision that another organ took without a ballot', () => {
    const small = voted()
    adopt(small, small.dossier, { organ: small.college })
    small.confirm('for').leadsToEach(confirmedVote, recomputed({ outcome: 'adopted', decision: null }))
  })

  test('says nothing about a decision that resolved nothing', () => {
    const { house, dossier, ballot, stuurgroep, confirm } = voted()
    house.record('TakeDecision', { effectiveOn, dossier, organ: stuurgroep, ballot, outcome: 'postponed' })
    confirm('for').leadsToEach(confirmedVote, recomputed({ outcome: 'adopted', decision: null }))
  })

  test('confirms a rejection, which waits for nothing meanwhile', () => {
    const small = smallHouse()
    const { house, stuurgroep, chair, referringMember } = small
    const rules = rulesWith({ referralBackDays: 30 })
    house.record('AdoptRuleSet', { effectiveOn: '2025-01-01', organ: stuurgroep, rules })
    const dossier = propose(small, { subject: 'working-groups', amountCents: null })
    const ballot = house.record('OpenBallot', { effectiveOn, dossier, organ: stuurgroep }).ballot!
    const inBallot = { effectiveOn, dossier, ballot }
    house.record('CastVote', { ...inBallot, seat: chair, choice: 'abstain' })
    house.record('CastVote', { ...inBallot, seat: referringMember, choice: 'against', subjectToReferralBack: true })
    house.record('CloseBallot', inBallot)
    const taken = { effectiveOn, dossier, organ: stuurgroep, ballot, outcome: 'rejected', reasons: 'Te druk' } as const
    const decision = house.record('TakeDecision', taken).decision!
    const found = () => house.state.dossiers.get(dossier as DossierId)!.decisions.get(decision as DecisionId)!
    expect([awaitsConfirmation(found()), isHeldUp(found()), isWaiting(found())]).toEqual([false, false, false])
    given(house)
      .when('ConfirmVote', { ...inBallot, effectiveOn: '2025-04-10', seat: referringMember, choice: 'against' })
      .leadsToEach(confirmedVote, recomputed({ outcome: 'rejected', decision: { decision, becomes: 'confirmed' } }))
  })
})

describe('a decision with a vote subject to referral back', () => {
  test('is provisional until the vote is confirmed, and then final', () => {
    const { house, confirm, decision, found, inBallot } = decided()
    expect(house.newest('DecisionTaken')).toMatchObject({
      standing: { kind: 'final' },
      judgement: { verdict: { provisional: 1, dependsOnProvisional: true } },
      referralBackUntil: '2025-05-01',
    })
    expect(found()).toMatchObject({
      provisional: true,
      fallen: false,
      referralBackUntil: '2025-05-01',
      ballot: inBallot.ballot,
    })
    expect([isFinallyAdopted(found()), isWaiting(found())]).toEqual([false, true])
    confirm('for').leadsToEach(
      confirmedVote,
      recomputed({
        outcome: 'adopted',
        because: 'vote-confirmed',
        verdict: { provisional: 0, dependsOnProvisional: false, votes: { for: 2, against: 1 } },
        decision: { decision, becomes: 'confirmed' },
      }),
    )
    expect(found()).toMatchObject({ provisional: false, fallen: false })
    expect([isFinallyAdopted(found()), isWaiting(found())]).toEqual([true, false])
  })

  test('falls when the vote is confirmed otherwise and the ballot no longer gives it', () => {
    const { house, confirm, decision, found, dossier, stuurgroep, ballot } = decided()
    confirm('against').leadsToEach(
      confirmedVote,
      recomputed({
        outcome: 'rejected',
        verdict: { votes: { for: 1, against: 2 } },
        decision: { decision, becomes: 'fallen' },
      }),
    )
    expect(found()).toMatchObject({ fallen: true, provisional: false })
    expect([isFinallyAdopted(found()), isWaiting(found())]).toEqual([false, false])
    given(house)
      .when('TakeDecision', { effectiveOn: '2025-04-11', dossier, organ: stuurgroep, ballot, outcome: 'adopted' })
      .refused('decision.differs-from-ballot', 'outcome')
    given(house)
      .when('TakeDecision', {
        effectiveOn: '2025-04-11',
        dossier,
        organ: stuurgroep,
        ballot,
        outcome: 'rejected',
        reasons: 'Gevallen',
      })
      .leadsTo('DecisionTaken', { judgement: { verdict: { outcome: 'rejected', provisional: 0 } } })
  })

  test('stands when the vote is confirmed otherwise and the ballot still gives it', () => {
    const { confirm, decision, found } = decided({ rules: { tie: 'chair-decides' } })
    confirm('abstain').leadsToEach(
      confirmedVote,
      recomputed({ outcome: 'adopted', verdict: { tie: 'chair-for' }, decision: { decision, becomes: 'confirmed' } }),
    )
    expect(isFinallyAdopted(found())).toBe(true)
  })

  test('is neither ratified nor built upon once it has fallen', () => {
    const { house, confirm, decision, dossier, college, found } = decided({
      subject: 'finances.use-of-subsidies',
      amountCents: 400_000,
    })
    expect([isFinallyAdopted(found()), isWaiting(found())]).toEqual([false, true])
    confirm('against').leadsToEach(confirmedVote, recomputed({ decision: { decision, becomes: 'fallen' } }))
    expect(isWaiting(found())).toBe(false)
    given(house)
      .when('GrantBekrachtiging', { effectiveOn: '2025-04-20', dossier, decision, organ: college })
      .refused('bekrachtiging.not-awaited', 'decision')
  })

  test('reserves its amount while provisional, and gives it back when it falls', () => {
    const { house, confirm, subsidyMandate } = decided({ subject: 'finances.use-of-subsidies', amountCents: 400_000 })
    const used = () => usedThisYear(house.state, subsidyMandate as never, 2025)
    expect(used()).toBe(400_000n)
    confirm('against').leadsToEach(confirmedVote, recomputed({}))
    expect(used()).toBe(0n)
  })

  test('under a mandate to decide admits nobody and establishes nothing while provisional', () => {
    const small = decided({ subject: 'working-groups.establishment' })
    const { house, decision, confirm } = small
    const establish = () =>
      given(house).when('EstablishOrgan', {
        effectiveOn: '2025-04-12',
        name: 'Werkgroep',
        kind: 'werkgroep',
        rule: { method: 'consensus', source: 'Besluit' },
        basis: { kind: 'decision', decision },
      })
    establish().refused('organ.decision-does-not-establish', 'basis.decision')
    confirm('for').leadsToEach(confirmedVote, recomputed({}))
    establish().leadsTo('OrganEstablished')
  })

  test('that is ratified stays so, whatever becomes of the vote: who ratifies takes it as it is', () => {
    const { house, confirm, decision, dossier, college, found } = decided({
      subject: 'finances.use-of-subsidies',
      amountCents: 400_000,
    })
    given(house)
      .when('GrantBekrachtiging', { effectiveOn: '2025-04-05', dossier, decision, organ: college })
      .leadsTo('BekrachtigingGranted')
    expect(isFinallyAdopted(found())).toBe(true)
    const before = found()
    confirm('against').leadsToEach(
      confirmedVote,
      recomputed({ outcome: 'rejected', decision: { decision, becomes: 'unchanged' } }),
    )
    expect(found()).toEqual(before)
  })

  test('that was sent back stays so', () => {
    const { house, confirm, decision, dossier, college } = decided({
      subject: 'finances.use-of-subsidies',
      amountCents: 400_000,
    })
    house.record('SendDecisionBack', { effectiveOn: '2025-04-05', dossier, decision, organ: college, remarks: 'Terug' })
    confirm('against').leadsToEach(confirmedVote, recomputed({ decision: { decision, becomes: 'unchanged' } }))
  })

  test('keeps its proposal as it is, and its organ from deciding again', () => {
    const { house, confirm, dossier, stuurgroep } = decided()
    const revise = () =>
      given(house).when('ReviseProposal', {
        effectiveOn: '2025-04-12',
        dossier,
        by: { kind: 'organ', organ: stuurgroep },
        content: { title: 'Anders', text: 'Anders', amountCents: null, beneficiary: null },
        explanation: 'Anders',
      })
    revise().refused('proposal.awaits-confirmation', 'dossier')
    given(house)
      .when('OpenBallot', { effectiveOn: '2025-04-12', dossier, organ: stuurgroep })
      .refused('decision.already-taken', 'organ')
    confirm('against').leadsToEach(confirmedVote, recomputed({}))
    revise().leadsTo('ProposalRevised')
    given(house).when('OpenBallot', { effectiveOn: '2025-04-12', dossier, organ: stuurgroep }).leadsTo('BallotOpened')
  })

  test('has no last day where the rules set none', () => {
    const { found, confirm, closeBack } = decided({ rules: { referralBackDays: null } })
    expect(found()).toMatchObject({ provisional: true, referralBackUntil: null })
    closeBack(effectiveOn).refused('referral-back.not-over', 'effectiveOn', { day: effectiveOn })
    confirm('for', '2026-03-01').leadsToEach(confirmedVote, recomputed({}))
  })

  test('without mandate that fell can be decided again', () => {
    const small = voted({ subject: 'infrastructure' })
    const { house, dossier, ballot, stuurgroep, confirm } = small
    const decide = (outcome: 'adopted' | 'rejected') => ({
      effectiveOn: '2025-04-11',
      dossier,
      organ: stuurgroep,
      ballot,
      outcome,
      reasons: 'Zo',
      withoutMandateBecause: 'Haast',
    })
    house.record('TakeDecision', decide('adopted'))
    given(house).when('TakeDecision', decide('adopted')).refused('decision.already-taken', 'organ')
    confirm('against', '2025-04-12').leadsToEach(confirmedVote, recomputed({ decision: { becomes: 'fallen' } }))
    given(house).when('TakeDecision', decide('rejected')).leadsTo('DecisionTaken')
  })
})

describe('the time to confirm a vote', () => {
  test('lasts as many days as the rules say from the closing, that day included', () => {
    decided().confirm('for', '2025-05-01').leadsToEach(confirmedVote, recomputed({}))
    decided().confirm('for', '2025-05-02').refused('vote.referral-back-over', 'effectiveOn', { day: '2025-05-01' })
  })

  test('is over after its last day: then the vote falls away, and the verdict is made up anew', () => {
    const { house, closeBack, confirm, decision, found, referringMember, ballot, dossier } = decided()
    closeBack('2025-05-01').refused('referral-back.not-over', 'effectiveOn', { day: '2025-05-01' })
    closeBack('2025-05-02').leadsTo('VerdictRecomputed', {
      outcome: 'rejected',
      because: 'referral-back-closed',
      verdict: {
        present: 3,
        votes: { for: 1, against: 1 },
        void: [{ seat: referringMember, because: 'not-confirmed' }],
        tie: 'rejected',
        provisional: 0,
      },
      decision: { decision, becomes: 'fallen' },
    })
    expect(found().fallen).toBe(true)
    const vote = house.state.dossiers
      .get(dossier as DossierId)!
      .ballots.get(ballot as never)!
      .votes.get(referringMember as never)
    expect(vote).toMatchObject({ provisional: false, lapsed: { on: '2025-05-02' }, confirmed: null })
    confirm('for', '2025-04-20').refused('vote.not-provisional', 'seat')
    closeBack('2025-05-03').refused('referral-back.nothing-open', 'ballot')
  })

  test('a decision that the other votes give stands when it is over', () => {
    const small = voted()
    const { house, dossier, ballot, stuurgroep, closeBack } = small
    expect(house.newest('BallotClosed').verdict).toMatchObject({ dependsOnProvisional: true })
    const other = voted({ rules: { tie: 'chair-decides' } })
    const decision = other.house.record('TakeDecision', {
      effectiveOn,
      dossier: other.dossier,
      organ: other.stuurgroep,
      ballot: other.ballot,
      outcome: 'adopted',
    }).decision!
    other.closeBack('2025-05-02').leadsTo('VerdictRecomputed', {
      outcome: 'adopted',
      verdict: { tie: 'chair-for' },
      decision: { decision, becomes: 'confirmed' },
    })
    closeBack('2025-05-02').leadsTo('VerdictRecomputed', { decision: null, outcome: 'rejected' })
    given(house)
      .when('TakeDecision', {
        effectiveOn: '2025-05-03',
        dossier,
        organ: stuurgroep,
        ballot,
        outcome: 'rejected',
        reasons: 'Neen',
      })
      .leadsTo('DecisionTaken', { judgement: { verdict: { outcome: 'rejected' } }, referralBackUntil: null })
  })

  test('is not closed for a ballot that is open, is not there, or has nothing to confirm', () => {
    const small = smallHouse()
    const { house, stuurgroep, chair } = small
    const dossier = propose(small, { amountCents: null })
    const ballot = house.record('OpenBallot', { effectiveOn, dossier, organ: stuurgroep }).ballot!
    const inBallot = { effectiveOn, dossier, ballot }
    const close = (fields: object = {}) =>
      given(house).when('CloseReferralBack', { ...inBallot, effectiveOn: '2025-05-01', ...fields })
    const nowhere = 'ffffffff-0000-7000-8000-000000000000'
    close({ dossier: nowhere }).refused('dossier.unknown', 'dossier')
    close({ ballot: nowhere }).refused('ballot.unknown', 'ballot')
    close().refused('ballot.still-open', 'ballot')
    house.record('CastVote', { ...inBallot, seat: chair, choice: 'for' })
    house.record('CloseBallot', inBallot)
    close().refused('referral-back.nothing-open', 'ballot')
  })
})

describe('votes of which more than one is to be confirmed', () => {
  const two = (last: 'for' | 'abstain' = 'for', tie: RuleSet['tie'] = 'rejected') => {
    const small = smallHouse()
    const { house, stuurgroep, chair, member, limitedMember, referringMember } = small
    house.record('AdoptRuleSet', {
      effectiveOn: '2025-01-01',
      organ: stuurgroep,
      rules: rulesWith({ referralBackDays: 30, tie }),
    })
    const dossier = propose(small, { subject: 'working-groups', amountCents: null })
    const ballot = house.record('OpenBallot', { effectiveOn, dossier, organ: stuurgroep }).ballot!
    const inBallot = { effectiveOn, dossier, ballot }
    house.record('CastVote', { ...inBallot, seat: chair, choice: 'for' })
    house.record('CastVote', { ...inBallot, seat: member, choice: 'against' })
    house.record('CastVote', { ...inBallot, seat: limitedMember, choice: 'for', subjectToReferralBack: true })
    house.record('CastVote', { ...inBallot, seat: referringMember, choice: last, subjectToReferralBack: true })
    const says = (seat: string, choice: 'for' | 'against') =>
      given(house).when('ConfirmVote', { ...inBallot, seat, choice })
    return { ...small, dossier, ballot, inBallot, says }
  }

  test('the decision falls as soon as the ballot cannot give it any more', () => {
    const { house, dossier, ballot, stuurgroep, inBallot, says, limitedMember, referringMember } = two()
    house.record('CloseBallot', inBallot)
    const decision = house.record('TakeDecision', {
      effectiveOn,
      dossier,
      organ: stuurgroep,
      ballot,
      outcome: 'adopted',
    }).decision!
    says(limitedMember, 'against').leadsToEach(
      confirmedVote,
      recomputed({
        outcome: 'rejected',
        verdict: { votes: { for: 2, against: 2 }, provisional: 1, dependsOnProvisional: false },
        decision: { decision, becomes: 'fallen' },
      }),
    )
    says(referringMember, 'for').leadsToEach(
      confirmedVote,
      recomputed({ verdict: { votes: { for: 2, against: 2 }, provisional: 0 }, decision: null }),
    )
  })

  test('the decision falls as soon as the ballot can give a second round at most', () => {
    const { house, dossier, ballot, stuurgroep, inBallot, says, limitedMember } = two('for', 'second-round')
    house.record('CloseBallot', inBallot)
    const extra = { effectiveOn, dossier, organ: stuurgroep, ballot, outcome: 'adopted' } as const
    const decision = house.record('TakeDecision', extra).decision!
    says(limitedMember, 'against').leadsToEach(
      confirmedVote,
      recomputed({
        outcome: 'second-round',
        verdict: { votes: { for: 2, against: 2 }, provisional: 1, dependsOnProvisional: true },
        decision: { decision, becomes: 'fallen' },
      }),
    )
  })

  test('the decision stays provisional while votes to be confirmed may still give it, and falls with the last', () => {
    const ways = [
      ['for', 'adopted', 'confirmed'],
      ['against', 'rejected', 'fallen'],
    ] as const
    for (const [choice, outcome, becomes] of ways) {
      const { house, dossier, ballot, stuurgroep, inBallot, says, limitedMember, referringMember } = two(
        'abstain',
        'chair-decides',
      )
      house.record('CloseBallot', inBallot)
      const extra = { ...inBallot, outcome: 'adopted', organ: stuurgroep, dossier, ballot } as const
      const decision = house.record('TakeDecision', extra).decision!
      says(limitedMember, 'against').leadsToEach(
        confirmedVote,
        recomputed({
          outcome: 'rejected',
          verdict: { provisional: 1, dependsOnProvisional: true },
          decision: { decision, becomes: 'provisional' },
        }),
      )
      says(referringMember, choice).leadsToEach(confirmedVote, recomputed({ outcome, decision: { decision, becomes } }))
    }
  })

  test('a rejection that fell gives way to what the same ballot gives since', () => {
    const { house, dossier, ballot, stuurgroep, inBallot, says, limitedMember, referringMember } = two(
      'abstain',
      'chair-decides',
    )
    says(limitedMember, 'against').leadsTo('VoteConfirmed')
    house.record('CloseBallot', inBallot)
    const decide = { effectiveOn, organ: stuurgroep, dossier, ballot } as const
    const reject = { ...decide, outcome: 'rejected', reasons: 'Weggestemd' } as const
    const decision = house.record('TakeDecision', reject).decision!
    given(house).when('TakeDecision', reject).refused('decision.already-taken', 'ballot')
    says(referringMember, 'for').leadsToEach(
      confirmedVote,
      recomputed({ outcome: 'adopted', decision: { decision, becomes: 'fallen' } }),
    )
    given(house)
      .when('TakeDecision', { ...decide, outcome: 'adopted' })
      .leadsTo('DecisionTaken', { outcome: 'adopted' })
  })

  test('one by one, each verdict follows from those before', () => {
    const { house, dossier, ballot, stuurgroep, inBallot, says, limitedMember, referringMember } = two()
    house.record('CloseBallot', inBallot)
    const decision = house.record('TakeDecision', {
      effectiveOn,
      dossier,
      organ: stuurgroep,
      ballot,
      outcome: 'adopted',
    }).decision!
    says(limitedMember, 'for').leadsToEach(
      confirmedVote,
      recomputed({ outcome: 'adopted', verdict: { provisional: 1 }, decision: { decision, becomes: 'provisional' } }),
    )
    says(referringMember, 'for').leadsToEach(
      confirmedVote,
      recomputed({
        verdict: { votes: { for: 3, against: 1 }, provisional: 0 },
        decision: { decision, becomes: 'confirmed' },
      }),
    )
  })

  test('before the closing a confirmation makes up nothing', () => {
    const { house, inBallot, says, limitedMember } = two()
    says(limitedMember, 'against').leadsTo('VoteConfirmed')
    given(house)
      .when('CloseBallot', inBallot)
      .leadsTo('BallotClosed', { outcome: 'rejected', verdict: { provisional: 1, dependsOnProvisional: false } })
  })

  test('what becomes known after the closing about others changes nothing', () => {
    const { house, inBallot, says, limitedMember, chair } = two()
    house.record('CloseBallot', inBallot)
    house.record('EndSeat', { effectiveOn: '2025-03-01', seat: chair, reason: 'Ontslag' })
    says(limitedMember, 'for').leadsToEach(
      confirmedVote,
      recomputed({ outcome: 'adopted', verdict: { void: [], votes: { for: 3, against: 1 } } }),
    )
  })
})

test('a ballot that was closed before verdicts were kept lets votes be confirmed as before', () => {
  const { house, confirm, dossier, ballot, stuurgroep } = voted()
  // As the upcaster reads it: the outcome alone.
  const ballots = house.state.dossiers.get(dossier as DossierId)!
  house.state = {
    ...house.state,
    dossiers: house.state.dossiers.set(dossier as DossierId, {
      ...ballots,
      ballots: new Map([...ballots.ballots].map(([id, one]) => [id, { ...one, verdict: null, frozen: null }])),
    }),
  }
  const decision = { effectiveOn, dossier, organ: stuurgroep, ballot, outcome: 'adopted' } as const
  given(house).when('TakeDecision', decision).leadsTo('DecisionTaken', { judgement: null, referralBackUntil: null })
  confirm('against').leadsTo('VoteConfirmed')
  const after = [...house.state.dossiers.get(dossier as DossierId)!.decisions.values()].at(-1)!
  expect(isFinallyAdopted(after)).toBe(true)
})
