import { levelOne } from './numbers.js'
import type { Answer, Evidence, Requirement } from './requirement.js'
import { requirements } from './requirements.js'

const words: Readonly<Record<Answer, string>> = {
  met: 'met',
  operator: 'operator',
  'not-applicable': 'not applicable',
  'not-met': '**NOT met**',
}

const cell = (text: string): string => text.replaceAll('|', '\\|')

const named = (one: Evidence): string =>
  'file' in one ? `\`${one.file}\`: ${one.title}` : `[${one.heading}](${linkTo(one.document, one.heading)})`

const linkTo = (document: string, heading: string): string => {
  const anchor = heading
    .toLowerCase()
    .replace(/[^a-z0-9 -]/g, '')
    .replaceAll(' ', '-')
  return `${document === 'docs/security.md' ? '' : document.replace('docs/', '')}#${anchor}`
}

/** What is known of a row: a test that passes, a text that stands there, or neither. */
const resultOf = ({ answer, evidence }: Requirement): string => {
  if (answer === 'not-applicable') return evidence.some((one) => 'file' in one) ? 'passes' : '-'
  if (answer === 'not-met') return 'open'
  return evidence.some((one) => 'file' in one) ? 'passes' : 'stands there'
}

const row = (one: Requirement): string =>
  `| ${[
    one.id,
    levelOne.includes(one.id) ? '1' : '2',
    cell(one.asks),
    `${words[one.answer]}: ${cell(one.how)}`,
    one.evidence.map((each) => cell(named(each))).join('<br>') || '-',
    resultOf(one),
  ].join(' | ')} |`

const count = (answer: Answer): number => requirements.filter((one) => one.answer === answer).length

export const BEGINNING = '<!-- asvs: from here on written by npm run security-table -->'

/** The part of docs/security.md that is made from the requirements. */
export const securityTable = (): string =>
  `${BEGINNING}

Of ${requirements.length} requirements (ASVS 5.0.0, levels 1 and 2) ${count('met')} are met, ${count('operator')} are for who runs the program,
${count('not-applicable')} do not apply, and ${count('not-met')} are **not met** or met in part.

| id | level | asks | answer | shown by | result |
|---|---|---|---|---|---|
${requirements.map(row).join('\n')}
`
