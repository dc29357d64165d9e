import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createReader, type Reader } from './support/browser-session.js'
import { recordSmallHouse, type SmallHouse, settled } from './support/house.js'
import { type Ledger, openLedger } from './support/ledger.js'

let ledger: Ledger
let small: SmallHouse
let secretary: Reader
let member: Reader
let dossier: string

const onDay = { effectiveOn: '2026-03-10' }
const page = (rest = ''): string => `/huizen/${small.house}/dossiers/${dossier}${rest}`
const signals = (rest = ''): string => `/huizen/${small.house}/signalen${rest}`

const signedIn = async (person: string): Promise<Reader> => {
  const reader = createReader(ledger)
  await reader.signIn({ huis: small.house, rol: person })
  return reader
}

/** Sends a form that must be accepted; answers the page it leads to. */
const sent = async (reader: Reader, path: string, fields: Record<string, string>): Promise<string> => {
  await settled(ledger)
  const answer = await reader.submit(path, { ...onDay, ...fields })
  expect(answer.statusCode, answer.body).toBe(303)
  return (await reader.get(answer.headers.location!)).body
}

const kept = async () => (await ledger.houses.load(small.house as never)).state.dossiers.get(dossier as never)!

beforeAll(async () => {
  ledger = await openLedger({ now: '2026-03-10T10:00:00Z' })
  small = await recordSmallHouse(ledger)
  const openedBy = small.stuurgroep
  const opened = { effectiveOn: '2026-03-01', title: 'Speelstraat', subject: 'offer', openedBy }
  dossier = (await small.record('OpenDossier', opened)).dossier!
  await settled(ledger)
  secretary = await signedIn(small.people.secretary)
  member = await signedIn(small.people.member)
})

afterAll(() => ledger?.close())

describe('what became of input, by forms alone', () => {
  test('a proposal in articles, a passage of it, and a version that says what it came from', async () => {
    const proposed = await sent(secretary, page('/voorstel'), {
      by: `organ:${small.stuurgroep}`,
      'content.title': 'Speelstraat',
      'content.text': 'Een straat om te spelen.',
      'content.considerations': 'De straat is vrij.\n\nDe buurt vraagt het.',
      'content.articles': 'De straat gaat dicht op woensdag.\n€ 1.250,50\n\nDe buurt wordt verwittigd.',
    })
    expect(proposed).toContain('De buurt vraagt het.')
    expect(proposed).toMatch(/Artikel 1, €\s1\.250,50/)

    const wrong = await member.submit(page('/inbreng'), {
      ...onDay,
      from: `partner:${small.centre}`,
      text: 'Liever zaterdag.',
      'about.quote': 'op zondag',
    })
    expect(wrong.statusCode).toBe(422)
    expect(wrong.body).toContain('Deze woorden staan niet zo in dat deel van het voorstel.')
    const contributed = await sent(member, page('/inbreng'), {
      from: `partner:${small.centre}`,
      text: 'Liever zaterdag.',
      'about.quote': 'dicht op woensdag',
    })
    expect(contributed).toContain('Over artikel 1: “dicht op woensdag”')

    const [contribution] = (await kept()).contributions.keys()
    const version = {
      by: `organ:${small.stuurgroep}`,
      'content.title': 'Speelstraat',
      'content.text': 'Een straat om te spelen.',
      'content.articles': 'De straat gaat dicht op zaterdag.\n€ 1.250,50\n\nDe buurt wordt verwittigd.',
      explanation: 'Zaterdag past beter.',
    }
    const same = await secretary.submit(page('/nieuwe-versie'), {
      ...onDay,
      ...version,
      'change.article.2': `contribution:${contribution}`,
    })
    expect(same.statusCode).toBe(422)
    expect(same.body).toContain('Dit deel is niet veranderd.')
    const whyNot = await secretary.submit(page('/nieuwe-versie'), {
      ...onDay,
      ...version,
      'why.article.2': 'Zo is het duidelijker.',
    })
    expect(whyNot.statusCode).toBe(422)
    expect(whyNot.body).toContain('href="#veld-change-article-2"')
    const revised = await sent(secretary, page('/nieuwe-versie'), {
      ...version,
      'change.article.1': `contribution:${contribution}`,
      'why.article.1': 'Op zaterdag is iedereen vrij.',
      'why.consideration.1': 'Dit staat al in het reglement.',
    })
    expect(revised).toContain('Wijziging van artikel 1')
    expect(revised).toMatch(/Door [^<]*Op zaterdag is iedereen vrij\./)
    expect(revised).toContain('Dit staat al in het reglement.')
    expect((await kept()).content!.considerations).toEqual([])
  })

  test('advice of partners by name, with a minority view, taken back and given again', async () => {
    await sent(secretary, page('/adviesvraag'), {
      by: `organ:${small.stuurgroep}`,
      ofPartners: small.centre,
      question: 'Kan dit?',
      deadline: '2026-03-31',
    })
    const [request] = (await kept()).adviceRequests.keys()
    const form = page(`/advies?over=${request}:${small.centre}`)
    const advice = {
      opinion: 'favourable',
      points: 'Zet een bord.',
      heard: `organ:${small.werkgroep}`,
      'minority.0.from': `organ:${small.werkgroep}`,
      'minority.0.opinion': 'unfavourable',
      'minority.0.text': 'Te gevaarlijk.',
      // A block that was left empty does not count.
      'minority.1.opinion': '',
      'minority.2.from': `partner:${small.centre}`,
      'minority.2.opinion': 'favourable-with-conditions',
      'minority.2.text': 'Alleen met een zebrapad.',
      incompleteBecause: 'De politie antwoordde nog niet.',
    }
    const more = await member.submit(form, { ...onDay, ...advice, _more: 'minority' })
    expect(more.statusCode).toBe(200)
    expect(more.body).toContain('name="minority.5.text"')
    expect(more.body).toContain('Alleen met een zebrapad.')
    const alone = { ...advice, 'minority.2.text': '' }
    const refused = await member.submit(form, { ...onDay, ...alone })
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain('href="#veld-minority-2-text"')
    const given = await sent(member, form, advice)
    for (const words of [
      'Gehoord: Werkgroep spelen',
      'Wie er anders over dacht: Werkgroep spelen (ongunstig)',
      'Alleen met een zebrapad.',
      'Niet volledig:',
    ]) {
      expect(given).toContain(words)
    }
    const [adviceId] = (await kept()).advices.keys()
    const withdrawn = await sent(member, page(`/advies-intrekken?over=${adviceId}`), { reason: 'Te vroeg.' })
    expect(withdrawn).toContain('Ingetrokken op')
    expect((await kept()).adviceRequests.get(request as never)!.given).toBe(false)
    await sent(member, form, { opinion: 'favourable', points: '' })
  })

  test('a signal is given, taken up in the dossier, and another passed on', async () => {
    const [first, second] = ['Er is geen schaduw.', 'Er is geen parking.']
    await sent(member, signals('/geven'), { from: `partner:${small.centre}`, text: first! })
    const listed = await sent(member, signals('/geven'), { from: `partner:${small.centre}`, text: second! })
    expect(listed).toContain('Er is geen schaduw.')
    const ids = [...(await ledger.houses.load(small.house as never)).state.signals.keys()]
    await sent(secretary, signals(`/${ids[0]}/opnemen`), { dossier })
    expect([...(await kept()).contributions.keys()]).toContain(ids[0])
    await sent(secretary, signals(`/${ids[1]}/antwoorden`), {
      by: small.stuurgroep,
      verdict: 'passed-on',
      reason: 'Dat beslist het college.',
      passedTo: `organ:${small.college}`,
    })
    const { state } = await ledger.houses.load(small.house as never)
    expect([...state.signals.values()].map(({ to }) => to)).toEqual([null, null, small.college])
    const house = (await secretary.get(`/huizen/${small.house}`)).body
    expect(house).toContain('een signaal opnemen of beantwoorden')
  })

  test('the dossier closes when it says why input has no answer, and is reopened', async () => {
    await settled(ledger)
    const closing = { by: small.stuurgroep, result: 'De straat is er.' }
    const refused = await secretary.submit(page('/sluiten'), { ...onDay, ...closing })
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain('Er is nog geen antwoord op 2 inbrengen en 0 punten van advies.')
    const closed = await sent(secretary, page('/sluiten'), { ...closing, unansweredBecause: 'Dat volgt mondeling.' })
    expect(closed).toContain('Waarom: Dat volgt mondeling.')
    for (const begins of ['Geef inbreng', 'Neem een besluit', 'Open een stemming', 'Dien een nieuwe versie in']) {
      expect(closed).not.toContain(begins)
    }
    // Said at the top, beside how the decision stands.
    const [status] = /<div class="status[\s\S]*?<\/div>/.exec(closed)!
    expect(status).toContain('Stuurgroep sloot dit dossier op')
    // Whoever gave it reads so on the pages of their own input.
    const own = `/huizen/${small.house}/inbreng`
    const open = [...(await kept()).contributions].find(([, { answered }]) => !answered)![0]
    for (const path of [own, `${own}/${open}`]) {
      const told = (await member.get(path)).body
      expect(told).toMatch(/Het dossier werd op [^<]* gesloten zonder antwoord\. De reden: Dat volgt mondeling\./)
    }
    const reopened = await sent(secretary, page('/heropenen'), { by: small.stuurgroep, reason: 'Nieuwe feiten.' })
    expect(reopened).toContain('Nieuwe feiten.')
    expect((await member.get(`${own}/${open}`)).body).toContain('Er kwam nog geen antwoord.')
    expect(/<div class="status[\s\S]*?<\/div>/.exec(reopened)![0]).not.toContain('sloot dit dossier')
  })
})
