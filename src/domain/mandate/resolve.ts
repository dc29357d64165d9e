import type { Standing } from '../decision/events.js'
import { actsFor } from '../organ/succession.js'
import type { MandateId, OrganId } from '../shared/identifiers.js'
import type { LocalDate } from '../shared/time.js'
import type { HouseState } from '../state.js'
import { bestFirst, examineAll, type MandateQuestion, type Unfit } from './chain.js'
import { ratifyingOrgansOf } from './coverage.js'
import type { MandateFound, MandateTerms } from './events.js'
import { type MandateUse, useAlong } from './use.js'

export { chainOn, type MandateQuestion, type Unfit } from './chain.js'

/** The standing of what has a mandate. */
export type MandatedStanding = Exclude<Standing, { kind: 'no-mandate' }>

export type MandateAnswer =
  | {
      readonly found: true
      readonly standing: MandatedStanding
      readonly mandate: MandateFound
      /** Of each mandate in the chain with a yearly limit, from the mandate itself upwards. */
      readonly use: readonly MandateUse[]
    }
  | { readonly found: false; readonly considered: readonly { readonly mandate: MandateId; readonly because: Unfit }[] }

/** What a decision under these terms is worth. Who was named may have been succeeded: whoever acts for it that day is told. */
export const standingUnder = (state: HouseState, terms: MandateTerms, on: LocalDate): MandatedStanding => {
  const acting = (organ: OrganId): OrganId => actsFor(state, organ, on)
  switch (terms.level) {
    case 'decide':
      return { kind: 'final' }
    case 'decide-subject-to-bekrachtiging': {
      // Two that ratify may have become one.
      const [organ, ...further] = new Set(ratifyingOrgansOf(terms).map(acting))
      if (organ === undefined) throw new Error('A mandate subject to bekrachtiging without ratifying organ')
      const more = further.length === 0 ? {} : { further, order: terms.ratificationOrder ?? ('parallel' as const) }
      return { kind: 'awaits-bekrachtiging', organ, ...more }
    }
    case 'propose':
      if (terms.addressee === null) throw new Error('A mandate to propose without addressee')
      return { kind: 'proposal-to', organ: acting(terms.addressee) }
    case 'advise':
    case 'inform':
      return { kind: 'advice-only', organ: terms.addressee === null ? null : acting(terms.addressee) }
  }
}

/**
 * Which mandate covers this act on its own day, and the chain up to a founding text (docs/mandates.md): the most
 * specific subject that is valid and within its limits, cumulative use counted. Without one, says which mandates were
 * considered and why none fits.
 */
export const resolveMandate = (state: HouseState, question: MandateQuestion): MandateAnswer => {
  const answers = examineAll(state, question)
  const best = answers
    .map(([, answer]) => answer)
    .filter((answer) => typeof answer !== 'string')
    .sort(bestFirst)[0]
  if (best === undefined) {
    return {
      found: false,
      considered: answers.flatMap(([mandate, because]) => (typeof because === 'string' ? [{ mandate, because }] : [])),
    }
  }
  return {
    found: true,
    standing: standingUnder(state, best.terms, question.on),
    mandate: { mandate: best.id, level: best.terms.level, subject: best.mandate.subject, chain: best.chain },
    use: useAlong(state, best.chain, question.on),
  }
}
