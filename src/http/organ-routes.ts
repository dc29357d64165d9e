import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { HouseStates } from '../application/house-states.js'
import { createReadOrganRules } from '../application/organ-rules.js'
import { readyMadeNames, readyMadeRuleSet } from '../domain/rule-set/ready-made.js'
import { ruleSet } from '../domain/rule-set/rule-set.js'
import { houseId, organId } from '../domain/shared/identifiers.js'
import type { LocalDate } from '../domain/shared/time.js'
import { sentence } from '../texts/catalogue.js'
import { explainRules } from '../texts/explain-rules.js'
import { day, listOf, named } from './answers/answer.js'
import { found } from './found.js'
import { languageOf } from './language.js'
import { queryProblems, signedInProblems } from './problem-schema.js'
import { inTime, moment } from './query-parameters.js'

const sentences = z
  .array(z.strictObject({ name: z.string(), text: z.string() }))
  .meta({ description: 'Every rule in words, in the language of the reader' })

const organRules = z
  .strictObject({
    organ: named,
    asOf: day,
    rules: ruleSet
      .nullable()
      .meta({ description: 'Null where the organ does not exist that day, or is not known yet' }),
    sentences,
    history: z
      .array(z.strictObject({ from: day, until: day.nullable(), rules: ruleSet }))
      .meta({ description: 'Every set the organ adopted, oldest first' }),
  })
  .meta({ id: 'OrganRules', description: 'By which rules an organ meets and decides' })

const readyMade = z
  .strictObject({ readyMade: z.enum(readyMadeNames), rules: ruleSet, sentences })
  .meta({ id: 'ReadyMadeRuleSet', description: 'A rule set that a house can adopt, with its source' })

/** The rules of an organ, and the rule sets that are ready to be adopted. */
export const organRoutes = (
  instance: FastifyInstance,
  { houses, today }: { readonly houses: HouseStates; readonly today: () => LocalDate },
): void => {
  const app = instance.withTypeProvider<ZodTypeProvider>()
  const readRules = createReadOrganRules(houses)

  app.get('/api/houses/:house/organs/:organ/rules', {
    config: { access: 'reads-house' },
    schema: {
      tags: ['registers'],
      operationId: 'readOrganRules',
      summary: 'By which rules does this organ meet and decide?',
      params: z.strictObject({ house: houseId, organ: organId }),
      querystring: z.strictObject(inTime),
      response: { 200: organRules, ...queryProblems },
    },
    handler: async (request) => {
      const { params, query } = request
      const asOf = query.asOf ?? today()
      const time = { asOf, knownAt: moment(query.knownAt) }
      const { organ, rules, history, names } = found(await readRules(params.house, params.organ, time), request)
      const say = sentence(languageOf(request))
      const told = rules === null ? [] : explainRules(rules, say, names)
      return { organ, asOf, rules, sentences: [...told], history: [...history] }
    },
  })

  app.get('/api/rule-sets', {
    config: { access: 'signed-in' },
    schema: {
      tags: ['registers'],
      operationId: 'listRuleSets',
      summary: 'The rule sets that a house can adopt as they are or with changes, each with its source',
      response: { 200: listOf(readyMade), ...signedInProblems },
    },
    handler: async (request) => {
      const say = sentence(languageOf(request))
      const items = readyMadeNames.map((name) => {
        const rules = readyMadeRuleSet(name)
        return { readyMade: name, rules, sentences: [...explainRules(rules, say)] }
      })
      return { items }
    },
  })
}
