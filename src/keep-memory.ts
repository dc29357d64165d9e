import { setFlagsFromString } from 'node:v8'

/**
 * For a process that answers people: when little is asked of it, V8 would give memory back to the machine, and stop everything
 * for that; four tenths of a second were seen with the houses of all Flanders in memory. To be called before much is read.
 */
export const keepMemory = (): void => setFlagsFromString('--no-memory-reducer')
