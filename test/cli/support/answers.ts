import { once } from 'node:events'
import { Agent, type IncomingMessage, request } from 'node:http'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'

const page = z.object({ items: z.array(z.looseObject({ id: z.string() })), nextCursor: z.string().nullish() })

export type Answer = { readonly status: number; readonly text: string }
export type Get = (path: string) => Promise<Answer>

const TOO_MANY = 429

// Connections stay open, as those of a browser do: making one for every question costs more than many an answer.
const agent = new Agent({ keepAlive: true })

const ask = async (address: string, cookie: string, localAddress: string): Promise<Answer & { wait: number }> => {
  const asking = request(address, { agent, headers: { cookie }, localAddress }).end()
  const [response] = (await once(asking, 'response')) as [IncomingMessage]
  return { status: response.statusCode ?? 0, text: await text(response), wait: Number(response.headers['retry-after']) }
}

/**
 * A reader of the API of a server that runs: signed in as auditor, who may read every house. The server lets one address
 * ask only so often, so this reader moves on to the next address of this machine (127.0.0.1, 127.0.0.2, …) or waits.
 */
export const signInAsAuditor = async (address: string): Promise<Get> => {
  const signedIn = await fetch(`${address}/api/development/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ kind: 'auditor' }),
  })
  if (signedIn.status !== 200) throw new Error(`Sign-in answered ${signedIn.status}: ${await signedIn.text()}`)
  const cookie = signedIn.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  const origin = address.replace('localhost', '127.0.0.1')
  let from = 1
  return async (path) => {
    for (;;) {
      const asked = from
      const { wait, ...answer } = await ask(`${origin}${path}`, cookie, `127.0.0.${asked}`)
      if (answer.status !== TOO_MANY) return answer
      // Another question may have moved on meanwhile.
      if (process.platform === 'linux') from = from === asked ? (asked % 250) + 1 : from
      else await sleep(wait * 1000)
    }
  }
}

type Answers = Map<string, string>

const readInto = async (answers: Answers, get: Get, path: string): Promise<string> => {
  const answer = await get(path)
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${answer.text}`)
  answers.set(path, answer.text)
  return answer.text
}

/** Reads all pages of a list; answers the ids in it. */
const listInto = async (answers: Answers, get: Get, path: string): Promise<readonly string[]> => {
  const { items, nextCursor } = page.parse(JSON.parse(await readInto(answers, get, path)))
  const ids = items.map(({ id }) => id)
  if (typeof nextCursor !== 'string') return ids
  const rest = path.replace(/[?&]cursor=[^&]*/, '')
  const more = `${rest}${rest.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(nextCursor)}`
  return [...ids, ...(await listInto(answers, get, more))]
}

const readHouse = async (get: Get, house: string): Promise<Answers> => {
  const answers: Answers = new Map()
  const read = (path: string) => readInto(answers, get, path)
  const list = (path: string) => listInto(answers, get, path)
  const of = `/api/houses/${house}`
  await read(of)
  for (const time of ['', '?asOf=2024-06-30', '?knownAt=2020-01-01T00:00:00.000Z']) {
    for (const register of ['organs', 'partners', 'seats', 'mandates']) await read(`${of}/${register}${time}`)
  }
  await read(`${of}/waiting`)
  await read(`${of}/persons`)
  for (const dossier of await list(`${of}/dossiers?limit=5`)) await read(`${of}/dossiers/${dossier}`)
  for (const decision of await list(`${of}/decisions?limit=5`)) await read(`${of}/decisions/${decision}`)
  for (const mandate of await list(`${of}/mandates`)) {
    await read(`${of}/mandates/${mandate}`)
    await read(`${of}/mandates/${mandate}/chain`)
  }
  return answers
}

/**
 * Every answer of every register for every house, word for word, by the path that was asked: all pages of the lists,
 * every dossier, decision and mandate with its chain, today, on an earlier day, and as known at the very beginning. House
 * after house in this order, though they are asked side by side.
 */
export const readEverything = async (get: Get): Promise<ReadonlyMap<string, string>> => {
  const answers: Answers = new Map()
  const houses = await listInto(answers, get, '/api/houses')
  const ofHouses = await Promise.all(houses.map((house) => readHouse(get, house)))
  return new Map([answers, ...ofHouses].flatMap((some) => [...some]))
}
