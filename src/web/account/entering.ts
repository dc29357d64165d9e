import type { FastifyRequest, Session } from 'fastify'
import { signInAccount } from '../../http/access.js'
import type { SignInWay } from '../../http/security-log.js'
import type { Account } from '../../identity/accounts.js'
import type { PageDependencies } from '../dependencies.js'
import { address } from '../frame/addresses.js'
import { landing } from '../sign-in/landing.js'

/** Where a second step is set up, and where it is asked. */
export const secondStepPage = '/mijn-account/tweede-stap'
export const askCodePage = '/aanmelden/code'

/** How long somebody may take between password and code, in milliseconds. */
const HALFWAY_FOR = 10 * 60 * 1000

/** Where whoever signed in goes on: to what they came for, or first to the choice of a role. */
export const afterSignIn = ({ capacity }: Session, back: string): string =>
  capacity === undefined ? address('/rol', { terug: back }) : landing(capacity, back)

/**
 * Goes on with whoever showed the password of an account, or chose it by a link: in, or first to the second step, or in to set
 * one up. Answers where they go now.
 */
export const enterByPassword = async (
  request: FastifyRequest,
  { identity }: Pick<PageDependencies, 'identity'>,
  { account, back, way }: { readonly account: Account; readonly back: string; readonly way: 'password' | 'link' },
): Promise<string> => {
  const next = await identity.nextStep(account)
  if (next === 'ask') {
    // A new id here too: nobody who knew the one from before gets halfway.
    await request.session.regenerate()
    request.session.halfway = { account: account.id, back, since: Date.now(), way }
    return askCodePage
  }
  await signInAccount(request, account, identity, way)
  if (next === 'none') return afterSignIn(request.session, back)
  request.session.mustSetUp = true
  return secondStepPage
}

/** Does more than a password stand behind this session? */
export const hasMoreThanPassword = ({ way }: Session): boolean => way !== undefined && !isPasswordWay(way)

const isPasswordWay = (way: SignInWay): boolean => way === 'password' || way === 'link'

/** Whoever stopped halfway a short while ago; null for anybody else. */
export const halfwayOf = ({ halfway }: Session): NonNullable<Session['halfway']> | null =>
  halfway === undefined || Date.now() - halfway.since > HALFWAY_FOR ? null : halfway
