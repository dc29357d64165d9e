import { describe, expect, test } from 'vitest'
import { type FieldsOf, given, nobody } from './support/given.js'
import { contentOf, propose, smallHouse } from './support/small-house.js'

const effectiveOn = '2025-03-10'
const on = { effectiveOn }
const structure = {
  considerations: ['De straat is in de zomer vrij.'],
  articles: [
    { text: 'De straat gaat dicht op woensdag.', amountCents: 250_000 },
    { text: 'De buurt wordt verwittigd.', amountCents: null },
  ],
}

const prepared = () => {
  const small = smallHouse()
  const { house, stuurgroep, centre } = small
  const dossier = propose(small)
  const by = { kind: 'organ', organ: stuurgroep } as const
  const from = { kind: 'partner', partner: centre } as const
  const contribution = house.record('GiveContribution', { ...on, dossier, from, text: 'Waar?' }).contribution!
  const ask = { ...on, dossier, by, of: stuurgroep, question: 'Kan dit?', deadline: '2025-03-31' }
  const adviceRequest = house.record('RequestAdvice', ask).adviceRequest!
  const opinion = 'favourable' as const
  const points = ['Zeg wanneer.', 'Zeg het aan de buurt.']
  const advice = house.record('GiveAdvice', { ...on, dossier, adviceRequest, opinion, points }).advice!
  const content = { ...contentOf(400_000), ...structure }
  const revision = { ...on, dossier, by, content, explanation: 'Nu in artikelen.' }
  return { ...small, dossier, contribution, advice, revision }
}

type Change = NonNullable<FieldsOf<'ReviseProposal'>['changes']>[number]

describe('a proposal in articles', () => {
  test('has them numbered from 1 in the order they come, and its considerations beside its text', () => {
    const { house, revision } = prepared()
    given(house)
      .when('ReviseProposal', revision)
      .leadsTo('ProposalRevised', {
        content: {
          considerations: structure.considerations,
          articles: [
            { number: 1, ...structure.articles[0] },
            { number: 2, ...structure.articles[1] },
          ],
        },
        changes: [],
      })
    expect(house.state.dossiers.get(revision.dossier as never)!.versions.map(({ articles }) => articles)).toEqual([
      0, 2,
    ])
  })

  test('may as well be running text only', () => {
    const small = smallHouse()
    const dossier = propose(small)
    expect(small.house.newest('ProposalSubmitted').content).toMatchObject({ considerations: [], articles: [] })
    expect(small.house.state.dossiers.get(dossier as never)!.content!.title).toBe('Speelstraat')
  })

  test('fits in one entry of the log, however many long texts it has', () => {
    const { house, revision } = prepared()
    const articles = Array.from({ length: 10 }, () => ({ text: 'a'.repeat(11_000) }))
    given(house)
      .when('ReviseProposal', { ...revision, content: { ...revision.content, articles } })
      .refused('entry.too-long', null)
  })
})

describe('what a change came from', () => {
  test('is said by the author, per part, and is of the version as a whole as well', () => {
    const { house, revision, contribution, advice } = prepared()
    const point = (number: number) => ({ kind: 'advice-point', advice, point: number }) as const
    const given1 = { kind: 'contribution', contribution } as const
    const changes: Change[] = [
      { part: { kind: 'article', number: 1 }, promptedBy: [point(1), given1], why: 'Nu staat er wanneer.' },
      { part: { kind: 'article', number: 2 }, promptedBy: [point(2), point(1)] },
      { part: { kind: 'consideration', number: 1 } },
    ]
    given(house)
      .when('ReviseProposal', { ...revision, promptedBy: [given1], changes })
      .leadsTo('ProposalRevised', {
        promptedBy: [given1, point(1), point(2)],
        changes: [changes[0], { ...changes[1], why: null }, { ...changes[2], promptedBy: [], why: null }],
      })
  })

  test('is not said of a part that stayed as it was, nor of one that is in neither version', () => {
    const { house, revision } = prepared()
    const change = (...parts: Change['part'][]) =>
      given(house).when('ReviseProposal', { ...revision, changes: parts.map((part) => ({ part })) })
    change({ kind: 'text' }).refused('proposal.part-unchanged', 'changes.0.part')
    change({ kind: 'article', number: 1 }, { kind: 'amount' }).refused('proposal.part-unchanged', 'changes.1.part')
    change({ kind: 'article', number: 3 }).refused('proposal.part-unchanged', 'changes.0.part')
    change({ kind: 'article', number: 1 }, { kind: 'article', number: 1 }).refused(
      'proposal.part-named-twice',
      'changes.1.part',
    )
  })

  test('is input of this dossier', () => {
    const { house, revision, advice } = prepared()
    const part = { kind: 'article', number: 1 } as const
    const from = (prompt: NonNullable<Change['promptedBy']>[number]) =>
      given(house).when('ReviseProposal', { ...revision, changes: [{ part, promptedBy: [prompt] }] })
    const place = 'changes.0.promptedBy.0'
    from({ kind: 'contribution', contribution: nobody }).refused('contribution.unknown', `${place}.contribution`)
    from({ kind: 'advice-point', advice: nobody, point: 1 }).refused('advice.unknown', `${place}.advice`)
    from({ kind: 'advice-point', advice, point: 3 }).refused('advice.point-unknown', `${place}.point`)
  })
})
