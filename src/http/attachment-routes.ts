import fastifyMultipart from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { NamedAttachments } from '../application/attachments.js'
import type { Attachments, RefusedReason } from '../attachments/attachments.js'
import { endingOf } from '../attachments/media-type.js'
import { type Attachment, attachmentMediaTypes, MAXIMUM_ATTACHMENT_BYTES } from '../domain/contribution/attachment.js'
import { houseId } from '../domain/shared/identifiers.js'
import { line } from '../domain/shared/text.js'
import { dayInFlanders, type Instant } from '../domain/shared/time.js'
import { sentence } from '../texts/catalogue.js'
import { found } from './found.js'
import { forbidden, HttpProblem, notFound } from './http-problem.js'
import { languageOf } from './language.js'
import { problem } from './problem.js'
import { commandProblems, queryProblems } from './problem-schema.js'
import { ofHouse } from './query-parameters.js'

/** How many documents one address may send in a minute; each may be ten million bytes. */
const UPLOADS_PER_MINUTE = 30

/** What a route that takes documents has in its `config`. */
export const uploadRate = { rateLimit: { max: UPLOADS_PER_MINUTE, timeWindow: '1 minute' } }

const BYTES_IN_A_MEGABYTE = 1_000_000

/** The largest attachment, for the sentences that say so. */
export const largestInMegabytes = MAXIMUM_ATTACHMENT_BYTES / BYTES_IN_A_MEGABYTE

const statusOf = (reason: RefusedReason): number => {
  switch (reason) {
    case 'too-large':
      return 413
    case 'removed':
    case 'too-much-waiting':
      return 409
    case 'empty':
    case 'type-not-allowed':
    case 'type-differs':
      return 422
  }
}

const refused = (request: FastifyRequest, reason: RefusedReason): HttpProblem => {
  const say = sentence(languageOf(request))
  const message = say(`attachment.refused.${reason}`, { megabytes: largestInMegabytes })
  const fields = [{ field: 'file', message }]
  return new HttpProblem(
    problem(statusOf(reason), `attachment.${reason}`, say('attachment.refused.title'), message, { fields }),
  )
}

const noFile = (request: FastifyRequest): HttpProblem => {
  const say = sentence(languageOf(request))
  const fields = [{ field: 'file', message: say('attachment.refused.no-file') }]
  return new HttpProblem(problem(400, 'invalid', say('problem.invalid.title'), say('problem.invalid'), { fields }))
}

/** Auditors read and write nothing. */
const maySend = async (request: FastifyRequest): Promise<void> => {
  if (request.principal?.kind === 'auditor') throw forbidden(request)
}

const mayRemove = async (request: FastifyRequest): Promise<void> => {
  const kind = request.principal?.kind
  if (kind !== 'administrator' && kind !== 'operator') throw forbidden(request)
}

const LONGEST_NAME = 80

/** A name for the file, from its title: letters, digits and hyphens only, with the ending of what it really is. */
export const fileNameOf = (title: string, mediaType: Attachment['mediaType']): string => {
  const ending = endingOf(mediaType)
  const plain = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(new RegExp(`\\.${ending}$`, 'i'), '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .slice(0, LONGEST_NAME)
    .replace(/^-+|-+$/g, '')
  return `${plain === '' ? 'bijlage' : plain}.${ending}`
}

const stored = z
  .strictObject({
    sha256: z.string().meta({ description: 'Name it so in a command, within a day' }),
    mediaType: z.enum(attachmentMediaTypes).meta({ description: 'What the bytes really are' }),
    size: z.int().meta({ description: 'In bytes' }),
  })
  .meta({ id: 'StoredAttachment' })

/** The file as it came in, with all its bytes. */
type Part = {
  readonly filename?: string
  readonly mimetype: string
  readonly file: { readonly truncated: boolean }
  readonly toBuffer: () => Promise<Buffer>
}

const isPart = (value: unknown): value is Part => typeof value === 'object' && value !== null && 'toBuffer' in value

const one = z.strictObject({ house: houseId, sha256: z.string().regex(/^[0-9a-f]{64}$/) })

/** Documents that come with contributions and signals: sent first, then named by a command, then given out. */
export const attachmentRoutes = (
  instance: FastifyInstance,
  { attachments, namedAttachments }: { readonly attachments: Attachments; readonly namedAttachments: NamedAttachments },
): void => {
  const app = instance.withTypeProvider<ZodTypeProvider>()
  const tags = ['attachments']

  instance.get('/api/houses/:house/attachments/:sha256', {
    config: { access: 'reads-house' },
    schema: {
      tags,
      operationId: 'downloadAttachment',
      summary: 'The bytes of a document that a contribution or signal of this house came with, as a file',
      params: one,
      response: {
        200: {
          description: 'The file, as what it really is',
          content: { 'application/octet-stream': { schema: z.string() } },
        },
        ...queryProblems,
        410: { ...queryProblems[404], description: 'It was removed; the detail says when and why' },
      },
    },
    handler: async (request, reply) => {
      const { house, sha256 } = one.parse(request.params)
      const { title } = found(await namedAttachments.find(house, sha256), request)
      const content = found(await attachments.read(house, sha256), request)
      if (content.state === 'removed') {
        const say = sentence(languageOf(request))
        const detail = say('attachment.removed', {
          day: dayInFlanders(content.at as Instant),
          reason: content.reason,
        })
        throw new HttpProblem(problem(410, 'attachment.removed', say('attachment.removed.title'), detail))
      }
      const { mediaType, bytes } = content
      return reply
        .header('content-disposition', `attachment; filename="${fileNameOf(title, mediaType)}"`)
        .header('content-security-policy', "sandbox; default-src 'none'; frame-ancestors 'none'")
        .header('x-content-type-options', 'nosniff')
        .header('cache-control', 'private, no-store')
        .type(mediaType.startsWith('text/') ? `${mediaType}; charset=utf-8` : mediaType)
        .send(bytes)
    },
  })

  app.delete('/api/houses/:house/attachments/:sha256', {
    config: { access: 'reads-house' },
    onRequest: mayRemove,
    schema: {
      tags,
      operationId: 'removeAttachment',
      summary: 'Takes the bytes away for good, with a reason; for administrators. The log keeps hash and title',
      params: one,
      body: z.strictObject({ reason: line }),
      response: { 204: z.null().meta({ description: 'The bytes are gone' }), ...commandProblems },
    },
    handler: async (request, reply) => {
      const { house, sha256 } = request.params
      // The files of approved minutes and logos are kept here too; they do not come with input, and stay.
      const isInput = (await namedAttachments.find(house, sha256)) !== null
      if (!isInput && (await namedAttachments.hashes(house)).includes(sha256)) throw notFound(request)
      found((await attachments.remove(house, sha256, request.body.reason)) || null, request)
      return reply.code(204).send(null)
    },
  })

  // Only here a body is anything else than JSON.
  instance.register(async (uploads) => {
    await uploads.register(fastifyMultipart, {
      attachFieldsToBody: true,
      throwFileSizeLimit: false,
      limits: { fileSize: MAXIMUM_ATTACHMENT_BYTES, files: 1, fields: 5, fieldSize: 1_000, parts: 6 },
    })
    uploads.withTypeProvider<ZodTypeProvider>().post('/api/houses/:house/attachments', {
      config: { access: 'reads-house', ...uploadRate },
      onRequest: maySend,
      schema: {
        tags,
        operationId: 'sendAttachment',
        summary: 'Keeps a document, so that a contribution or signal can name it within a day',
        consumes: ['multipart/form-data'],
        params: ofHouse,
        body: z
          .looseObject({ file: z.unknown().meta({ type: 'string', format: 'binary' }) })
          .meta({ description: `One file of at most ${MAXIMUM_ATTACHMENT_BYTES} bytes` }),
        response: { 201: stored, ...commandProblems },
      },
      handler: async (request, reply) => {
        const { file } = request.body
        if (!isPart(file)) throw noFile(request)
        if (file.file.truncated) throw refused(request, 'too-large')
        const bytes = await file.toBuffer()
        const name = file.filename === undefined || file.filename === '' ? null : file.filename
        const answer = await attachments.store(request.params.house, { bytes, name, declaredType: file.mimetype })
        if (!answer.ok) throw refused(request, answer.reason)
        return reply.code(201).send(answer.file)
      },
    })
  })
}
