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
