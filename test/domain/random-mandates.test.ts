import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DomainCommandType } from '../../src/domain/commands.js'
import { isWithin } from '../../src/domain/house/subject.js'
import { type MandateQuestion, resolveMandate } from '../../src/domain/mandate/resolve.js'
import type { House } from './support/given.js'
import { acting, expectedMandate, grantedIn, hasRoom, restsOn, termsInForce } from './support/mandate-oracle.js'
import { days, outerDays, randomCommand, randomCommands, subjects } from './support/random-command.js'
import { randomHouse } from './support/random-house.js'
import { decree, terms } from './support/small-house.js'

const aboutMandates: readonly DomainCommandType[] = [
  'EstablishOrgan',
  'DissolveOrgan',
  'SucceedOrgan',
  'GrantMandate',
  'AmendMandate',
  'SuspendMandate',
  'ResumeMandate',
  'RevokeMandate',
  'RenewMandate',
  'RenewMandates',
  'OpenDossier',
  'SubmitProposal',
  'ReviseProposal',
  'TakeDecision',
  'GrantBekrachtiging',
  'RefuseBekrachtiging',
  'SendDecisionBack',
]

const someQuestion = fc.record({
  organ: fc.nat(5),
  role: fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, fc.constantFrom('chair', 'member')),
  subject: fc.constantFrom(...subjects),
  amount: fc.constantFrom(null, 0n, 100_000n, 100_001n, 400_000n, 2_500_000n, 9_000_000n),
  on: fc.constantFrom(...days, ...outerDays),
})

type SomeQuestion = typeof someQuestion extends fc.Arbitrary<infer Question> ? Question : never

const asked = ({ state: { organs } }: House, question: SomeQuestion): MandateQuestion =>
  ({ ...question, organ: [...organs.keys()].sort()[question.organ % organs.size] }) as MandateQuestion

/** Random houses full of mandates, each asked twenty questions. */
const everywhere = (
  runs: number,
  check: (house: House, question: MandateQuestion) => void,
  lives = randomCommands(aboutMandates),
): void => {
  fc.assert(
    fc.property(lives, fc.array(someQuestion, { minLength: 20, maxLength: 20 }), (commands, questions) => {
      const house = randomHouse(commands)
      for (const question of questions) check(house, asked(house, question))
    }),
    { numRuns: runs },
  )
}

test('the mandate found is the one that the rules, told a second time from the events, give', () => {
  let found = 0
  let missing = 0
  everywhere(40, (house, question) => {
    const answer = resolveMandate(house.state, question)
    expect(answer.found ? answer.mandate.mandate : null).toBe(expectedMandate(house.events, question))
    if (answer.found) found += 1
    else missing += 1
  })
  expect(found).toBeGreaterThan(100)
  expect(missing).toBeGreaterThan(100)
})

test('so it is where organs were succeeded and dissolved in the end', () => {
  let inherited = 0
  const lives = fc
    .tuple(randomCommands(aboutMandates), fc.array(randomCommand(['SucceedOrgan', 'DissolveOrgan']), { minLength: 8 }))
    .map(([commands, endings]) => [...commands, ...endings])
  everywhere(
    80,
    (house, question) => {
      const answer = resolveMandate(house.state, question)
      expect(answer.found ? answer.mandate.mandate : null).toBe(expectedMandate(house.events, question))
      if (!answer.found) return
      const { organ } = answer.mandate.chain[0]!.grantee
      if (acting(house.events, organ, question.on) !== organ) inherited += 1
    },
    lives,
  )
  expect(inherited).toBeGreaterThan(0)
})

test('every link of a chain holds that day, has room for the amount, and rests on the next, up to a founding text', () => {
  let links = 0
  everywhere(40, ({ state, events }, question) => {
    const answer = resolveMandate(state, question)
    if (!answer.found) return
    const chain = answer.mandate.chain.map((link) => ({
      link,
      mandate: grantedIn(events).find(({ mandate }) => mandate === link.mandate)!,
    }))
    const commitsMoney = answer.mandate.level === 'decide' || answer.mandate.level === 'decide-subject-to-bekrachtiging'
    for (const [index, { link, mandate }] of chain.entries()) {
      const above = chain[index + 1]
      expect(hasRoom(events, mandate, question.on, commitsMoney ? question.amount : null)).toBe(true)
      expect(link).toEqual({
        mandate: mandate.mandate,
        grantor: mandate.grantor,
        grantee: mandate.grantee,
        subject: mandate.subject,
        level: termsInForce(events, mandate, question.on)?.level,
        from: mandate.period.from,
      })
      expect(isWithin(question.subject, mandate.subject)).toBe(true)
      if (above === undefined) expect(mandate.grantor.kind).toBe('founding-text')
      else expect(restsOn(events, mandate, above.mandate, question.on)).toBe(true)
      links += 1
    }
    expect(new Set(chain.map(({ link }) => link.mandate)).size).toBe(chain.length)
    expect(answer.mandate.mandate).toBe(chain[0]?.link.mandate)
  })
  expect(links).toBeGreaterThan(100)
})

test('the same question gets the same answer', () => {
  everywhere(20, ({ state }, question) => {
    expect(resolveMandate(state, question)).toEqual(resolveMandate(state, question))
  })
})

test('a mandate about something else changes no answer', () => {
  everywhere(30, (house, question) => {
    if (isWithin(question.subject, 'communication' as MandateQuestion['subject'])) return
    const before = resolveMandate(house.state, question)
    house.record('GrantMandate', {
      effectiveOn: '2024-11-01',
      grantor: decree(),
      grantee: { organ: question.organ, role: question.role },
      subject: 'communication',
      terms: terms('decide', { mayBeSubDelegated: true }),
    })
    expect(resolveMandate(house.state, question)).toEqual(before)
  })
})

test('a smaller amount is never worse covered than a larger one, nor no amount than any', () => {
  everywhere(30, ({ state }, question) => {
    if (question.amount === null || !resolveMandate(state, question).found) return
    for (const amount of [null, 0n, question.amount / 2n] as MandateQuestion['amount'][]) {
      expect(resolveMandate(state, { ...question, amount }).found).toBe(true)
    }
  })
})

test('revoking a mandate gives nobody a say where there was none', () => {
  everywhere(30, ({ state }, question) => {
    if (resolveMandate(state, question).found) return
    for (const [id, mandate] of state.mandates) {
      const without = { ...state, mandates: state.mandates.set(id, { ...mandate, revokedOn: question.on }) }
      expect(resolveMandate(without, question).found).toBe(false)
    }
  })
})
