import * as client from 'openid-client'
import { type Claims, type ExternalIdentity, identityOf } from './claims.js'
import type { OpenIdProvider } from './configuration.js'

/** What a session remembers between going to a provider and coming back: worth nothing to anybody else. */
export type UnderWay = {
  readonly provider: string
  readonly verifier: string
  readonly state: string
  readonly nonce: string
  /** Also who is signed in at the provider already must show who they are. */
  readonly again: boolean
}

export type OpenIdSignIn = {
  readonly providers: readonly Pick<OpenIdProvider, 'id' | 'name'>[]
  /** Where to send somebody to sign in; `again`: also who is signed in there already. Null: no such provider. */
  readonly start: (
    provider: string,
    redirectUri: string,
    again: boolean,
  ) => Promise<{ readonly url: string; readonly underWay: UnderWay } | null>
  /** Who came back; null when what came back is not an answer to what was asked. */
  readonly finish: (underWay: UnderWay, cameBackTo: URL) => Promise<ExternalIdentity | null>
  /** Where to end the session at the provider; null when it offers none. */
  readonly endAddress: (provider: string, backTo: string) => Promise<string | null>
}

/** The provider cannot be reached, or does not answer as OpenID Connect asks. */
export class ProviderUnavailable extends Error {
  override readonly name = 'ProviderUnavailable'
}

const TIMEOUT_IN_SECONDS = 10

/** Signing in again must have happened within so many seconds. */
const AGAIN_WITHIN = 300

const discover = async ({ issuer, clientId, clientSecret }: OpenIdProvider): Promise<client.Configuration> =>
  client.discovery(new URL(issuer), clientId, undefined, client.ClientSecretBasic(clientSecret), {
    timeout: TIMEOUT_IN_SECONDS,
    // The configuration takes http on this very machine only, which is what this is marked as being for.
    ...(issuer.startsWith('http:') ? { execute: [client.allowInsecureRequests] } : {}),
  })

/**
 * Signing in with OpenID Connect: authorisation code with PKCE, state and nonce. Only addresses of the configuration, and
 * those that the provider itself names there, are ever fetched.
 */
export const createOpenIdSignIn = (providers: readonly OpenIdProvider[]): OpenIdSignIn => {
  const discovered = new Map<string, client.Configuration>()

  const find = (id: string): OpenIdProvider | undefined => providers.find((one) => one.id === id)

  const configurationOf = async (provider: OpenIdProvider): Promise<client.Configuration> => {
    const known = discovered.get(provider.id)
    if (known !== undefined) return known
    try {
      const found = await discover(provider)
      discovered.set(provider.id, found)
      return found
    } catch (error) {
      throw new ProviderUnavailable(`Provider ${provider.id} cannot be reached`, { cause: error })
    }
  }

  const claimsOf = async (
    configuration: client.Configuration,
    { verifier, state, nonce, again }: UnderWay,
    cameBackTo: URL,
  ): Promise<Claims> => {
    const tokens = await client.authorizationCodeGrant(configuration, cameBackTo, {
      pkceCodeVerifier: verifier,
      expectedState: state,
      expectedNonce: nonce,
      idTokenExpected: true,
      ...(again ? { maxAge: AGAIN_WITHIN } : {}),
    })
    const claims = tokens.claims()
    if (claims === undefined) throw new Error('No identity token came')
    if (configuration.serverMetadata().userinfo_endpoint === undefined) return claims
    const more = await client.fetchUserInfo(configuration, tokens.access_token, claims.sub)
    // What is signed stands above what is not.
    return { ...more, ...claims }
  }

  return {
    providers: providers.map(({ id, name }) => ({ id, name })),
    start: async (id, redirectUri, again) => {
      const provider = find(id)
      if (provider === undefined) return null
      const configuration = await configurationOf(provider)
      const verifier = client.randomPKCECodeVerifier()
      const underWay = { provider: id, verifier, state: client.randomState(), nonce: client.randomNonce(), again }
      const url = client.buildAuthorizationUrl(configuration, {
        redirect_uri: redirectUri,
        scope: provider.scope,
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state: underWay.state,
        nonce: underWay.nonce,
        ...(again ? { prompt: 'login', max_age: String(AGAIN_WITHIN) } : {}),
      })
      return { url: url.href, underWay }
    },
    finish: async (underWay, cameBackTo) => {
      const provider = find(underWay.provider)
      if (provider === undefined) return null
      const configuration = await configurationOf(provider)
      try {
        return identityOf(provider, await claimsOf(configuration, underWay, cameBackTo))
      } catch (error) {
        // Refused there, forged, or used before: whoever came is nobody.
        if (error instanceof client.AuthorizationResponseError || error instanceof client.ResponseBodyError) return null
        if (error instanceof client.ClientError && error.code !== 'OAUTH_TIMEOUT') return null
        throw new ProviderUnavailable(`Provider ${provider.id} did not answer`, { cause: error })
      }
    },
    endAddress: async (id, backTo) => {
      const provider = find(id)
      if (provider === undefined) return null
      const configuration = await configurationOf(provider)
      if (configuration.serverMetadata().end_session_endpoint === undefined) return null
      return client.buildEndSessionUrl(configuration, { post_logout_redirect_uri: backTo }).href
    },
  }
}
