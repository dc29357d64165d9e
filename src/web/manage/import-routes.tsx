import fastifyMultipart, { type MultipartFile } from '@fastify/multipart'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { ProjectionsBehind } from '../../projecting/errors.js'
import { refuseUnlessRecent } from '../account/confirming.js'
import type { PageDependencies } from '../dependencies.js'
import { TOO_LARGE } from '../forms/fields.js'
import { typedIn } from '../forms/send.js'
import { importPage } from '../frame/addresses.js'
import { viewOf } from '../frame/view.js'
import { ImportPage, type ImportShown } from './import-page.js'

/** Five times the largest documented house; what is larger goes by the command line, and keeps no page waiting. */
const LARGEST_UPLOAD = 1024 * 1024

const chosen = z.object({ file: z.union([z.instanceof(Buffer), z.literal(TOO_LARGE)]) })
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** In place of the file stand its bytes, or that there are too many. */
const inMemory = async (part: MultipartFile): Promise<void> => {
  const chunks: Buffer[] = []
  for await (const chunk of part.file as AsyncIterable<Buffer>) chunks.push(chunk)
  Object.assign(part, { value: part.file.truncated ? TOO_LARGE : Buffer.concat(chunks) })
}

/** What one account looked at, no other confirms; nor, of a sign-in without password, another session. */
const byOf = ({ account, session }: FastifyRequest): string => account?.id ?? session.sessionId

/** What is recorded is recorded: tables that need longer than a reader waits show it a little later. */
const letItCome = (error: unknown): void => {
  if (!(error instanceof ProjectionsBehind)) throw error
}

/** Setting up a house from a data file: for who manages accounts and founds houses. */
export const importRoutes = async (app: FastifyInstance, dependencies: PageDependencies): Promise<void> => {
  const { uploads, waitForPosition } = dependencies

  const show = async (request: FastifyRequest, reply: FastifyReply, shown: ImportShown = {}) =>
    reply.html(await (<ImportPage view={viewOf(request, reply, dependencies)} shown={shown} />))

  app.get(importPage, {
    config: { access: 'manager' },
    handler: (request, reply) => show(request, reply),
  })

  // Only here a file is accepted: everywhere else a form is text.
  await app.register(async (scope) => {
    await scope.register(fastifyMultipart, {
      attachFieldsToBody: 'keyValues',
      throwFileSizeLimit: false,
      limits: { fileSize: LARGEST_UPLOAD, files: 1, fields: 5, fieldSize: 10_000, parts: 6 },
      onFile: inMemory,
    })
    scope.post(importPage, {
      config: { access: 'manager' },
      preHandler: scope.csrfProtection,
      handler: async (request, reply) => {
        const { say } = viewOf(request, reply, dependencies)
        const form = chosen.safeParse(request.body)
        if (!form.success || form.data.file.length === 0) {
          return show(request, reply.code(422), { wrong: say('manage.import.no-file') })
        }
        const { file } = form.data
        if (file === TOO_LARGE) return show(request, reply.code(413), { wrong: say('manage.import.too-large') })
        const preview = await uploads.preview(byOf(request), file)
        return show(request, reply.code(preview.problems.length === 0 ? 200 : 422), { preview })
      },
    })
  })

  app.post(`${importPage}/vastleggen`, {
    config: { access: 'manager' },
    preHandler: app.csrfProtection,
    handler: async (request, reply) => {
      refuseUnlessRecent(request)
      const { say } = viewOf(request, reply, dependencies)
      const hash = sha256.safeParse(typedIn(request).hash)
      const result = hash.success ? await uploads.confirm(byOf(request), hash.data) : null
      if (result === null) return show(request, reply.code(409), { notice: say('manage.import.gone') })
      const { recorded } = result
      if (!result.ok) {
        const notice = say('manage.import.stopped', { recorded })
        return show(request, reply.code(422), { problems: result.problems, notice })
      }
      await waitForPosition(result.position).catch(letItCome)
      const { house, total } = result
      const notice =
        recorded === 0 ? say('manage.import.nothing', { total }) : say('manage.import.done', { recorded, total })
      return show(request, reply, { notice, house })
    },
  })
}
