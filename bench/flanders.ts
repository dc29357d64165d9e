import { type LocalDate, toInstant } from '../src/domain/shared/time.js'
import type { StoredEvent } from '../src/ledger/event.js'
import { createChance } from './chance.js'
import { text } from './flemish-words.js'
import { dossierScript, type Script } from './house-dossiers.js'
import { assignSeat, type Cast, foundHouse } from './house-founding.js'
import { grants } from './house-money.js'
import { houseOfInput } from './house-of-input.js'
import {
  type Clock,
  createSimulatedHouse,
  type FieldsOf,
  idOf,
  type Placeless,
  type SimulatedHouse,
} from './simulated-house.js'

export type FlandersOptions = {
  /** The same seed gives the same events, ids and moments included. */
  readonly seed: number
  /** Houses, 227 for all of Flanders. */
  readonly houses: number
  /** Dossiers a house opens a year; about ten events each. */
  readonly dossiersAYear: number
  /** One house more, in which one partner gave this many contributions on the first day; left out, there is none. */
  readonly inputOfOnePartner?: number
}

/** Ten years of this are about 1.4 million events. */
export const flanders: FlandersOptions = { seed: 20_160_101, houses: 227, dossiersAYear: 60 }

const FIRST_DAY = Date.UTC(2016, 0, 1)
const DAY = 86_400_000
const OPENING_HOUR = 8 * 3_600_000
/** Between two acts in Flanders, at most; a day of a thousand acts still ends before midnight. */
const BETWEEN_ACTS = 20_000

const createClock = (): Clock => {
  let today = -1
  let acts = 0
  const texts: LocalDate[] = []
  const clock: Clock = {
    day: 0,
    dayText: (day) => (texts[day] ??= toInstant(new Date(FIRST_DAY + day * DAY)).slice(0, 10) as LocalDate),
    nextInstant: () => {
      if (today !== clock.day) [today, acts] = [clock.day, 0]
      const milliseconds = FIRST_DAY + today * DAY + OPENING_HOUR + Math.min(acts++ * BETWEEN_ACTS, 15 * 3_600_000)
      return { milliseconds, instant: toInstant(new Date(milliseconds)) }
    },
  }
  return clock
}

/** A meeting of the stuurgroep every two months or so, with who was there. */
function* meetings(house: SimulatedHouse, cast: Cast): Script {
  const { act, chance, clock } = house
  for (;;) {
    yield chance.between(35, 60)
    const ahead = chance.between(7, 14)
    const heldOn = clock.dayText(clock.day + ahead)
    const convening = {
      organ: cast.stuurgroep,
      heldOn,
      startsAt: '19:30',
      place: 'Vergaderzaal',
      form: 'in-person',
      respondBy: null,
      secondConvocationOf: null,
      chair: null,
      secretary: null,
      agenda: [],
      irregularBecause: null,
    } satisfies FieldsOf<'ConveneMeeting'>
    cast.meeting = idOf(act('ConveneMeeting', convening), 'meeting')
    yield ahead
    const present = cast.seats.flatMap(({ seat, organ }) =>
      organ === cast.stuurgroep && chance.happens(0.85) ? [seat] : [],
    )
    act('RecordAttendance', { meeting: cast.meeting, present })
    cast.held = { meeting: cast.meeting, day: clock.day }
    cast.meeting = null
  }
}

/** Representatives come and go. */
function* changesOfSeat(house: SimulatedHouse, cast: Cast): Script {
  const { act, chance } = house
  for (;;) {
    yield chance.between(120, 300)
    const leaving = chance.pick(cast.seats)
    act('EndSeat', { seat: leaving.seat, reason: null })
    cast.seats = cast.seats.map((seat) => (seat === leaving ? assignSeat(house, seat.organ, seat.partner) : seat))
  }
}

/** Mandates are renewed in time, now and then one is suspended for a while. */
function* changesOfMandate(house: SimulatedHouse, cast: Cast): Script {
  const { act, chance, clock } = house
  for (;;) {
    yield 500
    act('SuspendMandate', { mandate: cast.spare, reason: text(chance, 1) })
    yield 60
    act('ResumeMandate', { mandate: cast.spare })
    yield 340
    for (const mandate of cast.ending) act('RenewMandate', { mandate, until: clock.dayText(clock.day + 1_100) })
  }
}

/** What is planned, earliest first; of one day in the order it was planned. */
const createPlan = () => {
  const days = new Map<number, Script[]>()
  return {
    add: (day: number, script: Script): void => {
      const planned = days.get(day)
      if (planned === undefined) days.set(day, [script])
      else planned.push(script)
    },
    take: (day: number): Script | undefined => days.get(day)?.shift(),
    forget: (day: number): void => void days.delete(day),
  }
}

/** A house from its founding on: it starts its other scripts, and opens dossiers without end. */
function* life(house: SimulatedHouse, start: (script: Script) => void, dossiersAYear: number): Script {
  const { chance } = house
  yield chance.between(0, 20)
  const cast = foundHouse(house)
  start(grants(house, cast))
  start(meetings(house, cast))
  start(changesOfSeat(house, cast))
  start(changesOfMandate(house, cast))
  for (;;) {
    yield chance.between(1, Math.max(1, Math.round(730 / dossiersAYear) - 1))
    start(dossierScript(house, cast))
  }
}

/**
 * The events of the houses of Flanders in the order of the ledger, without end; take as many as needed. All of them
 * come from the real rules: every act goes through `decide`, and a refusal is an error of the simulation.
 */
export function* generateEvents({
  seed,
  houses,
  dossiersAYear,
  inputOfOnePartner = 0,
}: FlandersOptions): Generator<StoredEvent, never> {
  const clock = createClock()
  const outbox: Placeless[] = []
  const plan = createPlan()
  if (inputOfOnePartner > 0) {
    plan.add(0, houseOfInput(createSimulatedHouse(clock, createChance(seed, houses), outbox), inputOfOnePartner))
  }
  for (let number = 0; number < houses; number++) {
    const house = createSimulatedHouse(clock, createChance(seed, number), outbox)
    plan.add(
      0,
      life(house, (script) => plan.add(clock.day, script), dossiersAYear),
    )
  }
  let position = 0n
  for (;;) {
    for (let script = plan.take(clock.day); script !== undefined; script = plan.take(clock.day)) {
      const next = script.next()
      if (next.done !== true) plan.add(clock.day + next.value, script)
      for (const event of outbox) {
        position += 1n
        yield { ...event, position }
      }
      outbox.length = 0
    }
    plan.forget(clock.day)
    clock.day += 1
  }
}
