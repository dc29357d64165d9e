import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { noteFactorChange } from '../../http/security-log.js'
import type { Account } from '../../identity/accounts.js'
import type { FactorChange } from '../../identity/factor-change.js'
import type { PageDependencies } from '../dependencies.js'
import { viewOf } from '../frame/view.js'

const email = z.email()

/**
 * Notes that what somebody signs in with changed, and tells them by mail, where mail is sent: whoever did not do it themselves
 * must hear of it. Nobody waits for the mail.
 */
export const factorChanged = (
  request: FastifyRequest,
  reply: FastifyReply,
  dependencies: PageDependencies,
  { id, login, name }: Pick<Account, 'id' | 'login' | 'name'>,
  change: FactorChange,
): void => {
  noteFactorChange(request, change, id)
  const { tellAccount } = dependencies
  // The login of whoever came through a provider need not be an address.
  if (tellAccount === null || !email.safeParse(login).success) return
  const { language } = viewOf(request, reply, dependencies)
  void tellAccount({ address: login, name, change, language }).then((delivery) => {
    if (delivery.kind === 'accepted') return
    request.log.warn(
      { account: id, delivery: delivery.reason },
      'somebody was not told that what they sign in with changed',
    )
  })
}
