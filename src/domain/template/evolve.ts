import type { EvolversOf } from '../shared/decider.js'
import type { TemplateId } from '../shared/identifiers.js'
import type { HouseState } from '../state.js'
import type { Template } from './state.js'

const change = (state: HouseState, id: TemplateId, what: Partial<Template>): HouseState => {
  const template = state.templates.get(id)
  return template === undefined ? state : { ...state, templates: state.templates.set(id, { ...template, ...what }) }
}

export const templateEvolvers: EvolversOf<'TemplateAdded' | 'TemplateChanged' | 'TemplateWithdrawn'> = {
  TemplateAdded: (state, { data: { template, ...content } }) => ({
    ...state,
    templates: state.templates.set(template, { ...content, withdrawn: false }),
  }),
  TemplateChanged: (state, { data: { template, ...content } }) => change(state, template, content),
  TemplateWithdrawn: (state, { data: { template } }) => change(state, template, { withdrawn: true }),
}
