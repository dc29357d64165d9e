import { z } from 'zod'
import type { DomainCommand, ReceivedCommand } from '../domain/commands.js'
import { personalInputs } from '../domain/shared/privacy.js'
import { commitTo, type Opening } from '../ledger/personal-data/commitment.js'
import { commandDefinitions } from './command-definitions.js'

/** What a commitment of a command stands for, and the field of the command it came in with. */
export type CommandOpening = Opening & { readonly field: string }

export type CommittedCommand = {
  /** Without personal values: this is what is decided, compared and kept. */
  readonly command: DomainCommand
  /** What each commitment in it stands for, by commitment. */
  readonly openings: ReadonlyMap<string, CommandOpening>
}

const isPersonal = (schema: unknown): boolean => {
  if (!(schema instanceof z.ZodType)) return false
  if (personalInputs.has(schema)) return true
  return schema instanceof z.ZodNullable || schema instanceof z.ZodDefault || schema instanceof z.ZodOptional
    ? isPersonal(schema.unwrap())
    : false
}

const fieldsOf = (schema: z.ZodType): readonly string[] =>
  schema instanceof z.ZodObject
    ? Object.entries(schema.shape).flatMap(([name, field]) => (isPersonal(field) ? [name] : []))
    : []

/** The fields of each command type that hold personal values. */
export const personalFields: ReadonlyMap<string, readonly string[]> = new Map(
  [...commandDefinitions.values()].map(({ type, schema }) => [type, fieldsOf(schema)]),
)

/**
 * Replaces the personal values of a command by commitments. `newKey` gives 256 random bits, one key for every value; it
 * is called once a value, so that a command is committed to once and both attempts to write it hold the same.
 */
export const commitPersonalValues = (received: ReceivedCommand, newKey: () => Buffer): CommittedCommand => {
  const openings = new Map<string, CommandOpening>()
  const replaced: Record<string, unknown> = {}
  const given: Readonly<Record<string, unknown>> = received
  for (const field of personalFields.get(received.type) ?? []) {
    const value = given[field]
    if (value === null || value === undefined) continue
    const opening = { key: newKey().toString('base64url'), value, field }
    const commitment = commitTo(opening)
    openings.set(commitment.commitment, opening)
    replaced[field] = commitment
  }
  // Every personal field now holds a commitment or null: that is the command as the rules see it.
  return { command: { ...received, ...replaced } as DomainCommand, openings }
}
