import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider, { type Configuration } from 'oidc-provider'

/** Who is at the keyboard of the provider; null: whoever is there refuses. */
export type AtTheProvider = { readonly sub: string; readonly [claim: string]: unknown } | null

const CLIENT = 'besluitboek'
const SECRET = 'a secret between the two, only for tests'

const configurationOf = (redirectUris: readonly string[], claimsOf: () => AtTheProvider): Configuration => ({
  clients: [
    {
      client_id: CLIENT,
      client_secret: SECRET,
      redirect_uris: [...redirectUris],
      post_logout_redirect_uris: redirectUris.map((uri) => new URL('/aanmelden', uri).href),
    },
  ],
  // As ACM/IDM of the Flemish government names them.
  claims: {
    openid: ['sub'],
    profile: ['name', 'given_name', 'family_name'],
    email: ['email', 'email_verified'],
    vo: ['vo_id', 'vo_orgcode', 'besluitboek_rol_3d'],
  },
  scopes: ['openid', 'profile', 'email', 'vo'],
  pkce: { required: () => true },
  features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: true } },
  cookies: { keys: ['only for tests'] },
  interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
  findAccount: async (_, sub) => ({ accountId: sub, claims: async () => ({ ...claimsOf(), sub }) }),
  // Everybody has agreed before.
  loadExistingGrant: async ({ oidc }) => {
    const grant = new oidc.provider.Grant({
      ...(oidc.client === undefined ? {} : { clientId: oidc.client.clientId }),
      ...(oidc.session?.accountId === undefined ? {} : { accountId: oidc.session.accountId }),
    })
    grant.addOIDCScope('openid profile email vo')
    await grant.save()
    return grant
  },
})

/** A real OpenID Connect provider in this process, where whoever is set signs in without being asked anything. */
export const startProvider = async () => {
  let there: AtTheProvider = null
  let server: Server | null = null
  const sockets = createServer()
  await new Promise<void>((resolve) => sockets.listen(0, '127.0.0.1', resolve))
  server = sockets
  const issuer = `http://127.0.0.1:${(sockets.address() as AddressInfo).port}`

  /** Lets this address come back from the provider. */
  const open = (redirectUris: readonly string[]): void => {
    const provider = new Provider(
      issuer,
      configurationOf(redirectUris, () => there),
    )
    const answer = provider.callback()
    sockets.removeAllListeners('request')
    sockets.on('request', (request, response) => {
      if (!(request.url ?? '').startsWith('/interaction/')) return void answer(request, response)
      const result =
        there === null
          ? { error: 'access_denied' }
          : { login: { accountId: there.sub, ts: Math.floor(Date.now() / 1000) } }
      void provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false })
    })
  }

  /** What a browser does at the provider: follows every step until it is sent elsewhere; answers where to. */
  const follow = async (start: string): Promise<string> => {
    const cookies = new Map<string, string>()
    for (let url = start; url.startsWith(issuer); ) {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
      const response = await fetch(url, { redirect: 'manual', headers: { cookie } })
      for (const set of response.headers.getSetCookie()) {
        const [, name, value] = /^([^=]+)=([^;]*)/.exec(set) ?? []
        if (name !== undefined) cookies.set(name, value ?? '')
      }
      const next = response.headers.get('location')
      if (next === null) throw new Error(`${url} answers ${response.status}: ${await response.text()}`)
      url = new URL(next, url).href
      if (!url.startsWith(issuer)) return url
    }
    return start
  }

  return {
    issuer,
    client: { clientId: CLIENT, clientSecret: SECRET },
    open,
    follow,
    /** Who signs in from now on. */
    be: (who: AtTheProvider): void => {
      there = who
    },
    close: () => new Promise<void>((resolve) => (server === null ? resolve() : server.close(() => resolve()))),
  }
}
