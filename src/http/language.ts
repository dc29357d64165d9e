import type { FastifyRequest } from 'fastify'
import type { Language } from '../texts/catalogue.js'

/** Where the language is kept that a reader of the pages chose; over https under a name that only this very host can set. */
export const languageCookie = ({ secure }: { readonly secure: boolean }): string => (secure ? '__Host-taal' : 'taal')

/** What a reader of the pages chose; null for the API, whose callers say it in a header. */
const chosenLanguage = (request: FastifyRequest): Language | null => {
  if (request.url.startsWith('/api/')) return null
  // Fastify leaves it empty when a request fails before its cookies are read.
  const cookies: Readonly<Record<string, string | undefined>> | null = request.cookies
  const chosen = cookies?.[languageCookie({ secure: true })] ?? cookies?.[languageCookie({ secure: false })]
  return chosen === 'nl' || chosen === 'en' ? chosen : null
}

/** What a reader of the pages chose; otherwise Dutch, unless the sender says that it prefers English. */
export const languageOf = (request: FastifyRequest): Language =>
  chosenLanguage(request) ?? (/^\s*en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'nl')
