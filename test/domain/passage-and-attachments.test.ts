import { describe, expect, test } from 'vitest'
import { attachment, MAXIMUM_ATTACHMENT_BYTES } from '../../src/domain/contribution/attachment.js'
import { type FieldsOf, given, nobody } from './support/given.js'
import { contentOf, propose, smallHouse } from './support/small-house.js'

const effectiveOn = '2025-03-10'

const prepared = () => {
  const small = smallHouse()
  const dossier = propose(small)
  const by = { kind: 'organ', organ: small.stuurgroep } as const
  const articles = [{ text: 'De straat gaat dicht\nop woensdag.' }]
  const content = { ...contentOf(), articles }
  small.house.record('ReviseProposal', { effectiveOn, dossier, by, content, explanation: 'In artikelen.' })
  const from = { kind: 'group', description: 'Ouders van de wijk' } as const
  const give = (more: Partial<FieldsOf<'GiveContribution'>>) =>
    given(small.house).when('GiveContribution', { effectiveOn, dossier, from, text: 'Liever zaterdag.', ...more })
  return { ...small, dossier, give }
}

describe('a contribution about a passage', () => {
  const article = { kind: 'article', number: 1 } as const
  const passage = (quote: string, more: object = {}) =>
    ({ kind: 'passage', version: 2, part: article, quote, ...more }) as const

  test('quotes the newest version word for word, however its lines break', () => {
    const { give } = prepared()
    const about = passage('dicht op  woensdag')
    give({ about }).leadsTo('ContributionGiven', { about, onVersion: 2 })
  })

  test('is not about words or parts that are not there', () => {
    const { give } = prepared()
    give({ about: passage('op zaterdag') }).refused('contribution.quote-differs', 'about.quote')
    give({ about: passage('op', { part: { kind: 'article', number: 2 } }) }).refused(
      'contribution.part-unknown',
      'about.part',
    )
    give({ about: passage('400', { part: { kind: 'amount' } }) }).refused('contribution.part-unknown', 'about.part')
    give({ about: passage('op', { version: 3 }) }).refused('proposal.version-unknown', 'about.version')
  })

  test('of an older version is taken as it is quoted, and speaks about that version', () => {
    const { give } = prepared()
    give({ about: passage('iets', { version: 1 }) }).leadsTo('ContributionGiven', { onVersion: 1 })
  })
})

describe('how a contribution came', () => {
  test('in a meeting of the house, or in writing', () => {
    const { give, house, stuurgroep } = prepared()
    const meeting = house.record('ConveneMeeting', { effectiveOn, organ: stuurgroep, heldOn: effectiveOn }).meeting!
    const spoken = { kind: 'meeting', meeting } as const
    give({ given: spoken }).leadsTo('ContributionGiven', { given: spoken })
    give({ given: { kind: 'meeting', meeting: nobody } }).refused('meeting.unknown', 'given.meeting')
    give({}).leadsTo('ContributionGiven', { given: { kind: 'writing' }, attachments: [], about: { kind: 'whole' } })
  })

  test('with documents of a kind and size that may be kept, each once', () => {
    const { give } = prepared()
    const report = { sha256: 'ab'.repeat(32), title: 'Verslag', mediaType: 'application/pdf' as const, size: 48_213 }
    give({ attachments: [report] }).leadsTo('ContributionGiven', { attachments: [report] })
    give({ attachments: [report, { ...report, title: 'Nog eens' }] }).refused(
      'attachment.attached-twice',
      'attachments.1',
    )
    const fits = (more: object): boolean => attachment.safeParse({ ...report, ...more }).success
    expect(fits({ size: MAXIMUM_ATTACHMENT_BYTES })).toBe(true)
    expect(fits({ size: MAXIMUM_ATTACHMENT_BYTES + 1 })).toBe(false)
    expect(fits({ size: 0 })).toBe(false)
    expect(fits({ mediaType: 'text/html' })).toBe(false)
    expect(fits({ sha256: 'AB'.repeat(32) })).toBe(false)
  })
})
