import type { z } from 'zod'
import { type Fault, faults, WHOLE_FILE } from './problems.js'
import type { Path } from './text-places.js'
import { wrongValue } from './wrong-values.js'

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
  return names.at(-1) ?? WHOLE_FILE
}

/**
 * What a schema finds wrong, at its paths and in words.
 * @param value what was checked, to tell a missing field from a wrong one
 * @param owner what the fields belong to, for the sentence: a command, or {@link WHOLE_FILE}
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
      const allowed = path.length === 0 ? known : null
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
    return [{ path, fault: faults.invalid(name, wrongValue(issue)), onKey: false }]
  })
