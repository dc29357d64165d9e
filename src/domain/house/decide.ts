import { accept, type DecidersOf, refuse } from '../shared/decider.js'
import { parentSubject } from './subject.js'

export const houseDeciders: DecidersOf<'FoundHouse' | 'DesignateLeadPartner' | 'AddSubject' | 'ChangeLogo'> = {
  FoundHouse: (command, state, context) => {
    if (state.house !== null) return refuse('house.already-founded', null)
    const { house } = context
    const { name, legalForm, workingArea } = command
    return accept([{ type: 'HouseFounded', data: { house, name, legalForm, workingArea } }], { house })
  },

  DesignateLeadPartner: (command, state) => {
    if (state.house === null) return refuse('house.unknown', null)
    if (!state.partners.has(command.partner)) return refuse('partner.unknown', 'partner')
    return accept([{ type: 'LeadPartnerDesignated', data: { house: state.house.id, partner: command.partner } }])
  },

  AddSubject: (command, state) => {
    if (state.house === null) return refuse('house.unknown', null)
    if (state.subjects.has(command.subject)) {
      return refuse('subject.already-there', 'subject', { subject: command.subject })
    }
    const parent = parentSubject(command.subject)
    if (parent !== null && !state.subjects.has(parent)) return refuse('subject.unknown', 'subject', { subject: parent })
    const { subject, label } = command
    return accept([{ type: 'SubjectAdded', data: { house: state.house.id, subject, label } }])
  },

  ChangeLogo: ({ logo }, state) => {
    if (state.house === null) return refuse('house.unknown', null)
    const { id, logo: before } = state.house
    if (before?.sha256 === logo?.sha256 && before?.title === logo?.title) return refuse('house.logo-unchanged', 'logo')
    return accept([{ type: 'HouseLogoChanged', data: { house: id, logo } }])
  },
}
