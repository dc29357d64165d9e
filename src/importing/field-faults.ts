import type { z } from 'zod'
import { type Fault, faults } from './problems.js'
import type { Path } from './text-places.js'

/** A fault at a path; `onKey` when the name of the field is at fault and not its value. */
export type PlacedFault = { readonly path: Path; readonly fault: Fault; readonly onKey: boolean }

const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (inner, step) =>
      typeof inner === 'object' && inner !== null ? (inner as Record<string | number, unknown>)[step] : undefined,
    value,
  )

const keyNamed = (path: Path): string => {
  const names = path.filter((step) => typeof step === 'string')
  return names.at(-1) ?? 'the file'
}

const article: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'an object { … }',
  array: 'a list [ … ]',
  null: 'null',
}

const whatIsWrong = (issue: z.core.$ZodIssue): string => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.startsWith('Invalid input')
        ? `must be ${article[issue.expected] ?? issue.expected}`
        : issue.message
    case 'invalid_value':
      return `must be one of: ${issue.values.map(String).join(', ')}`
    case 'invalid_union':
      return 'is not one of the kinds known here'
    case 'too_big':
    case 'too_small':
      return issue.message
        .replace(/^Too (big|small): expected \w+ to (have|be) /, 'must $2 ')
        .replace(/>=/, 'at least ')
        .replace(/<=/, 'at most ')
    default:
      return issue.message
  }
}

/**
 * What a schema finds wrong, at its paths and in words.
 * @param value what was checked, to tell a missing field from a wrong one
 * @param owner what the fields belong to, for the sentence: a command, or the file
 * @param known the fields the owner has, for the remedy
 */
export const fieldFaults = (
  issues: readonly z.core.$ZodIssue[],
  value: unknown,
  owner: string,
  known: readonly string[],
): readonly PlacedFault[] =>
  issues.flatMap((issue): readonly PlacedFault[] => {
    const path = issue.path.filter((step) => typeof step !== 'symbol')
    if (issue.code === 'unrecognized_keys') {
      const owning = path.length === 0 ? owner : `"${keyNamed(path)}"`
      const allowed = path.length === 0 ? known : ['the fields in houses/house.schema.json']
      return issue.keys.map((name) => ({
        path: [...path, name],
        fault: faults.unknownField(name, owning, allowed),
        onKey: true,
      }))
    }
    const name = keyNamed(path)
    if (path.length > 0 && valueAt(value, path) === undefined) {
      const outer = path.slice(0, -1)
      return [{ path, fault: faults.missing(name, outer.length === 0 ? owner : `"${keyNamed(outer)}"`), onKey: false }]
    }
    return [{ path, fault: faults.invalid(name, whatIsWrong(issue)), onKey: false }]
  })
