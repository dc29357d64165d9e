import { createHash } from 'node:crypto'

/** PostgreSQL cuts longer names off silently, and two could then become one. */
const LONGEST_NAME = 63

/** A name in double quotes, safe inside SQL. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** A table or view of schema `projection`, quoted. */
export const inSchema = (name: string): string => `projection.${quoted(name)}`

const fitting = (name: string, ending: string): string => {
  if (name.length + ending.length <= LONGEST_NAME) return name + ending
  const digest = createHash('sha256').update(name).digest('hex').slice(0, 8)
  return `${name.slice(0, LONGEST_NAME - ending.length - digest.length - 1)}_${digest}${ending}`
}

/** The table of one generation: `<projection>_<table>_g<generation>`; too long a name is cut and told apart by a hash. */
export const physicalTable = (projection: string, table: string, generation: number): string =>
  fitting(`${projection.replaceAll('-', '_')}_${table}`, `_g${generation}`)

/** An index of such a table. */
export const physicalIndex = (physical: string, ending: string): string => fitting(physical, `_${ending}`)
