import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Execute } from '../../src/application/execute.js'
import { domainCommands } from '../../src/domain/commands.js'
import { domainEvents } from '../../src/domain/events.js'
import { ofDecisionRule } from '../../src/domain/rule-set/of-decision-rule.js'
import type { StoredEvent } from '../../src/ledger/event.js'
import { createEventRegistry } from '../../src/ledger/registry.js'
import { everyCommand, recordMatter } from '../http/support/every-command.js'
import { majority, type RecordedHouse, recordHouse } from '../http/support/house.js'
import { settled } from './support/house.js'
import { type Ledger, openLedger } from './support/ledger.js'

/** Letters only, so that it counts as a word; a capital, so that it is no subject; no marker begins another. */
const markerOf = (number: number): string =>
  `Zq${[...String(number)].map((digit) => 'abcdefghij'[Number(digit)]).join('')}qz`
const MARKER = /zq[a-j]+qz/gi

let markers = 0
const nextMarker = (): string => {
  markers += 1
  return markerOf(markers)
}

type Parse = {
  readonly safeParse: (value: unknown) => { readonly success: boolean }
  readonly shape: object
}
type Path = readonly (string | number)[]

const isId = (text: string): boolean => /^[0-9a-f-]{36}$|^\d{4}-\d{2}-\d{2}|^[0-9a-f]{64}$/.test(text)

const leaves = (value: unknown, path: Path = []): readonly Path[] => {
  if (typeof value === 'string') return isId(value) ? [] : [path]
  if (Array.isArray(value)) return value.flatMap((item, index) => leaves(item, [...path, index]))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, item]) => leaves(item, [...path, name]))
}

const replaced = (value: unknown, path: Path, text: string): unknown => {
  const [first, ...rest] = path
  if (first === undefined) return text
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string | number, unknown>
  copy[first] = replaced(copy[first], rest, text)
  return copy
}

/** The body with a marker of its own in every place where any text may stand. */
const marked = (schema: Parse, body: unknown, paths: readonly Path[]): unknown =>
  paths.reduce<unknown>((whole, path) => {
    const tried = replaced(whole, path, nextMarker())
    return schema.safeParse(tried).success ? tried : whole
  }, body)

/** Fields that may be left out, where text may stand. */
const leftOut = (schema: Parse, body: object): readonly Path[] =>
  Object.keys(schema.shape)
    .filter((name) => !(name in body) && !/because$/i.test(name))
    .filter((name) => schema.safeParse({ ...body, [name]: 'tekst' }).success)
    .map((name) => [name])

/** Sends each command with markers in the place of its texts: in all of them, or where that is refused in those it has. */
const marking =
  (execute: Execute): Execute =>
  async (command) => {
    const { schema } = domainCommands.find(({ type }) => type === command.type)!
    const body = command.body as object
    const own = marked(schema, body, leaves(body))
    const full = await execute({ ...command, body: marked(schema, own, leftOut(schema, body)) })
    return full.ok ? full : execute({ ...command, body: own })
  }

const kinds = ['granted', 'refused', 'sent-back', 'without-mandate', 'closed'] as const
type Kind = (typeof kinds)[number]

let ledger: Ledger
let house: RecordedHouse
let events: readonly StoredEvent[]
const decisions = new Map<string, { readonly kind: Kind; readonly published: boolean }>()

const effectiveOn = '2026-03-15'

/** A matter from proposal to bekrachtiging, with words everywhere. */
const tell = async (kind: Kind, published: boolean): Promise<void> => {
  const { record, organs, seats, centre } = house
  const organ = organs.stuurgroep
  const subject = kind === 'without-mandate' ? 'infrastructure' : 'finances.use-of-subsidies.spelen'
  const dossier = (await record('OpenDossier', { effectiveOn, title: 'a', subject, openedBy: organ })).dossier!
  const about = { effectiveOn, dossier }
  const by = { kind: 'organ', organ } as const
  const content = {
    title: 'b',
    text: 'c',
    considerations: ['d'],
    articles: [{ text: 'e' }, { text: 'f' }],
    amountCents: 1_000,
    beneficiary: centre,
  }
  await record('SubmitProposal', { ...about, by, content })
  const from = { kind: 'partner', partner: centre } as const
  const { contribution } = await record('GiveContribution', { ...about, from, text: 'g' })
  await record('AnswerContribution', {
    ...about,
    contribution: contribution!,
    by: organ,
    verdict: 'not-followed',
    reason: 'h',
  })
  const deadline = '2026-12-31'
  const ask = { ...about, by, of: organs.werkgroep, question: 'i', deadline }
  const { adviceRequest } = await record('RequestAdvice', ask)
  const given = { ...about, adviceRequest: adviceRequest!, opinion: 'favourable' as const, points: ['j'] }
  const minority = [{ from: [from], opinion: 'unfavourable' as const, text: 'k' }]
  const { advice } = await record('GiveAdvice', { ...given, minority })
  const answer = { ...about, advice: advice!, point: 1, by: organ, verdict: 'not-followed', reason: 'l' } as const
  await record('AnswerAdvicePoint', answer)
  if (kind === 'refused') await record('RequestAdvice', ask)
  await record('ReviseProposal', { ...about, by, content, explanation: 'm' })
  const meeting = (await record('ConveneMeeting', { effectiveOn, organ, heldOn: effectiveOn, irregularBecause: 'n' }))
    .meeting!
  const part = kind === 'closed' ? ('closed' as const) : ('open' as const)
  await record('AddAgendaItem', { ...about, meeting, part })
  await record('RecordAttendance', { effectiveOn, meeting, present: [seats.chair.seat, seats.member.seat] })
  await record('OpenMeeting', { effectiveOn, meeting })
  await record('TreatAgendaItem', { ...about, meeting, part, note: 'o' })
  const { ballot } = await record('OpenBallot', { ...about, organ, meeting })
  for (const seat of [seats.chair.seat, seats.member.seat]) {
    await record('CastVote', { ...about, ballot: ballot!, seat, choice: 'for' })
  }
  await record('CloseBallot', { ...about, ballot: ballot! })
  const taken = await record('TakeDecision', {
    ...about,
    organ,
    meeting,
    ballot: ballot!,
    outcome: 'adopted',
    reasons: 'p',
    ...(kind === 'without-mandate' ? { withoutMandateBecause: 'q' } : {}),
    ...(kind === 'refused' ? { adviceNotAwaitedBecause: 'r' } : {}),
    irregularBecause: 'rr',
  })
  const decision = taken.decision!
  decisions.set(decision, { kind, published })
  const decided = { ...about, decision }
  if (published) await record('PublishDecision', { ...decided, where: 's' })
  const act = { ...decided, organ: organs.college }
  if (kind === 'granted') {
    const extent = { kind: 'partial' as const, amountCents: 500, struck: ['t'], struckArticles: [2] }
    await record('GrantBekrachtiging', { ...act, extent, conditions: ['u'], remarks: 'v' })
    await record('MeetBekrachtigingCondition', { ...act, condition: 1, evidence: 'w' })
    await record('RecordExecution', { ...decided, what: 'x' })
    await record('AnnulDecision', { ...decided, authority: 'y', reasons: 'z' })
  }
  if (kind === 'refused') await record('RefuseBekrachtiging', { ...act, reasons: 't' })
  if (kind === 'sent-back') await record('SendDecisionBack', { ...act, remarks: 't', points: ['u'] })
  const stream = await readStream()
  for (const type of ['DecisionTaken', 'DossierOpened', 'ProposalSubmitted', 'ProposalRevised']) {
    const { id } = stream.findLast((event) => event.type === type)!
    await record('RectifyEntry', { ...about, rectifies: id, correction: 'aa', reason: 'bb' })
  }
  await record('CloseMeeting', { effectiveOn, meeting })
  await record('DraftMinutes', { effectiveOn, meeting, text: 'cc' })
}

const registry = createEventRegistry(domainEvents)

const readStream = async (): Promise<readonly StoredEvent[]> => {
  const found: StoredEvent[] = []
  for (;;) {
    const page = await ledger.store.readStream(`house-${house.house}`, { fromRevision: found.length, limit: 1_000 })
    found.push(...page)
    if (page.length < 1_000) return found
  }
}

beforeAll(async () => {
  ledger = await openLedger({ now: `${effectiveOn}T12:00:00Z` })
  house = await recordHouse(marking(ledger.execute))
  const { record, organs, municipality, centre } = house
  await record('AddSubject', { effectiveOn, subject: 'finances.use-of-subsidies.spelen', label: 'Spelen' })
  await record('AddSubject', { effectiveOn, subject: 'offer.niemand', label: 'Niemand' })
  const groups = [
    { name: 'Overheid', partners: [municipality] },
    { name: 'Verenigingen', partners: [centre] },
  ]
  const matter = await recordMatter(house)
  await record('AdoptRuleSet', {
    effectiveOn,
    organ: organs.stuurgroep,
    rules: { ...ofDecisionRule(majority), weights: { kind: 'per-group', groups } },
  })
  for (const kind of kinds) {
    await tell(kind, false)
    await tell(kind, true)
  }
  const execute = marking(ledger.execute)
  for (const [type, body] of Object.entries(everyCommand(house, matter))) {
    if (type === 'PublishDecision') continue
    const whose = { house: house.house as never, type, principal: { kind: 'operator' } as const }
    await execute({ ...whose, body, via: 'system', key: null, dossierRevision: null } as never)
  }
  events = await readStream()
  await settled(ledger)
  await ledger.sealer.catchUp()
}, 300_000)

afterAll(() => ledger?.close())

/** The texts of an event, by the field they stand in. */
const textsOf = ({ data }: Pick<StoredEvent, 'data'>): readonly { readonly field: string; readonly text: string }[] =>
  leaves(data).map((path) => ({
    field: path
      .map((step) => (typeof step === 'number' ? '[]' : `.${step}`))
      .join('')
      .slice(1),
    text: path.reduce<unknown>((value, step) => (value as Record<string | number, unknown>)[step], data) as string,
  }))

type Data = Readonly<Record<string, unknown>>

/** How a published decision of this dossier came about; undefined when none was published. */
const publishedIn = (dossier: unknown): Kind | undefined => {
  const found = events.find(({ type, data }) => type === 'DecisionPublished' && (data as Data).dossier === dossier)
  return found === undefined ? undefined : decisions.get((found.data as Data).decision as string)?.kind
}

const open = (data: Data): boolean => {
  const kind = publishedIn(data.dossier)
  return kind !== undefined && kind !== 'closed'
}
const ofPublished = (data: Data): boolean => publishedIn(data.dossier) !== undefined
const decidedVersion = (data: Data): boolean => ofPublished(data) && data.version === 2
const explained = (data: Data): boolean => open(data) && data.version === 2
const isAbout = (types: readonly string[]) => (data: Data) =>
  ofPublished(data) && types.includes(events.find(({ id }) => id === data.rectifies)?.type ?? '')

/** What becomes public, and when: written down by hand, as docs/public.md says it. */
const allowed: Readonly<Record<string, (data: Data) => boolean>> = {
  'HouseFounded.name': () => true,
  'SubjectAdded.label': ({ subject }) => subject === 'finances.use-of-subsidies.spelen',
  'OrganEstablished.name': ({ organ }) =>
    [house.organs.stuurgroep, house.organs.college, house.organs.gemeenteraad, house.organs.werkgroep].includes(
      organ as string,
    ),
  'PartnerAdmitted.name': ({ partner }) => partner === house.centre,
  'MandateGranted.grantor.reference': ({ mandate }) => mandate === house.mandates.council,
  'ProposalRevised.content.title': decidedVersion,
  'ProposalRevised.content.text': explained,
  'ProposalRevised.content.considerations[]': explained,
  'ProposalRevised.content.articles[].text': decidedVersion,
  'BallotClosed.verdict.groups[].name': open,
  'DecisionTaken.judgement.verdict.groups[].name': open,
  'DecisionTaken.reasons': open,
  'DecisionTaken.standing.reason': ofPublished,
  'DecisionTaken.adviceNotAwaited': open,
  'DecisionTaken.mandate.chain[].grantor.reference': ofPublished,
  'DecisionPublished.where': ofPublished,
  'BekrachtigingGranted.remarks': ofPublished,
  'BekrachtigingGranted.extent.struck[]': ofPublished,
  'BekrachtigingGranted.conditions[].text': ofPublished,
  'BekrachtigingRefused.reasons': ofPublished,
  'DecisionSentBack.remarks': ofPublished,
  'DecisionAnnulled.authority': ofPublished,
  'DecisionAnnulled.reasons': ofPublished,
  'EntryRectified.correction': isAbout(['DecisionTaken', 'ProposalRevised']),
}

/** Every marker in the log, with the fields it stands in, and whether anyone may read it. */
const ofLog = () => {
  const publicOnes = new Map<string, readonly string[]>()
  const others = new Map<string, string>()
  for (const stored of events) {
    const { type, data } = registry.read(stored)
    for (const { field, text } of textsOf({ data })) {
      for (const marker of text.toLowerCase().match(MARKER) ?? []) {
        const where = `${type}.${field}`
        if (allowed[where]?.(data as Data) === true) publicOnes.set(marker, [...(publicOnes.get(marker) ?? []), where])
        else others.set(marker, where)
      }
    }
  }
  for (const marker of publicOnes.keys()) others.delete(marker)
  return { publicOnes, others }
}

let asked = 0

/** From a hundred addresses in turn, so that none asks too often. */
const get = (url: string, accept = 'text/html') => {
  asked += 1
  return ledger.app.inject({ method: 'GET', url, headers: { accept }, remoteAddress: `10.0.0.${(asked % 100) + 1}` })
}

const foundIn = (response: Awaited<ReturnType<typeof get>>): ReadonlySet<string> =>
  new Set(`${JSON.stringify(response.headers)}\n${response.body}`.toLowerCase().match(MARKER) ?? [])

/** Every address that anyone may ask, for each decision, published or not. */
const addresses = (): readonly string[] => [
  '/openbaar',
  `/openbaar?huis=${house.house}`,
  '/openbaar/atom',
  `/openbaar/atom?huis=${house.house}`,
  '/api/public/decisions?limit=200',
  ...[...decisions.keys()].flatMap((id) => [
    `/openbaar/besluiten/${id}`,
    `/openbaar/besluiten/${id}/ontvangstbewijs.json`,
    `/api/public/decisions/${id}`,
  ]),
  ...events.slice(0, 40).map(({ id }) => `/openbaar/besluiten/${id}`),
  '/',
  '/aanmelden',
  `/aanmelden?huis=${house.house}`,
  '/verifieer',
  '/robots.txt',
  '/metrics',
  '/readyz',
  '/log/checkpoint',
  '/log/vkeys',
  '/log/tile/entries/000',
  '/api/openapi.json',
  `/huizen/${house.house}/besluiten`,
  `/api/houses/${house.house}/decisions`,
]

describe('of what a house wrote', () => {
  test('much is known in the log, in many fields', () => {
    const { publicOnes, others } = ofLog()
    expect(publicOnes.size).toBeGreaterThan(30)
    expect(new Set(others.values()).size).toBeGreaterThan(80)
  })

  test('nothing shows at any public address but the fields on the list, and each of those does', async () => {
    const { publicOnes, others } = ofLog()
    const seen = new Set<string>()
    const leaked: string[] = []
    for (const url of addresses()) {
      // To sign in without password, only on the own machine, one sees the house and its seats.
      if (url.startsWith('/aanmelden')) continue
      for (const type of ['text/html', 'application/json']) {
        for (const marker of foundIn(await get(url, type))) {
          for (const field of publicOnes.get(marker) ?? []) seen.add(field)
          if (!publicOnes.has(marker)) leaked.push(`${url}: ${others.get(marker) ?? 'unknown'}`)
        }
      }
    }
    expect(leaked).toEqual([])
    const exercised = new Set([...publicOnes.values()].flat())
    expect(Object.keys(allowed).filter((field) => !exercised.has(field))).toEqual([])
    expect([...exercised].filter((field) => !seen.has(field))).toEqual([])
  })

  test('no word that is not public finds anything, or is suggested', async () => {
    const { publicOnes, others } = ofLog()
    for (const marker of others.keys()) {
      const { items } = (await get(`/api/public/decisions?text=${marker}`)).json()
      expect([others.get(marker), items]).toEqual([others.get(marker), []])
    }
    for (const marker of [...others.keys()].slice(0, 60)) {
      const typed = `${marker.slice(0, -1)}x`
      for (const shown of foundIn(await get(`/openbaar?tekst=${typed}`))) expect(others.get(shown)).toBeUndefined()
    }
    const [title] = [...publicOnes].find(([, fields]) => fields.includes('ProposalRevised.content.title'))!
    expect((await get(`/api/public/decisions?text=${title}`)).json().items).toHaveLength(1)
  })

  test('the tables of what is public hold no other word', async () => {
    const { others } = ofLog()
    const { rows } = await ledger.pool.query<{ row: string }>(
      `SELECT to_jsonb(one)::text AS row FROM projection.public_decision one
       UNION ALL SELECT word FROM projection.public_word`,
    )
    const found = new Set(rows.flatMap(({ row }) => row.toLowerCase().match(MARKER) ?? []))
    expect([...found].filter((marker) => others.has(marker)).map((marker) => others.get(marker))).toEqual([])
    expect(rows.length).toBeGreaterThan(kinds.length)
  })

  test('no seat or person is named at a public address', async () => {
    const ids = Object.values(house.seats).flatMap(({ seat, person }) => [seat, person])
    for (const url of addresses().filter((one) => one.includes('openbaar') || one.includes('/api/public'))) {
      const { body } = await get(url)
      for (const id of ids) expect([url, body.includes(id)]).toEqual([url, false])
    }
  })

  test('a decision that was not published is answered as one that is not there', async () => {
    const shape = async (id: string, path: (id: string) => string) => {
      const { statusCode, body, headers } = await get(path(id))
      const {
        date: _,
        'content-length': _length,
        'x-ratelimit-remaining': _left,
        'x-ratelimit-reset': _reset,
        ...rest
      } = headers
      return { statusCode, rest, body: body.replaceAll(id, '').replaceAll(encodeURIComponent(id), '') }
    }
    const paths = [
      (id: string) => `/openbaar/besluiten/${id}`,
      (id: string) => `/openbaar/besluiten/${id}/ontvangstbewijs.json`,
      (id: string) => `/api/public/decisions/${id}`,
    ]
    for (const path of paths) {
      const nowhere = await shape('00000000-0000-7000-8000-000000000abc', path)
      expect(nowhere.statusCode).toBe(404)
      for (const [id, { published }] of decisions) {
        if (published) expect((await get(path(id))).statusCode).toBe(200)
        else expect(await shape(id, path)).toEqual(nowhere)
      }
    }
  })
})
