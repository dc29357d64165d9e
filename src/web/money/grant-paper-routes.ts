import type { FastifyInstance } from 'fastify'
import { grantId, houseId } from '../../domain/shared/identifiers.js'
import { notFound } from '../../http/http-problem.js'
import type { StoredEvent } from '../../ledger/event.js'
import type { PageDependencies } from '../dependencies.js'
import { paperFormats, sendPaper } from '../documents/send-paper.js'
import { grantAccountFile } from '../frame/addresses.js'
import { houseOf } from '../frame/requests.js'
import { viewOf } from '../frame/view.js'
import { grantPaper } from './grant-paper.js'

/** The account of a grant as PDF, as Word file, and as a page to print. */
export const grantPaperRoutes = (app: FastifyInstance, dependencies: PageDependencies): void => {
  const { documents, money, queries, readEvent } = dependencies
  for (const format of paperFormats) {
    app.get(grantAccountFile(':house', ':grant', format), {
      config: { access: 'reads-house' },
      handler: async (request, reply) => {
        const house = houseId.parse((await houseOf(queries, request)).id)
        const grant = grantId.safeParse((request.params as { grant: string }).grant)
        const account = grant.success ? await money.account(house, grant.data) : null
        if (!grant.success || account === null) throw notFound(request)
        const events = await Promise.all(account.events.map(readEvent))
        const newest = events.reduce<StoredEvent | null>(
          (found, event) => (event !== null && (found === null || event.position > found.position) ? event : found),
          null,
        )
        if (newest === null) throw notFound(request)
        const written = await documents.compose(grantPaper(viewOf(request, null, dependencies), account, newest))
        return sendPaper({ request, reply, documents }, written, { name: `rekening-${grant.data}`, format })
      },
    })
  }
}
