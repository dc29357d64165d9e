import { describe, expect, test } from 'vitest'
import { openRemarks } from '../../src/domain/bekrachtiging/status.js'
import { given, nobody } from './support/given.js'
import { oneRatifies } from './support/ratifying.js'
import { adopt, contentOf, propose } from './support/small-house.js'

describe('a decision that is sent back with points', () => {
  const sentBack = (points = ['Waar komt de straat?', 'Wie houdt toezicht?']) => {
    const one = oneRatifies()
    given(one.house)
      .when('SendDecisionBack', { ...one.act, remarks: 'Nog te vaag.', points })
      .leadsTo('DecisionSentBack', { points: points.map((text, index) => ({ number: index + 1, text })) })
    const { house, stuurgroep, dossier, decision } = one
    const dossierNow = () => house.state.dossiers.get(dossier as never)!
    const revise = (answers: readonly (readonly [number, string] | object)[]) =>
      given(house).when('ReviseProposal', {
        effectiveOn: '2025-05-10',
        dossier,
        by: { kind: 'organ', organ: stuurgroep },
        content: contentOf(400_000),
        explanation: 'Na de opmerkingen van het college',
        remarksAnswered: answers.map((answer) =>
          Array.isArray(answer)
            ? { decision, point: answer[0] as number, answer: answer[1] as string }
            : (answer as { decision: string; point: number; answer: string }),
        ),
      })
    const decide = (more: object = {}) =>
      given(house).when('TakeDecision', {
        effectiveOn: '2025-05-20',
        dossier,
        organ: stuurgroep,
        outcome: 'adopted',
        ...more,
      })
    return { ...one, dossierNow, revise, decide }
  }

  test('returns with what was done with each, before it is adopted again', () => {
    const { house, revise, decide, dossierNow, decision, college } = sentBack()
    const event = house.events.at(-1)!.id
    const open = (point: number) => ({ decision, organ: college, point, on: '2025-05-01', event })
    expect(openRemarks(dossierNow())).toEqual([open(1), open(2)])
    revise([[1, 'De Dorpsstraat.']]).leadsTo('ProposalRevised', {
      version: 2,
      remarksAnswered: [{ decision, point: 1, answer: 'De Dorpsstraat.' }],
    })
    expect(openRemarks(dossierNow())).toEqual([open(2)])
    decide().refused('decision.remarks-unanswered', 'dossier', { points: '2' })
    revise([[2, 'Twee ouders per straat.']]).leadsTo('ProposalRevised', { version: 3 })
    expect(openRemarks(dossierNow())).toEqual([])
    expect(
      dossierNow()
        .decisions.get(decision as never)!
        .bekrachtiging.get(college as never)!.remarks,
    ).toEqual([
      { number: 1, answeredIn: 2, answeredBy: house.events.at(-2)!.id },
      { number: 2, answeredIn: 3, answeredBy: house.events.at(-1)!.id },
    ])
    decide().leadsTo('DecisionTaken', { irregular: null })
  })

  test('is adopted while points are open only with the reason why, as irregular', () => {
    const { revise, decide } = sentBack()
    revise([]).leadsTo('ProposalRevised', { remarksAnswered: [] })
    decide().refused('decision.remarks-unanswered', 'dossier', { points: '1, 2' })
    decide({ irregularBecause: 'De zomer begint.' }).leadsTo('DecisionTaken', {
      irregular: { rules: ['decision.remarks-unanswered'], because: 'De zomer begint.' },
    })
  })

  test('may be rejected or postponed without answers; and nothing is irregular when nothing is open', () => {
    const rejecting = sentBack()
    rejecting.revise([]).leadsTo('ProposalRevised')
    rejecting.decide({ outcome: 'postponed' }).leadsTo('DecisionTaken', { irregular: null })
    rejecting.decide({ outcome: 'rejected', reasons: 'Te duur' }).leadsTo('DecisionTaken')
    const plain = sentBack([])
    expect(openRemarks(plain.dossierNow())).toEqual([])
    plain.revise([]).leadsTo('ProposalRevised')
    plain.decide({ irregularBecause: 'Voor het geval dat' }).leadsTo('DecisionTaken', { irregular: null })
  })

  test('asks a new version first, also with a reason', () => {
    const { decide } = sentBack()
    decide({ irregularBecause: 'Haast' }).refused('decision.same-version', 'dossier')
  })

  test('gets answers to its own points only, each once', () => {
    const { house, revise, decision, dossier, ...small } = sentBack()
    const other = { decision: nobody, point: 1, answer: 'Ja' }
    revise([[1, 'Ja'], other]).refused('decision.unknown', 'remarksAnswered.1.decision')
    revise([[3, 'Ja']]).refused('remark.unknown', 'remarksAnswered.0.point', { point: 3 })
    revise([
      [1, 'Ja'],
      [1, 'Nee'],
    ]).refused('answer.already-given', 'remarksAnswered.1.point', { point: 1 })
    revise([[1, 'Ja']]).leadsTo('ProposalRevised')
    revise([
      [2, 'Ja'],
      [1, 'Nee'],
    ]).refused('answer.already-given', 'remarksAnswered.1.point', { point: 1 })
    const second = propose({ house, ...small })
    const elsewhere = adopt({ house, ...small }, second)
    revise([{ decision: elsewhere, point: 1, answer: 'Ja' }]).refused('decision.unknown', 'remarksAnswered.0.decision')
  })

  test('keeps the answers of another decision with the same numbers apart', () => {
    const { house, revise, decide, decision, dossier, by, college, dossierNow } = sentBack(['Waar?'])
    revise([[1, 'Daar.']]).leadsTo('ProposalRevised')
    const again = decide().leadsTo('DecisionTaken').decision!
    house.record('SendDecisionBack', {
      ...by(college, '2025-06-01'),
      dossier,
      decision: again,
      remarks: 'Nog eens.',
      points: ['Wanneer?'],
    })
    expect(openRemarks(dossierNow()).map((open) => [open.decision, open.point])).toEqual([[again, 1]])
    revise([{ decision: again, point: 1, answer: 'In juli.' }]).leadsTo('ProposalRevised')
    expect(openRemarks(dossierNow())).toEqual([])
    expect(
      dossierNow()
        .decisions.get(decision as never)!
        .bekrachtiging.get(college as never)!.remarks,
    ).toMatchObject([{ answeredIn: 2 }])
  })
})
