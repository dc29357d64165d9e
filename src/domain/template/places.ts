import { z } from 'zod'

/** What a template is for: each is a form in which someone types a text. */
export const templatePurpose = z.enum(['decision', 'minutes', 'advice-question', 'answer', 'closing'])

export type TemplatePurpose = z.output<typeof templatePurpose>

const inEvery = ['huis', 'orgaan', 'datum'] as const
const ofDossier = [...inEvery, 'titel', 'onderwerp', 'bedrag', 'begunstigde', 'versie'] as const

/**
 * The named places of a text, by its purpose: those for which the form can know a fact. They are Dutch in code too, because
 * this is how they stand in the texts of the log.
 */
export const placesOf = {
  decision: [...ofDossier, 'stemming'],
  minutes: [...inEvery, 'plaats', 'voorzitter', 'secretaris', 'verloop'],
  'advice-question': ofDossier,
  answer: [...ofDossier, 'indiener'],
  closing: ofDossier,
} as const satisfies Readonly<Record<TemplatePurpose, readonly string[]>>

export type Place = (typeof placesOf)[TemplatePurpose][number]

/** A place as it stands in a text. */
export const writtenPlace = (place: string): string => `{${place}}`

/** Everything in a text that looks like a place. */
export const PLACE = /\{([^{}]*)\}/g

/** The name in a place, whether it was typed in capitals or with spaces around it. */
export const nameIn = (written: string): string => written.trim().toLowerCase()

/** The places for this purpose, whatever else may stand in the text. */
const isPlaceOf = (purpose: TemplatePurpose, name: string): name is Place =>
  (placesOf[purpose] as readonly string[]).includes(name)

const namesIn = (text: string): readonly string[] => [
  ...new Set([...text.matchAll(PLACE)].map(([, written = '']) => nameIn(written))),
]

/** The places of this purpose that a text still holds, each once, in the order of the text. */
export const placesIn = (purpose: TemplatePurpose, text: string): readonly Place[] =>
  namesIn(text).filter((name) => isPlaceOf(purpose, name))

/** The first name between braces that is no place of this purpose, as it was typed; null when there is none. */
export const unknownPlaceIn = (purpose: TemplatePurpose, text: string): string | null => {
  const found = [...text.matchAll(PLACE)].find(([, written = '']) => !isPlaceOf(purpose, nameIn(written)))
  return found?.[1]?.trim() ?? null
}
