import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createReader, hidden, type Reader, unescaped } from './support/browser-session.js'
import { propose, recordSmallHouse, type SmallHouse, settled } from './support/house.js'
import { type Ledger, openLedger } from './support/ledger.js'

let ledger: Ledger
let small: SmallHouse
let secretary: Reader
let mayor: Reader

const signedIn = async (person: string): Promise<Reader> => {
  const reader = createReader(ledger)
  await reader.signIn({ huis: small.house, rol: person })
  return reader
}

beforeAll(async () => {
  ledger = await openLedger({ now: '2026-03-10T10:00:00Z' })
  small = await recordSmallHouse(ledger)
  await settled(ledger)
  secretary = await signedIn(small.people.secretary)
  mayor = await signedIn(small.people.mayor)
})

afterAll(() => ledger?.close())

const page = (dossier: string, rest = ''): string => `/huizen/${small.house}/dossiers/${dossier}${rest}`

const eventsOf = async (): Promise<number> => (await ledger.houses.load(small.house as never)).revision!

/** Address of the form that the page of a dossier offers under these words. */
const offered = async (reader: Reader, dossier: string, words: string): Promise<string | undefined> => {
  await settled(ledger)
  const { body } = await reader.get(page(dossier))
  return new RegExp(`<a class="button" href="([^"]+)">${words}`).exec(body)?.[1]?.replaceAll('&amp;', '&')
}

const onDay = { effectiveOn: '2026-03-10' }

describe('from proposal to bekrachtiging, by forms alone', () => {
  test('a secretary proposes, records votes and decides; the college ratifies; it is final', async () => {
    const opened = await secretary.submit(`/huizen/${small.house}/nieuw-dossier`, {
      openedBy: small.stuurgroep,
      title: 'Ouderavond',
      subject: 'finances.use-of-subsidies',
      ...onDay,
    })
    expect(opened.statusCode).toBe(303)
    expect(opened.headers.location).toMatch(/\?minPosition=\d+$/)
    const dossier = /dossiers\/([0-9a-f-]+)/.exec(opened.headers.location!)![1]!
    expect((await secretary.get(opened.headers.location!)).body).toContain('<h1>Ouderavond</h1>')

    const proposed = await secretary.submit(page(dossier, '/voorstel'), {
      by: `organ:${small.stuurgroep}`,
      'content.title': 'Ouderavond',
      'content.text': 'Een avond.\nMet koffie.',
      'content.amountCents': '€ 1.250,50',
      'content.beneficiary': small.centre,
      ...onDay,
    })
    const shown = (await secretary.get(proposed.headers.location!)).body
    expect(shown).toMatch(/€\s1\.250,50/)

    const opening = unescaped((await secretary.get(page(dossier, '/stemming-openen'))).body)
    expect(opening).toMatch(/aria-describedby="veld-secret-uitleg"[\s\S]*Wie meestemde en de totalen worden vastgelegd/)
    const ballot = await secretary.submit(page(dossier, '/stemming-openen'), { organ: small.stuurgroep, ...onDay })
    await secretary.get(ballot.headers.location!)
    const voting = (await offered(secretary, dossier, 'Leg stemmen vast'))!
    const form = (await secretary.get(voting)).body
    expect(form).toContain('vrijwilliger (Centrum &lt;gezin> &amp; co)')
    expect(form).not.toContain('verslaggever')
    const votes = await secretary.submit(voting, {
      [`vote.${small.seats.secretary}`]: 'for',
      [`vote.${small.seats.member}`]: 'against',
      [`vote.${small.seats.chair}`]: 'for',
      [`vote.${small.seats.referring}`]: 'abstain',
      ...onDay,
    })
    expect(votes.statusCode).toBe(422)
    expect(votes.body).toContain('vrijwilliger moet eerst ruggespraak houden.')
    expect(votes.body).toContain(`href="#veld-provisional-${small.seats.referring}"`)
    expect(votes.body).not.toContain(`name="vote.${small.seats.chair}"`)
    const provisional = await secretary.submit(voting, {
      [`vote.${small.seats.referring}`]: 'abstain',
      [`provisional.${small.seats.referring}`]: 'ja',
      ...onDay,
    })
    expect(provisional.statusCode).toBe(303)

    const confirming = (await offered(secretary, dossier, 'Bevestig de stem'))!
    await secretary.submit(confirming, { choice: 'for', ...onDay })
    const closing = (await offered(secretary, dossier, 'Sluit de stemming'))!
    const closed = await secretary.submit(closing, onDay)
    const counted = (await secretary.get(closed.headers.location!)).body
    expect(counted).toContain('aangenomen: 3 voor, 1 tegen, 0 onthoudingen.')
    expect(counted).toContain('onder voorbehoud uitgebracht als onthouding, bevestigd op 10 maart 2026')

    const deciding = (await secretary.get(page(dossier, '/besluit'))).body
    expect(deciding).toContain('het besluit is pas definitief na bekrachtiging door College.')
    const ballotId = /<option value="([^"]+)" selected>Stuurgroep, 10 maart 2026: aangenomen/.exec(deciding)![1]!
    const decided = await secretary.submit(page(dossier, '/besluit'), {
      organ: small.stuurgroep,
      ballot: ballotId,
      outcome: 'adopted',
      ...onDay,
    })
    const waiting = (await secretary.get(decided.headers.location!)).body
    expect(waiting).toContain('Wacht op bekrachtiging door College.')
    expect(await offered(secretary, dossier, 'Antwoord op de vraag om bekrachtiging')).toBeUndefined()

    const ratifying = (await offered(mayor, dossier, 'Antwoord op de vraag om bekrachtiging'))!
    const ratified = await mayor.submit(ratifying, { organ: small.college, answer: 'grant', ...onDay })
    expect(ratified.statusCode).toBe(303)
    const final = (await mayor.get(ratified.headers.location!)).body
    expect(final).toContain('Definitief: Stuurgroep keurde dit goed.')
    expect(final).toContain('College bekrachtigde het besluit van Stuurgroep. Het is nu definitief.')
  })

  test('contributions and advice are given and answered point by point, and a new version says what prompted it', async () => {
    const dossier = await propose(small, { title: 'Inbreng.' })
    const member = await signedIn(small.people.member)
    await settled(ledger)
    await member.submit(page(dossier, '/inbreng'), {
      from: `partner:${small.centre}`,
      text: 'Kan het korter?',
      ...onDay,
    })
    await secretary.submit(page(dossier, '/inbreng'), {
      from: 'group',
      'from.description': 'ouders van de wijk',
      text: 'Graag ook in de winter.',
      ...onDay,
    })
    await secretary.submit(page(dossier, '/adviesvraag'), {
      by: `organ:${small.stuurgroep}`,
      of: small.werkgroep,
      question: 'Wat vindt u?',
      deadline: '2026-03-20',
      ...onDay,
    })
    const lead = await signedIn(small.people.lead)
    const advising = (await offered(lead, dossier, 'Geef advies als Werkgroep spelen'))!
    await lead.submit(advising, { opinion: 'favourable', points: 'Begin vroeger.\r\n\r\nZorg voor drank.', ...onDay })
    const answering = (await offered(secretary, dossier, 'Antwoord op punt 2'))!
    const unanswered = await secretary.submit(answering, { by: small.stuurgroep, verdict: 'not-followed', ...onDay })
    expect(unanswered.statusCode).toBe(422)
    expect(unanswered.body).toContain('<a href="#veld-reason">Zeg waarom dit niet (helemaal) gevolgd wordt.</a>')
    await secretary.submit(answering, { by: small.stuurgroep, verdict: 'not-followed', reason: 'Te duur.', ...onDay })
    const contribution = (await offered(secretary, dossier, 'Antwoord op de inbreng van Centrum'))!
    // Each input is told from others of the same party by how it begins, and read in full where it is answered.
    expect((await secretary.get(contribution)).body).toMatch(
      /<h1>Antwoord op de inbreng van Centrum[^<]*: “[^”<]+”<\/h1>/,
    )
    await secretary.submit(contribution, { by: small.stuurgroep, verdict: 'followed', ...onDay })
    await settled(ledger)
    const form = (await secretary.get(page(dossier, '/nieuwe-versie'))).body
    const prompt = /name="promptedBy" value="(contribution:[^"]+)"/.exec(form)![1]!
    expect(form).toMatch(/<label[^>]*>inbreng van Centrum[^<]*: “[^”<]+”<\/label>/)
    expect(form).toContain('<details class="field"><summary>Zeg per deel dat u verandert')
    const revised = await secretary.submit(page(dossier, '/nieuwe-versie'), {
      by: `organ:${small.stuurgroep}`,
      'content.title': 'Korter',
      'content.text': 'Eén week.',
      explanation: 'Korter gemaakt.',
      promptedBy: prompt,
      ...onDay,
    })
    const { body } = await secretary.get(revised.headers.location!)
    expect(body).toContain('Versie 2: Korter')
    expect(body).toContain('inbreng van Centrum &lt;gezin> &amp; co')
    expect(body).toContain('Inbreng van ouders van de wijk')
    expect(body).toContain('Te duur.')
    expect(body).toContain('Werkgroep spelen gaf advies: gunstig.')
  })

  test('a decision without mandate is refused, recorded with a reason, marked everywhere, and healed', async () => {
    const dossier = await propose(small, { title: 'Gebouw.', subject: 'infrastructure', amountCents: 9_000_000 })
    await settled(ledger)
    const fields = { organ: small.stuurgroep, outcome: 'adopted', ...onDay }
    const refused = await secretary.submit(page(dossier, '/besluit'), fields)
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain(
      'Stuurgroep heeft op 10 maart 2026 geen mandaat om te beslissen over infrastructuur.',
    )
    expect(refused.body).toMatch(
      /role="alert"[\s\S]*<a href="#veld-organ">Stuurgroep heeft op 10 maart 2026 geen mandaat/,
    )
    const taken = await secretary.submit(page(dossier, '/besluit'), {
      ...fields,
      withoutMandateBecause: 'Dringend lek.',
    })
    const { body } = await secretary.get(taken.headers.location!)
    expect(body).toContain('Zonder mandaat genomen')
    expect(body).toContain('Waarom toch: Dringend lek.')
    expect((await secretary.get(`/huizen/${small.house}/besluiten?stand=without-mandate`)).body).toContain('Gebouw.')
    const healing = (await offered(mayor, dossier, 'Zet het besluit zonder mandaat'))!
    const healed = await mayor.submit(healing, { organ: small.college, answer: 'grant', ...onDay })
    const after = (await mayor.get(healed.headers.location!)).body
    expect(after).toContain('Later rechtgezet door College op 10 maart 2026.')
    expect(after).toContain('Mandaat van wie rechtzette')
  })
})

describe('a form that cannot be recorded', () => {
  test('comes back filled in, with a summary that leads to each field', async () => {
    const dossier = await propose(small, { title: 'Fout.' })
    await settled(ledger)
    const before = await eventsOf()
    const answer = await secretary.submit(page(dossier, '/nieuwe-versie'), {
      by: `organ:${small.stuurgroep}`,
      'content.title': 'Nieuwe "titel" <b>',
      'content.text': '',
      'content.amountCents': 'veel geld',
      explanation: 'Zomaar',
      effectiveOn: '2026-02-30',
    })
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('<a href="#veld-content-text">Vul “Tekst van het voorstel” in.</a>')
    expect(answer.body).toContain('<a href="#veld-content-amountCents">“Bedrag in euro” is geen bedrag.')
    expect(answer.body).toContain('<a href="#veld-effectiveOn">“Dag” is geen dag op de kalender.')
    expect(answer.body).toContain('value="Nieuwe &#34;titel&#34; <b>"')
    expect(answer.body).toContain('value="veel geld"')
    expect(await eventsOf()).toBe(before)
  })

  test('a title that is too long is refused in Dutch', async () => {
    const answer = await secretary.submit(`/huizen/${small.house}/nieuw-dossier`, {
      openedBy: small.stuurgroep,
      title: 'x'.repeat(301),
      subject: 'vision',
      ...onDay,
    })
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('“Titel” is te lang. Maak het korter.')
  })

  test('without the token of the form nothing is recorded', async () => {
    const before = await eventsOf()
    const answer = await secretary.post(`/huizen/${small.house}/nieuw-dossier`, {
      openedBy: small.stuurgroep,
      title: 'Vals',
      subject: 'vision',
      ...onDay,
    })
    expect(answer.statusCode).toBe(403)
    expect(answer.body).toContain('<h1>Dit formulier is verlopen</h1>')
    expect(await eventsOf()).toBe(before)
  })

  test('sent twice, it records once, and both answers lead to the dossier', async () => {
    const dossier = await propose(small, { title: 'Dubbel.' })
    await settled(ledger)
    const { body } = await secretary.get(page(dossier, '/inbreng'))
    const fields = {
      _csrf: hidden(body, '_csrf'),
      _key: hidden(body, '_key'),
      from: `organ:${small.stuurgroep}`,
      text: 'Eén keer.',
      ...onDay,
    }
    const before = await eventsOf()
    const answers = await Promise.all([1, 2].map(() => secretary.post(page(dossier, '/inbreng'), fields)))
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([303, 303])
    expect(await eventsOf()).toBe(before + 1)
  })

  test('votes sent twice are recorded once, and one that came too late is not forgotten in silence', async () => {
    const dossier = await propose(small, { title: 'Dubbel gestemd.' })
    const { ballot } = await small.record('OpenBallot', { ...onDay, dossier, organ: small.stuurgroep })
    await settled(ledger)
    const path = page(dossier, `/stemmen?over=${ballot}`)
    const { body } = await secretary.get(path)
    const fields = {
      _csrf: hidden(body, '_csrf'),
      _key: hidden(body, '_key'),
      [`vote.${small.seats.secretary}`]: 'for',
      [`vote.${small.seats.chair}`]: 'for',
      ...onDay,
    }
    const before = await eventsOf()
    expect((await secretary.post(path, fields)).statusCode).toBe(303)
    await settled(ledger)
    expect((await secretary.post(path, fields)).statusCode).toBe(303)
    const late = await secretary.submit(path, {
      [`vote.${small.seats.chair}`]: 'against',
      [`vote.${small.seats.member}`]: 'misschien',
      ...onDay,
    })
    expect(late.statusCode).toBe(422)
    const one = await secretary.submit(path, { [`vote.${small.seats.chair}`]: 'against', ...onDay })
    expect(one.statusCode).toBe(409)
    expect(one.body).toContain('schepen van gezin heeft al gestemd.')
    expect(await eventsOf()).toBe(before + 2)
  })

  test('who declared an interest is marked where votes are recorded', async () => {
    const dossier = await propose(small, { title: 'Met een belang.' })
    const { organ, present } = { organ: small.stuurgroep, present: [small.seats.chair, small.seats.member] }
    const convened = { effectiveOn: '2026-03-04', organ, heldOn: '2026-03-10', agenda: [dossier] }
    const meeting = (await small.record('ConveneMeeting', convened)).meeting!
    await small.record('RecordAttendance', { ...onDay, meeting, present })
    await small.record('OpenMeeting', { ...onDay, meeting })
    const interest = { dossier, seat: small.seats.member, nature: 'Bestuurt de vzw.' }
    await small.record('DeclareConflict', { ...onDay, meeting, ...interest })
    const { ballot } = await small.record('OpenBallot', { ...onDay, dossier, organ, meeting })
    await settled(ledger)
    const { body } = await secretary.get(page(dossier, `/stemmen?over=${ballot}`))
    expect(body.match(/Meldde een belang bij dit punt en stemt niet mee\./g)).toHaveLength(1)
  })

  test('a refusal names the subject in words', async () => {
    const dossier = await propose(small, { title: 'Zonder mandaat.', subject: 'infrastructure' })
    await settled(ledger)
    const refused = await secretary.submit(page(dossier, '/besluit'), {
      organ: small.stuurgroep,
      outcome: 'adopted',
      ...onDay,
    })
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain('geen mandaat over &#34;infrastructuur&#34;')
  })

  test('what another person changed meanwhile is not overwritten', async () => {
    const dossier = await propose(small, { title: 'Gelijktijdig.' })
    await settled(ledger)
    const { body } = await secretary.get(page(dossier, '/besluit'))
    await small.record('GiveContribution', {
      ...onDay,
      dossier,
      from: { kind: 'organ', organ: small.werkgroep },
      text: 'Wacht nog even.',
    })
    await settled(ledger)
    const answer = await secretary.post(page(dossier, '/besluit'), {
      ...Object.fromEntries(['_csrf', '_key', '_revision'].map((name) => [name, hidden(body, name)])),
      organ: small.stuurgroep,
      outcome: 'adopted',
      ...onDay,
    })
    expect(answer.statusCode).toBe(412)
    expect(answer.body).toContain('Iemand anders heeft dit dossier intussen gewijzigd.')
    expect(Number(hidden(answer.body, '_revision'))).toBeGreaterThan(Number(hidden(body, '_revision')))
  })

  test('who may not do it is not offered the form, and is refused when sending it all the same', async () => {
    const dossier = await propose(small, { title: 'Niet bevoegd.' })
    await settled(ledger)
    const lead = await signedIn(small.people.lead)
    expect((await lead.get(page(dossier))).body).not.toContain('Trek het voorstel in')
    expect((await lead.get(page(dossier, '/intrekken'))).statusCode).toBe(403)
    const own = (await lead.get(page(dossier, '/inbreng'))).body
    const before = await eventsOf()
    const answer = await lead.post(page(dossier, '/besluit'), {
      ...Object.fromEntries(['_csrf', '_key'].map((name) => [name, hidden(own, name)])),
      organ: small.stuurgroep,
      outcome: 'adopted',
      ...onDay,
    })
    expect(answer.statusCode).toBe(403)
    expect(answer.body).toContain('Dit mag alleen wie voor Stuurgroep vastlegt')
    expect(await eventsOf()).toBe(before)
  })
})
