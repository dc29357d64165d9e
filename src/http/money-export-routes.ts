import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Queries } from '../../projections/queries.js'
import { csvOf } from '../application/money/export/csv.js'
import type { ExportTable } from '../application/money/export/table.js'
import { grantsTable, grantTable, openEndsTable, yearTable } from '../application/money/export/tables.js'
import { xlsxOf } from '../application/money/export/xlsx.js'
import type { Money, MoneyTime } from '../application/money/money.js'
import { tellGrantPayments } from '../application/money/tell-payments.js'
import { tellGrant, tellOpenEnds, tellYear } from '../application/money/tell-reports.js'
import { budgetYear } from '../domain/money/terms.js'
import { grantId, type HouseId, houseId } from '../domain/shared/identifiers.js'
import { type Say, sentence } from '../texts/catalogue.js'
import { found } from './found.js'
import { languageOf } from './language.js'
import { queryProblems } from './problem-schema.js'
import { fresh, ofHouse, whenever } from './query-parameters.js'

const asked = z.strictObject({
  ...fresh,
  ...whenever,
  language: z.enum(['nl', 'en']).optional().meta({ description: 'Of the headers; that of the request when left out' }),
})

const ofGrant = z.strictObject({ house: houseId, grant: grantId })
const ofYear = z.strictObject({ house: houseId, year: z.coerce.number().pipe(budgetYear) })

type Asked = MoneyTime & { readonly say: Say }

const formats = {
  csv: { type: 'text/csv', header: 'text/csv; charset=utf-8; header=present', write: csvOf },
  xlsx: {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    header: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    write: xlsxOf,
  },
} as const

/** The reports on the money of a house as files for a spreadsheet. */
export const moneyExportRoutes = (
  app: FastifyInstance,
  { queries, money }: { readonly queries: Queries; readonly money: Money },
): void => {
  /** One report under two addresses; its file is named after what it is, never after whom it is about. */
  const exported = <Params extends z.ZodObject>({
    path,
    operationId,
    params,
    name,
    table,
  }: {
    readonly path: string
    readonly operationId: string
    readonly params: Params
    readonly name: (params: z.output<Params>) => string
    readonly table: (request: FastifyRequest, params: z.output<Params>, time: Asked) => Promise<ExportTable>
  }): void => {
    for (const format of ['csv', 'xlsx'] as const) {
      const { type, header, write } = formats[format]
      app.get(`/api/houses/:house/money/${path}/${format}`, {
        config: { access: 'reads-house' },
        schema: {
          tags: ['money'],
          operationId: `${operationId}As${format === 'csv' ? 'Csv' : 'Xlsx'}`,
          params,
          querystring: asked,
          response: {
            200: { description: 'A file for a spreadsheet', content: { [type]: { schema: z.string() } } },
            ...queryProblems,
          },
        },
        handler: async (request, reply) => {
          const of = request.params as z.output<Params>
          const { asOf, knownAt, language } = request.query as z.output<typeof asked>
          const say = sentence(language ?? languageOf(request))
          const made = await table(request, of, { say, asOf: asOf ?? null, knownAt: knownAt ?? null })
          return reply
            .header('content-disposition', `attachment; filename="${name(of)}.${format}"`)
            .type(header)
            .send(await write(made))
        },
      })
    }
  }

  const knownHouse = async (request: FastifyRequest, house: HouseId): Promise<HouseId> => {
    found(await queries.findHouse(house), request)
    return house
  }

  exported({
    path: 'years/:year',
    operationId: 'moneyOfYear',
    params: ofYear,
    name: ({ year }) => `geld-${year}`,
    table: async (request, { house, year }, { say, ...time }) => {
      await knownHouse(request, house)
      const [now, before] = await Promise.all([money.year(house, year, time), money.year(house, year - 1, time)])
      return yearTable(say, now.money, tellYear(now), tellYear(before))
    },
  })
  exported({
    path: 'grants',
    operationId: 'listGrants',
    params: ofHouse,
    name: () => 'subsidies',
    table: async (request, { house }, { say, ...time }) => {
      await knownHouse(request, house)
      const { report, money: then } = await money.grants(house, time)
      return grantsTable(
        say,
        report.map((one) => tellGrant(one, then)),
      )
    },
  })
  exported({
    path: 'grants/:grant',
    operationId: 'accountOfGrant',
    params: ofGrant,
    name: ({ grant }) => `subsidie-${grant}`,
    table: async (request, { house, grant }, { say, ...time }) => {
      const account = found(await money.grant(house, grant, time), request)
      return grantTable(say, account.money, tellGrant(account.report, account.money), tellGrantPayments(account))
    },
  })
  exported({
    path: 'open-ends',
    operationId: 'moneyOpenEnds',
    params: ofHouse,
    name: () => 'geld-niet-af',
    table: async (request, { house }, { say, ...time }) => {
      await knownHouse(request, house)
      return openEndsTable(say, tellOpenEnds(await money.openEnds(house, time)))
    },
  })
}
