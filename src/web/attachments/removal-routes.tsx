import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { withStanding } from '../../application/attachments.js'
import { houseId } from '../../domain/shared/identifiers.js'
import { notFound } from '../../http/http-problem.js'
import { refuseUnlessRecent } from '../account/confirming.js'
import type { PageDependencies } from '../dependencies.js'
import { readFields, typedIn } from '../forms/send.js'
import { removeAttachmentPage } from '../frame/addresses.js'
import { houseOf } from '../frame/requests.js'
import { viewOf } from '../frame/view.js'
import { RemovalPage, removalFields } from './removal-page.js'

const ofAttachment = z.object({ house: houseId, sha256: z.string().regex(/^[0-9a-f]{64}$/) })

/** Where an administrator takes away a document that should not be there; the log keeps its title and its hash. */
export const removalRoutes = (app: FastifyInstance, dependencies: PageDependencies): void => {
  const { queries, attachments, namedAttachments } = dependencies

  const open = async (request: FastifyRequest, reply: FastifyReply) => {
    const { success, data } = ofAttachment.safeParse(request.params)
    if (!success) throw notFound(request)
    const view = viewOf(request, reply, dependencies)
    const house = await houseOf(queries, request)
    const named = await namedAttachments.find(data.house, data.sha256)
    const [attachment] = named === null ? [] : await withStanding(attachments, data.house, [named])
    if (attachment === undefined) throw notFound(request)
    return { view, house, attachment, id: data.house }
  }

  app.get('/huizen/:house/bijlagen/:sha256/verwijderen', {
    config: { access: 'administers-house' },
    handler: async (request, reply) => {
      const { view, house, attachment } = await open(request, reply)
      return reply.html(await (<RemovalPage {...{ view, house, attachment }} typed={null} errors={[]} />))
    },
  })

  app.post('/huizen/:house/bijlagen/:sha256/verwijderen', {
    config: { access: 'administers-house' },
    preHandler: app.csrfProtection,
    handler: async (request, reply) => {
      const { view, house, attachment, id } = await open(request, reply)
      const typed = typedIn(request)
      const { values, errors } = readFields(view, removalFields(view), typed)
      const unsure = values.sure === true ? [] : [{ field: 'sure', message: view.say('attachment.remove.not-sure') }]
      const wrong = [...errors, ...unsure]
      if (wrong.length > 0) {
        return reply.code(422).html(await (<RemovalPage {...{ view, house, attachment, typed }} errors={wrong} />))
      }
      refuseUnlessRecent(request)
      await attachments.remove(id, attachment.sha256, String(values.reason))
      return reply.redirect(removeAttachmentPage(house.id, attachment.sha256), 303)
    },
  })
}
