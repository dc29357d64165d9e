import { type Map as ImmutableMap, OrderedMap } from 'immutable'

/**
 * A map with nothing in it yet that keeps the order in which things come. Here for all kinds of things at once: that the
 * one kind of map is also the other takes the compiler long to see, and it would see it anew for each.
 */
export const emptyInOrder = <Key, Value>(): ImmutableMap<Key, Value> => OrderedMap<Key, Value>()
