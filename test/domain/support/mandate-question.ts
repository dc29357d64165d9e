import { type MandateQuestion, resolveMandate } from '../../../src/domain/mandate/resolve.js'
import type { FieldsOf, House } from './given.js'
import { decree, terms } from './small-house.js'

export type Question = {
  readonly organ: string
  readonly role?: MandateQuestion['role']
  readonly subject?: string
  readonly amount?: bigint | null
  readonly on?: string
}

export const subsidies = 'finances.use-of-subsidies'
export const reason = 'Beslissing van de grantor'

export const ask = (
  house: House,
  { role = null, subject = subsidies, amount = null, on = '2025-06-01', organ }: Question,
) => resolveMandate(house.state, { organ, role, subject, amount, on } as MandateQuestion)

export const found = (house: House, question: Question) => {
  const answer = ask(house, question)
  if (!answer.found) throw new Error(`No mandate: ${JSON.stringify(answer.considered)}`)
  return { standing: answer.standing, mandate: answer.mandate.mandate, answer: answer.mandate }
}

export const refusedFor = (house: House, question: Question): readonly string[] => {
  const answer = ask(house, question)
  if (answer.found) throw new Error(`A mandate was found: ${answer.mandate.mandate}`)
  return answer.considered.map(({ because }) => because)
}

export const grant = (house: House, fields: Partial<FieldsOf<'GrantMandate'>> & { organ: string }): string => {
  const { organ, ...rest } = fields
  return house.record('GrantMandate', {
    effectiveOn: '2025-01-01',
    grantor: decree(),
    grantee: { organ, role: null },
    subject: subsidies,
    terms: terms('decide'),
    ...rest,
  }).mandate!
}
