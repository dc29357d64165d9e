import fastifyMultipart from '@fastify/multipart'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import {
  type BankPreview,
  createRecordBankStatement,
  previewBankStatement,
} from '../../application/money/bank-statement.js'
import { unmatchedOf } from '../../domain/bank/state.js'
import { organId } from '../../domain/shared/identifiers.js'
import { toWire } from '../../domain/shared/money.js'
import { forbidden } from '../../http/http-problem.js'
import { houseFormContext } from '../acts/form-routes.js'
import type { HouseFormContext } from '../acts/forms/house-form.js'
import type { PageDependencies } from '../dependencies.js'
import { BankPage, type OpenLine } from './bank-page.js'
import { bankLineLinks } from './forms/index.js'

/** A statement of a month is a few kilobytes; what is larger goes by the command line. */
const LARGEST_UPLOAD = 4 * 1024 * 1024
/** What still fits in a form of the size that is accepted, as base64. */
const LARGEST_CARRIED = 150 * 1024

const chosen = z.object({ organ: organId, file: z.union([z.instanceof(Buffer), z.string()]) })
const confirmed = z.object({ organ: organId, content: z.base64(), fileName: z.string().max(200) })

/** Movements that nothing explains yet, the newest first. */
const openLines = (context: HouseFormContext): readonly OpenLine[] =>
  [...context.asker.state.money.bankLines]
    .flatMap(([id, line]) => {
      const left = unmatchedOf(line)
      if (left === 0n || line.aside !== null) return []
      const { bookedOn, account, communication } = line
      return [{ bookedOn, account, communication, leftCents: toWire(left), links: bankLineLinks(context, id) }]
    })
    .sort((one, other) => (one.bookedOn < other.bookedOn ? 1 : -1))

/** Reading bank statements: a preview first, then recording. */
export const bankRoutes = async (app: FastifyInstance, dependencies: PageDependencies): Promise<void> => {
  const { houses, execute } = dependencies
  const record = createRecordBankStatement({ execute, houses })

  const prepare = async (request: FastifyRequest, reply: FastifyReply) => {
    const context = await houseFormContext(request, reply, dependencies)
    const { view, house } = context
    const { house: id, state } = context.asker
    const managing = new Set([...state.money.grants.values()].map(({ managedBy }) => managedBy))
    const organs = [...managing].map((organ) => ({ id: organ, name: state.organs.get(organ)?.name ?? '' }))
    const show = async (
      organ: string | null,
      preview: BankPreview | null,
      file: { readonly content: string | null; readonly name: string },
      notice: string | null,
    ): Promise<string> => (
      <BankPage
        view={view}
        house={house}
        organs={organs}
        organ={organ}
        preview={preview}
        content={file.content}
        fileName={file.name}
        open={openLines(await houseFormContext(request, reply, dependencies))}
        notices={[notice]}
      />
    )
    return { view, id, state, show }
  }

  const noFile = { content: null, name: '' }

  app.get('/huizen/:house/geld/uittreksel', {
    config: { access: 'reads-house' },
    handler: async (request, reply) => {
      const { show } = await prepare(request, reply)
      return reply.html(await show(null, null, noFile, null))
    },
  })

  // Only here a file is accepted: everywhere else a form is text.
  await app.register(async (uploads) => {
    await uploads.register(fastifyMultipart, {
      attachFieldsToBody: 'keyValues',
      limits: { fileSize: LARGEST_UPLOAD, files: 1, fields: 5, fieldSize: 10_000, parts: 6 },
    })
    uploads.post('/huizen/:house/geld/uittreksel', {
      bodyLimit: LARGEST_UPLOAD + 64 * 1024,
      config: { access: 'reads-house' },
      preHandler: uploads.csrfProtection,
      handler: async (request, reply) => {
        const { view, state, show } = await prepare(request, reply)
        const form = chosen.safeParse(request.body)
        if (!form.success || form.data.file.length === 0) {
          return reply.code(422).html(await show(null, null, noFile, view.say('bank.no-file')))
        }
        const { organ, file } = form.data
        const bytes = typeof file === 'string' ? Buffer.from(file) : file
        const preview = previewBankStatement(state, { managedBy: organ, bytes, fileName: '' })
        const content = bytes.length <= LARGEST_CARRIED ? bytes.toString('base64') : null
        return reply.code(preview.ok ? 200 : 422).html(await show(organ, preview, { content, name: '' }, null))
      },
    })
  })

  app.post('/huizen/:house/geld/uittreksel/vastleggen', {
    config: { access: 'reads-house' },
    preHandler: app.csrfProtection,
    handler: async (request, reply) => {
      const { view, id, show } = await prepare(request, reply)
      const form = confirmed.safeParse(request.body)
      if (!form.success || request.principal === null) {
        return reply.code(422).html(await show(null, null, noFile, view.say('bank.no-file')))
      }
      const { organ, content, fileName } = form.data
      const bytes = Buffer.from(content, 'base64')
      const sender = { house: id, principal: request.principal, via: 'web' as const }
      const result = await record(sender, { managedBy: organ, bytes, fileName })
      if (!result.ok) return reply.code(422).html(await show(organ, result, noFile, null))
      const { newLines, knownLines, payments, refused } = result.recorded
      if (refused.some(({ problem }) => problem.kind === 'forbidden')) throw forbidden(request)
      const told = view.say('bank.recorded', { newLines, knownLines, payments: payments.length })
      const why = refused.flatMap(({ problem }) =>
        problem.kind === 'refused' ? [view.say(`refusal.${problem.refusal.code}`, problem.refusal.details)] : [],
      )
      return reply.html(await show(organ, null, noFile, [told, ...why].join(' ')))
    },
  })
}
