import { execFile } from 'node:child_process'
import { copyFile, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { packageRoot } from '../../src/package-root.js'

/*
 * That the rules of .oxlintrc.json find what they are there for, in the folders they are there for: a small project with
 * each violation once, and its neighbour that is allowed.
 */

/** Each line that must be reported ends with the name of its rule; a line without one must not be. */
const planted = `import * as client from 'openid-client'
type Colour = 'red' | 'blue'
declare const colour: Colour
declare const untyped: any
declare const later: () => Promise<void>
declare const takesText: (text: string) => void
/** @deprecated Use later. */
declare const earlier: () => void
later() // no-floating-promises
void later()
;[1].forEach(async () => later()) // no-misused-promises
if (later()) takesText('') // no-misused-promises
await takesText('') // await-thenable
switch (colour) { // switch-exhaustiveness-check
  case 'red':
    takesText('')
}
switch (colour) {
  case 'red':
    takesText('')
    break
  default:
    takesText('')
}
takesText(untyped) // no-unsafe-argument
export const assigned = untyped // no-unsafe-assignment
untyped() // no-unsafe-call
takesText(\`\${typeof untyped.member}\`) // no-unsafe-member-access
export const returns = (): string => {
  return untyped // no-unsafe-return
}
export const throws = (): void => {
  throw 'text' // only-throw-error
}
earlier() // no-deprecated
export const allowed = client.allowInsecureRequests
export const refused = client.randomNonce
export const cast = colour as unknown as number // no-cast-through-unknown
export const narrowed = colour as unknown
export const fraction = 0.5 // no-fractions
export const exponent = 5e-1 // no-fractions
export const whole = 5
export const parsed = parseFloat('5') // no-fractions
export const rounded = Math.round(whole) // no-fractions
export const text = whole.toFixed(2) // no-fractions
`

const money = 'src/domain/money/planted.ts'
const elsewhere = 'src/planted.ts'
const inTests = 'test/planted.tsx'
const ofBench = 'bench/planted.ts'
const paths = [money, elsewhere, inTests, ofBench]

const expected = (left: (rule: string) => boolean): readonly string[] =>
  planted.split('\n').flatMap((line, index) => {
    const [, rule] = / \/\/ ([a-z-]+)$/.exec(line) ?? []
    return rule !== undefined && left(rule) ? [`${index + 1} ${rule}`] : []
  })

const report = z.object({
  diagnostics: z.array(
    z.object({
      code: z.string(),
      severity: z.string(),
      filename: z.string(),
      labels: z.array(z.object({ span: z.object({ line: z.number() }) })),
    }),
  ),
})

let folder: string
let found: z.infer<typeof report>['diagnostics']

const foundIn = (path: string): readonly string[] =>
  found
    .filter(({ filename }) => filename.replaceAll('\\', '/') === path)
    .map(({ code, labels }) => ({ line: labels[0]!.span.line, rule: /\((.*)\)/.exec(code)![1]! }))
    .sort((one, other) => one.line - other.line)
    .map(({ line, rule }) => `${line} ${rule}`)

const lint = (): Promise<{ readonly output: string; readonly status: number | string | null | undefined }> =>
  new Promise((resolve) => {
    const program = join(packageRoot, 'node_modules/oxlint/bin/oxlint')
    execFile(process.execPath, [program, '--format=json'], { cwd: folder }, (error, output) =>
      resolve({ output, status: error === null ? 0 : error.code }),
    )
  })

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'besluitboek-lint-'))
  for (const name of ['.oxlintrc.json', 'oxlint-rules.js', 'tsconfig.json', 'package.json'])
    await copyFile(join(packageRoot, name), join(folder, name))
  await symlink(join(packageRoot, 'node_modules'), join(folder, 'node_modules'), 'junction')
  for (const path of paths) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), planted)
  }
  const { output, status } = await lint()
  expect(status).toBe(1)
  found = report.parse(JSON.parse(output)).diagnostics
})

afterAll(() => rm(folder, { recursive: true, force: true }))

describe('the linter', () => {
  test('finds each violation in a folder of money', () => {
    expect(foundIn(money)).toEqual(expected(() => true))
    expect(found.every(({ severity }) => severity === 'error')).toBe(true)
  })

  test('finds them elsewhere, but leaves fractions', () => {
    const left = expected((rule) => rule !== 'no-fractions')
    expect(foundIn(elsewhere)).toEqual(left)
    expect(foundIn(ofBench)).toEqual(left)
  })

  test('leaves untyped answers to the assertions of tests, and nothing else', () => {
    expect(foundIn(inTests)).toEqual(expected((rule) => rule !== 'no-fractions' && !rule.startsWith('no-unsafe-')))
  })

  test('has no rule that finds nothing here', async () => {
    const { rules, overrides } = z
      .object({
        rules: z.record(z.string(), z.unknown()),
        overrides: z.array(z.object({ rules: z.record(z.string(), z.unknown()) })),
      })
      .parse(JSON.parse(await readFile(join(packageRoot, '.oxlintrc.json'), 'utf8')))
    const named = [rules, ...overrides.map((override) => override.rules)].flatMap((one) => Object.keys(one))
    const seen = foundIn(money).map((line) => line.split(' ')[1])
    expect(new Set(named.map((name) => name.split('/')[1]))).toEqual(new Set(seen))
  })
})
