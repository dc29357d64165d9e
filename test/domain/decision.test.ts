import { describe, expect, test } from 'vitest'
import { type FieldsOf, given, nobody } from './support/given.js'
import { adopt, contentOf, decree, propose, type SmallHouse, smallHouse, terms } from './support/small-house.js'

const effectiveOn = '2025-04-01'

const take = (small: SmallHouse, dossier: string, more: Partial<FieldsOf<'TakeDecision'>> = {}) =>
  given(small.house).when('TakeDecision', {
    effectiveOn,
    dossier,
    organ: small.stuurgroep,
    outcome: 'adopted',
    ...more,
  })

const revise = (small: SmallHouse, dossier: string, amountCents: number | null = 300_000): void => {
  small.house.record('ReviseProposal', {
    effectiveOn,
    dossier,
    by: { kind: 'organ', organ: small.stuurgroep },
    content: contentOf(amountCents),
    explanation: 'Goedkoper',
  })
}

describe('a decision without mandate', () => {
  test('is not one over the limit where no mandate holds that day, whatever it costs', () => {
    const small = smallHouse()
    small.house.record('RevokeMandate', { effectiveOn, mandate: small.subsidyMandate, reason: 'Herzien' })
    const details = { organ: 'Stuurgroep', subject: 'finances.use-of-subsidies', day: effectiveOn }
    take(small, propose(small)).refused('decision.no-mandate', 'organ', details)
  })

  test('that rejected, or that was refused, is followed by another', () => {
    const because = { withoutMandateBecause: 'Dringend' }
    const rejecting = smallHouse()
    const one = propose(rejecting, { subject: 'vision' })
    take(rejecting, one, { ...because, outcome: 'rejected', reasons: 'Te vroeg' }).leadsTo('DecisionTaken')
    take(rejecting, one, because).leadsTo('DecisionTaken')
    take(rejecting, one, because).refused('decision.already-taken', 'organ')
    const refusing = smallHouse()
    const { house, college: organ } = refusing
    const dossier = propose(refusing, { subject: 'vision' })
    const { decision } = take(refusing, dossier, because).leadsTo('DecisionTaken')
    house.record('RefuseBekrachtiging', { effectiveOn, dossier, decision: decision!, organ, reasons: 'Nee' })
    take(refusing, dossier, because).refused('decision.same-version', 'dossier')
    revise(refusing, dossier)
    take(refusing, dossier, because).leadsTo('DecisionTaken')
  })
})

describe('a decision', () => {
  test('says who decided what, under which mandate, and what it is worth', () => {
    const small = smallHouse()
    const dossier = propose(small)
    take(small, dossier).leadsTo('DecisionTaken', {
      organ: small.stuurgroep,
      subject: 'finances.use-of-subsidies',
      proposalVersion: 1,
      amountCents: 400_000,
      standing: { kind: 'awaits-bekrachtiging', organ: small.college },
      mandate: { mandate: small.subsidyMandate, level: 'decide-subject-to-bekrachtiging' },
    })
    expect(small.house.newest('DecisionTaken').mandate?.chain.map(({ mandate }) => mandate)).toEqual([
      small.subsidyMandate,
      small.collegeMandate,
      small.councilMandate,
    ])
  })

  test('names who gets the money, as the newest version of the proposal does', () => {
    const small = smallHouse()
    const dossier = propose(small)
    small.house.record('ReviseProposal', {
      effectiveOn,
      dossier,
      by: { kind: 'organ', organ: small.stuurgroep },
      content: contentOf(300_000, small.centre),
      explanation: 'Voor het centrum',
    })
    take(small, dossier).leadsTo('DecisionTaken', { beneficiary: small.centre, amountCents: 300_000 })
    take(small, propose(small)).leadsTo('DecisionTaken', { beneficiary: null })
  })

  test('of one role-holder rests on the mandate of that role', () => {
    const small = smallHouse()
    const mandate = small.house.record('GrantMandate', {
      effectiveOn: '2025-01-01',
      grantor: decree(),
      grantee: { organ: small.stuurgroep, role: 'chair' },
      subject: 'communication',
      terms: terms('decide', { perDecisionCents: 50_000 }),
    }).mandate!
    const dossier = propose(small, { subject: 'communication', amountCents: 50_000 })
    take(small, dossier).refused('decision.no-mandate', 'organ')
    take(small, dossier, { role: 'chair' }).leadsTo('DecisionTaken', {
      role: 'chair',
      standing: { kind: 'final' },
      mandate: { mandate },
    })
  })

  test('is about a proposal that stands', () => {
    const small = smallHouse()
    take(small, nobody).refused('dossier.unknown', 'dossier')
    const about = { effectiveOn, title: 'Spel', subject: 'offer', openedBy: small.stuurgroep }
    take(small, small.house.record('OpenDossier', about).dossier!).refused('proposal.missing', 'dossier')
    const dossier = propose(small)
    small.house.record('WithdrawProposal', { effectiveOn, dossier, reason: 'Geen middelen' })
    take(small, dossier).refused('proposal.withdrawn', 'dossier')
  })

  test('is taken by an organ that acts, in its own meeting', () => {
    const small = smallHouse()
    const dossier = propose(small)
    take(small, dossier, { organ: nobody }).refused('organ.unknown', 'organ')
    take(small, dossier, { effectiveOn: '2024-12-31' }).refused('organ.not-active', 'organ')
    take(small, dossier, { meeting: nobody }).refused('meeting.unknown', 'meeting')
    const meetingOf = (organ: string) =>
      small.house.record('ConveneMeeting', { effectiveOn, organ, heldOn: effectiveOn }).meeting!
    take(small, dossier, { meeting: meetingOf(small.college) }).refused('meeting.not-of-organ', 'meeting')
    const meeting = meetingOf(small.stuurgroep)
    take(small, dossier, { meeting }).leadsTo('DecisionTaken', { meeting })
  })

  test('is not taken ahead of its day', () => {
    const small = smallHouse()
    take(small, propose(small), { effectiveOn: '2026-03-03' }).refused('date.in-future', 'effectiveOn')
  })

  test('that rejects states its reasons', () => {
    const small = smallHouse()
    const dossier = propose(small, { subject: 'partners.admission', amountCents: null })
    const byCollege = { organ: small.college, outcome: 'rejected' } as const
    take(small, dossier, byCollege).refused('decision.reasons-needed', 'reasons')
    take(small, dossier, { ...byCollege, reasons: 'Het aanbod bestaat al.' }).leadsTo('DecisionTaken', {
      outcome: 'rejected',
      reasons: 'Het aanbod bestaat al.',
    })
  })

  test('to postpone or to take note resolves nothing and needs no mandate', () => {
    const small = smallHouse()
    const dossier = propose(small, { subject: 'vision' })
    for (const outcome of ['postponed', 'noted'] as const) {
      take(small, dossier, { outcome }).leadsTo('DecisionTaken', {
        outcome,
        standing: { kind: 'final' },
        mandate: null,
      })
    }
  })
})

describe('a decision and its ballot', () => {
  const voted = (choice: 'for' | 'against') => {
    const small = smallHouse()
    const dossier = propose(small)
    const { ballot } = small.house.record('OpenBallot', { effectiveOn, dossier, organ: small.stuurgroep })
    const inBallot = { effectiveOn, dossier, ballot: ballot! }
    small.house.record('CastVote', { ...inBallot, seat: small.chair, choice })
    return { ...small, dossier, inBallot, ballot: ballot! }
  }

  test('follows the closing of the ballot, named or not', () => {
    const small = voted('for')
    take(small, small.dossier, { ballot: small.ballot }).refused('ballot.still-open', 'ballot')
    take(small, small.dossier).refused('ballot.still-open', 'ballot')
    small.house.record('CloseBallot', small.inBallot)
    take(small, small.dossier, { ballot: small.ballot }).leadsTo('DecisionTaken', { ballot: small.ballot })
  })

  test('is what the ballot gave, or a postponement', () => {
    const reasons = 'Geen draagvlak'
    for (const [choice, other] of [
      ['for', 'rejected'],
      ['against', 'adopted'],
    ] as const) {
      const small = voted(choice)
      small.house.record('CloseBallot', small.inBallot)
      const underBallot = { ballot: small.ballot, reasons }
      for (const outcome of [other, 'noted'] as const) {
        take(small, small.dossier, { ...underBallot, outcome }).refused('decision.differs-from-ballot', 'outcome', {
          outcome: choice === 'for' ? 'adopted' : 'rejected',
        })
      }
      take(small, small.dossier, { ...underBallot, outcome: 'postponed' }).leadsTo('DecisionTaken')
    }
  })

  test('concerns the version that was voted on', () => {
    const small = voted('for')
    small.house.record('CloseBallot', small.inBallot)
    revise(small, small.dossier)
    take(small, small.dossier, { ballot: small.ballot }).refused('ballot.older-version', 'ballot')
  })

  test('names a ballot of its own organ in this dossier', () => {
    const small = voted('for')
    small.house.record('CloseBallot', small.inBallot)
    take(small, small.dossier, { ballot: nobody }).refused('ballot.unknown', 'ballot')
    take(small, small.dossier, { ballot: small.ballot, organ: small.college }).refused('ballot.unknown', 'ballot')
    take(small, propose(small), { ballot: small.ballot }).refused('ballot.unknown', 'ballot')
  })
})

describe('a decision and advice', () => {
  const asked = () => {
    const small = smallHouse()
    const dossier = propose(small)
    const { adviceRequest } = small.house.record('RequestAdvice', {
      effectiveOn: '2025-03-10',
      dossier,
      by: { kind: 'organ', organ: small.stuurgroep },
      of: small.coordinator,
      question: 'Haalbaar?',
      deadline: effectiveOn,
    })
    return { ...small, dossier, adviceRequest: adviceRequest! }
  }

  test('waits until the deadline, unless it says why not', () => {
    const small = asked()
    take(small, small.dossier).refused('decision.advice-pending', 'adviceNotAwaitedBecause', { deadline: effectiveOn })
    take(small, small.dossier, { adviceNotAwaitedBecause: 'De subsidie vervalt morgen.' }).leadsTo('DecisionTaken', {
      adviceNotAwaited: 'De subsidie vervalt morgen.',
    })
  })

  test('may come the day after the deadline, or be postponed before it', () => {
    const early = asked()
    take(early, early.dossier, { outcome: 'postponed' }).leadsTo('DecisionTaken')
    const late = asked()
    take(late, late.dossier, { effectiveOn: '2025-04-02' }).leadsTo('DecisionTaken', { adviceNotAwaited: null })
  })

  test('may come as soon as the advice is there; a reason not to wait then says nothing', () => {
    const { adviceRequest, ...small } = asked()
    const given = { effectiveOn: '2025-03-20', dossier: small.dossier, adviceRequest, points: [] }
    small.house.record('GiveAdvice', { ...given, opinion: 'favourable' })
    take(small, small.dossier, { adviceNotAwaitedBecause: 'Voor alle zekerheid' }).leadsTo('DecisionTaken', {
      adviceNotAwaited: null,
    })
  })
})

describe('a decision without mandate', () => {
  test('is refused: the coordinator decides on budget', () => {
    const small = smallHouse()
    const dossier = propose(small, { subject: 'staff', amountCents: null })
    take(small, dossier, { organ: small.coordinator }).refused('decision.no-mandate', 'organ', {
      organ: 'Coördinator',
      subject: 'staff',
      day: effectiveOn,
    })
  })

  test('is refused above a limit, and says which', () => {
    const small = smallHouse()
    take(small, propose(small, { amountCents: 1_000_001 })).refused('decision.over-limit', 'dossier', {
      limit: 'decision',
      amountCents: 1_000_001,
    })
    for (const _ of [1, 2]) adopt(small, propose(small, { amountCents: 1_000_000 }))
    take(small, propose(small, { amountCents: 500_001 })).refused('decision.over-limit', 'dossier', { limit: 'year' })
  })

  test('is recorded with the reason why it was taken all the same, and rests on nothing', () => {
    const small = smallHouse()
    take(small, propose(small, { amountCents: 1_000_001 }), { withoutMandateBecause: 'Dringend' }).leadsTo(
      'DecisionTaken',
      { standing: { kind: 'no-mandate', reason: 'Dringend' }, mandate: null },
    )
  })

  test('does not look better or worse by a reason where there is a mandate', () => {
    const small = smallHouse()
    take(small, propose(small), { withoutMandateBecause: 'Voor alle zekerheid' }).leadsTo('DecisionTaken', {
      standing: { kind: 'awaits-bekrachtiging', organ: small.college },
    })
  })
})

describe('deciding again', () => {
  test('is refused while the earlier decision is final, waits, or stands without mandate', () => {
    const small = smallHouse()
    const waiting = propose(small)
    adopt(small, waiting)
    take(small, waiting).refused('decision.already-taken', 'organ')
    const final = propose(small)
    adopt(small, final, { organ: small.college })
    take(small, final, { organ: small.college }).refused('decision.already-taken', 'organ')
    const irregular = propose(small, { subject: 'vision' })
    adopt(small, irregular, { withoutMandateBecause: 'Dringend' })
    take(small, irregular, { withoutMandateBecause: 'Dringend' }).refused('decision.already-taken', 'organ')
  })

  test('is allowed to who could only propose: that decided nothing', () => {
    const small = smallHouse()
    const dossier = propose(small, { subject: 'finances.budget', amountCents: null })
    const asProposal = { standing: { kind: 'proposal-to', organ: small.stuurgroep } }
    take(small, dossier, { organ: small.coordinator }).leadsTo('DecisionTaken', asProposal)
    take(small, dossier, { organ: small.coordinator }).leadsTo('DecisionTaken', asProposal)
  })

  test('is allowed after a rejection or a postponement, and to another organ', () => {
    const small = smallHouse()
    const dossier = propose(small)
    take(small, dossier, { outcome: 'rejected', reasons: 'Nog niet' }).leadsTo('DecisionTaken')
    take(small, dossier, { outcome: 'postponed' }).leadsTo('DecisionTaken')
    take(small, dossier).leadsTo('DecisionTaken')
    take(small, dossier, { organ: small.college }).leadsTo('DecisionTaken', { standing: { kind: 'final' } })
  })

  test.each(['RefuseBekrachtiging', 'SendDecisionBack'] as const)('after %s asks for a newer version', (act) => {
    const small = smallHouse()
    const dossier = propose(small)
    const about = { effectiveOn, dossier, decision: adopt(small, dossier), organ: small.college }
    if (act === 'RefuseBekrachtiging') small.house.record(act, { ...about, reasons: 'Te duur' })
    else small.house.record(act, { ...about, remarks: 'Vraag een offerte' })
    take(small, dossier).refused('decision.same-version', 'dossier')
    revise(small, dossier)
    take(small, dossier).leadsTo('DecisionTaken', { proposalVersion: 2, amountCents: 300_000 })
  })
})
