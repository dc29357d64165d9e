import { standardSubjects } from '../domain/house/subject.js'
import type { DossierId, OrganId, PartnerId } from '../domain/shared/identifiers.js'
import type { HouseState } from '../domain/state.js'
import { type Language, type Say, sentence } from '../texts/catalogue.js'
import { formatter } from '../texts/format.js'

/** How things are said to one person, and what the things of a house are called. */
export type Voice = ReturnType<typeof formatter> & { readonly say: Say }

export const voiceIn = (language: Language): Voice => ({ ...formatter(language), say: sentence(language) })

/** What a thing of the house is called; its id where the house does not know it. */
export const namesIn = (house: HouseState) => ({
  organ: (id: OrganId): string => house.organs.get(id)?.name ?? id,
  partner: (id: PartnerId): string => house.partners.get(id)?.name ?? id,
  dossier: (id: DossierId): string => house.dossiers.get(id)?.title ?? id,
})

type StandardSubject = (typeof standardSubjects)[number]

const isStandard = (subject: string): subject is StandardSubject =>
  (standardSubjects as readonly string[]).includes(subject)

/** How a subject is called: in the words of the catalogue, or those of the house that added it. */
export const subjectName = ({ say }: Voice, house: HouseState, subject: string): string =>
  isStandard(subject)
    ? say(`word.subject.${subject}`)
    : ([...house.subjects].find(([path]) => path === subject)?.[1] ?? subject)
