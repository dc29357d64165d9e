import { readFileSync } from 'node:fs'
import { readStatement, type Statement, type StatementLine } from '../../../src/bank-statements/statement.js'

export const readText = (text: string, fileName = 'statement') =>
  readStatement(new TextEncoder().encode(text), fileName)

/** The statements of a file that must be right; the problems are in the message when it is not. */
export const statementsOf = (text: string): readonly Statement[] => {
  const read = readText(text)
  if (!read.ok) throw new Error(read.problems.map(({ line, code, reason }) => `${line} ${code}: ${reason}`).join('\n'))
  return read.statements
}

export const linesOf = (text: string): readonly StatementLine[] => statementsOf(text).flatMap(({ lines }) => lines)

/** Where and what is wrong with a file; empty when nothing is. */
export const problemsOf = (text: string): readonly (readonly [number, string])[] => {
  const read = readText(text)
  return read.ok ? [] : read.problems.map(({ line, code }) => [line, code] as const)
}

export const sample = (name: string): string => readFileSync(new URL(`../samples/${name}`, import.meta.url), 'utf8')
