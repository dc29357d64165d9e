import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Principal } from '../../application/principal.js'
import type { LocalDate } from '../../domain/shared/time.js'
import { languageOf } from '../../http/language.js'
import type { Account } from '../../identity/accounts.js'
import { type Language, type Say, sentence } from '../../texts/catalogue.js'
import { formatter } from '../../texts/format.js'
import type { PageDependencies } from '../dependencies.js'

/** Whom a page is for and how it speaks: every component of a page gets it. */
export type View = ReturnType<typeof formatter> & {
  readonly language: Language
  readonly say: Say
  readonly principal: Principal | null
  /** The account that is signed in; null for nobody, and for a sign-in without password. */
  readonly account: Account | null
  /** Path and query of this page on this site. */
  readonly path: string
  readonly today: LocalDate
  readonly developmentSignIn: boolean
  /** Messages that the reader has not read yet; 100 stands for that many or more. */
  readonly unread: number
  /** The token each form carries; only asked for by pages that hold a form. */
  readonly csrf: () => string
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Counted for pages only; see `pages.ts`. */
    unreadMessages?: number
  }
}

export const viewOf = (
  request: FastifyRequest,
  reply: FastifyReply | null,
  dependencies: Pick<PageDependencies, 'today' | 'developmentSignIn'>,
): View => {
  const language = languageOf(request)
  return {
    ...formatter(language),
    language,
    say: sentence(language),
    principal: request.principal,
    account: request.account,
    path: request.url,
    today: dependencies.today(),
    developmentSignIn: dependencies.developmentSignIn,
    unread: request.unreadMessages ?? 0,
    csrf: () => reply?.generateCsrf() ?? '',
  }
}

/** A path on this very site, or the start page: a link may never send the reader to another site. */
export const samePath = (path: unknown): string =>
  typeof path === 'string' && /^\/(?![/\\])[\x21-\x7e]*$/.test(path) && !path.includes('\\') ? path : '/'
