import type { SeatName } from '../../projections/answer.js'
import { type Language, type Say, sentence } from '../texts/catalogue.js'
import { formatter } from '../texts/format.js'

/** How a document speaks: sentences, days and amounts in its language. */
export type Words = ReturnType<typeof formatter> & { readonly language: Language; readonly say: Say }

export const wordsOf = (language: Language): Words => ({ ...formatter(language), language, say: sentence(language) })

/** What a seat does, and for whom; never who holds it, so that erasing a person changes no document. */
export const seatText = ({ function: what, partner }: SeatName): string =>
  partner === null ? what : `${what} (${partner.name})`
