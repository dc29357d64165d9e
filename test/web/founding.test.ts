import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SubjectPath } from '../../src/domain/house/subject.js'
import { resolveMandate } from '../../src/domain/mandate/resolve.js'
import { houseId } from '../../src/domain/shared/identifiers.js'
import { toLocalDate } from '../../src/domain/shared/time.js'
import { firstManagerPath } from '../../src/identity/identity.js'
import { mandatesFor } from '../../src/web/founding/proposed.js'
import { recordGrantForm } from '../../src/web/money/forms/grant-forms.js'
import { makeAccount, password, signInWith } from './support/account.js'
import { createReader, hidden, type Reader } from './support/browser-session.js'
import { settled } from './support/house.js'
import { type Ledger, openLedger } from './support/ledger.js'
import { textOf } from './support/text.js'

let ledger: Ledger
let reader: Reader
let house = ''

const today = '2026-03-10'

beforeAll(async () => {
  ledger = await openLedger({ now: `${today}T10:00:00Z`, developmentSignIn: false })
  reader = createReader(ledger)
})

afterAll(() => ledger?.close())

/** Every field of the form on a page with what it starts with, as a browser without JavaScript sends it. */
const formOn = (html: string): [string, string][] => {
  const form = html.slice(html.indexOf('<form method="post" action="/huizen/'))
  const sent: [string, string][] = []
  const plain = (text: string): string =>
    text.replaceAll('&#34;', '"').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&')
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const name = /name="([^"]*)"/.exec(tag)?.[1]
    const value = plain(/value="([^"]*)"/.exec(tag)?.[1] ?? '')
    const isChoice = /type="(checkbox|radio)"/.test(tag)
    if (name !== undefined && (!isChoice || / checked/.test(tag))) sent.push([name, value])
  }
  for (const [, name = '', options = ''] of form.matchAll(/<select[^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g)) {
    const chosen = /<option value="([^"]*)"[^>]* selected/.exec(options)?.[1] ?? ''
    sent.push([name, chosen])
  }
  return sent
}

const step = (name: string): string => `/huizen/${house}/inrichten/${name}`

/** Sends a step as it is proposed, with some fields otherwise. */
const sendStep = async (name: string, changes: Readonly<Record<string, string>> = {}, form?: [string, string][]) => {
  await settled(ledger)
  const fields = form ?? formOn((await reader.get(step(name))).body)
  const kept = fields.filter(([field]) => !(field in changes))
  return reader.post(step(name), [...kept, ...Object.entries(changes).filter(([, value]) => value !== '-')])
}

const told = async (path: string): Promise<string> => {
  await settled(ledger)
  const answer = await reader.get(path)
  expect(answer.statusCode, answer.body).toBe(200)
  return textOf(answer.body)
}

const stateOf = async () => (await ledger.houses.load(houseId.parse(house))).state

describe('a house is set up from nothing', () => {
  test('whoever opens the first link is greeted, and told where to begin', async () => {
    expect(await told('/aanmelden')).toContain('Open de link die het toonde toen het startte.')
    const path = await firstManagerPath(ledger.identity)
    const made = await reader.submit(path!, { login: 'beheer@voorbeeld.be', naam: 'Iemand', wachtwoord: password })
    expect(made.headers.location).toBe('/')
    expect(textOf((await createReader(ledger).get('/aanmelden')).body)).not.toContain('Dit programma is nieuw')
    expect(await told('/')).toContain('Welkom. Er is nog geen huis.')
    expect((await reader.get('/')).body).toContain('href="/beheer/nieuw-huis"')
  })

  test('a form with faults names each field with what to do, and keeps what was typed', async () => {
    const answer = await reader.submit('/beheer/nieuw-huis', {
      name: 'Huis <b>X</b>',
      effectiveOn: '2031-01-01',
      who: 'self',
    })
    expect(answer.statusCode).toBe(422)
    const text = textOf(answer.body)
    expect(text).toContain('Vul “Gemeenten” in.')
    expect(text).toContain('Vul “Rechtsvorm” in.')
    expect(answer.body).toContain('value="Huis <b>X</b>"')
    const later = await reader.submit('/beheer/nieuw-huis', {
      name: 'Huis X',
      workingArea: 'Voorbeeld',
      legalForm: 'vzw',
      effectiveOn: '2031-01-01',
      who: 'self',
    })
    expect(textOf(later.body)).toContain('Die dag moet nog komen. Kies 10 maart 2026 of een vroegere dag.')
  })

  test('the founder goes on as its administrator', async () => {
    const page = await reader.get('/beheer/nieuw-huis')
    const form = {
      _csrf: hidden(page.body, '_csrf'),
      _key: hidden(page.body, '_key'),
      name: 'Huis van het Kind Voorbeeld',
      workingArea: 'Voorbeeld\r\n',
      legalForm: 'feitelijke-vereniging',
      effectiveOn: '2025-09-01',
      who: 'self',
    }
    const answer = await reader.post('/beheer/nieuw-huis', form)
    expect(answer.headers.location).toMatch(/^\/huizen\/[0-9a-f-]{36}\/inrichten\/organen\?minPosition=1$/)
    house = /huizen\/([^/]*)/.exec(String(answer.headers.location))![1]!
    expect(house).toBe(form._key)
    expect((await stateOf()).house).toMatchObject({ name: form.name, workingArea: ['Voorbeeld'] })
    const { items } = await ledger.queries.listHouses({ limit: 10, cursor: null })
    expect(items).toHaveLength(1)
  })

  test('organs are proposed from the legal form, with what their rules say', async () => {
    const text = await told(step('organen'))
    expect(text).toContain('Stap 2 van 6: Organen en hun regels')
    expect(text).toContain('Wij hebben dit orgaan: College van burgemeester en schepenen van Voorbeeld')
    expect(text).toContain('Er moet meer dan de helft van de leden met stemrecht zijn.')
    expect(text).toContain('Er is hier nog niets vastgelegd.')
  })

  test('without an organ of the house itself the step is refused, and nothing is recorded', async () => {
    const none = Object.fromEntries(
      ['gemeenteraad', 'college', 'stuurgroep', 'netwerk', 'werkgroep', 'coordinator'].map((key) => [
        `organ.${key}.take`,
        '-',
      ]),
    )
    const answer = await sendStep('organen', { ...none, 'organ.stuurgroep.name': 'Stuurgroep van bij ons' })
    expect(answer.statusCode).toBe(422)
    expect(textOf(answer.body)).toContain('Vink minstens één orgaan van het huis zelf aan')
    expect(answer.body).toContain('value="Stuurgroep van bij ons"')
    expect((await stateOf()).organs.size).toBe(0)
  })

  test('what is left ticked is established once, under the names that were typed, with its rules', async () => {
    await settled(ledger)
    const form = formOn((await reader.get(step('organen'))).body)
    const changes = { 'organ.werkgroep.take': '-', 'organ.netwerk.name': 'Partneroverleg' }
    const first = await sendStep('organen', changes, form)
    expect(first.headers.location, textOf(first.body)).toMatch(/\/inrichten\/partners\?minPosition=/)
    const again = await sendStep('organen', changes, form)
    expect(again.statusCode).toBe(303)
    const { organs, partners } = await stateOf()
    expect([...organs.values()].map(({ name }) => name).sort()).toEqual([
      'College van burgemeester en schepenen van Voorbeeld',
      'Coördinator',
      'Gemeenteraad van Voorbeeld',
      'Partneroverleg',
      'Stuurgroep',
    ])
    expect([...partners.values()].map(({ name }) => name)).toEqual(['Gemeente Voorbeeld'])
    const stuurgroep = [...organs.values()].find(({ kind }) => kind === 'stuurgroep')!
    expect(stuurgroep.rules.at(-1)?.rules.name).toBe('Stuurgroep bij consensus')
    expect(stuurgroep.period.from).toBe('2025-09-01')
  })

  test('a wrong number comes back in its own row; the others are recorded and do not come back', async () => {
    const answer = await sendStep('partners', {
      'more.0.name': 'Vzw De Speelvogel',
      'more.0.kind': 'private-legal-person',
      'more.0.sector': 'gezinsondersteuning',
      'more.1.name': 'CKG Voorbeeld',
      'more.1.kind': 'private-legal-person',
      'more.1.sector': 'gezinsondersteuning',
      'more.1.kbo': '0123456789',
    })
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('name="more.0.name" ')
    expect(answer.body).toContain('value="CKG Voorbeeld"')
    expect(answer.body).not.toContain('value="Vzw De Speelvogel"')
    expect(textOf(answer.body)).toContain('Vzw De Speelvogel')
    expect(answer.body).toContain('href="#veld-more-0-kbo"')
    const corrected = await sendStep('partners', { 'more.0.kbo': '' }, formOn(answer.body))
    expect(corrected.statusCode, textOf(corrected.body)).toBe(303)
    const { partners, house: profile } = await stateOf()
    expect([...partners.values()].map(({ name }) => name).sort()).toEqual([
      'CKG Voorbeeld',
      'Gemeente Voorbeeld',
      'Opgroeien, regioteam',
      'Vzw De Speelvogel',
    ])
    expect(partners.get(profile!.leadPartner!)?.name).toBe('Gemeente Voorbeeld')
  })

  const organNamed = async (name: string): Promise<string> =>
    [...(await stateOf()).organs.entries()].find(([, organ]) => organ.name.startsWith(name))![0]

  test('people get their seats, and whoever sets up the house is one of them', async () => {
    const { partners } = await stateOf()
    const municipality = [...partners.entries()].find(([, { name }]) => name === 'Gemeente Voorbeeld')![0]
    const stuurgroep = await organNamed('Stuurgroep')
    const form = formOn((await reader.get(step('mensen'))).body)
    const changes = {
      'people.0.name': 'Sam Voorbeeld',
      'people.0.function': 'coördinator',
      'people.0.partner': municipality,
      'people.0.organ': stuurgroep,
      'people.0.role': 'secretary',
      'people.0.second': await organNamed('Coördinator'),
      'people.0.secondRole': 'chair',
      'people.0.me': 'ja',
      'people.1.name': 'Alex Voorbeeld',
      'people.1.function': 'schepen van gezin',
      'people.1.partner': municipality,
      'people.1.organ': await organNamed('College'),
      'people.1.role': 'chair',
      'people.1.second': stuurgroep,
    }
    const same = await sendStep('mensen', { ...changes, 'people.1.second': changes['people.1.organ'] }, form)
    expect(textOf(same.body)).toContain('Alex Voorbeeld: kies twee verschillende organen, of laat het tweede leeg.')
    const sent = await sendStep('mensen', changes, form)
    expect(sent.headers.location, textOf(sent.body)).toMatch(/\/inrichten\/mandaten/)
    await sendStep('mensen', changes, form)
    const { seats } = await stateOf()
    expect(seats.size).toBe(4)
    expect(new Set(seats.map(({ person }) => person).values()).size).toBe(2)
    expect([...seats.values()].every(({ period }) => period.until === '2030-12-31')).toBe(true)
    const [account] = await ledger.identity.accounts.listOfHouse(houseId.parse(house))
    const me = [...seats.values()].find(({ role }) => role === 'secretary')!.person
    expect(account?.persons).toEqual([{ house, person: me }])
  })

  test('mandates are proposed from the founding text down, and granted in one go', async () => {
    const text = await told(step('mandaten'))
    expect(text).toContain('Voorstel: wie mag wat')
    const form = formOn((await reader.get(step('mandaten'))).body)
    const bad = await sendStep('mandaten', {
      'mandate.stuurgroep-finances-use-of-subsidies.perDecision': 'veel',
    })
    expect(bad.statusCode).toBe(422)
    expect(textOf(bad.body)).toContain('is geen bedrag')
    expect((await stateOf()).mandates.size).toBe(0)
    const nobody = await sendStep('mandaten', { 'mandate.stuurgroep-partners-admission.other': '' })
    expect(textOf(nobody.body)).toContain('Stuurgroep, toetreding van partners: kies wie bekrachtigt')
    const sent = await sendStep(
      'mandaten',
      {
        'mandate.stuurgroep-communication.take': '-',
        'mandate.stuurgroep-finances-use-of-subsidies.perDecision': '12.000',
      },
      form,
    )
    expect(sent.headers.location, textOf(sent.body)).toMatch(/\/inrichten\/vergadering/)
    const { mandates, organs } = await stateOf()
    const granted = [...mandates.values()].map(({ grantee, subject, terms }) => ({
      organ: organs.get(grantee.organ)!.kind,
      subject,
      level: terms[0]!.terms.level,
      perDecision: terms[0]!.terms.limits.perDecisionCents,
      ratifies: terms[0]!.terms.ratifyingOrgan === null ? null : organs.get(terms[0]!.terms.ratifyingOrgan)!.kind,
    }))
    expect(granted).toContainEqual({
      organ: 'stuurgroep',
      subject: 'finances.use-of-subsidies',
      level: 'decide-subject-to-bekrachtiging',
      perDecision: 1_200_000,
      ratifies: 'college',
    })
    expect(granted.map(({ subject }) => subject)).not.toContain('communication')
    expect(granted).toHaveLength(11)
  })

  test('the set-up can be left: its page says what is done and what comes next', async () => {
    const text = await told(`/huizen/${house}/inrichten`)
    expect(text).toContain('Ga verder met: Eerste vergadering')
    expect(await told(`/huizen/${house}`)).toContain('Nog te doen')
    expect(await told('/')).toContain('Huis van het Kind Voorbeeld')
  })

  test('the administrator goes on as secretary, and the first meeting is convened once, with its agenda', async () => {
    const closed = await reader.get(step('vergadering'))
    expect(textOf(closed.body)).toContain('Sam Voorbeeld, secretaris van Stuurgroep')
    const switched = await reader.post('/rol', {
      _csrf: hidden(closed.body, '_csrf'),
      rol: `person:${house}`,
      terug: step('vergadering'),
    })
    expect(switched.headers.location).toBe(step('vergadering'))
    const form = formOn((await reader.get(step('vergadering'))).body)
    const early = await sendStep('vergadering', { heldOn: '2026-03-12' }, form)
    expect(early.statusCode).toBe(422)
    expect(early.body).toContain('href="#veld-heldOn"')
    // The matters are opened; they are not opened again with the meeting.
    expect(textOf(early.body)).toContain('Dossiers die al open zijn')
    const later = formOn(early.body)
    const sent = await sendStep(
      'vergadering',
      { heldOn: '2026-03-24', 'agenda.0.title': 'Huisstijl', 'agenda.0.subject': 'communication' },
      later,
    )
    expect(sent.headers.location, textOf(sent.body)).toMatch(/\/vergaderingen\/[0-9a-f-]{36}\?minPosition=/)
    const { meetings, dossiers } = await stateOf()
    expect(meetings.size).toBe(1)
    expect(
      dossiers
        .map(({ title }) => title)
        .valueSeq()
        .toArray()
        .sort(),
    ).toEqual(['Actieplan van het huis', 'Besteding van de subsidies', 'Huisstijl', 'Werkgroepen van het huis'])
    const page = await told(String(sent.headers.location))
    for (const title of ['Actieplan van het huis', 'Huisstijl']) expect(page).toContain(title)
    expect(await told(`/huizen/${house}`)).not.toContain('Nog te doen')
  })
})

/** The manager founds another house, and goes on as its administrator. */
const found = async (fields: { readonly legalForm: string; readonly workingArea: string }): Promise<void> => {
  await reader.post('/rol', { _csrf: hidden((await reader.get('/rol')).body, '_csrf'), rol: 'manager', terug: '/' })
  expect(await told('/')).toContain('Richt nog een huis in')
  const answer = await reader.submit('/beheer/nieuw-huis', {
    name: `Huis ${fields.legalForm}`,
    effectiveOn: today,
    who: 'self',
    ...fields,
  })
  house = /huizen\/([^/]*)/.exec(String(answer.headers.location))![1]!
}

describe('for every legal form', () => {
  const forms = [
    ['feitelijke-vereniging', 'Voorbeeld'],
    ['feitelijke-vereniging', 'Voorbeeld\r\nNaburig'],
    ['vzw', 'Voorbeeld'],
    ['interlokale-vereniging', 'Voorbeeld\r\nNaburig'],
    ['gemeentelijke-dienst', 'Voorbeeld'],
    ['ocmw', 'Voorbeeld'],
  ] as const

  test.each(forms)('%s in %s: what is proposed is accepted as it is', async (legalForm, workingArea) => {
    await found({ legalForm, workingArea })
    for (const name of ['organen', 'partners', 'mandaten']) {
      const sent = await sendStep(name)
      expect(sent.statusCode, textOf(sent.body)).toBe(303)
    }
    const state = await stateOf()
    const proposed = mandatesFor(state, state.house!, toLocalDate(today))
    expect(proposed.length).toBeGreaterThan(10)
    expect(proposed.filter(({ there }) => !there)).toEqual([])
    // Each of them holds: its chain goes up to a founding text.
    for (const { organ, subject: about } of proposed) {
      const { found } = resolveMandate(state, {
        organ,
        role: null,
        subject: about as SubjectPath,
        amount: null,
        on: toLocalDate(today),
      })
      expect(found, `${state.organs.get(organ)?.name}: ${about}`).not.toBeNull()
    }
    // A second look at a step proposes nothing that is there.
    expect(await told(step('mandaten'))).not.toContain('Geef dit mandaat')
  })
})

describe('where an organ is missing', () => {
  test('a kerngroep steers in the place of a stuurgroep, and proposes nothing to itself', async () => {
    await found({ legalForm: 'feitelijke-vereniging', workingArea: 'Voorbeeld' })
    await sendStep('organen', { 'organ.stuurgroep.take': '-', 'organ.kerngroep.take': 'ja' })
    expect((await sendStep('mandaten')).statusCode).toBe(303)
    const { organs, mandates } = await stateOf()
    const held = [...mandates.values()].filter(({ grantee }) => organs.get(grantee.organ)?.kind === 'kerngroep')
    expect(held.map(({ subject }) => subject)).toContain('finances.use-of-subsidies')
    expect(held.filter(({ subject }) => subject === 'action-plan')).toHaveLength(1)
    expect(held.every(({ terms, grantee }) => terms[0]?.terms.addressee !== grantee.organ)).toBe(true)
  })

  test('without the organs that would ratify, the house decides by its own text', async () => {
    await found({ legalForm: 'feitelijke-vereniging', workingArea: 'Voorbeeld' })
    await sendStep('organen', { 'organ.gemeenteraad.take': '-', 'organ.college.take': '-' })
    expect((await sendStep('mandaten')).statusCode).toBe(303)
    const subsidies = [...(await stateOf()).mandates.values()].find(({ subject }) => subject.endsWith('subsidies'))!
    expect(subsidies.terms[0]!.terms).toMatchObject({ level: 'decide', ratifyingOrgan: null })
    expect(subsidies.grantor).toMatchObject({ kind: 'founding-text', textKind: 'cooperation-agreement' })
  })
})

describe('after the set-up', () => {
  beforeAll(async () => {
    await found({ legalForm: 'ocmw', workingArea: 'Voorbeeld' })
    for (const name of ['organen', 'partners', 'mandaten']) await sendStep(name)
  })

  const send = (path: string, fields: Readonly<Record<string, string>>) =>
    reader.submit(`/huizen/${house}/${path}`, { effectiveOn: today, ...fields })

  const idOf = async (kind: string): Promise<string> =>
    [...(await stateOf()).organs.entries()].find(([, organ]) => organ.kind === kind)![0]

  const linksOn = async (path: string): Promise<string> => (await reader.get(path)).body

  test('every empty list says what comes next, with a link for who may do it', async () => {
    const page = (rest: string): string => `/huizen/${house}${rest}`
    expect(await told(page('/vergaderingen'))).toContain(
      'Er is nog geen vergadering. De voorzitter of de secretaris van een orgaan roept ze samen.',
    )
    expect(await told(page('/dossiers'))).toContain('Elke zaak waarover het huis beslist, begint met een dossier.')
    expect(await told(page('/dossiers?tekst=onvindbaar'))).toContain('Niets gevonden.')
    expect(await told(page('/besluiten'))).toContain('Er is nog geen besluit.')
    expect(await linksOn(page('/besluiten'))).toContain(`href="${page('/dossiers')}"`)
    expect(await linksOn(page('/geld'))).toContain(
      `Er is nog geen subsidie vastgelegd.</p><ul><li><a href="${page(`/${recordGrantForm.path}`)}"`,
    )
    expect(await told(page(''))).toContain('Nog niemand heeft een zetel.')
    expect(await linksOn(page(''))).toContain(`href="${page('/inrichten/mensen')}"`)
  })

  test('an organ is added', async () => {
    const wrong = await send('nieuw-orgaan', { kind: 'werkgroep' })
    expect(wrong.statusCode).toBe(422)
    expect(textOf(wrong.body)).toContain('Vul “Hoe heet het bij u?” in.')
    const sent = await send('nieuw-orgaan', {
      name: 'Werkgroep buiten spelen',
      kind: 'werkgroep',
      parent: await idOf('stuurgroep'),
      'rule.method': 'consensus',
      'basis.textKind': 'founding-meeting',
      'basis.reference': 'Startvergadering',
      'basis.date': today,
    })
    expect(sent.statusCode, textOf(sent.body)).toBe(303)
    expect(await told(`/huizen/${house}`)).toContain('Werkgroep buiten spelen')
  })

  test('somebody gets a seat, and another one', async () => {
    const organ = await idOf('stuurgroep')
    const bound = await send('nieuwe-zetel', {
      organ,
      name: 'Kim Voorbeeld',
      function: 'trekker',
      role: 'member',
      'binding.kind': 'may-bind-up-to',
    })
    expect(textOf(bound.body)).toContain('Vul “Tot welk bedrag, in euro?” in.')
    const sent = await send('nieuwe-zetel', {
      organ,
      name: 'Kim Voorbeeld',
      function: 'trekker',
      role: 'member',
      'binding.kind': 'may-bind-up-to',
      'binding.amountCents': '500',
    })
    expect(sent.statusCode, textOf(sent.body)).toBe(303)
    const [first] = (await stateOf()).seats.values()
    expect(first).toMatchObject({ function: 'trekker', binding: { kind: 'may-bind-up-to', amountCents: 50_000 } })
    const person = first!.person
    const twice = {
      organ: await idOf('netwerk'),
      person,
      function: 'trekker',
      role: 'chair',
      'binding.kind': 'may-bind',
    }
    expect((await send('nieuwe-zetel', twice)).statusCode).toBe(303)
    expect([...(await stateOf()).seats.values()].map((seat) => seat.person)).toEqual([person, person])
  })

  test('a mandate is granted, by an organ that has it or by a text, and never more than there is', async () => {
    const organ = await idOf('werkgroep')
    const grant = {
      'grantor.organ': await idOf('stuurgroep'),
      'grantee.organ': organ,
      subject: 'action-plan',
      'terms.level': 'decide',
      'terms.limits.perDecisionCents': '250',
      until: '2030-12-31',
    }
    const more = await send('nieuw-mandaat', { ...grant, subject: 'finances' })
    expect(more.statusCode).toBe(422)
    expect(more.body).toContain('href="#veld-grantor-organ"')
    expect((await send('nieuw-mandaat', grant)).statusCode).toBe(303)
    const unnamed = await send('nieuw-mandaat', { ...grant, 'grantor.organ': 'tekst', subject: 'vision' })
    expect(textOf(unnamed.body)).toContain('Vul “Naam van de tekst” in.')
    const named = {
      'grantor.textKind': 'convenant',
      'grantor.reference': 'Convenant van het huis',
      'grantor.date': today,
    }
    const byText = await send('nieuw-mandaat', { ...grant, ...named, 'grantor.organ': 'tekst', subject: 'vision' })
    expect(byText.statusCode, textOf(byText.body)).toBe(303)
    const own = [...(await stateOf()).mandates.values()].filter(({ grantee }) => grantee.organ === organ)
    expect(own.map(({ subject, grantor }) => `${subject} ${grantor.kind}`).sort()).toEqual([
      'action-plan organ',
      'action-plan organ',
      'vision founding-text',
    ])
    expect(await linksOn(`/huizen/${house}/mandaten`)).toContain(`href="/huizen/${house}/nieuw-mandaat"`)
  })
})

describe('who may not', () => {
  test('a house is founded by managers only, and set up by its administrator only', async () => {
    const founded = house
    const { login } = await makeAccount(ledger, [{ role: 'auditor', house: houseId.parse(founded) }])
    const auditor = await signInWith(ledger, login)
    expect((await auditor.get('/beheer/nieuw-huis')).statusCode).toBe(403)
    for (const name of ['organen', 'partners', 'mensen', 'mandaten']) {
      const page = await auditor.get(step(name))
      expect(page.statusCode).toBe(200)
      expect(textOf(page.body)).toContain('Alleen de beheerder van dit huis kan dit vastleggen.')
      expect(page.body).not.toContain(`action="${step(name)}"`)
      const csrf = hidden((await auditor.get('/')).body, '_csrf')
      const sent = await auditor.post(step(name), { _csrf: csrf, _key: '0198a3c2-0000-7000-8000-000000000001' })
      expect(sent.statusCode).toBe(403)
    }
    expect(textOf((await auditor.get(`/huizen/${founded}`)).body)).not.toContain('Nog te doen')
    expect(textOf((await auditor.get(`/huizen/${founded}/geld`)).body)).toContain(
      'De secretaris van een orgaan legt vast wat er binnenkomt.',
    )
    for (const path of ['nieuw-orgaan', 'nieuwe-zetel', 'nieuw-mandaat']) {
      expect((await auditor.get(`/huizen/${founded}/${path}`)).statusCode, path).toBe(403)
    }
  })

  test('somebody else can set the house up: the manager invites them, and gets no role in it', async () => {
    await reader.post('/rol', { _csrf: hidden((await reader.get('/rol')).body, '_csrf'), rol: 'manager', terug: '/' })
    const page = await reader.get('/beheer/nieuw-huis')
    const form = {
      _csrf: hidden(page.body, '_csrf'),
      _key: hidden(page.body, '_key'),
      name: 'Huis van een ander',
      workingArea: 'Elders',
      legalForm: 'vzw',
      effectiveOn: today,
      who: 'other',
    }
    // Sent twice, it is one house.
    for (const sent of [await reader.post('/beheer/nieuw-huis', form), await reader.post('/beheer/nieuw-huis', form)]) {
      expect(sent.headers.location).toBe('/beheer/accounts')
    }
    // Under the same key another house is refused.
    const other = await reader.post('/beheer/nieuw-huis', { ...form, name: 'Nog een ander' })
    expect(other.statusCode).toBeGreaterThanOrEqual(409)
    expect((await reader.get('/beheer/accounts')).body).toContain('Huis van een ander')
    const { items } = await ledger.queries.listHouses({ limit: 50, cursor: null })
    const made = items.filter(({ name }) => /ander$/.test(name))
    expect(made.map(({ id, name }) => [id, name])).toEqual([[form._key, 'Huis van een ander']])
    expect(await ledger.identity.accounts.listOfHouse(houseId.parse(form._key))).toEqual([])
  })

  test('in English the same', async () => {
    await reader.get('/taal/en?terug=/')
    expect(textOf((await reader.get('/beheer/nieuw-huis')).body)).toContain('Step 1 of 6: The house')
    const { login } = await makeAccount(ledger, [{ role: 'administrator', house: houseId.parse(house) }])
    const administrator = await signInWith(ledger, login)
    await administrator.get('/taal/en?terug=/')
    for (const name of ['organen', 'partners', 'mensen', 'mandaten', 'vergadering']) {
      const text = textOf((await administrator.get(step(name))).body)
      expect(text).toMatch(/Step \d of 6/)
      expect(text, name).not.toMatch(/founding\.|Nog te doen|Bewaar/)
    }
    await reader.get('/taal/nl?terug=/')
  })
})
