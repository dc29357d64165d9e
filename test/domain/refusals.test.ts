import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type RefusalCode, refusals } from '../../src/domain/shared/refusal.js'

const folder = new URL('.', import.meta.url)

const examples = readdirSync(folder)
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => readFileSync(new URL(name, folder), 'utf8'))
  .join('\n')

const shown = (code: string): boolean =>
  new RegExp(String.raw`\.refused\(\s*'${code.replaceAll('.', String.raw`\.`)}'`).test(examples)

test.each(Object.keys(refusals) as RefusalCode[])('there is an example of a refusal with %s', (code) => {
  expect(shown(code)).toBe(true)
})

test('a code without an example would be noticed', () => {
  expect(shown('nothing.like-this')).toBe(false)
})

test('no example of the domain is skipped', () => {
  expect(examples).not.toMatch(/\b(test|describe)\.(skip|only|todo|fails)\b/)
})

test('every refusal names the rule it rests on', () => {
  for (const [code, { rule }] of Object.entries(refusals)) {
    expect(code).toMatch(/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/)
    expect(rule.length).toBeGreaterThan(10)
  }
})
