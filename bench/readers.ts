import { Agent, get } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { createChance } from './chance.js'

/** What a process of readers is asked to do, as the JSON of its only argument. */
export type ReadersTask = {
  readonly origin: string
  readonly cookie: string
  readonly paths: readonly string[]
  readonly readers: number
  /** Each reader opens the next page after 0 to twice this many milliseconds. */
  readonly pause: number
  readonly seconds: number
}

/** Milliseconds of every answer. */
export type ReadersAnswer = { readonly times: readonly number[] }

const read = async ({ origin, cookie, paths, readers, pause, seconds }: ReadersTask): Promise<ReadersAnswer> => {
  const agent = new Agent({ keepAlive: true, maxSockets: readers })
  const times: number[] = []
  const end = performance.now() + seconds * 1000
  const ask = (path: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const from = performance.now()
      get(`${origin}${path}`, { agent, headers: { cookie } }, (response) => {
        if (response.statusCode !== 200) reject(new Error(`${path} was answered ${response.statusCode}`))
        response.resume()
        response.on('end', () => {
          times.push(performance.now() - from)
          resolve()
        })
      }).on('error', reject)
    })
  await Promise.all(
    Array.from({ length: readers }, async (_, reader) => {
      const chance = createChance(7, reader)
      while (performance.now() < end) {
        await sleep(chance.between(0, 2 * pause))
        await ask(chance.pick(paths))
      }
    }),
  )
  agent.destroy()
  return { times }
}

process.once('message', (message) => {
  // Sent by queries.ts, which forks this file.
  void read(message as ReadersTask).then((answer) => process.send?.(answer, () => process.disconnect()))
})
