import { IN_FLIGHT } from './append-measure.js'
import { newEvent, newStreams } from './append-sides.js'
import { flanders } from './flanders.js'
import { loadLedger } from './load.js'
import { barOf, loadNow, percentile, report, round, spreadOf, waitForCalm } from './results.js'
import type { BenchServer } from './server.js'
import { openSealingLedger, type SealingLedger } from './trust-ledger.js'

const EXISTING = 14_000

/** Ten writers append one event at a time until the time is over; tells every acknowledgement. */
const writeFor = async (
  { store }: SealingLedger,
  milliseconds: number,
  onAcknowledged: (position: bigint) => void,
): Promise<number> => {
  const end = performance.now() + milliseconds
  let appended = 0
  await Promise.all(
    Array.from({ length: IN_FLIGHT }, async () => {
      const streams = newStreams(20)
      for (let number = 0; performance.now() < end; number += 1) {
        const stream = streams[number % streams.length]
        if (stream === undefined) throw new RangeError('A writer needs streams')
        const result = await store.append({
          stream: stream.name,
          house: stream.house,
          expected: stream.length === 0 ? 'no-stream' : stream.length - 1,
          events: [newEvent(stream)],
          command: null,
        })
        if (result.kind !== 'appended') throw new Error(`The append was answered ${result.kind}`)
        stream.length += 1
        appended += 1
        const [event] = result.events
        if (event !== undefined) onAcknowledged(event.position)
      }
    }),
  )
  return appended
}

const withLedger = async (server: BenchServer, work: (ledger: SealingLedger) => Promise<void>): Promise<void> => {
  const house = { ...flanders, houses: 2 }
  await loadLedger(server, `bench_ours_${EXISTING}`, house, EXISTING)
  const address = await server.createDatabase('bench_trust_sealing', `bench_ours_${EXISTING}`)
  const ledger = await openSealingLedger(address)
  try {
    await ledger.newSealer().catchUp()
    await work(ledger)
  } finally {
    await ledger.close()
    await server.dropDatabase('bench_trust_sealing')
  }
}

const coveredAfter = async (ledger: SealingLedger, milliseconds: number) => {
  const idle = await waitForCalm(10_000)
  const load = loadNow()
  const waiting = new Map<bigint, number>()
  const times: number[] = []
  let covered = 0n
  let checkpoints = 0
  const sealer = ledger.newSealer(({ size }) => {
    // The row with the signature is committed: anyone who asks now gets it.
    const now = performance.now()
    covered = size
    checkpoints += 1
    for (const [position, from] of waiting) {
      if (position > size) continue
      times.push(now - from)
      waiting.delete(position)
    }
  })
  sealer.start()
  const appended = await writeFor(ledger, milliseconds, (position) => {
    // A checkpoint may be out before the writer knows that its event is recorded.
    if (position <= covered) times.push(0)
    else waiting.set(position, performance.now())
  })
  await sealer.catchUp()
  await sealer.stop()
  if (times.length !== appended) throw new Error(`${appended - times.length} events were never covered`)
  return {
    load,
    idle,
    seconds: milliseconds / 1000,
    appended,
    checkpoints,
    p50: Math.round(percentile(times, 50)),
    p99: Math.round(percentile(times, 99)),
    most: Math.round(percentile(times, 100)),
  }
}

/** From the acknowledgement of an append to the first signed checkpoint over it, ten appends in flight. */
export const measureCoverage = (server: BenchServer, seconds: number, rounds: number): Promise<void> =>
  withLedger(server, async (ledger) => {
    const measured: Awaited<ReturnType<typeof coveredAfter>>[] = []
    for (let turn = 0; turn < rounds; turn += 1) {
      measured.push(await coveredAfter(ledger, seconds * 1000))
      console.log(JSON.stringify(measured.at(-1)))
    }
    const p99 = spreadOf(measured.map((one) => one.p99))
    const p50 = spreadOf(measured.map((one) => one.p50))
    await report('trust-coverage', server, {
      existingEvents: EXISTING,
      inFlight: IN_FLIGHT,
      p50,
      p99,
      rounds: measured,
      bars: [
        barOf(
          'acknowledged to covered by a signed checkpoint, 10 in flight, p99 ≤ 2 s',
          `p50 ${p50.median} ms, p99 ${p99.median} ms`,
          p99.most <= 2_000,
        ),
      ],
    })
  })

const appendsASecond = async (ledger: SealingLedger, milliseconds: number, sealing: boolean) => {
  const sealer = ledger.newSealer()
  // What was appended while nothing sealed is no cost of this round.
  await sealer.catchUp()
  const idle = await waitForCalm(1_500)
  const load = loadNow()
  if (sealing) sealer.start()
  const began = performance.now()
  const cpuBefore = process.cpuUsage()
  const appended = await writeFor(ledger, milliseconds, () => undefined)
  const seconds = (performance.now() - began) / 1000
  const { user, system } = process.cpuUsage(cpuBefore)
  await sealer.stop()
  const ownMicrosecondsAnEvent = Math.round((user + system) / appended)
  return { sealing, load, idle, eventsASecond: Math.round(appended / seconds), ownMicrosecondsAnEvent }
}

/** The same appends with sealing and without, in turn. */
export const measureCost = (server: BenchServer, seconds: number, rounds: number): Promise<void> =>
  withLedger(server, async (ledger) => {
    await writeFor(ledger, 2_000, () => undefined)
    const measured: Awaited<ReturnType<typeof appendsASecond>>[] = []
    for (let turn = 0; turn < rounds; turn += 1) {
      // Which goes first changes each round.
      for (const sealing of turn % 2 === 0 ? [false, true] : [true, false]) {
        measured.push(await appendsASecond(ledger, seconds * 1000, sealing))
        console.log(JSON.stringify(measured.at(-1)))
      }
    }
    const those = (sealing: boolean) => measured.filter((one) => one.sealing === sealing)
    const speed = (sealing: boolean) => spreadOf(those(sealing).map((one) => one.eventsASecond))
    const own = (sealing: boolean) => spreadOf(those(sealing).map((one) => one.ownMicrosecondsAnEvent))
    const [without, sealed] = [speed(false), speed(true)]
    // The two rounds of a turn stand side by side in time: what others do hits them more alike.
    const pairs = those(false).map((one, turn) => one.eventsASecond / (those(true)[turn]?.eventsASecond ?? Number.NaN))
    const pairedCostPercent = spreadOf(pairs.map((pair) => round((1 - 1 / pair) * 100, 1)))
    const cost = round((1 - sealed.median / without.median) * 100, 1)
    await report('trust-cost', server, {
      existingEvents: EXISTING,
      inFlight: IN_FLIGHT,
      eventsASecond: { without, sealing: sealed },
      costPercent: cost,
      pairedCostPercent,
      ownMicrosecondsAnEvent: { without: own(false), sealing: own(true) },
      rounds: measured,
      bars: [
        barOf(
          'sealing costs ≤ 10 % of append throughput, 10 in flight',
          `${cost} % (${sealed.median} beside ${without.median} events a second)`,
          cost <= 10,
        ),
      ],
    })
  })
