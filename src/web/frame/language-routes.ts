import type { FastifyInstance } from 'fastify'
import { languageCookie } from '../../http/language.js'
import type { PageDependencies } from '../dependencies.js'
import { parameter } from './requests.js'
import { samePath } from './view.js'

const YEAR = 365 * 24 * 60 * 60

/** Chooses the language of the pages, kept in a cookie, and goes back to where the reader was. */
export const languageRoutes = (app: FastifyInstance, { secure }: Pick<PageDependencies, 'secure'>): void => {
  for (const language of ['nl', 'en']) {
    app.get(`/taal/${language}`, {
      config: { access: 'public' },
      handler: async (request, reply) =>
        reply
          .setCookie(languageCookie({ secure }), language, {
            path: '/',
            maxAge: YEAR,
            sameSite: 'lax',
            httpOnly: true,
            secure,
          })
          .redirect(samePath(parameter(request, 'terug')), 303),
    })
  }
}
