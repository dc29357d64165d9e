import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { describe, expect, test } from 'vitest'
import { parseCommand } from '../../src/application/command-definitions.js'
import { fingerprintOf } from '../../src/application/fingerprint.js'
import type { DomainCommandType } from '../../src/domain/commands.js'
import type { HouseId } from '../../src/domain/shared/identifiers.js'

const house = '00000000-0000-7000-8000-000000000001' as HouseId
const id = '00000000-0000-7000-8000-000000000002'

const sent = (type: DomainCommandType, body: object) => {
  const parsed = parseCommand(type, body)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.fields))
  return fingerprintOf(house, parsed.command)
}

/** As it was made of a command before the fields of today were there. */
const asItWas = (command: object) =>
  createHash('sha256')
    .update(canonicalize({ house, command }) ?? '')
    .digest('hex')

describe('the fingerprint of a command', () => {
  const ballot = { effectiveOn: '2026-03-01', dossier: id, organ: id }

  test('of a ballot that is not secret is what it was before ballots could be secret', () => {
    const known = asItWas({ type: 'OpenBallot', ...ballot, meeting: null })
    expect(sent('OpenBallot', ballot)).toBe(known)
    expect(sent('OpenBallot', { ...ballot, secret: false })).toBe(known)
    expect(sent('OpenBallot', { ...ballot, secret: true })).not.toBe(known)
  })

  test('of bekrachtiging and a new version is what it was before there were parts, conditions and points', () => {
    const about = { effectiveOn: '2026-03-02', dossier: id, decision: id, organ: id }
    const granted = asItWas({ type: 'GrantBekrachtiging', ...about, remarks: null })
    expect(sent('GrantBekrachtiging', about)).toBe(granted)
    expect(sent('GrantBekrachtiging', { ...about, conditions: ['Drie offertes'] })).not.toBe(granted)
    expect(sent('GrantBekrachtiging', { ...about, meeting: id })).not.toBe(granted)
    const extent = { kind: 'partial' as const, amountCents: 1, struck: [] }
    expect(sent('GrantBekrachtiging', { ...about, extent })).not.toBe(granted)
    const sentBack = asItWas({ type: 'SendDecisionBack', ...about, remarks: 'Vaag' })
    expect(sent('SendDecisionBack', { ...about, remarks: 'Vaag' })).toBe(sentBack)
    expect(sent('SendDecisionBack', { ...about, remarks: 'Vaag', points: ['Waar?'] })).not.toBe(sentBack)
    const content = { title: 'Spelen', text: 'Spelen', amountCents: null, beneficiary: null }
    const by = { kind: 'organ' as const, organ: id }
    const version = { effectiveOn: '2026-03-02', dossier: id, by, content, explanation: 'Anders' }
    const revised = asItWas({ type: 'ReviseProposal', ...version, promptedBy: [] })
    expect(sent('ReviseProposal', version)).toBe(revised)
    const remarksAnswered = [{ decision: id, point: 1, answer: 'Daar' }]
    expect(sent('ReviseProposal', { ...version, remarksAnswered })).not.toBe(revised)
  })

  test('of input, advice and proposals is what it was before they had parts, passages and ways to go on', () => {
    const on = { effectiveOn: '2026-03-02', dossier: id }
    const by = { kind: 'organ' as const, organ: id }
    const content = { title: 'Spelen', text: 'Spelen', amountCents: null, beneficiary: null }
    const submitted = asItWas({ type: 'SubmitProposal', ...on, by, content })
    expect(sent('SubmitProposal', { ...on, by, content })).toBe(submitted)
    const articles = [{ text: 'Spelen' }]
    expect(sent('SubmitProposal', { ...on, by, content: { ...content, articles } })).not.toBe(submitted)
    const given = { ...on, from: by, text: 'Graag' }
    const contributed = asItWas({ type: 'GiveContribution', ...given })
    expect(sent('GiveContribution', given)).toBe(contributed)
    expect(sent('GiveContribution', { ...given, given: { kind: 'meeting', meeting: id } })).not.toBe(contributed)
    const answer = { ...on, by: id, verdict: 'not-followed' as const, reason: 'Te laat', inVersion: null }
    expect(sent('AnswerContribution', { ...answer, contribution: id })).toBe(
      asItWas({ type: 'AnswerContribution', ...answer, contribution: id }),
    )
    expect(sent('AnswerAdvicePoint', { ...answer, advice: id, point: 1 })).toBe(
      asItWas({ type: 'AnswerAdvicePoint', ...answer, advice: id, point: 1 }),
    )
    const asked = { ...on, by, of: id, question: 'Kan dit?', deadline: '2026-04-01' }
    expect(sent('RequestAdvice', asked)).toBe(asItWas({ type: 'RequestAdvice', ...asked }))
    const advice = { ...on, adviceRequest: id, opinion: 'favourable' as const, points: [] }
    expect(sent('GiveAdvice', advice)).toBe(asItWas({ type: 'GiveAdvice', ...advice }))
    expect(sent('GiveAdvice', { ...advice, partner: id })).not.toBe(asItWas({ type: 'GiveAdvice', ...advice }))
    const extent = { kind: 'partial' as const, amountCents: 1, struck: [] }
    const granted = { ...on, decision: id, organ: id, extent }
    const known = asItWas({ type: 'GrantBekrachtiging', ...granted, remarks: null })
    expect(sent('GrantBekrachtiging', granted)).toBe(known)
    expect(sent('GrantBekrachtiging', { ...granted, extent: { ...extent, struckArticles: [1] } })).not.toBe(known)
  })

  test('of a ballot and a vote is what it was before rule sets and proxies', () => {
    const { organ: _, ...fields } = ballot
    expect(sent('OpenBallot', { ...ballot, aboutPersons: false, round: 1, irregularBecause: null })).toBe(
      asItWas({ type: 'OpenBallot', ...ballot, meeting: null }),
    )
    expect(sent('OpenBallot', { ...ballot, round: 2 })).not.toBe(sent('OpenBallot', ballot))
    expect(sent('OpenBallot', { ...ballot, aboutPersons: true })).not.toBe(sent('OpenBallot', ballot))
    const vote = { ...fields, ballot: id, seat: id, choice: 'for' }
    expect(sent('CastVote', vote)).toBe(asItWas({ type: 'CastVote', ...vote, subjectToReferralBack: false }))
    expect(sent('CastVote', { ...vote, proxy: id })).not.toBe(sent('CastVote', vote))
  })

  test('of a count by hand is what it was before votes could be blank', () => {
    const { organ: _, ...fields } = ballot
    const count = { ...fields, ballot: id, tally: { for: 2, against: 1, abstain: 0 }, participants: [id] }
    expect(sent('CountSecretBallot', count)).toBe(asItWas({ type: 'CountSecretBallot', ...count, participants: 1 }))
  })

  test('of a count by hand says how many took part, and not who', () => {
    const count = { ...ballot, ballot: id, tally: { for: 2, against: 1, abstain: 0 } }
    const { organ: _, ...fields } = count
    const seats = (last: number) => [3, 4, last].map((number) => `00000000-0000-7000-8000-00000000000${number}`)
    const one = sent('CountSecretBallot', { ...fields, participants: seats(5) })
    expect(sent('CountSecretBallot', { ...fields, participants: seats(6) })).toBe(one)
    expect(sent('CountSecretBallot', { ...fields, participants: [...seats(5), seats(6)[2]] })).not.toBe(one)
  })
})
