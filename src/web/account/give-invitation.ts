import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type Invited, LINK_DAYS, linkPath } from '../../identity/one-time-links.js'
import type { PageDependencies } from '../dependencies.js'
import type { FormError } from '../forms/fields.js'
import { typedIn } from '../forms/send.js'
import { viewOf } from '../frame/view.js'
import type { MailedTo } from './invite-mail-part.js'
import { textField } from './password-sign-in-routes.js'

const email = z.email().max(254)

/** The address of a link, as it is given to who it is for. */
export const linkAddress = (
  request: FastifyRequest,
  { notifying }: Pick<PageDependencies, 'notifying'>,
  token: string,
): string => `${notifying.publicUrl ?? `${request.protocol}://${request.host}`}${linkPath(token)}`

export type GivenInvitation =
  /** `link`: to be shown, as it was not sent. */
  | { readonly ok: true; readonly link: string | null; readonly mailed: MailedTo | null }
  | { readonly ok: false; readonly error: FormError }

/**
 * Makes an invitation, and sends its link by mail where the form has an address and mails are sent. What was sent is not shown
 * too; what was not, must be given in another way. `house`: its name; null for who manages accounts.
 */
export const giveInvitation = async (
  request: FastifyRequest,
  reply: FastifyReply,
  dependencies: PageDependencies,
  { invited, house }: { readonly invited: Invited; readonly house: string | null },
): Promise<GivenInvitation> => {
  const { inviteByMail, identity } = dependencies
  const { say, language } = viewOf(request, reply, dependencies)
  const address = inviteByMail === null ? '' : textField(typedIn(request), 'mail').trim()
  if (address !== '' && !email.safeParse(address).success) {
    return { ok: false, error: { field: 'mail', message: say('account.invite.mail.wrong') } }
  }
  const token = await identity.links.make({ purpose: 'invitation', invited })
  const link = linkAddress(request, dependencies, token)
  if (inviteByMail === null || address === '') return { ok: true, link, mailed: null }
  const { kind } = await inviteByMail({ address, house, link, days: LINK_DAYS, language })
  const accepted = kind === 'accepted'
  return { ok: true, link: accepted ? null : link, mailed: { address, accepted } }
}
