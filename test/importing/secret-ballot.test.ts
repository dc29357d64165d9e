import { v7 } from 'uuid'
import { expect, it } from 'vitest'
import { importHouse } from '../../src/importing/import-house.js'
import { ledgerInMemory, today } from './support/ledger-in-memory.js'
import { acts, fileOf } from './support/small-house.js'

const on = { source: 'assumed', effectiveOn: '2025-01-06' }
const about = { ...on, dossier: 'dossier:spel', ballot: 'ballot:spel' }

const member = (name: string) => ({
  do: 'AssignSeat',
  as: `seat:${name}`,
  ...on,
  organ: 'organ:stuurgroep',
  function: name,
  role: 'member',
})

/** The small house with a secret ballot in the place of its open one. */
const fileWith = (...voting: readonly object[]): string => {
  const opening = acts.findIndex((act) => act.do === 'OpenBallot')
  return fileOf({
    acts: [
      ...acts.slice(0, opening),
      member('lid-een'),
      member('lid-twee'),
      member('lid-drie'),
      { ...acts[opening], secret: true },
      ...voting,
      ...acts.slice(opening + 3),
    ],
  })
}

const imported = async (raw: string) => {
  const ledger = ledgerInMemory()
  return { result: await importHouse(raw, { send: ledger.send, today, newId: v7 }), ledger }
}

it('imports a secret ballot with its count, and what was decided by it', async () => {
  const participants = ['seat:voorzitter', 'seat:lid-een', 'seat:lid-twee', 'seat:lid-drie']
  const tally = { for: 4, against: 0, abstain: 0 }
  const { result, ledger } = await imported(fileWith({ do: 'CountSecretBallot', ...about, participants, tally }))
  expect(result).toMatchObject({ ok: true })
  const closed = ledger.events.find(({ type }) => type === 'SecretBallotClosed')
  expect(closed?.data).toMatchObject({ voters: 4, participants: null, tally, outcome: 'adopted' })
  expect(ledger.events.map(({ type }) => type)).toContain('DecisionTaken')
})

it('refuses a vote in a secret ballot and its closing without a count, each with what to do instead', async () => {
  const vote = { do: 'CastVote', ...about, seat: 'seat:voorzitter', choice: 'for' }
  const { result, ledger } = await imported(fileWith(vote, { do: 'CloseBallot', ...about }))
  if (result.ok) throw new Error('The file was imported')
  expect(result.problems.map(({ code, message, remedy }) => [code, message, remedy])).toEqual([
    [
      'rule.refused',
      'CastVote is refused (vote.secret): In a secret ballot whoever holds the seat votes, and no vote is recorded.',
      'Leave this act out, and close the ballot with a CountSecretBallot that gives its count.',
    ],
    [
      'rule.refused',
      'CloseBallot is refused (ballot.count-needed): A secret ballot on paper is closed with its count.',
      'Use CountSecretBallot with "participants" and "tally" in the place of CloseBallot.',
    ],
  ])
  expect(ledger.requests).toEqual([])
})
