import type { Map as ImmutableMap } from 'immutable'
import { type LocalDate, later } from '../shared/time.js'
import type { HouseState } from '../state.js'
import type { MoneyState } from './state.js'

/** The names of the parts of a money state that hold things by their id. */
type Parts = {
  [Name in keyof MoneyState]: MoneyState[Name] extends ImmutableMap<infer _Key, infer Thing>
    ? Thing extends object
      ? Name
      : never
    : never
}[keyof MoneyState]

type ThingOf<Name extends Parts> = MoneyState[Name] extends ImmutableMap<infer _Key, infer Thing> ? Thing : never
type KeyOf<Name extends Parts> = MoneyState[Name] extends ImmutableMap<infer Key, infer _Thing> ? Key : never

/** The state with the last day from which anything about its money counts. */
export const noteMoneyDay = (before: HouseState, after: HouseState, day: LocalDate): HouseState =>
  before.money === after.money
    ? after
    : { ...after, money: { ...after.money, lastDay: later(after.money.lastDay ?? day, day) } }

/** The state with one thing of its money set. */
export const withThing = <Name extends Parts>(
  state: HouseState,
  name: Name,
  key: KeyOf<Name>,
  thing: ThingOf<Name>,
): HouseState => {
  // The map of this name holds things of this kind by keys of this kind; TypeScript cannot follow that through the union.
  const things = state.money[name] as ImmutableMap<KeyOf<Name>, ThingOf<Name>>
  return { ...state, money: { ...state.money, [name]: things.set(key, thing) } }
}

/** The state with one thing of its money changed; as it was when there is no such thing. */
export const changeThing = <Name extends Parts>(
  state: HouseState,
  name: Name,
  key: KeyOf<Name>,
  change: (thing: ThingOf<Name>) => Partial<ThingOf<Name>>,
): HouseState => {
  const things = state.money[name] as ImmutableMap<KeyOf<Name>, ThingOf<Name>>
  const thing = things.get(key)
  return thing === undefined ? state : withThing(state, name, key, { ...thing, ...change(thing) })
}
