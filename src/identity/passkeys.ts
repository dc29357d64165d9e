import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server'
import type pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import type { Account } from './accounts.js'

/** The site that a passkey is for: its address, by which a browser knows it from any other. */
export type Site = { readonly origin: string; readonly host: string }

export type Passkey = { readonly id: string; readonly madeAt: string; readonly usedAt: string | null }

export type Passkeys = {
  readonly list: (account: string) => Promise<readonly Passkey[]>
  /** False when the account has no such passkey. */
  readonly remove: (account: string, id: string) => Promise<boolean>
  /** What a browser is asked to make one; its challenge is kept until the answer comes. */
  readonly askToMake: (account: Account, site: Site) => Promise<PublicKeyCredentialCreationOptionsJSON>
  /** False when the answer does not fit the challenge, the site, or what a passkey is. */
  readonly keep: (account: Account, site: Site, challenge: string, answer: RegistrationResponseJSON) => Promise<boolean>
  readonly askToSignIn: (site: Site) => Promise<PublicKeyCredentialRequestOptionsJSON>
  /** The account whose passkey signed this challenge for this site; null for anything else. */
  readonly signIn: (site: Site, challenge: string, answer: AuthenticationResponseJSON) => Promise<string | null>
}

type Row = {
  readonly account: string
  readonly publicKey: Buffer
  readonly counter: string
  readonly blocked: boolean
}

/** Read when the first passkey is asked for: it takes as long to load as half of what a start of the program needs. */
const library = () => import('@simplewebauthn/server')

/** The library says what is wrong by throwing; whatever it is, nobody is let in. */
const orNull = async <Result>(work: Promise<Result>): Promise<Result | null> => work.catch(() => null)

/** Passkeys (WebAuthn): public keys of devices that check who holds them. */
export const createPasskeys = (pool: pg.Pool): Passkeys => ({
  list: async (account) => {
    const { rows } = await pool.query<Passkey>(
      'SELECT id, made_at AS "madeAt", used_at AS "usedAt" FROM identity.passkey WHERE account = $1 ORDER BY made_at, id',
      [account],
    )
    return rows
  },
  remove: async (account, id) => {
    const { rowCount } = await pool.query('DELETE FROM identity.passkey WHERE account = $1 AND id = $2', [account, id])
    return rowCount === 1
  },
  askToMake: async ({ id, login, name }, { host }) => {
    const { generateRegistrationOptions } = await library()
    const { rows } = await pool.query<{ credential: string }>(
      'SELECT credential FROM identity.passkey WHERE account = $1',
      [id],
    )
    return generateRegistrationOptions({
      rpName: 'Besluitboek',
      rpID: host,
      userID: new TextEncoder().encode(id),
      userName: login,
      userDisplayName: name,
      // Which device it is, is none of our business.
      attestationType: 'none',
      excludeCredentials: rows.map(({ credential }) => ({ id: credential })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    })
  },
  keep: async ({ id }, { origin, host }, challenge, answer) => {
    const { verifyRegistrationResponse } = await library()
    const verified = await orNull(
      verifyRegistrationResponse({
        response: answer,
        expectedChallenge: challenge,
        expectedOrigin: origin,
        expectedRPID: host,
        requireUserVerification: true,
      }),
    )
    if (verified?.verified !== true) return false
    const { credential } = verified.registrationInfo
    const { rowCount } = await pool.query(
      `INSERT INTO identity.passkey (id, account, credential, public_key, counter) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (credential) DO NOTHING`,
      [uuidv7(), id, credential.id, Buffer.from(credential.publicKey), credential.counter],
    )
    return rowCount === 1
  },
  askToSignIn: async ({ host }) => {
    const { generateAuthenticationOptions } = await library()
    return generateAuthenticationOptions({ rpID: host, userVerification: 'required' })
  },
  signIn: async ({ origin, host }, challenge, answer) => {
    const { rows } = await pool.query<Row>(
      `SELECT account, public_key AS "publicKey", counter, blocked_at IS NOT NULL AS blocked
       FROM identity.passkey JOIN identity.account ON account.id = passkey.account WHERE credential = $1`,
      [answer.id],
    )
    const [known] = rows
    if (known === undefined || known.blocked) return null
    const { verifyAuthenticationResponse } = await library()
    const verified = await orNull(
      verifyAuthenticationResponse({
        response: answer,
        expectedChallenge: challenge,
        expectedOrigin: origin,
        expectedRPID: host,
        requireUserVerification: true,
        credential: { id: answer.id, publicKey: new Uint8Array(known.publicKey), counter: Number(known.counter) },
      }),
    )
    if (verified?.verified !== true) return null
    await pool.query('UPDATE identity.passkey SET counter = $2, used_at = clock_timestamp() WHERE credential = $1', [
      answer.id,
      verified.authenticationInfo.newCounter,
    ])
    return known.account
  },
})
