import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Queries } from '../../projections/queries.js'
import { houseExportArchive } from '../application/house-export/archive.js'
import type { HouseExport, HouseExportAsked } from '../application/house-export/house-export.js'
import type { HouseId } from '../domain/shared/identifiers.js'
import type { LocalDate } from '../domain/shared/time.js'
import { found } from './found.js'
import { notYetSealed } from './http-problem.js'
import { languageOf } from './language.js'
import { queryProblems } from './problem-schema.js'
import { ofHouse } from './query-parameters.js'

/** A file of a house is made while it is sent, and takes the database all that while. */
export const houseExportRate = { rateLimit: { max: 10, timeWindow: '1 minute' } }

/** Sends everything of a house as one tar file. Who may have it is the rule of the route. */
export const sendHouseExport = async (
  request: FastifyRequest,
  reply: FastifyReply,
  { open }: HouseExport,
  { house, asked }: { readonly house: HouseId; readonly asked: HouseExportAsked },
): Promise<FastifyReply> => {
  const opened = await open(house, asked)
  if (opened === null) throw notYetSealed(request)
  return reply
    .header('content-disposition', `attachment; filename="${opened.folder}.tar"`)
    .header('cache-control', 'private, no-store')
    .type('application/x-tar')
    .send(houseExportArchive(opened))
}

const query = z.strictObject({
  language: z
    .enum(['nl', 'en'])
    .optional()
    .meta({ description: 'Of the registers; that of the request when left out' }),
  persons: z
    .enum(['names', 'left-out'])
    .default('names')
    .meta({ description: 'The names of persons, or none of them' }),
})

/** Everything of a house as one file, for an auditor to keep and to check without this server. */
export const houseExportRoute = (
  app: FastifyInstance,
  {
    houseExport,
    queries,
    today,
  }: {
    readonly houseExport: HouseExport
    readonly queries: Pick<Queries, 'findHouse'>
    readonly today: () => LocalDate
  },
): void => {
  app.get('/api/houses/:house/export', {
    config: { access: 'audits', ...houseExportRate },
    schema: {
      tags: ['proofs'],
      operationId: 'exportHouse',
      summary: 'Every event of the house with its proof, keys, registers and documents as one tar file; for auditors',
      params: ofHouse,
      querystring: query,
      response: {
        200: {
          description: 'A tar file that besluitboek verify checks',
          content: { 'application/x-tar': { schema: z.string() } },
        },
        ...queryProblems,
      },
    },
    handler: async (request, reply) => {
      const { house } = request.params as z.output<typeof ofHouse>
      found(await queries.findHouse(house), request)
      const { language, persons } = request.query as z.output<typeof query>
      const asked = { language: language ?? languageOf(request), day: today(), persons }
      return sendHouseExport(request, reply, houseExport, { house, asked })
    },
  })
}
