import type { EvolversOf } from '../shared/decider.js'

export const houseEvolvers: EvolversOf<'HouseFounded' | 'LeadPartnerDesignated' | 'SubjectAdded' | 'HouseLogoChanged'> =
  {
    HouseFounded: (state, { data }) => ({
      ...state,
      house: {
        id: data.house,
        name: data.name,
        legalForm: data.legalForm,
        workingArea: data.workingArea,
        leadPartner: null,
        logo: null,
      },
    }),
    LeadPartnerDesignated: (state, { data }) =>
      state.house === null ? state : { ...state, house: { ...state.house, leadPartner: data.partner } },
    HouseLogoChanged: (state, { data }) =>
      state.house === null ? state : { ...state, house: { ...state.house, logo: data.logo } },
    SubjectAdded: (state, { data }) => ({ ...state, subjects: state.subjects.set(data.subject, data.label) }),
  }
