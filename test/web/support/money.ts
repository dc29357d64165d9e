import { createReader, hidden, type Reader } from './browser-session.js'
import { propose, recordSmallHouse, settled } from './house.js'
import type { Ledger } from './ledger.js'

const effectiveOn = '2026-03-09'

/**
 * The small house with a grant of € 10.000, a final decision of € 1.250 divided beforehand, a final one of € 400 that was
 * not, a budget's decision and a proposal of € 600 nobody voted on yet.
 */
export const recordMoneyHouse = async (ledger: Ledger) => {
  const small = await recordSmallHouse(ledger)
  const { record, stuurgroep, college, municipality, centre, house } = small
  const recorded = await record('RecordGrant', {
    effectiveOn: '2026-01-15',
    title: 'Werkingssubsidie 2026',
    source: { kind: 'municipality', name: 'Gemeente Voorbeeld', partner: municipality },
    reference: 'Besluit 2026/3',
    period: { from: '2026-01-01', until: '2026-12-31' },
    managedBy: stuurgroep,
    amountCents: 1_000_000,
    conditions: [{ number: 1, text: 'Voor alle gezinnen <toegankelijk>' }],
    earmarks: [{ category: 'activities', rule: 'at-most', limit: { kind: 'share', basisPoints: 5_050 } }],
    reportDates: ['2027-03-31'],
    instalments: [{ due: '2026-02-01', amountCents: 500_000 }],
  })
  const grant = recorded.grant!
  const decide = async (dossier: string): Promise<string> => {
    const taken = { effectiveOn, dossier, organ: stuurgroep, outcome: 'adopted' } as const
    const { decision } = await record('TakeDecision', { ...taken, conditionsConfirmed: ['binnen het actieplan'] })
    await record('GrantBekrachtiging', { effectiveOn, dossier, decision: decision!, organ: college })
    return decision!
  }
  const planned = await propose(small, { title: 'Speelkoffers', amountCents: 125_000 })
  await record('PlanMoney', {
    effectiveOn,
    dossier: planned,
    lines: [
      {
        grant,
        category: 'activities',
        purpose: 'Speelkoffers',
        beneficiary: { kind: 'partner', partner: centre },
        year: 2026,
        article: null,
        character: 'definitive',
        amountCents: 125_000,
      },
    ],
  })
  const decision = await decide(planned)
  const unplanned = await propose(small, { title: 'Affiches', amountCents: 40_000 })
  const laterDecision = await decide(unplanned)
  const open = await propose(small, { title: 'Ouderavond', amountCents: 60_000 })
  const { state } = await ledger.houses.load(house as never)
  const [allocation] = [...state.money.allocations.keys()]
  await settled(ledger)
  return { ...small, grant, planned, decision, unplanned, laterDecision, open, allocation: allocation as string }
}

export type MoneyHouse = Awaited<ReturnType<typeof recordMoneyHouse>>

/** Opens a form and sends it as a browser sends one with files. */
export const submitWithFiles = async (
  ledger: Ledger,
  reader: Reader,
  url: string,
  fields: Readonly<Record<string, string>>,
  files: Readonly<Record<string, { readonly name: string; readonly content: string }>>,
) => {
  const { body } = await reader.get(url)
  const kept = ['_csrf', '_key'].map((name): [string, string] => [name, hidden(body, name)])
  const edge = 'grens-van-het-formulier'
  const texts = [...kept, ...Object.entries(fields)].map(
    ([name, value]) => `--${edge}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  const sent = Object.entries(files).map(
    ([name, file]) =>
      `--${edge}\r\ncontent-disposition: form-data; name="${name}"; filename="${file.name}"\r\ncontent-type: application/octet-stream\r\n\r\n${file.content}\r\n`,
  )
  return ledger.app.inject({
    method: 'POST',
    url,
    headers: {
      accept: 'text/html',
      'content-type': `multipart/form-data; boundary=${edge}`,
      cookie: [...reader.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    },
    payload: `${[...texts, ...sent].join('')}--${edge}--\r\n`,
  })
}

/** Readers of the house, signed in. */
export const signInTo = async (ledger: Ledger, house: string, rol: string): Promise<Reader> => {
  const reader = createReader(ledger)
  await reader.signIn(rol === 'auditor' ? { rol } : { huis: house, rol })
  return reader
}
