import { v5 } from 'uuid'
import type { HouseId } from '../domain/shared/identifiers.js'

/** Fixed for ever: the ids of imported houses follow from it and the key of their file. */
const houseNamespace = 'b2f7a0de-3c55-4a5c-9a0e-6a4f1f3f7c11'

/** The id of the house that the file with this key sets up: the same at every start. */
export const houseIdOf = (key: string): HouseId => v5(key, houseNamespace) as HouseId

/** Under which key each command of a file is recorded; the founding at place 0. */
export const commandKey = (key: string, place: number): string => `import:${key}:${place}`

/** The keys of the first so many commands of a file. */
export const commandKeys = (key: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, at) => commandKey(key, at))
