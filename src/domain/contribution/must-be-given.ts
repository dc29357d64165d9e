import { partText } from '../dossier/compare-versions.js'
import { partnerMustTakePart } from '../dossier/decide.js'
import { type Dossier, newestVersion } from '../dossier/state.js'
import { organMustBeActive } from '../organ/decide.js'
import { type Refused, refuse } from '../shared/decider.js'
import type { LocalDate } from '../shared/time.js'
import type { HouseState } from '../state.js'
import type { Attachment } from './attachment.js'
import type { Contributor, GivenHow, InputAbout } from './events.js'

const contributorMustTakePart = (state: HouseState, from: Contributor, day: LocalDate): Refused | null => {
  switch (from.kind) {
    case 'partner':
      return partnerMustTakePart(state, from.partner, day, 'from.partner')
    case 'organ':
      return organMustBeActive(state, from.organ, day, 'from.organ')
    case 'group':
      return null
  }
}

const attachedOnce = (attachments: readonly Attachment[]): Refused | null => {
  const seen = new Set<string>()
  for (const [index, { sha256 }] of attachments.entries()) {
    if (seen.has(sha256)) return refuse('attachment.attached-twice', `attachments.${index}`)
    seen.add(sha256)
  }
  return null
}

/** Whoever gives input takes part that day; the meeting it was said in is one of the house; nothing is attached twice. */
export const inputMustFit = (
  state: HouseState,
  input: { readonly from: Contributor; readonly given: GivenHow; readonly attachments: readonly Attachment[] },
  day: LocalDate,
): Refused | null =>
  contributorMustTakePart(state, input.from, day) ??
  (input.given.kind === 'meeting' && !state.meetings.has(input.given.meeting)
    ? refuse('meeting.unknown', 'given.meeting')
    : attachedOnce(input.attachments))

/** Browsers and typists break lines as they like: words are the same whatever stands between them. */
const inOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** A passage stands word for word in its part; of older versions the words are not at hand and only the number is checked. */
export const passageMustStand = (dossier: Dossier, about: InputAbout): Refused | null => {
  if (about.kind === 'whole') return null
  const { version, part, quote } = about
  if (version > newestVersion(dossier)) return refuse('proposal.version-unknown', 'about.version', { version })
  if (version < newestVersion(dossier) || dossier.content === null) return null
  const text = partText(dossier.content, part)
  if (text === null) return refuse('contribution.part-unknown', 'about.part')
  return inOneLine(text).includes(inOneLine(quote)) ? null : refuse('contribution.quote-differs', 'about.quote')
}
