import { seatText } from '../dossier/words.js'
import { offerOf, type TemplateOffer } from '../forms/templates.js'
import { draftedText } from './drafted-text.js'
import type { MeetingContext } from './meeting-act.js'

/** The templates for minutes; the text that the program drafted is nobody's, one that was recorded before is. */
export const minutesTemplates = (context: MeetingContext): TemplateOffer => {
  const { view, house, told, asker } = context
  const { place, chair, secretary } = told
  const drafted = draftedText(context)
  const facts = {
    huis: house.name,
    orgaan: told.organ.name,
    datum: view.list(told.days.map(view.day)),
    plaats: place,
    voorzitter: chair === null ? null : seatText(chair),
    secretaris: secretary === null ? null : seatText(secretary),
    verloop: drafted,
  }
  const offer = offerOf(asker, 'minutes', null, () => facts)
  return told.minutesText === null ? { ...offer, begins: drafted } : offer
}
