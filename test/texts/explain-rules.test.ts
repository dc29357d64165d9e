import { describe, expect, test } from 'vitest'
import { readyMadeNames, readyMadeRuleSet } from '../../src/domain/rule-set/ready-made.js'
import type { RuleSet } from '../../src/domain/rule-set/rule-set.js'
import { sentence, type TextKey } from '../../src/texts/catalogue.js'
import { explainRules, type RuleNames, sourceText } from '../../src/texts/explain-rules.js'

const names: RuleNames = { seat: (id) => `zetel ${id}`, partner: (id) => `partner ${id}` }

/** What the rules of a council say about one topic, with something changed. */
const told = (topic: TextKey, changes: object = {}, language: 'nl' | 'en' = 'nl'): string | undefined => {
  const say = sentence(language)
  const rules = { ...readyMadeRuleSet('gemeenteraad'), ...changes } as RuleSet
  return explainRules(rules, say, names).find(({ name }) => name === say(topic))?.text
}

const quorum = (needed: RuleSet['quorum']['needed'], more: object = {}) => ({
  quorum: { needed, counts: 'present', whenRecused: 'unchanged', ...more },
})

describe('the rules of an organ in sentences', () => {
  test.each([
    [
      'rule.quorum',
      {},
      'Er moet meer dan de helft van de leden met stemrecht zijn. Alleen wie er zelf is, telt. Wie een belang heeft, stemt niet mee. Het quorum blijft hetzelfde.',
    ],
    ['rule.quorum', quorum({ kind: 'none' }), 'Er is geen quorum: het aantal aanwezigen maakt niet uit.'],
    [
      'rule.quorum',
      quorum(
        { kind: 'at-least', numerator: 3, denominator: 7 },
        { counts: 'present-or-represented', whenRecused: 'recomputed' },
      ),
      'Er moet minstens 3/7 van de leden met stemrecht zijn. Wie een volmacht gaf, telt ook. Wie een belang heeft, telt niet mee: het quorum wordt zonder die leden berekend.',
    ],
    [
      'rule.quorum',
      quorum({ kind: 'number', number: 1 }),
      'Er moet minstens 1 lid met stemrecht zijn. Alleen wie er zelf is, telt. Wie een belang heeft, stemt niet mee. Het quorum blijft hetzelfde.',
    ],
    [
      'rule.second-convocation',
      { secondConvocation: null },
      'Is het quorum er niet, dan is er geen tweede vergadering die zonder quorum mag beslissen.',
    ],
    [
      'rule.second-convocation',
      { secondConvocation: { afterDays: 15 } },
      'Is het quorum er niet, dan mag een tweede vergadering over dezelfde punten beslissen, met hoeveel men ook is. Die vergadering komt minstens 15 dagen later.',
    ],
    ['rule.second-convocation', quorum({ kind: 'none' }), undefined],
    ['rule.uncommitted', {}, 'Onthoudingen, blanco en ongeldige stemmen tellen niet mee.'],
    [
      'rule.uncommitted',
      { abstentions: 'against' },
      'Onthoudingen tellen als tegen. Blanco stemmen tellen niet mee. Ongeldige stemmen tellen niet mee.',
    ],
    ['rule.weights', {}, 'Elk lid heeft één stem.'],
    [
      'rule.weights',
      { weights: { kind: 'per-seat', seats: [{ seat: 'a', weight: 3 }] } },
      'Elk lid heeft één stem, behalve: zetel a (3).',
    ],
    [
      'rule.weights',
      { weights: { kind: 'per-partner', partners: [] } },
      'Elke partner heeft één stem, hoeveel leden er ook voor zitten.',
    ],
    [
      'rule.weights',
      { weights: { kind: 'per-partner', partners: [{ partner: 'b', weight: 2 }] } },
      'De leden van een partner stemmen samen. Elke partner heeft één stem, behalve: partner b (2).',
    ],
    [
      'rule.weights',
      {
        weights: {
          kind: 'per-group',
          groups: [
            { name: 'Besturen', partners: ['a', 'b'] },
            { name: 'Andere', partners: ['c'] },
          ],
        },
      },
      'De meerderheid is nodig in het geheel en in elke groep apart: Besturen (partner a, partner b), Andere (partner c).',
    ],
    ['rule.proxies', {}, 'Een lid kan geen volmacht geven.'],
    [
      'rule.proxies',
      { proxies: { kind: 'allowed', to: 'member', maximumPerHolder: 1000, holderMustBePresent: false } },
      'Een lid kan een volmacht geven aan een ander lid met stemrecht.',
    ],
    [
      'rule.proxies',
      { proxies: { kind: 'allowed', to: 'same-partner', maximumPerHolder: 1, holderMustBePresent: true } },
      'Een lid kan een volmacht geven aan een ander lid van dezelfde partner. Een lid heeft hoogstens 1 volmacht. Wie de volmacht heeft, moet er zelf zijn.',
    ],
    ['rule.notice', {}, 'De uitnodiging vertrekt minstens 8 dagen voor de vergadering.'],
    ['rule.notice', { noticeDays: 0 }, 'De regels vragen geen aantal dagen tussen uitnodiging en vergadering.'],
    ['rule.minimum', { minimumMeetingsPerYear: 0 }, 'De regels zeggen niet hoe vaak het orgaan samenkomt.'],
    ['rule.minutes', {}, 'Een volgende vergadering keurt het verslag goed.'],
    [
      'rule.minutes',
      { minutesApprovedBySilenceAfterDays: 1 },
      'Komt er binnen 1 dag geen opmerking, dan is het verslag goedgekeurd.',
    ],
    ['rule.written', {}, 'Tussen twee vergaderingen kan het orgaan niet schriftelijk beslissen.'],
    [
      'rule.written',
      { writtenProcedure: { majority: 'unanimity', minimumDays: 0 } },
      'Tussen twee vergaderingen kan het orgaan schriftelijk beslissen. Elke stem die telt, moet voor zijn.',
    ],
    [
      'rule.written',
      { writtenProcedure: { majority: 'consent', minimumDays: 7 } },
      'Tussen twee vergaderingen kan het orgaan schriftelijk beslissen. Er is minstens 7 dagen tijd om te antwoorden. Niemand mag bezwaar maken. Wie zwijgt, gaat akkoord.',
    ],
    ['rule.publication', {}, 'Een besluit wordt binnen 10 dagen bekendgemaakt.'],
    ['rule.publication', { publicationDays: null }, 'De regels vragen niet dat een besluit bekendgemaakt wordt.'],
    ['rule.bekrachtiging', {}, 'De regels geven dit orgaan geen termijn om te bekrachtigen.'],
    [
      'rule.bekrachtiging',
      { bekrachtiging: { days: 30, silence: 'lapsed' } },
      'Dit orgaan bekrachtigt binnen 30 dagen. Zwijgt het, dan vervalt het besluit.',
    ],
    ['rule.agenda', {}, 'Iets op de agenda zetten kan: voorzitter, lid.'],
  ] as const)('%s %j', (topic, changes, expected) => {
    expect(told(topic, changes)).toBe(expected)
  })

  test('every ready-made set says all there is to say, in both languages', () => {
    for (const language of ['nl', 'en'] as const) {
      for (const name of readyMadeNames) {
        const rules = readyMadeRuleSet(name)
        const sentences = explainRules(rules, sentence(language))
        expect(sentences).toHaveLength(rules.quorum.needed.kind === 'none' ? 17 : 18)
        for (const { text } of sentences) expect(text).toMatch(/^[A-Z].*\.$/)
      }
    }
    expect(told('rule.tie', {}, 'en')).toBe('With as many votes for as against the proposal is rejected.')
  })

  test('where they stand: the text, and the place in it', () => {
    const say = sentence('nl')
    expect(sourceText({ source: { text: 'Reglement', reference: null } }, say)).toBe('Waar het staat: Reglement.')
    expect(sourceText({ source: { text: 'Reglement', reference: 'art. 3' } }, say)).toBe(
      'Waar het staat: Reglement, art. 3.',
    )
  })
})
