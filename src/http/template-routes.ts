import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { HouseStates } from '../application/house-states.js'
import { subjectPath } from '../domain/house/subject.js'
import { houseId, type TemplateId, templateId } from '../domain/shared/identifiers.js'
import { placesIn, templatePurpose } from '../domain/template/places.js'
import { type Template, templatesInUse } from '../domain/template/state.js'
import { listOf, uuid } from './answers/answer.js'
import { found } from './found.js'
import { queryProblems } from './problem-schema.js'

const template = z
  .strictObject({
    id: uuid,
    purpose: templatePurpose.meta({ description: 'The form that offers it' }),
    name: z.string(),
    subject: subjectPath
      .nullable()
      .meta({ description: 'The subject whose dossiers it is meant for; null: every dossier' }),
    text: z.string().meta({ description: 'With its places, each as {name}' }),
    places: z.array(z.string()).meta({ description: 'The places in the text, each once, in their order' }),
    withdrawn: z.boolean().meta({ description: 'Is it no longer offered?' }),
  })
  .meta({ id: 'Template', description: 'A text to begin with; what is recorded with it never refers to it' })

const told = (id: TemplateId, { purpose, name, subject, text, withdrawn }: Template): z.output<typeof template> => ({
  id,
  purpose,
  name,
  subject,
  text,
  places: [...placesIn(purpose, text)],
  withdrawn,
})

/** The texts that a house begins with. */
export const templateRoutes = (instance: FastifyInstance, { houses }: { readonly houses: HouseStates }): void => {
  const app = instance.withTypeProvider<ZodTypeProvider>()

  app.get('/api/houses/:house/templates', {
    config: { access: 'reads-house' },
    schema: {
      tags: ['registers'],
      operationId: 'listTemplates',
      summary: 'The templates of texts that are in use in a house, by name',
      params: z.strictObject({ house: houseId }),
      querystring: z.strictObject({ purpose: templatePurpose.optional() }),
      response: { 200: listOf(template), ...queryProblems },
    },
    handler: async ({ params, query }) => {
      const { state } = await houses.load(params.house)
      const items = templatesInUse(state)
        .filter(([, { purpose }]) => query.purpose === undefined || purpose === query.purpose)
        .map(([id, one]) => told(id, one))
      return { items }
    },
  })

  app.get('/api/houses/:house/templates/:template', {
    config: { access: 'reads-house' },
    schema: {
      tags: ['registers'],
      operationId: 'findTemplate',
      summary: 'One template as it was last changed, also where it was withdrawn',
      params: z.strictObject({ house: houseId, template: templateId }),
      response: { 200: template, ...queryProblems },
    },
    handler: async (request) => {
      const { house, template: id } = request.params
      const { state } = await houses.load(house)
      return told(id, found(state.templates.get(id) ?? null, request))
    },
  })
}
