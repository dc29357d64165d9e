import type { FastifyInstance } from 'fastify'
import { receiptFileOf } from '../../application/receipt-file.js'
import { notFound } from '../../http/http-problem.js'
import { provenEvent } from '../../http/proven-event.js'
import { nodeCryptography } from '../../ledger/transparency/cryptography.js'
import { verifyReceipt } from '../../verifying/verify-receipt.js'
import type { PageDependencies } from '../dependencies.js'
import { proofPage } from '../frame/addresses.js'
import { houseOf } from '../frame/requests.js'
import { viewOf } from '../frame/view.js'
import { ProofPage } from './proof-page.js'

/** The page of the proof of one event. It tells only what the receipt, checked here as anyone can, proves. */
export const proofRoutes = (app: FastifyInstance, dependencies: PageDependencies): void => {
  app.get(proofPage(':house', ':event'), {
    config: { access: 'reads-house' },
    handler: async (request, reply) => {
      const { event: id } = request.params as { event: string }
      const event = await provenEvent(request, dependencies, id)
      const house = await houseOf(dependencies.queries, request)
      if (event.house !== house.id) throw notFound(request)
      const proven = await verifyReceipt(receiptFileOf(event).text, {}, nodeCryptography)
      return reply.html(await (<ProofPage view={viewOf(request, reply, dependencies)} house={house} proven={proven} />))
    },
  })
}
