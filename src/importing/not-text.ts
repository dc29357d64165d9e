import { isUtf8 } from 'node:buffer'
import { type FoundProblem, faults } from './problems.js'

/** What a file of bytes that are no text is refused for, at the first place where they are not; null for a text in UTF-8. */
export const notText = (bytes: Buffer): FoundProblem | null => {
  if (isUtf8(bytes)) return null
  const before = bytes.toString('utf8').split('\uFFFD', 1)[0] ?? ''
  const lines = before.split(/\r\n|\n|\r/)
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1, path: '', ...faults.syntax('NotText') }
}
