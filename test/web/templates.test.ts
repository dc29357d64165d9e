import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dossierId, houseId } from '../../src/domain/shared/identifiers.js'
import { createReader, hidden, type Reader, unescaped } from './support/browser-session.js'
import { propose, recordSmallHouse, type SmallHouse, settled } from './support/house.js'
import { type Ledger, openLedger } from './support/ledger.js'
import { formsOf, press } from './support/live.js'
import { textOf } from './support/text.js'

let ledger: Ledger
let small: SmallHouse
let secretary: Reader
let member: Reader

beforeAll(async () => {
  ledger = await openLedger({ now: '2026-03-20T10:00:00Z' })
  small = await recordSmallHouse(ledger)
  await settled(ledger)
  secretary = await signedIn(small.people.secretary)
  member = await signedIn(small.people.member)
})

afterAll(() => ledger?.close())

const signedIn = async (rol: string): Promise<Reader> => {
  const reader = createReader(ledger)
  await reader.signIn({ huis: small.house, rol })
  return reader
}

const templates = () => `/huizen/${small.house}/sjablonen`
const stateNow = async () => (await ledger.houses.load(houseId.parse(small.house))).state
const inUse = async () => [...(await stateNow()).templates.values()].filter(({ withdrawn }) => !withdrawn)

const addTemplate = async (
  purpose: 'decision' | 'minutes' | 'advice-question' | 'answer' | 'closing',
  name: string,
  text: string,
): Promise<string> => {
  const { template } = await small.record('AddTemplate', { effectiveOn: '2026-03-20', purpose, name, text })
  return template!
}

/** Presses “Tekst invullen” for this field of the form with this button, as a browser without JavaScript does. */
const fillIn = (
  reader: Reader,
  html: string,
  { send = 'Leg vast', field, template }: { send?: string; field: string; template: string },
  typed: Record<string, string> = {},
) => press(reader, html, send, { ...typed, _fill: field, [`_template.${field}`]: template })

const typedIn = (html: string, field: string, send = 'Leg vast') => formsOf(html, send)[0]!.fields[field]

describe('the page of the templates of a house', () => {
  test('is empty at first, and proposes texts that are recorded when they are taken over, each once', async () => {
    const page = await secretary.get(templates())
    expect(page.statusCode).toBe(200)
    expect(textOf(page.body)).toContain('Nog geen sjabloon.')
    expect(textOf(page.body)).toContain('Deze teksten horen nog niet bij uw huis.')
    expect(await inUse()).toEqual([])
    const take = formsOf(page.body, 'Neem over “Subsidie toekennen”')[0]!
    const taken = await secretary.post(take.action, take.fields)
    expect(taken.statusCode).toBe(303)
    expect((await secretary.post(take.action, take.fields)).statusCode).toBe(303)
    expect(await inUse()).toMatchObject([
      { name: 'Subsidie toekennen', purpose: 'decision', subject: 'finances.use-of-subsidies' },
    ])
    const after = await secretary.get(taken.headers.location!)
    expect(formsOf(after.body, 'Neem over “Subsidie toekennen”')).toEqual([])
    expect(formsOf(after.body, 'Neem over “Gewoon verslag”')).toHaveLength(1)
    expect(textOf(after.body)).toContain('Alleen voor dossiers over: besteding van subsidies')
    // Filled in with an example, which says that of no real house.
    expect(textOf(after.body)).toContain(
      'Stuurgroep kent op 20 maart 2026 een bedrag van € 1.250,00 toe aan vzw Speelplein',
    )
  })

  test('every proposal can be taken over, in Dutch and in English', async () => {
    for (const language of ['nl', 'en'] as const) {
      const other = await recordSmallHouse(ledger)
      await settled(ledger)
      const reader = createReader(ledger)
      await reader.signIn({ huis: other.house, rol: other.people.secretary })
      await reader.get(`/taal/${language}`)
      let page = (await reader.get(`/huizen/${other.house}/sjablonen`)).body
      const button = language === 'nl' ? 'Neem over' : 'Take over'
      const count = formsOf(page, button).length
      expect(count).toBe(9)
      for (let left = count; left > 0; left -= 1) {
        expect((await press(reader, page, button)).statusCode).toBe(303)
        page = (await reader.get(`/huizen/${other.house}/sjablonen`)).body
      }
      expect(formsOf(page, button)).toEqual([])
      expect((await ledger.houses.load(houseId.parse(other.house))).state.templates.size).toBe(9)
    }
  })

  test('is read by every member, and changed by who records', async () => {
    const { body } = await member.get(templates())
    expect(body).not.toContain('sjablonen/nieuw')
    expect(formsOf(body, 'Neem over')).toEqual([])
    expect((await member.get(`${templates()}/nieuw/decision`)).statusCode).toBe(403)
    const page = (await secretary.get(templates())).body
    const take = formsOf(page, 'Neem over “Gewoon verslag”')[0]!
    const sent = await member.post(take.action, { ...take.fields, _csrf: hidden(body, '_csrf') })
    expect(sent.statusCode).toBe(403)
    expect(textOf(sent.body)).toContain('Dit mag alleen wie dit huis beheert, wie voor Stuurgroep vastlegt')
    expect((await inUse()).map(({ name }) => name)).not.toContain('Gewoon verslag')
    const none = await secretary.post(take.action, { ...take.fields, voorstel: 'geen' })
    expect([none.statusCode, textOf(none.body)]).toEqual([
      422,
      expect.stringContaining('Dit voorstel bestaat niet meer'),
    ])
    const administrator = await signedIn('administrator')
    const beheer = (await administrator.get(`/huizen/${small.house}/beheer`)).body
    expect(beheer).toContain(`href="${templates()}"`)
    expect(textOf(beheer)).toContain('Uw huis heeft 1 sjabloon voor een tekst.')
    expect((await administrator.get(`${templates()}/nieuw/minutes`)).statusCode).toBe(200)
  })

  test('adds one after an example was shown, changes it, and withdraws it', async () => {
    const add = `${templates()}/nieuw/decision`
    const empty = await secretary.get(add)
    expect(textOf(empty.body)).toContain('{begunstigde} de partner die het geld krijgt vzw Speelplein')
    const typed = { name: 'Kort besluit', text: '{orgaan} zegt ja aan {begunstigde} & {gemeente}.' }
    const shown = await press(secretary, empty.body, 'Leg vast', { ...typed, _preview: 'ja' })
    expect(shown.statusCode).toBe(200)
    expect(textOf(shown.body)).toContain('Stuurgroep zegt ja aan vzw Speelplein & {gemeente}.')
    expect(typedIn(shown.body, 'name')).toBe('Kort besluit')
    const refused = await press(secretary, shown.body, 'Leg vast')
    expect(refused.statusCode).toBe(422)
    expect(textOf(refused.body)).toContain(
      'De plaats {gemeente} bestaat niet. U kunt deze plaatsen gebruiken: {huis}, ',
    )
    expect(typedIn(refused.body, 'text')).toBe(typed.text)
    const added = await press(secretary, refused.body, 'Leg vast', { text: '{orgaan} zegt ja.' })
    expect(added.statusCode).toBe(303)
    const list = (await secretary.get(added.headers.location!)).body
    const [, change = ''] = /href="([^"]*)"[^>]*>Verander “Kort besluit”/.exec(list)!
    const form = await secretary.get(change)
    expect(textOf(form.body)).toContain('Stuurgroep zegt ja.')
    const changed = await press(secretary, form.body, 'Leg vast', { subject: 'finances', text: '{orgaan} zegt neen.' })
    expect(changed.statusCode).toBe(303)
    expect((await inUse()).find(({ name }) => name === 'Kort besluit')).toMatchObject({
      subject: 'finances',
      text: '{orgaan} zegt neen.',
    })
    const withdraw = change.replace('wijzigen', 'intrekken')
    const gone = await press(secretary, (await secretary.get(withdraw)).body, 'Leg vast')
    expect(gone.statusCode).toBe(303)
    expect((await secretary.get(gone.headers.location!)).body).not.toContain('Kort besluit')
    expect((await secretary.get(change)).statusCode).toBe(403)
    expect((await secretary.get(`${templates()}/nieuw/niets`)).statusCode).toBe(403)
  })
})

describe('a text that begins with a template, without JavaScript', () => {
  test('a decision: filled in with what is known, everything typed kept, and recorded as plain text', async () => {
    const template = await addTemplate(
      'decision',
      'Toekenning',
      '{orgaan} kent op {datum} {bedrag} toe aan {begunstigde} voor “{titel}” ({onderwerp}, versie {versie}). {huis}',
    )
    const dossier = await propose(small, { title: 'Speelstraat' })
    await settled(ledger)
    const act = `/huizen/${small.house}/dossiers/${dossier}/besluit`
    const form = (await secretary.get(act)).body
    expect(form).toContain(`href="${templates()}"`)
    const typed = {
      organ: small.stuurgroep,
      outcome: 'adopted',
      conditionsConfirmed: 'binnen het actieplan',
      adviceNotAwaitedBecause: 'Er is haast bij.',
      effectiveOn: '2026-03-19',
    }
    const filled = await fillIn(secretary, form, { field: 'reasons', template }, typed)
    expect(filled.statusCode).toBe(200)
    const text =
      'Stuurgroep kent op 19 maart 2026 € 1.250,00 toe aan {begunstigde} voor “Speelstraat” (besteding van subsidies, versie 1). Huis van het Kind Voorbeeld'
    const [back] = formsOf(filled.body, 'Leg vast')
    expect(back!.fields).toMatchObject({ ...typed, reasons: text, '_template.reasons': template })
    expect(textOf(filled.body)).toContain('Nog zelf in te vullen: {begunstigde}')
    expect(textOf(filled.body)).not.toContain('Er is iets niet in orde')

    // What was left open is not recorded by accident.
    const left = await press(secretary, filled.body, 'Leg vast')
    expect(left.statusCode).toBe(422)
    expect(textOf(left.body)).toContain('Vul in “Redenen” nog in, of haal weg: {begunstigde}.')

    const own = text.replace('{begunstigde}', 'het centrum')
    const sent = await press(secretary, left.body, 'Leg vast', { reasons: own })
    expect(sent.statusCode).toBe(303)
    await small.record('ChangeTemplate', { effectiveOn: '2026-03-20', template, name: 'Toekenning', text: 'Anders.' })
    const page = textOf((await secretary.get(sent.headers.location!)).body)
    expect(page).toContain(own.replaceAll(/\s/g, ' '))
    const state = await stateNow()
    const [decision] = [...state.dossiers.get(dossierId.parse(dossier))!.decisions.values()]
    const said = JSON.stringify(decision, (_name, value) => (typeof value === 'bigint' ? String(value) : value))
    expect(said).toContain(small.stuurgroep)
    expect(said).not.toContain(template)
  })

  test('what somebody typed is never replaced: the text stands beside it', async () => {
    const template = await addTemplate('decision', 'Naast', 'Eerste: {orgaan}.')
    const other = await addTemplate('decision', 'Nog een', 'Tweede: {titel}.')
    const dossier = await propose(small, { title: 'Ouderavond' })
    await settled(ledger)
    const form = (await secretary.get(`/huizen/${small.house}/dossiers/${dossier}/besluit`)).body
    const beside = await fillIn(secretary, form, { field: 'reasons', template }, { reasons: 'Zelf getypt.' })
    expect(typedIn(beside.body, 'reasons')).toBe('Zelf getypt.')
    expect(textOf(beside.body)).toContain('U had al iets getypt. Dat blijft staan.')
    expect(textOf(beside.body)).toContain('Eerste: Stuurgroep.')
    // The text of another template, as it was, nobody typed.
    const first = await fillIn(secretary, form, { field: 'reasons', template }, { organ: small.stuurgroep })
    expect(typedIn(first.body, 'reasons')).toBe('Eerste: Stuurgroep.')
    const second = await fillIn(secretary, first.body, { field: 'reasons', template: other })
    expect(typedIn(second.body, 'reasons')).toBe('Tweede: Ouderavond.')
    // Nor did anybody type what was filled in with another day, also when the form came back with a fault in between.
    const dated = await addTemplate('decision', 'Op een dag', 'Beslist op {datum}.')
    const early = await fillIn(secretary, form, { field: 'reasons', template: dated }, { effectiveOn: '2026-03-18' })
    expect(typedIn(early.body, 'reasons')).toBe('Beslist op 18 maart 2026.')
    const refused = await press(secretary, early.body, 'Leg vast')
    expect(refused.statusCode).toBe(422)
    const again = { field: 'reasons', template: dated }
    const late = await fillIn(secretary, refused.body, again, { effectiveOn: '2026-03-19' })
    expect(typedIn(late.body, 'reasons')).toBe('Beslist op 19 maart 2026.')
    const corrected = { effectiveOn: '2026-03-20', reasons: 'Beslist op 18 maart 2026, verbeterd.' }
    const kept = await fillIn(secretary, late.body, again, corrected)
    expect(typedIn(kept.body, 'reasons')).toBe(corrected.reasons)
    const none = await fillIn(secretary, form, { field: 'reasons', template: '' }, { reasons: 'Zelf.' })
    expect(textOf(none.body)).toContain('Kies eerst een sjabloon in de lijst.')
    expect(typedIn(none.body, 'reasons')).toBe('Zelf.')
  })

  test('in the meeting that is run from one page, and then its minutes', async () => {
    const template = await addTemplate('decision', 'In de zaal', '{orgaan}, {datum}: {titel}. Stemming: {stemming}.')
    const minutes = await addTemplate(
      'minutes',
      'Kort verslag',
      '{huis}\n{verloop}\nVoorzitter: {voorzitter}. {plaats}',
    )
    const dossier = await propose(small, { title: 'Kookatelier' })
    const on = { effectiveOn: '2026-03-20' }
    const { meeting } = await small.record('ConveneMeeting', {
      ...on,
      organ: small.stuurgroep,
      heldOn: '2026-03-20',
      agenda: [dossier],
    })
    const { chair, secretary: scribe } = small.seats
    await small.record('RecordAttendance', { ...on, meeting: meeting!, present: [chair, scribe] })
    await small.record('AppointMeetingChair', { ...on, meeting: meeting!, chair })
    await small.record('OpenMeeting', { ...on, meeting: meeting! })
    await settled(ledger)
    const at = `/huizen/${small.house}/vergaderingen/${meeting}`
    const agreed = await press(secretary, (await secretary.get(`${at}/live`)).body, 'Iedereen akkoord')
    const page = (await secretary.get(agreed.headers.location!.split('#')[0]!)).body
    const send = 'Neem het besluit'
    // The text that the page put there by itself gives way; one that was changed does not.
    expect(typedIn(page, 'reasons', send)).toContain('over het voorstel “Kookatelier”')
    const changed = await fillIn(
      secretary,
      page,
      { send, field: 'reasons', template },
      { reasons: 'Anders dan u dacht.' },
    )
    expect(typedIn(changed.body, 'reasons', send)).toBe('Anders dan u dacht.')
    expect(changed.body).not.toContain('role="alert"')
    const filled = await fillIn(secretary, page, { send, field: 'reasons', template }, { outcome: 'postponed' })
    expect(filled.statusCode).toBe(200)
    expect(formsOf(filled.body, send)[0]!.fields).toMatchObject({
      reasons: 'Stuurgroep, 20 maart 2026: Kookatelier. Stemming: 2 voor, 0 tegen, 0 onthoudingen.',
      outcome: 'postponed',
    })
    // The module fills in the same text on the page itself.
    expect(unescaped(page)).toContain(
      'data-text="Stuurgroep, 20 maart 2026: Kookatelier. Stemming: 2 voor, 0 tegen, 0 onthoudingen."',
    )
    expect((await press(secretary, filled.body, send)).statusCode).toBe(303)
    await small.record('TreatAgendaItem', { ...on, meeting: meeting!, dossier })
    await small.record('CloseMeeting', { ...on, meeting: meeting! })
    await settled(ledger)

    const draft = (await secretary.get(`${at}/verslag`)).body
    const drafted = typedIn(draft, 'text')!
    const written = await fillIn(secretary, draft, { field: 'text', template: minutes })
    expect(typedIn(written.body, 'text')).toBe(
      `Huis van het Kind Voorbeeld\n${drafted}\nVoorzitter: schepen van gezin (Gemeente Voorbeeld). {plaats}`,
    )
    expect(textOf(written.body)).toContain('Nog zelf in te vullen: {plaats}')
    const kept = await press(secretary, written.body, 'Leg vast', { text: 'Wij vergaderden.' })
    expect(kept.statusCode).toBe(303)
    await settled(ledger)
    // What was recorded before is somebody's text.
    const redraft = (await secretary.get(`${at}/verslag`)).body
    const beside = await fillIn(secretary, redraft, { field: 'text', template: minutes })
    expect(typedIn(beside.body, 'text')).toBe('Wij vergaderden.')
    expect(textOf(beside.body)).toContain('U had al iets getypt.')
  })

  test('a request for advice, an answer to input, and the closing of a dossier', async () => {
    const ask = await addTemplate('advice-question', 'Vraag', '{orgaan} vraagt advies over {titel}.')
    const answer = await addTemplate('answer', 'Antwoord', 'Dank, {indiener}: {orgaan} past “{titel}” aan.')
    const close = await addTemplate('closing', 'Klaar', '{titel} is klaar op {datum}, voor {bedrag}.')
    const dossier = await propose(small, { title: 'Speelkoffers', amountCents: null })
    const { contribution } = await small.record('GiveContribution', {
      effectiveOn: '2026-03-04',
      dossier,
      from: { kind: 'partner', partner: small.centre },
      text: 'Graag ook voor kleuters.',
    })
    await settled(ledger)
    const at = `/huizen/${small.house}/dossiers/${dossier}`
    const asked = await fillIn(
      secretary,
      (await secretary.get(`${at}/adviesvraag`)).body,
      { field: 'question', template: ask },
      { by: `partner:${small.municipality}` },
    )
    expect(typedIn(asked.body, 'question')).toBe('Gemeente Voorbeeld vraagt advies over Speelkoffers.')
    const answered = await fillIn(
      secretary,
      (await secretary.get(`${at}/antwoord-inbreng?over=${contribution}`)).body,
      { field: 'reason', template: answer },
      { by: small.stuurgroep, verdict: 'followed' },
    )
    expect(formsOf(answered.body, 'Leg vast')[0]!.fields).toMatchObject({
      reason: 'Dank, Centrum <gezin> & co: Stuurgroep past “Speelkoffers” aan.',
      verdict: 'followed',
    })
    const closed = await fillIn(secretary, (await secretary.get(`${at}/sluiten`)).body, {
      field: 'result',
      template: close,
    })
    expect(typedIn(closed.body, 'result')).toBe('Speelkoffers is klaar op 20 maart 2026, voor {bedrag}.')
  })
})
