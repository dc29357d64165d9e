import { v7 } from 'uuid'
import { describe, expect, test } from 'vitest'
import { importHouse } from '../../src/importing/import-house.js'
import { ledgerInMemory, today } from './support/ledger-in-memory.js'
import { type Act, fileOf, acts as smallHouse } from './support/small-house.js'

const on = { source: 'assumed', effectiveOn: '2025-02-03' }

const given: readonly Act[] = [
  {
    do: 'OpenDossier',
    as: 'dossier:tuin',
    ...on,
    title: 'Tuin',
    subject: 'finances',
    openedBy: 'organ:stuurgroep',
  },
  {
    do: 'GiveContribution',
    as: 'contribution:stoep',
    ...on,
    dossier: 'dossier:tuin',
    from: { kind: 'partner', partner: 'partner:gemeente' },
    text: 'De stoep is te hoog.',
  },
]

const answer = (more: Act): Act => ({
  do: 'AnswerContribution',
  ...on,
  dossier: 'dossier:tuin',
  contribution: 'contribution:stoep',
  by: 'organ:stuurgroep',
  reason: 'De stoep is van de gemeente.',
  ...more,
})

const passedOn = answer({
  as: 'contribution:stoep-verder',
  verdict: 'passed-on',
  passedTo: { kind: 'organ', organ: 'organ:college' },
})

const answeredThere: Act = {
  do: 'AnswerSignal',
  ...on,
  signal: 'contribution:stoep-verder',
  by: 'organ:college',
  verdict: 'not-followed',
  reason: 'De straat wordt later aangelegd.',
}

const imported = (acts: readonly Act[]) => {
  const ledger = ledgerInMemory()
  const result = importHouse(fileOf({ acts: [...smallHouse, ...given, ...acts] }), {
    send: ledger.send,
    today,
    newId: v7,
  })
  return { ledger, result }
}

const codesOf = (result: Awaited<ReturnType<typeof importHouse>>): readonly string[] =>
  result.ok ? [] : result.problems.map(({ code }) => code)

describe('input that is passed on', () => {
  test('has a name in the file, so that it is answered where it went', async () => {
    const { ledger, result } = imported([passedOn, answeredThere])
    expect(codesOf(await result)).toEqual([])
    expect(ledger.events.slice(-3)).toMatchObject([
      { type: 'ContributionAnswered', data: { passedTo: { kind: 'organ' } } },
      { type: 'SignalGiven' },
      { type: 'SignalAnswered' },
    ])
  })

  test('may name its answer as an event all the same', async () => {
    const { result } = imported([{ ...passedOn, as: 'event:stoep-verder' }])
    expect(codesOf(await result)).toEqual([])
  })

  test('an answer that passes nothing on creates no contribution to name', async () => {
    const { result } = imported([answer({ as: 'contribution:stoep-verder', verdict: 'not-followed' })])
    expect(codesOf(await result)).toEqual(['name.wrong-kind'])
  })
})
