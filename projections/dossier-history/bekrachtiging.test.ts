import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { adoptDeadline, letThreeRatify } from '../../test/domain/support/ratifying.js'
import { contentOf } from '../../test/domain/support/small-house.js'
import { openReading, type Reading } from '../../test/reading/reading.js'

let reading: Reading

beforeEach(async () => {
  reading = await openReading()
})
afterEach(() => reading.close())

/** A decision of the stuurgroep of 1 April over € 4.000 that waits. */
const waiting = () => {
  const { stuurgroep } = reading.small
  const dossier = reading.propose('finances.use-of-subsidies', { amountCents: 400_000 })
  const { decision } = reading.record('TakeDecision', {
    effectiveOn: '2025-04-01',
    dossier,
    organ: stuurgroep,
    outcome: 'adopted',
  })
  return { dossier, decision: decision! }
}

const storyOf = async (dossier: string) => {
  await reading.follow()
  return (await reading.queries.findDossier(reading.house, dossier))!
}

const decisionOf = async (dossier: string) => (await storyOf(dossier)).decisions[0]!

describe('bekrachtiging in the story of a dossier', () => {
  it('tells what each organ said, who is awaited, and is final once all have granted', async () => {
    const { college } = reading.small
    const { neighbour, bureau } = letThreeRatify(reading.small, 'in-order')
    const about = waiting()
    const { dossier } = about
    const names = async () => (await decisionOf(dossier)).awaitedOrgans.map(({ name }) => name)
    expect(await names()).toEqual(['College'])
    expect(await decisionOf(dossier)).toMatchObject({
      inOrder: true,
      ratifyingOrgans: [{ name: 'College' }, { name: 'College van de buren' }, { name: 'Vast bureau' }],
      bekrachtiging: null,
      bekrachtigingen: [],
    })
    const grant = (organ: string, effectiveOn: string, more: object = {}) =>
      reading.record('GrantBekrachtiging', { ...about, organ, effectiveOn, ...more })
    grant(college, '2025-04-10', { extent: { kind: 'partial', amountCents: 300_000, struck: ['artikel 3'] } })
    expect([await names(), (await storyOf(dossier)).status]).toEqual([
      ['College van de buren'],
      'waiting-for-bekrachtiging',
    ])
    grant(neighbour, '2025-04-12', { conditions: ['Drie offertes'] })
    grant(bureau, '2025-04-14')
    expect((await storyOf(dossier)).status).toBe('waiting-for-conditions')
    const conditional = await decisionOf(dossier)
    expect(conditional).toMatchObject({ state: 'waiting-for-conditions', finalOn: null, ratifiedAmountCents: 300_000 })
    expect(conditional.bekrachtigingen).toMatchObject([
      {
        organ: { name: 'College' },
        outcome: 'granted',
        extent: { kind: 'partial', amountCents: 300_000, struck: ['artikel 3'] },
        conditions: [],
      },
      {
        organ: { name: 'College van de buren' },
        extent: { kind: 'full' },
        conditions: [{ number: 1, text: 'Drie offertes', met: null }],
      },
      { organ: { name: 'Vast bureau' }, on: '2025-04-14' },
    ])
    expect(conditional.bekrachtiging).toEqual(conditional.bekrachtigingen[2])
    reading.record('MeetBekrachtigingCondition', {
      ...about,
      effectiveOn: '2025-05-01',
      organ: neighbour,
      condition: 1,
      evidence: 'De offertes van april',
    })
    expect((await storyOf(dossier)).status).toBe('decided-final')
    const final = await decisionOf(dossier)
    expect(final).toMatchObject({ state: 'final', finalOn: '2025-05-01' })
    expect(final.bekrachtigingen[1]!.conditions[0]!.met).toMatchObject({
      on: '2025-05-01',
      evidence: 'De offertes van april',
    })
  })

  it('tells what was done with each point, and keeps the answers with the version', async () => {
    const { college, stuurgroep } = reading.small
    const about = waiting()
    reading.record('SendDecisionBack', {
      ...about,
      effectiveOn: '2025-04-10',
      organ: college,
      remarks: 'Te vaag',
      points: ['Waar?', 'Wanneer?'],
    })
    reading.record('ReviseProposal', {
      effectiveOn: '2025-04-20',
      dossier: about.dossier,
      by: { kind: 'organ', organ: stuurgroep },
      content: contentOf(),
      explanation: 'Verduidelijkt',
      remarksAnswered: [{ decision: about.decision, point: 2, answer: 'In juli' }],
    })
    const story = await storyOf(about.dossier)
    expect(story.decisions[0]!.bekrachtigingen[0]!.points).toEqual([
      { number: 1, text: 'Waar?', answer: null },
      { number: 2, text: 'Wanneer?', answer: { inVersion: 2, text: 'In juli' } },
    ])
    expect(story.versions.map(({ remarksAnswered }) => remarksAnswered)).toEqual([
      [],
      [{ decision: about.decision, point: 2, answer: 'In juli' }],
    ])
  })

  it.each([
    ['lapsed', 'bekrachtiging-lapsed', 'lapsed', null],
    ['granted', 'decided-final', 'deemed-granted', '2025-04-12'],
  ] as const)('tells that silence %s', async (silence, status, outcome, finalOn) => {
    const { college } = reading.small
    adoptDeadline(reading.small, college, { days: 10, silence })
    const about = waiting()
    reading.record('RecordSilence', { ...about, effectiveOn: '2025-04-12', organ: college })
    expect((await storyOf(about.dossier)).status).toBe(status)
    expect(await decisionOf(about.dossier)).toMatchObject({
      finalOn,
      bekrachtigingen: [{ outcome, due: '2025-04-11', organ: { name: 'College' } }],
    })
  })

  it('tells that it was carried out, published and annulled; a new version takes the matter up again', async () => {
    const { college, stuurgroep } = reading.small
    const about = waiting()
    const on = (effectiveOn: string) => ({ ...about, effectiveOn })
    reading.record('RecordExecution', { ...on('2025-04-05'), what: 'Betaald', irregularBecause: 'De factuur verviel' })
    reading.record('GrantBekrachtiging', { ...on('2025-04-10'), organ: college })
    reading.record('RecordExecution', { ...on('2025-04-15'), what: 'Ingericht' })
    reading.record('PublishDecision', { ...on('2025-04-16'), where: 'Website' })
    expect(await storyOf(about.dossier)).toMatchObject({
      status: 'decided-final',
      decisions: [
        {
          executions: [
            { on: '2025-04-05', what: 'Betaald', irregular: 'De factuur verviel' },
            { on: '2025-04-15', what: 'Ingericht', irregular: null },
          ],
          published: { on: '2025-04-16', where: 'Website' },
          annulled: null,
        },
      ],
    })
    reading.record('AnnulDecision', { ...on('2025-06-01'), authority: 'Gouverneur', reasons: 'Geen bevoegdheid' })
    expect(await storyOf(about.dossier)).toMatchObject({
      status: 'annulled',
      decisions: [
        {
          state: 'annulled',
          finalOn: null,
          awaitedOrgans: [],
          annulled: { on: '2025-06-01', authority: 'Gouverneur', reasons: 'Geen bevoegdheid' },
        },
      ],
    })
    reading.record('ReviseProposal', {
      effectiveOn: '2025-06-10',
      dossier: about.dossier,
      by: { kind: 'organ', organ: stuurgroep },
      content: contentOf(),
      explanation: 'Opnieuw',
    })
    expect((await storyOf(about.dossier)).status).toBe('in-preparation')
  })

  it('leaves a dossier that was taken up again in preparation when its old decision is annulled', async () => {
    const { college, stuurgroep } = reading.small
    const about = waiting()
    reading.record('RefuseBekrachtiging', { ...about, effectiveOn: '2025-04-10', organ: college, reasons: 'Nee' })
    reading.record('ReviseProposal', {
      effectiveOn: '2025-04-20',
      dossier: about.dossier,
      by: { kind: 'organ', organ: stuurgroep },
      content: contentOf(),
      explanation: 'Anders',
    })
    reading.record('AnnulDecision', {
      ...about,
      effectiveOn: '2025-06-01',
      authority: 'Gouverneur',
      reasons: 'Geen bevoegdheid',
    })
    expect((await storyOf(about.dossier)).status).toBe('in-preparation')
  })

  it('keeps a decision without mandate so until the conditions of who heals it are met', async () => {
    const { college } = reading.small
    const dossier = reading.propose('infrastructure')
    const { decision } = reading.record('TakeDecision', {
      effectiveOn: '2025-04-01',
      dossier,
      organ: reading.small.stuurgroep,
      outcome: 'adopted',
      withoutMandateBecause: 'Haast',
    })
    const act = { dossier, decision: decision!, effectiveOn: '2025-04-10', organ: college }
    reading.record('GrantBekrachtiging', { ...act, conditions: ['Een verslag'] })
    expect((await storyOf(dossier)).status).toBe('without-mandate')
    reading.record('MeetBekrachtigingCondition', { ...act, condition: 1, evidence: 'Het verslag' })
    expect((await storyOf(dossier)).status).toBe('healed')
  })
})
