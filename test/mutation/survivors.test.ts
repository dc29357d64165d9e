import { expect, test } from 'vitest'
import { type MutationReport, scoreTable, survivorsList } from './survivors.js'

const at = (line: number, from: number, to: number) => ({
  start: { line, column: from },
  end: { line, column: to },
})
const mutant = (status: string, location = at(1, 1, 5), more = {}) => ({
  mutatorName: 'ConditionalExpression',
  replacement: 'true',
  status,
  location,
  ...more,
})

const report: MutationReport = {
  files: {
    'src/domain/seat/state.ts': {
      source: 'a < b\n  && c',
      mutants: [
        mutant('Survived', { start: { line: 1, column: 3 }, end: { line: 2, column: 5 } }, { replacement: '`x`' }),
        mutant('NoCoverage', at(1, 1, 2)),
        mutant('Killed'),
        mutant('Timeout'),
        mutant('Ignored'),
        mutant('RuntimeError'),
      ],
    },
    'src/domain/house/decide.ts': { source: 'true', mutants: [mutant('Killed')] },
    'src/domain/decide.ts': { source: 'true', mutants: [mutant('Killed')] },
    'src/domain/house/events.ts': { source: '', mutants: [] },
    'src/domain/person/events.ts': { source: '', mutants: [mutant('Ignored')] },
  },
}

test('scores are per folder and for all: a timeout is killed, what no test reaches survives, the rest is no mutant', () => {
  expect(scoreTable(report).split('\n')).toEqual([
    '| folder | mutants | killed | survived | score |',
    '|---|--:|--:|--:|--:|',
    '| (the list files) | 1 | 1 | 0 | 100.0 % |',
    '| house | 1 | 1 | 0 | 100.0 % |',
    '| seat | 4 | 2 | 2 | 50.0 % |',
    '| **all** | 6 | 4 | 2 | 66.7 % |',
  ])
})

test('survivors are listed by file and line, with what became of what', () => {
  expect(survivorsList(report)).toBe(
    [
      '## src/domain/seat/state.ts',
      '',
      '- 1 ConditionalExpression: `< b &&` → `´x´`',
      '- 1 ConditionalExpression (no test comes here): `a` → `true`',
      '',
    ].join('\n'),
  )
})

test('folders that were not measured this time stay as they were written', () => {
  const before = [
    '| folder | mutants | killed | survived | score |',
    '|---|--:|--:|--:|--:|',
    '| organ | 10 | 9 | 1 | 90.0 % |',
    '| seat | 99 | 99 | 0 | 100.0 % |',
    '| **all** | 109 | 108 | 1 | 99.1 % |',
  ].join('\n')
  expect(scoreTable(report, before).split('\n').slice(2)).toEqual([
    '| (the list files) | 1 | 1 | 0 | 100.0 % |',
    '| house | 1 | 1 | 0 | 100.0 % |',
    '| organ | 10 | 9 | 1 | 90.0 % |',
    '| seat | 4 | 2 | 2 | 50.0 % |',
    '| **all** | 16 | 13 | 3 | 81.3 % |',
  ])
  const list =
    '# List\n\n## src/domain/organ/state.ts\n\n- 3 A: `a` → `b`\n- 4 B: `c` → `d`\n\n## src/domain/seat/old.ts\n\n- 1 A: `e` → `f`\n'
  expect(survivorsList(report, list)).toBe(
    `## src/domain/organ/state.ts\n\n- 3 A: \`a\` → \`b\`\n- 4 B: \`c\` → \`d\`\n\n${survivorsList(report)}`,
  )
})
