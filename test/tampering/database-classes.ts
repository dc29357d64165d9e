import type { Chance } from '../../bench/chance.js'
import type { NamedClass } from './matrix-table.js'

/** How the owner of the database changes it: on which rows, with which statement, and what the doctor must then say first. */
export type DatabaseChange = {
  readonly table: 'log.event' | 'log.tree_node' | 'log.checkpoint'
  /** The rows that are touched; they are put back from this afterwards. */
  readonly where: string
  /** `saved` holds those rows as they were. */
  readonly statement: string
  readonly says: RegExp
}

export type DatabaseClass = NamedClass & {
  /** Fewest events it needs. */
  readonly fewest: number
  readonly change: (size: number, chance: Chance) => DatabaseChange
}

const notTheOne = (position: number): RegExp => new RegExp(`^position ${position}: the event is not the one`)

/** A change of one column of an event that leaves a row the table accepts. */
const EDITS = [
  `data = jsonb_build_object('text', 'another')::json`,
  `actor = '{"person":null,"organ":null,"partner":null,"via":"api"}'`,
  `type = 'SomethingElse'`,
  `effective_on = effective_on + 1`,
  `correlation = 'another'`,
  `causation = '00000000-0000-7000-8000-000000000000'`,
  `schema_version = schema_version + 1`,
  `house = '00000000-0000-7000-8000-000000000000'`,
  `id = '00000000-0000-7000-8000-000000000000'`,
]

const EVENT =
  'id, stream, revision, type, schema_version, house, recorded_at, effective_on, actor, correlation, causation, data'

export const databaseClasses: readonly DatabaseClass[] = [
  {
    name: 'edit only the row',
    changed: 'any column of an event, past the triggers',
    foundBy: '`doctor`: not the event that was taken into the transparency log',
    fewest: 1,
    change: (size, chance) => {
      const position = chance.between(1, size)
      const where = `position = ${position}`
      return {
        table: 'log.event',
        where,
        statement: `UPDATE log.event SET ${chance.pick(EDITS)} WHERE ${where}`,
        says: notTheOne(position),
      }
    },
  },
  {
    name: 'back-date the row',
    changed: 'the time an event was recorded',
    foundBy: '`doctor`: not the event that was taken into the transparency log',
    fewest: 1,
    change: (size, chance) => {
      const position = chance.between(1, size)
      const where = `position = ${position}`
      const earlier = `recorded_at - interval '${chance.between(1, 100_000)} milliseconds'`
      return {
        table: 'log.event',
        where,
        statement: `UPDATE log.event SET recorded_at = ${earlier} WHERE ${where}`,
        says: notTheOne(position),
      }
    },
  },
  {
    name: 'swap two rows',
    changed: 'the positions of two events',
    foundBy: '`doctor`: not the event that was taken into the transparency log',
    fewest: 2,
    change: (size, chance) => {
      const one = chance.between(1, size - 1)
      const other = chance.between(one + 1, size)
      const where = `position IN (${one}, ${other})`
      return {
        table: 'log.event',
        where,
        statement: `DELETE FROM log.event WHERE ${where};
          INSERT INTO log.event (position, ${EVENT}) SELECT ${one + other} - position, ${EVENT} FROM saved`,
        says: notTheOne(one),
      }
    },
  },
  {
    name: 'insert a row',
    changed: 'an event more, those behind it moved down',
    foundBy: '`doctor`: not the event that was taken into the transparency log',
    fewest: 1,
    change: (size, chance) => {
      const position = chance.between(Math.max(1, size - 2_000), size)
      const where = `position >= ${position}`
      return {
        table: 'log.event',
        where,
        statement: `DELETE FROM log.event WHERE ${where};
          INSERT INTO log.event (position, ${EVENT}) SELECT position + 1, ${EVENT} FROM saved;
          INSERT INTO log.event (position, ${EVENT})
          SELECT position, '00000000-0000-7000-8000-000000000000', 'inserted', 0, type, schema_version, house, recorded_at,
            effective_on, actor, correlation, causation, data FROM saved ORDER BY position LIMIT 1`,
        says: notTheOne(position),
      }
    },
  },
  {
    name: 'delete a row',
    changed: 'an event removed',
    foundBy: '`doctor`: the position is missing',
    fewest: 2,
    change: (size, chance) => {
      const position = chance.between(1, size - 1)
      const where = `position = ${position}`
      return {
        table: 'log.event',
        where,
        statement: `DELETE FROM log.event WHERE ${where}`,
        says: new RegExp(`^position ${position} is missing in the log`),
      }
    },
  },
  {
    name: 'delete the last rows',
    changed: 'the newest events removed',
    foundBy: '`doctor`: more leaves than events',
    fewest: 1,
    change: (size, chance) => {
      const left = chance.between(Math.max(0, size - 2_000), size - 1)
      const where = `position > ${left}`
      return {
        table: 'log.event',
        where,
        statement: `DELETE FROM log.event WHERE ${where}`,
        says: new RegExp(`^the transparency log has ${size} leaves, and the log only ${left} events`),
      }
    },
  },
  {
    name: 'edit only a leaf hash',
    changed: 'a hash of the lowest level of the stored tree',
    foundBy: '`doctor`: not the event that was taken into the transparency log',
    fewest: 1,
    change: (size, chance) => {
      const index = chance.between(0, size - 1)
      const where = `level = 0 AND index = ${index}`
      return {
        table: 'log.tree_node',
        where,
        statement: `UPDATE log.tree_node SET hash = sha256(hash) WHERE ${where}`,
        says: notTheOne(index + 1),
      }
    },
  },
  {
    name: 'edit only a higher hash',
    changed: 'a hash above the lowest level of the stored tree',
    foundBy: '`doctor`: the node does not follow from the events',
    fewest: 256,
    change: (size, chance) => {
      const level = size >= 65_536 && chance.happens(0.5) ? 2 : 1
      const index = chance.between(0, Math.floor(size / 256 ** level) - 1)
      const where = `level = ${level} AND index = ${index}`
      return {
        table: 'log.tree_node',
        where,
        statement: `UPDATE log.tree_node SET hash = sha256(hash) WHERE ${where}`,
        says: new RegExp(`^node ${index} of level ${level} does not follow from the leaves`),
      }
    },
  },
  {
    name: 'delete a hash',
    changed: 'a hash of the stored tree removed',
    foundBy: '`doctor`: the tree lacks the node',
    fewest: 2,
    change: (size, chance) => {
      const index = chance.between(0, size - 2)
      const where = `level = 0 AND index = ${index}`
      return {
        table: 'log.tree_node',
        where,
        statement: `DELETE FROM log.tree_node WHERE ${where}`,
        says: new RegExp(`^node ${index} of level 0 is missing in the transparency log`),
      }
    },
  },
  {
    name: 'cut the stored tree off',
    changed: 'the newest leaf hash removed',
    foundBy: '`doctor`: a checkpoint over more events than the tree has',
    fewest: 2,
    change: (size) => ({
      table: 'log.tree_node',
      where: `level = 0 AND index = ${size - 1}`,
      statement: `DELETE FROM log.tree_node WHERE level = 0 AND index = ${size - 1}`,
      says: new RegExp(`^a checkpoint over ${size} events was signed, and the tree has ${size - 1} leaves`),
    }),
  },
  {
    name: 'edit the newest checkpoint',
    changed: 'its root, its size, or a character of its note',
    foundBy: '`doctor`: another root or size than was signed, or a signature that is not right',
    fewest: 1,
    change: (size, chance) => {
      const where = 'number = (SELECT max(number) FROM log.checkpoint)'
      const edit = chance.pick([
        'root = sha256(root)',
        'size = size + 1',
        `note = replace(note, E'\\n${size}\\n', E'\\n${size + 1}\\n')`,
      ])
      return {
        table: 'log.checkpoint',
        where,
        statement: `UPDATE log.checkpoint SET ${edit} WHERE ${where}`,
        says: /^the newest checkpoint(?: says another size or root than was signed|: The signature of .* is not right)/,
      }
    },
  },
]
