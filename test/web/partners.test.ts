import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createReader, type Reader, unescaped } from './support/browser-session.js'
import { propose, recordSmallHouse, type SmallHouse, settled } from './support/house.js'
import { type Ledger, openLedger } from './support/ledger.js'
import { textOf } from './support/text.js'

let ledger: Ledger
let small: SmallHouse
let administrator: Reader
let secretary: Reader
let auditor: Reader

const effectiveOn = '2026-03-10'

const page = (rest: string): string => `/huizen/${small.house}${rest}`

const told = async (reader: Reader, rest: string): Promise<string> => {
  await settled(ledger)
  const answer = await reader.get(page(rest))
  expect(answer.statusCode, answer.body).toBe(200)
  return textOf(answer.body)
}

/** Sends a form that must come back with a fault, and answers what it then says. */
const wrong = async (reader: Reader, rest: string, fields: Record<string, string>): Promise<string> => {
  const sent = await reader.submit(page(rest), fields)
  expect([422, 409], textOf(sent.body)).toContain(sent.statusCode)
  return unescaped(sent.body)
}

const recorded = async (reader: Reader, rest: string, fields: Record<string, string>, back: string): Promise<void> => {
  const sent = await reader.submit(page(rest), fields)
  expect(sent.statusCode, textOf(sent.body)).toBe(303)
  expect(sent.headers.location).toMatch(new RegExp(`^${page(back)}\\?minPosition=\\d+$`))
}

/** The address of the form whose link has this text, on a page. */
const formCalled = async (reader: Reader, rest: string, text: string): Promise<string> => {
  await settled(ledger)
  const { body } = await reader.get(page(rest))
  const links = [...body.matchAll(/<a class="button" href="([^"]+)">([^<]*)<\/a>/g)]
  const link = links.find(([, , said]) => unescaped(said!) === text)
  expect(link, `no link “${text}”`).toBeDefined()
  return link![1]!.slice(page('').length)
}

const text = {
  basis: 'founding-text:convenant',
  'basis.reference': 'Convenant, artikel 2',
  'basis.date': '2026-01-15',
} as const

beforeAll(async () => {
  ledger = await openLedger({ now: '2026-03-10T10:00:00Z' })
  small = await recordSmallHouse(ledger)
  const { record, stuurgroep, seats } = small
  const dossier = await propose(small, { title: 'Zomerbad' })
  const { ballot } = await record('OpenBallot', { effectiveOn: '2026-03-04', dossier, organ: stuurgroep })
  const cast = { effectiveOn: '2026-03-04', dossier, ballot: ballot! }
  await record('CastVote', { ...cast, seat: seats.member, choice: 'against' })
  await record('CastVote', { ...cast, seat: seats.chair, choice: 'for' })
  await settled(ledger)
  const signedIn = async (choice: { huis?: string; rol: string }): Promise<Reader> => {
    const reader = createReader(ledger)
    await reader.signIn(choice)
    return reader
  }
  administrator = await signedIn({ huis: small.house, rol: 'administrator' })
  secretary = await signedIn({ huis: small.house, rol: small.people.secretary })
  auditor = await signedIn({ rol: 'auditor' })
})

afterAll(() => ledger?.close())

describe('the partners of a house', () => {
  test('stand in the navigation and in a list, with kind, seats, input and money', async () => {
    const { body } = await auditor.get(page('/partners'))
    const navigation = /<nav class="house-navigation[^"]*"[\s\S]*?<\/nav>/.exec(body)![0]
    for (const part of ['/partners', '/werkgroepen', '/doelen', '/overeenkomsten'])
      expect(navigation).toContain(`href="${page(part)}"`)
    expect(textOf(body)).toContain('Centrum <gezin> & co private rechtspersoon welzijn 4 1 januari 2025')
    expect(textOf(body)).toContain('lokaal bestuur 3 1 januari 2025 inbreng geld')
    expect(textOf(body)).toContain('Gemeente Voorbeeld trekker gemeente lokaal bestuur')
    expect(body).toContain(`href="${page(`/inbreng?partner=${small.centre}`)}"`)
    expect(body).toContain(`href="${page(`/geld/partners/${small.centre}`)}"`)
  })

  test('as of a day before there were any, the page says so and offers nothing to record', async () => {
    expect(await told(secretary, '/partners?op=2024-12-31')).toContain('Er zijn op die dag geen partners.')
    const { body } = await administrator.get(page('/partners?bekend=2020-01-01'))
    expect(body).not.toContain('partners/nieuw')
  })

  test('one partner: who speaks for it, mandates of its organs, votes by name, and its history', async () => {
    const centre = await told(auditor, `/partners/${small.centre}`)
    expect(centre).toContain('Partner sinds 1 januari 2025.')
    expect(centre).toContain('Steunt op: convenant, Convenant van het huis.')
    expect(centre).toMatch(/vrijwilliger – Centrum <gezin> & co lid moet eerst ruggespraak houden/)
    expect(centre).toMatch(/Stemmen van Centrum .*Zomerbad Stuurgroep directeur 4 maart 2026 tegen/)
    expect(centre).toContain('Zetel in Stuurgroep vanaf 1 januari 2025: directeur (lid).')
    const municipality = await told(auditor, `/partners/${small.municipality}`)
    expect(municipality).toContain('Trekker van het huis.')
    expect(municipality).toContain('College aan Stuurgroep: besteding van subsidies')
    expect(await told(auditor, `/partners/${small.centre}?op=2026-03-03`)).toContain('Nog geen enkele stem met naam.')
    expect(await told(auditor, `/partners/${small.centre}?op=2024-12-31`)).toContain(
      'Op 31 december 2024 was dit nog geen partner',
    )
    expect((await auditor.get(page(`/partners/${small.stuurgroep}`))).statusCode).toBe(404)
    expect((await auditor.get(page('/partners/iets'))).statusCode).toBe(404)
  })
})

describe('a partner is admitted', () => {
  const form = '/partners/nieuw'
  const fields = { name: 'Speelplein', kind: 'private-legal-person', sector: 'vrije-tijd', effectiveOn }

  test('by the administrator only', async () => {
    for (const reader of [secretary, auditor]) expect((await reader.get(page(form))).statusCode).toBe(403)
    expect((await secretary.get(page('/partners'))).body).not.toContain(page(form))
  })

  test('with what is wrong said at its field, and what was typed kept', async () => {
    const kbo = await wrong(administrator, form, { ...fields, ...text, kbo: '0123.456.789' })
    expect(kbo).toContain('Dit KBO-nummer klopt niet. Kijk de tien cijfers na, of laat het veld leeg.')
    expect(kbo).toContain('href="#veld-kbo"')
    expect(kbo).toContain('value="Speelplein"')
    expect(kbo).toContain('value="0123.456.789"')
    const without = await wrong(administrator, form, { ...fields, basis: 'founding-text:convenant' })
    expect(without).toContain('Vul “Waar staat het in de tekst?” in.')
    expect(without).toContain('Vul “Datum van de tekst” in.')
    expect(await wrong(administrator, form, { ...fields, ...text, basis: 'decision:iets' })).toContain(
      'Kies bij “Waarop steunt dit?” een van de mogelijkheden die er staan.',
    )
    expect(await wrong(administrator, form, { ...fields, ...text, effectiveOn: '2027-01-01' })).toContain(
      'href="#veld-effectiveOn"',
    )
  })

  test('and stands in the list; a number is written with or without dots', async () => {
    await recorded(administrator, form, { ...fields, ...text, kbo: '0123.456.749' }, '/partners')
    const list = await told(administrator, '/partners')
    expect(list).toContain('Speelplein private rechtspersoon vrije tijd 0 10 maart 2026')
    const own = await formCalled(administrator, '/partners', 'Voeg een partner toe')
    expect(own).toBe(form)
    const taken = await administrator.submit(page(form), { ...fields, ...text, kbo: '0123456749' })
    expect(taken.statusCode).toBe(409)
    expect(unescaped(taken.body)).toContain('Dit KBO-nummer hoort al bij Speelplein.')
  })
})

describe('partners come together, lead and leave', () => {
  test('a merger names who stops and who comes in their place', async () => {
    const { record } = small
    const admit = async (name: string): Promise<string> =>
      (
        await record('AdmitPartner', {
          effectiveOn: '2026-01-01',
          name,
          kind: 'informal-group',
          sector: 'ouders',
          basis: { kind: 'founding-text', textKind: 'convenant', reference: '-', date: '2026-01-01' },
        })
      ).partner!
    const [one, other] = [await admit('Oudergroep Noord'), await admit('Oudergroep Zuid')]
    const form = '/partners/samenvoegen'
    expect(await wrong(administrator, form, { partners: one, into: 'new', ...text, effectiveOn })).toContain(
      'Vul “Naam van de organisatie” in.',
    )
    expect(await wrong(administrator, form, { into: other, ...text, effectiveOn })).toContain('href="#veld-partners"')
    const itself = await wrong(administrator, form, { partners: one, into: one, ...text, effectiveOn })
    expect(itself).toContain('href="#veld-into"')
    await recorded(administrator, form, { partners: one, into: other, ...text, effectiveOn }, '/partners')
    expect(await told(auditor, '/partners')).toContain(
      'Vroegere partners Oudergroep Noord Ging op in Oudergroep Zuid; laatste dag 9 maart 2026.',
    )
    expect(await told(auditor, `/partners/${other}`)).toContain(
      'Kwam op 10 maart 2026 in de plaats van Oudergroep Noord.',
    )
    await recorded(
      administrator,
      form,
      {
        partners: other,
        into: 'new',
        'into.newPartner.name': 'Ouderhuis',
        'into.newPartner.kind': 'informal-group',
        'into.newPartner.sector': 'ouders',
        ...text,
        effectiveOn,
      },
      '/partners',
    )
    expect(await told(auditor, '/partners')).toContain('Ouderhuis groep zonder rechtspersoon ouders')
  })

  test('another becomes the lead partner, and one leaves', async () => {
    const lead = await formCalled(administrator, `/partners/${small.centre}`, 'Maak trekker: Centrum <gezin> & co')
    expect((await secretary.get(page(lead))).statusCode).toBe(403)
    await recorded(administrator, lead, { effectiveOn }, `/partners/${small.centre}`)
    expect(await told(auditor, `/partners/${small.centre}`)).toContain('Trekker van het huis.')
    const leave = await formCalled(administrator, `/partners/${small.municipality}`, 'Uitstappen: Gemeente Voorbeeld')
    expect(await wrong(administrator, leave, { effectiveOn, reason: '' })).toContain('href="#veld-reason"')
    await recorded(administrator, leave, { effectiveOn, reason: 'Gestopt.' }, `/partners/${small.municipality}`)
    const left = await told(auditor, `/partners/${small.municipality}`)
    expect(left).toContain('Stapte uit op 10 maart 2026.')
    expect(left).toContain('Laatste dag als partner: 10 maart 2026.')
    expect((await administrator.get(page(leave))).statusCode).toBe(403)
  })
})

describe('a candidate', () => {
  const fields = { name: 'Buurtwerk <b>', kind: 'private-legal-person', sector: 'welzijn', effectiveOn: '2026-02-01' }

  test('is registered, put before the network and admitted', async () => {
    const { record, stuurgroep } = small
    expect(await told(secretary, '/kandidaten')).toContain('De beheerder van het huis kan een kandidaat inschrijven.')
    expect((await secretary.get(page('/kandidaten/nieuw'))).statusCode).toBe(403)
    await recorded(administrator, '/kandidaten/nieuw', fields, '/kandidaten')
    expect(await told(administrator, '/kandidaten')).toContain('Zet eerst een dossier over de toelating op de agenda')
    expect(await told(administrator, '/partners')).toContain('Kandidaten (1 in behandeling)')

    const admit = await formCalled(administrator, '/kandidaten', 'Laat toe: Buurtwerk <b>')
    const early = await administrator.submit(page(admit), { ...fields, ...text, effectiveOn })
    expect([422, 409]).toContain(early.statusCode)
    expect(early.body).toContain('role="alert"')

    const { organ: network } = await record('EstablishOrgan', {
      effectiveOn: '2025-01-01',
      name: 'Netwerk',
      kind: 'netwerk',
      rule: { method: 'consensus', source: 'Convenant' },
      basis: { kind: 'founding-text', textKind: 'convenant', reference: '-', date: '2025-01-01' },
    })
    const { dossier } = await record('OpenDossier', {
      effectiveOn: '2026-02-02',
      title: 'Toelating Buurtwerk',
      subject: 'partners.admission',
      openedBy: stuurgroep,
    })
    const { meeting } = await record('ConveneMeeting', {
      effectiveOn: '2026-02-02',
      organ: network!,
      heldOn: '2026-03-05',
    })
    const put = await formCalled(administrator, '/kandidaten', 'Leg voor aan het netwerk: Buurtwerk <b>')
    const notYet = await administrator.submit(page(put), { dossier: dossier!, effectiveOn })
    expect([422, 409]).toContain(notYet.statusCode)
    expect(notYet.body).toContain('href="#veld-dossier"')
    await record('AddAgendaItem', { effectiveOn: '2026-02-03', meeting: meeting!, dossier: dossier! })
    await recorded(administrator, put, { dossier: dossier!, effectiveOn }, '/kandidaten')
    expect(await told(auditor, '/kandidaten')).toContain('Op de agenda van Netwerk van 5 maart 2026.')
    await recorded(administrator, admit, { ...fields, ...text, effectiveOn }, '/kandidaten')
    const { body } = await auditor.get(page('/kandidaten'))
    expect(textOf(body)).toContain('Ga naar partner Buurtwerk <b>')
    const partner = /href="[^"]*(\/partners\/[0-9a-f-]{36})"/.exec(body)![1]!
    const story = await told(auditor, partner)
    expect(story).toContain('Kandidaat sinds 1 februari 2026.')
    expect(story).toContain('Op de agenda van Netwerk gebracht op 10 maart 2026.')
  })

  test('is refused with reasons, or thinks better of it', async () => {
    for (const name of ['Weg', 'Terug']) {
      await recorded(administrator, '/kandidaten/nieuw', { ...fields, name }, '/kandidaten')
    }
    const refuse = await formCalled(administrator, '/kandidaten', 'Weiger: Weg')
    const bare = await administrator.submit(page(refuse), { effectiveOn })
    expect([422, 409]).toContain(bare.statusCode)
    expect(bare.body).toContain('role="alert"')
    await recorded(
      administrator,
      refuse,
      { reasons: 'Past niet.', irregularBecause: 'Er is geen netwerk.', effectiveOn },
      '/kandidaten',
    )
    const withdraw = await formCalled(administrator, '/kandidaten', 'Trek in: Terug')
    await recorded(administrator, withdraw, { effectiveOn }, '/kandidaten')
    const list = await told(auditor, '/kandidaten')
    expect(list).toContain('Reden: Past niet.')
    expect(list).toContain('Ingetrokken op 10 maart 2026.')
    expect((await administrator.get(page(withdraw))).statusCode).toBe(403)
  })
})

describe('a working group', () => {
  test('is founded, gets members, sends a delegate, goes on and ends', async () => {
    expect((await secretary.get(page('/werkgroepen/nieuw'))).statusCode).toBe(403)
    const fields = {
      name: 'Werkgroep taal',
      purpose: 'Taal in spel.',
      parent: small.stuurgroep,
      until: '2026-06-30',
      'rule.method': 'consensus',
      'rule.source': 'Reglement',
      effectiveOn,
    }
    const before = await wrong(administrator, '/werkgroepen/nieuw', { ...fields, ...text, until: '2026-01-01' })
    expect(before).toContain('href="#veld-until"')
    expect(before).toContain('Werkgroep taal')
    await recorded(administrator, '/werkgroepen/nieuw', { ...fields, ...text }, '/werkgroepen')
    const founded = await told(administrator, '/werkgroepen')
    expect(founded).toContain('Werkgroep taal')
    expect(founded).toContain('Deze werkgroep heeft op die dag geen eigen mandaat.')

    const add = await formCalled(administrator, '/werkgroepen', 'Voeg een lid toe: Werkgroep taal')
    const member = { function: 'logopedist', partner: small.centre, role: 'chair', binding: 'may-bind', effectiveOn }
    const both = { ...member, person: small.people.member, name: 'Iemand' }
    expect(await wrong(administrator, add, both)).toContain('Kies iemand die al een zetel heeft, of schrijf een nieuwe')
    expect(await wrong(administrator, add, { ...member, binding: 'may-bind-up-to' })).toContain(
      'Vul “Tot welk bedrag?” in.',
    )
    await recorded(administrator, add, { ...member, person: small.people.member }, '/werkgroepen')
    await recorded(
      administrator,
      add,
      { ...member, role: 'member', name: 'Nieuw Lid', binding: 'may-bind-up-to', 'binding.amountCents': '500' },
      '/werkgroepen',
    )
    const { body } = await administrator.get(page('/werkgroepen'))
    expect(textOf(body)).toContain('logopedist (Centrum <gezin> & co): voorzitter')
    const seat = /href="([^"]*\/zetels\/[^"]*\/beeindigen)" aria-label="Beëindig de zetel: logopedist/.exec(body)![1]!
    const group = await formCalled(administrator, '/werkgroepen', 'Evalueren: Werkgroep taal')
    const organ = `/organen/${group.split('/')[2]}`
    await recorded(administrator, seat.slice(page('').length), { effectiveOn, reason: '' }, organ)
    expect((await secretary.get(seat)).statusCode).toBe(403)

    const extend = await formCalled(administrator, '/werkgroepen', 'Verleng: Werkgroep taal')
    const shorter = await wrong(administrator, extend, { until: '2026-05-01', ...text, effectiveOn })
    expect(shorter).toContain('href="#veld-until"')
    await recorded(administrator, extend, { until: '2026-12-31', ...text, effectiveOn }, '/werkgroepen')
    expect(await told(auditor, '/werkgroepen')).toContain('Op 10 maart 2026 verlengd tot en met 31 december 2026.')
    const end = await formCalled(administrator, '/werkgroepen', 'Stop: Werkgroep taal')
    await recorded(administrator, end, { reason: 'Klaar.', effectiveOn }, '/werkgroepen')
    expect(await told(auditor, '/werkgroepen')).toContain('10 maart 2026 tot en met 10 maart 2026')
  })

  test('shows the advice it is asked and gave, and the dossiers it opened', async () => {
    const { record, werkgroep, stuurgroep } = small
    const dossier = await propose(small, { title: 'Speelbos' })
    const by = { kind: 'organ', organ: stuurgroep } as const
    const asked = { effectiveOn: '2026-03-05', dossier, by, question: 'Goed?', of: werkgroep, deadline: '2026-03-25' }
    const { adviceRequest } = await record('RequestAdvice', asked)
    await record('OpenDossier', {
      effectiveOn: '2026-03-06',
      title: 'Speelweek',
      subject: 'vision',
      openedBy: werkgroep,
    })
    const before = await told(auditor, '/werkgroepen')
    expect(before).toContain('Advies gevraagd over Speelbos, uiterlijk op 25 maart 2026')
    expect(before).toContain('Dossier: Speelweek')
    expect(await told(auditor, '/werkgroepen?op=2026-03-04')).not.toContain('Dossier: Speelweek')
    await record('GiveAdvice', {
      effectiveOn: '2026-03-08',
      dossier,
      adviceRequest: adviceRequest!,
      opinion: 'favourable',
      points: [],
    })
    const after = await told(auditor, '/werkgroepen')
    expect(after).toContain('Speelbos: gunstig (8 maart 2026)')
    expect(after).not.toContain('Advies gevraagd over Speelbos')
  })

  test('sends a delegate who speaks for an organ, and ends that', async () => {
    const form = '/werkgroepen/afgevaardigden/nieuw'
    expect((await auditor.get(page(form))).statusCode).toBe(403)
    const fields = { seat: `${small.stuurgroep}:${small.seats.chair}`, assignment: 'Luisteren.', effectiveOn }
    expect(await wrong(secretary, form, { ...fields, body: '' })).toContain('href="#veld-body"')
    await recorded(secretary, form, { ...fields, body: 'Jeugdraad', reportEveryDays: '30' }, '/werkgroepen')
    expect(await told(auditor, '/werkgroepen')).toContain(
      'Jeugdraad schepen van gezin (Gemeente Voorbeeld), voor Stuurgroep.',
    )
    const end = await formCalled(secretary, '/werkgroepen', 'Beëindig de afvaardiging: Jeugdraad')
    await recorded(secretary, end, { effectiveOn }, '/werkgroepen')
    expect((await secretary.get(page(end))).statusCode).toBe(403)
  })
})
