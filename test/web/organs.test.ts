import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createReader, type Reader, unescaped } from './support/browser-session.js'
import { propose, recordSmallHouse, type SmallHouse, settled } from './support/house.js'
import { type Ledger, openLedger } from './support/ledger.js'
import { textOf } from './support/text.js'

let ledger: Ledger
let small: SmallHouse
let secretary: Reader
let administrator: Reader

const effectiveOn = '2026-03-10'

beforeAll(async () => {
  ledger = await openLedger({ now: '2026-03-10T10:00:00Z' })
  small = await recordSmallHouse(ledger)
  await small.record('ConveneMeeting', { effectiveOn: '2026-03-01', organ: small.stuurgroep, heldOn: '2026-03-20' })
  await propose(small)
  await settled(ledger)
  const signedIn = async (rol: string): Promise<Reader> => {
    const reader = createReader(ledger)
    await reader.signIn({ huis: small.house, rol })
    return reader
  }
  secretary = await signedIn(small.people.secretary)
  administrator = await signedIn('administrator')
})

afterAll(() => ledger?.close())

const page = (rest: string): string => `/huizen/${small.house}${rest}`
const organ = (rest = '', id = small.stuurgroep): string => page(`/organen/${id}${rest}`)

const told = async (path: string, reader = secretary): Promise<string> => {
  await settled(ledger)
  const answer = await reader.get(path)
  expect(answer.statusCode, answer.body).toBe(200)
  return textOf(answer.body)
}

describe('the page of an organ', () => {
  test('is found from the organ tree of the house, as are its rules', async () => {
    const { body } = await secretary.get(page(''))
    expect(body).toContain(`href="${organ()}"`)
    expect(body).toContain(`href="${organ('/regels')}"`)
  })

  test('shows its kind, seats with binding power, mandates, meetings, and what waits', async () => {
    const text = await told(organ())
    expect(text).toContain(
      'Stuurgroep, sinds 1 januari 2025. Beslist met gewone meerderheid (Huishoudelijk reglement).',
    )
    expect(text).toMatch(/vrijwilliger – Centrum <gezin> & co lid moet eerst ruggespraak houden/)
    expect(text).not.toContain('burgemeester')
    expect(text).toMatch(/Mandaten van Stuurgroep op 10 maart 2026 .*besteding van subsidies/)
    expect(text).toContain('vergadering van 20 maart 2026')
    expect(text).toContain('Niets wacht op dit orgaan.')
    expect(await told(organ('', small.werkgroep))).toContain('Staat onder Stuurgroep.')
    expect(await told(organ('', small.college))).toContain('Orgaan van Gemeente Voorbeeld.')
  })

  test('says what waits for it', async () => {
    const dossier = await propose(small, { title: 'Wachtend' })
    await small.record('TakeDecision', { effectiveOn, dossier, organ: small.stuurgroep, outcome: 'adopted' })
    expect(await told(organ('', small.college))).toContain('bekrachtiging geven of weigeren: Wachtend')
  })

  test('as of a day and as known on a day', async () => {
    expect(await told(organ('?op=2024-12-31'))).toContain(
      'Op 31 december 2024 was dit orgaan er niet, of was dat toen nog niet bekend.',
    )
    expect(await told(organ('?op=2026-01-01&bekend=2020-01-01'))).toContain('Op 1 januari 2026 was dit orgaan er niet')
    expect(await told(organ('?op=2026-02-30'))).toContain('2026-02-30')
  })

  test('is not there for what is no organ', async () => {
    expect((await secretary.get(organ('', small.seats.chair))).statusCode).toBe(404)
    expect((await secretary.get(organ('', 'iets'))).statusCode).toBe(404)
    expect((await secretary.get(organ('/regels', small.seats.chair))).statusCode).toBe(404)
  })
})

describe('the rules of an organ', () => {
  test('stand there in sentences, with their source and the sets that are ready', async () => {
    const text = await told(organ('/regels'))
    expect(text).toContain('Regels op 10 maart 2026: Huishoudelijk reglement Waar het staat: Huishoudelijk reglement.')
    expect(text).toContain('Quorum Er is geen quorum: het aantal aanwezigen maakt niet uit.')
    expect(text).toContain('Meerderheid Er moeten meer stemmen voor zijn dan tegen.')
    expect(text).toContain('Algemene vergadering van een vzw Waar het staat: Wetboek van vennootschappen')
    expect(await told(organ('/regels?op=2024-12-31'))).toContain('Er gelden dan geen regels.')
  })

  test('only the administrator is offered to adopt others', async () => {
    const form = organ('/regels/aannemen')
    expect((await secretary.get(organ('/regels'))).body).not.toContain(form)
    expect((await secretary.get(form)).statusCode).toBe(403)
    expect((await administrator.get(organ('/regels'))).body).toContain(form)
    expect((await administrator.get(organ('/regels/aannemen', small.seats.chair))).statusCode).toBe(403)
  })

  test('what is typed wrong, or belongs to nothing, is said in words and not left out in silence', async () => {
    const form = organ('/regels/aannemen')
    const wrong = async (fields: Record<string, string>): Promise<string> => {
      const sent = await administrator.submit(form, { readyMade: 'college', effectiveOn, ...fields })
      expect(sent.statusCode).toBe(422)
      return unescaped(sent.body)
    }
    const unknown = await wrong({ readyMade: 'iets' })
    expect(unknown).toContain('Kies bij “Welke regels?” een van de mogelijkheden die er staan.')
    expect(unknown.match(/href="#veld-/g)).toHaveLength(1)
    expect(await wrong({ 'changes.quorum': 'iets' })).toContain('Kies bij “Ander quorum”')
    expect(await wrong({ 'changes.proxies': 'iets' })).toContain('Kies bij “Volmachten”')
    expect(await wrong({ 'changes.noticeDays': '-3' })).toContain(
      'Schrijf bij “Ander aantal dagen voor de uitnodiging” een getal van 0 tot 3660, zonder komma.',
    )
    expect(await wrong({ 'source.reference': 'artikel 4' })).toContain('Vul “Waar staan de regels van het huis?” in.')
    expect(await wrong({ 'changes.proxies.maximumPerHolder': '2' })).toContain(
      'Maak “Hoeveel volmachten hoogstens per houder?” leeg, of kies “mogen, aan een ander lid”.',
    )
    expect(await told(organ('/regels'))).toContain('Regels op 10 maart 2026: Huishoudelijk reglement')
    expect((await administrator.get(form)).body).toContain('<option value="">zoals in de gekozen regels</option>')
  })

  test('are adopted ready-made, with the values that were changed, and then stand in the history', async () => {
    const form = organ('/regels/aannemen')
    const wrong = await administrator.submit(form, {
      readyMade: 'beheerscomite-interlokale-vereniging',
      'changes.noticeDays': 'veel',
      effectiveOn,
    })
    expect(wrong.statusCode).toBe(422)
    expect(wrong.body).toContain('href="#veld-changes-noticeDays"')
    const sent = await administrator.submit(form, {
      readyMade: 'beheerscomite-interlokale-vereniging',
      'changes.quorum': 'two-thirds',
      'changes.majority': 'two-thirds',
      'changes.abstentions': 'counted',
      'changes.tie': 'chair-decides',
      'changes.proxies': 'same-partner',
      'changes.proxies.maximumPerHolder': '2',
      'changes.noticeDays': '14',
      'changes.minimumMeetingsPerYear': '6',
      'source.text': 'Huishoudelijk reglement 2026',
      'source.reference': 'artikel 4',
      effectiveOn,
    })
    expect(sent.statusCode, textOf(sent.body)).toBe(303)
    expect(sent.headers.location).toContain(organ('/regels?minPosition='))
    const text = await told(organ('/regels'))
    expect(text).toContain('Waar het staat: Huishoudelijk reglement 2026, artikel 4.')
    expect(text).toContain('Er moet minstens twee derde van de leden met stemrecht zijn.')
    expect(text).toContain('Minstens twee derde van de stemmen die tellen, moet voor zijn.')
    expect(text).toContain('Onthoudingen tellen mee als uitgebrachte stem.')
    expect(text).toContain('geeft de stem van de voorzitter de doorslag')
    expect(text).toContain('aan een ander lid van dezelfde partner. Een lid heeft hoogstens 2 volmachten.')
    expect(text).toContain('minstens 14 dagen voor de vergadering')
    expect(text).toContain('minstens 6 keer per jaar')
    expect(text).toMatch(/1 januari 2025 tot en met 9 maart 2026 Huishoudelijk reglement gewone meerderheid/)
    expect(text).toMatch(/vanaf 10 maart 2026 Beheerscomité van een interlokale vereniging twee derde/)
    expect(await told(organ('/regels?op=2026-03-09'))).toContain('Regels op 9 maart 2026: Huishoudelijk reglement')
  })

  test('may hold from a later day: until then the present ones hold', async () => {
    const form = organ('/regels/aannemen', small.college)
    expect((await administrator.get(form)).body).toContain('Vanaf welke dag gelden ze?')
    const sent = await administrator.submit(form, { readyMade: 'college', effectiveOn: '2026-05-01' })
    expect(sent.statusCode, textOf(sent.body)).toBe(303)
    const text = await told(organ('/regels', small.college))
    expect(text).not.toContain('Regels op 10 maart 2026: College van burgemeester en schepenen')
    expect(text).toContain('vanaf 1 mei 2026 College van burgemeester en schepenen')
    expect(await told(organ('/regels?op=2026-05-01', small.college))).toContain(
      'Regels op 1 mei 2026: College van burgemeester en schepenen',
    )
  })

  test('what is left empty stays as in the chosen set', async () => {
    const sent = await administrator.submit(organ('/regels/aannemen', small.werkgroep), {
      readyMade: 'vzw-algemene-vergadering',
      'changes.proxies.maximumPerHolder': '1',
      effectiveOn,
    })
    expect(sent.statusCode, textOf(sent.body)).toBe(303)
    const text = await told(organ('/regels', small.werkgroep))
    expect(text).toContain('Regels op 10 maart 2026: Algemene vergadering van een vzw')
    expect(text).toContain('aan een ander lid met stemrecht. Een lid heeft hoogstens 1 volmacht. Wie de volmacht heeft')
    expect(text).toContain('minstens 15 dagen voor de vergadering')
  })
})

describe('how many votes each has', () => {
  const form = (slug: string): string => organ(`/regels/${slug}`)

  test('is offered to the administrator only, and not where too few vote', async () => {
    for (const slug of ['stemmen-per-lid', 'stemmen-per-partner', 'stemmen-per-groep']) {
      expect((await secretary.get(form(slug))).statusCode).toBe(403)
      expect((await administrator.get(organ('/regels'))).body).toContain(form(slug))
      expect((await administrator.get(organ(`/regels/${slug}`, small.gemeenteraad))).statusCode).toBe(403)
    }
  })

  test('by partner: the other rules stay, and what is filled in is the start of the next time', async () => {
    const slug = form('stemmen-per-partner')
    const weights = { [`weight-${small.centre}`]: '3', [`weight-${small.municipality}`]: '1', effectiveOn }
    const none = await administrator.submit(slug, { ...weights, [`weight-${small.centre}`]: '0' })
    expect(none.statusCode).toBe(422)
    expect(unescaped(none.body)).toContain('“Centrum <gezin> & co” een getal van 1 tot 1000')
    // The rules that hold let votes about persons be secret: then all must weigh the same.
    const secret = await administrator.submit(slug, weights)
    expect([422, 409]).toContain(secret.statusCode)
    expect(secret.body).toContain('Kies één gelijke stem per zetel, of stem niet geheim.')
    const rule = { method: 'simple-majority', source: 'Afspraak' } as const
    await small.record('AdoptDecisionRule', { effectiveOn, organ: small.stuurgroep, rule })
    await settled(ledger)
    const before = /Quorum .*? Gewicht van de stemmen/.exec(await told(organ('/regels')))![0]
    expect((await administrator.submit(slug, weights)).statusCode).toBe(303)
    const text = await told(organ('/regels'))
    expect(text).toContain('Centrum <gezin> & co (3)')
    expect(text).toContain(before)
    expect((await administrator.get(slug)).body).toContain(`name="weight-${small.centre}" required`)
    expect((await administrator.get(slug)).body).toContain('value="3"')
  })

  test('by groups that each need a majority, of which there are two at least', async () => {
    const slug = form('stemmen-per-groep')
    const one = { [`weight-${small.centre}`]: 'Welzijn', effectiveOn }
    const alone = await administrator.submit(slug, one)
    expect([alone.statusCode, alone.body.includes('namen van minstens twee groepen')]).toEqual([422, true])
    const two = { ...one, [`weight-${small.municipality}`]: 'Bestuur' }
    expect((await administrator.submit(slug, two)).statusCode).toBe(303)
    expect(await told(organ('/regels'))).toMatch(/Welzijn \(Centrum <gezin> & co\)/)
    const perSeat = { [`weight-${small.seats.chair}`]: '2', [`weight-${small.seats.member}`]: '1' }
    const others = [small.seats.referring, small.seats.secretary].map((id) => [`weight-${id}`, '1'])
    const equal = await administrator.submit(form('stemmen-per-lid'), {
      ...perSeat,
      ...Object.fromEntries(others),
      effectiveOn,
    })
    expect(equal.statusCode, textOf(equal.body)).toBe(303)
    expect(await told(organ('/regels'))).toContain('schepen van gezin, Gemeente Voorbeeld (2)')
  })
})

describe('a mandate that several organs ratify', () => {
  test('names them all, in which order, with one step of sub-delegation and conditions to confirm', async () => {
    const { record, college, gemeenteraad, werkgroep, stuurgroep } = small
    const several = (ratificationOrder: 'in-order' | 'parallel', subject: string) =>
      record('GrantMandate', {
        effectiveOn: '2026-03-01',
        grantor: { kind: 'organ', organ: college },
        grantee: { organ: werkgroep, role: null },
        subject,
        terms: {
          level: 'decide-subject-to-bekrachtiging',
          limits: { perDecisionCents: null, perYearCents: null, conditions: ['na advies'] },
          ratifyingOrgan: stuurgroep,
          furtherRatifyingOrgans: [gemeenteraad],
          ratificationOrder,
          addressee: null,
          mayBeSubDelegated: true,
          subDelegation: 'one-step',
          confirmConditions: true,
        },
      })
    const { mandate } = await several('in-order', 'vision')
    await several('parallel', 'communication')
    const register = await told(page('/mandaten'))
    expect(register).toContain(
      'na advies; bekrachtiging door Stuurgroep en Gemeenteraad, in die volgorde; elk besluit bevestigt de voorwaarden; mag één stap verder doorgeven',
    )
    expect(register).toContain('bekrachtiging door Stuurgroep en Gemeenteraad, elk apart')
    expect(register).toContain('bekrachtiging door College')
    expect(await told(page(`/mandaten/${mandate}`))).toContain(
      'bekrachtiging door Stuurgroep en Gemeenteraad, in die volgorde',
    )
  })
})

describe('the end of a seat and of an organ', () => {
  const text = { basis: 'founding-text:statutes', 'basis.reference': 'Artikel 3', 'basis.date': '2026-02-01' }

  test('is recorded by the administrator, from the page of the organ', async () => {
    const end = page(`/zetels/${small.seats.observer}/beeindigen`)
    expect((await secretary.get(organ())).body).not.toContain(end)
    expect((await secretary.get(end)).statusCode).toBe(403)
    expect((await administrator.get(organ())).body).toContain(end)
    const early = await administrator.submit(end, { reason: '', effectiveOn: '2024-01-01' })
    expect(early.body).toContain('href="#veld-effectiveOn"')
    const ended = await administrator.submit(end, { reason: '', effectiveOn })
    expect(ended.headers.location).toContain(`${organ()}?minPosition=`)
    expect(await told(organ('?op=2026-03-11'))).not.toContain('verslaggever')
  })

  test('another organ follows one, which then acts no more; the last one is dissolved', async () => {
    const { organ: successor } = await small.record('EstablishOrgan', {
      effectiveOn: '2026-03-01',
      name: 'Spelraad',
      kind: 'werkgroep',
      rule: { method: 'consensus', source: 'Afspraak' },
      basis: { kind: 'founding-text', textKind: 'convenant', reference: '-', date: '2026-03-01' },
    })
    await settled(ledger)
    const follow = organ('/opvolgen', small.werkgroep)
    expect((await secretary.get(follow)).statusCode).toBe(403)
    const without = await administrator.submit(follow, { successor: successor!, basis: text.basis, effectiveOn })
    expect(without.statusCode).toBe(422)
    expect(without.body).toContain('href="#veld-basis-reference"')
    const followed = await administrator.submit(follow, { successor: successor!, ...text, effectiveOn })
    expect(followed.statusCode, textOf(followed.body)).toBe(303)
    expect(await told(organ('?op=2026-03-09', small.werkgroep))).toContain('Spelraad')
    const dissolve = organ('/opheffen', successor!)
    const dissolved = await administrator.submit(dissolve, { reason: 'Klaar.', effectiveOn: '2026-06-30' })
    expect(dissolved.statusCode, textOf(dissolved.body)).toBe(303)
    expect((await administrator.get(dissolve)).statusCode).toBe(403)
  })
})

describe('the terms of a mandate', () => {
  test('are amended by whoever granted it, starting from those that hold', async () => {
    const { subsidies } = small.mandates
    const form = page(`/mandaten/${subsidies}/wijzigen`)
    expect((await secretary.get(form)).statusCode).toBe(403)
    const { body } = await administrator.get(form)
    expect(body).toContain('value="10000,00"')
    expect(body).toContain('binnen het actieplan')
    const terms = {
      'terms.level': 'decide-subject-to-bekrachtiging',
      'terms.limits.perDecisionCents': '12.500',
      'terms.limits.perYearCents': '',
      'terms.limits.conditions': 'binnen het actieplan\nna advies',
      'terms.ratifyingOrgan': small.college,
      'terms.mayBeSubDelegated': 'no',
      reason: 'Meer ruimte.',
      effectiveOn,
    }
    const nobody = await administrator.submit(form, { ...terms, 'terms.ratifyingOrgan': '' })
    expect(nobody.body).toContain('href="#veld-terms-ratifyingOrgan"')
    expect(nobody.body).toContain('value="12.500"')
    const amended = await administrator.submit(form, terms)
    expect(amended.statusCode, textOf(amended.body)).toBe(303)
    const text = await told(page(`/mandaten/${subsidies}`))
    expect(text).toContain('€ 12.500,00')
    expect(text).toContain('na advies')
    expect(text).toContain('Meer ruimte.')
  })

  test('keep what the form does not ask', async () => {
    const { record, college, gemeenteraad, stuurgroep } = small
    const { mandate } = await record('GrantMandate', {
      effectiveOn: '2026-03-01',
      grantor: { kind: 'organ', organ: college },
      grantee: { organ: stuurgroep, role: null },
      subject: 'staff',
      terms: {
        level: 'decide-subject-to-bekrachtiging',
        limits: { perDecisionCents: null, perYearCents: null, conditions: ['na advies'] },
        ratifyingOrgan: college,
        furtherRatifyingOrgans: [gemeenteraad],
        ratificationOrder: 'in-order',
        addressee: null,
        mayBeSubDelegated: false,
        confirmConditions: true,
      },
    })
    await settled(ledger)
    const form = page(`/mandaten/${mandate}/wijzigen`)
    const terms = {
      'terms.level': 'decide-subject-to-bekrachtiging',
      'terms.limits.conditions': 'na advies',
      'terms.ratifyingOrgan': college,
      'terms.mayBeSubDelegated': 'no',
      reason: 'Nagekeken.',
      effectiveOn,
    }
    expect((await administrator.submit(form, terms)).statusCode).toBe(303)
    const kept = await told(page(`/mandaten/${mandate}`))
    expect(kept.match(/bekrachtiging door College en Gemeenteraad, in die volgorde/g)).toHaveLength(2)
    expect(kept.match(/elk besluit bevestigt de voorwaarden/g)).toHaveLength(2)
    const alone = { ...terms, 'terms.level': 'decide', 'terms.ratifyingOrgan': '', 'terms.limits.conditions': '' }
    expect((await administrator.submit(form, alone)).statusCode).toBe(303)
  })
})
