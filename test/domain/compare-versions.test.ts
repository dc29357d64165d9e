import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  applyComparison,
  applyWords,
  compareVersions,
  compareWords,
  partText,
} from '../../src/domain/dossier/compare-versions.js'
import type { ProposalContent } from '../../src/domain/dossier/events.js'

const content = (more: object = {}): ProposalContent =>
  ({
    title: 'Speelstraat',
    text: 'Een speelstraat in de zomer.',
    considerations: ['De straat is vrij.'],
    articles: [
      { number: 1, text: 'De straat gaat dicht op woensdag.', amountCents: null },
      { number: 2, text: 'De buurt wordt verwittigd.', amountCents: 5_000 },
    ],
    amountCents: 400_000,
    beneficiary: null,
    ...more,
  }) as ProposalContent

const outcomes = (before: ProposalContent, after: ProposalContent): readonly string[] =>
  compareVersions(before, after)
    .filter(({ outcome }) => outcome !== 'same')
    .map(({ part, outcome }) => `${outcome} ${part.kind}${'number' in part ? ` ${part.number}` : ''}`)

describe('two versions', () => {
  test('that say the same differ in nothing', () => {
    expect(outcomes(content(), content())).toEqual([])
  })

  test('differ part by part: what came, went and changed', () => {
    const after = content({
      title: 'Speelstraten',
      considerations: [],
      articles: [
        { number: 1, text: 'De straat gaat dicht op woensdag.', amountCents: 100 },
        { number: 2, text: 'De hele buurt wordt verwittigd.', amountCents: 5_000 },
        { number: 3, text: 'Er komt een evaluatie.', amountCents: null },
      ],
      amountCents: null,
      beneficiary: '00000001-0000-7000-8000-000000000002',
    })
    expect(outcomes(content(), after)).toEqual([
      'changed title',
      'removed consideration 1',
      'changed article 1',
      'changed article 2',
      'added article 3',
      'removed amount',
      'added beneficiary',
    ])
  })

  test('differ by whole amounts, not by the digits behind a point', () => {
    expect(compareWords('De bus kost 2.000,00 euro.', 'De bus kost 2.500,00 euro.')).toEqual([
      { kind: 'kept', text: 'De bus kost ' },
      { kind: 'removed', text: '2.000,00' },
      { kind: 'added', text: '2.500,00' },
      { kind: 'kept', text: ' euro.' },
    ])
  })

  test('say of an article which words changed, and which amount', () => {
    const after = content({
      articles: [{ number: 1, text: 'De straat gaat dicht op zaterdag.', amountCents: 9_900 }],
    })
    const article = compareVersions(content(), after).find(({ part }) => part.kind === 'article')!
    expect(article.words).toEqual([
      { kind: 'kept', text: 'De straat gaat dicht op ' },
      { kind: 'removed', text: 'woensdag' },
      { kind: 'added', text: 'zaterdag' },
      { kind: 'kept', text: '.' },
    ])
    expect(article.amountCents).toEqual({ before: null, after: 9_900 })
  })

  test('pair articles by number: one put between others shows as a change of all that follow', () => {
    const [first, second] = content().articles
    const between = { number: 2, text: 'Er komt een bord.', amountCents: null }
    expect(outcomes(content(), content({ articles: [first, between, { ...second, number: 3 }] }))).toEqual([
      'changed article 2',
      'added article 3',
    ])
  })

  test('of a text that was wholly rewritten, all went and all came', () => {
    const [before, after] = ['a', 'b'].map((letter) =>
      Array.from({ length: 3_000 }, (_, index) => `${letter}${index}`).join(' '),
    ) as [string, string]
    expect(compareWords(before, after)).toEqual([
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ])
  })

  test('a difference of another text does not apply', () => {
    expect(() => applyWords('iets anders', compareWords('dit', 'dat'))).toThrow('of another text')
    expect(() => applyWords('dit en meer', [{ kind: 'kept', text: 'dit' }])).toThrow('of another text')
  })

  test('the text of a part is null where it is not in the version, or no text', () => {
    expect(partText(content(), { kind: 'article', number: 2 })).toBe('De buurt wordt verwittigd.')
    expect(partText(content(), { kind: 'article', number: 3 })).toBeNull()
    expect(partText(content(), { kind: 'consideration', number: 2 })).toBeNull()
    expect(partText(content(), { kind: 'amount' })).toBeNull()
  })
})

const words = fc
  .array(fc.constantFrom('de', 'straat', ',', '.', ' ', '\n', '  ', 'é', '🙂', '€', 'woensdag', '2026'), {
    maxLength: 20,
  })
  .map((all) => all.join(''))
const text = fc.oneof(words, fc.string({ unit: 'binary' }), fc.constant(''))
const amount = fc.option(fc.nat(500_000))
const contents = fc
  .record({
    title: text,
    text,
    considerations: fc.array(text, { maxLength: 4 }),
    articles: fc.array(fc.record({ text, amountCents: amount }), { maxLength: 4 }),
    amountCents: amount,
    beneficiary: fc.option(fc.constantFrom('00000001-0000-7000-8000-000000000001')),
  })
  .map((all) => content({ ...all, articles: all.articles.map((one, index) => ({ number: index + 1, ...one })) }))

describe('the difference between any two versions', () => {
  test('applied to the former gives the latter', () => {
    fc.assert(
      fc.property(contents, contents, (before, after) => {
        expect(applyComparison(before, compareVersions(before, after))).toEqual(after)
      }),
      { numRuns: 300 },
    )
  })

  test('of any two texts tells both of them', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const runs = compareWords(before, after)
        const without = (kind: string): string =>
          runs
            .filter((run) => run.kind !== kind)
            .map((run) => run.text)
            .join('')
        expect([without('added'), without('removed')]).toEqual([before, after])
        expect(applyWords(before, runs)).toBe(after)
      }),
      { numRuns: 500 },
    )
  })
})
