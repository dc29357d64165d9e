import { Secret, TOTP } from 'otpauth'

/*
 * Codes that an app makes from a secret and the time (TOTP, RFC 6238). SHA-1, six digits and thirty seconds: what every app
 * knows; many ignore what else is said in the code that they scan.
 */

export const CODE_SECONDS = 30

/** As long as the output of the hash (RFC 4226, section 4, R6). */
const SECRET_BYTES = 20

/** One code before and one after the present one: telephones run fast or slow, and people type slowly (RFC 6238, section 5.2). */
const STEPS_AROUND = 1

export const newCodeSecret = (): Buffer => Buffer.from(new Secret({ size: SECRET_BYTES }).bytes)

const ofSecret = (secret: Uint8Array): Secret => new Secret({ buffer: new Uint8Array(secret).buffer })

const totp = (secret: Uint8Array, label = ''): TOTP =>
  new TOTP({
    issuer: 'Besluitboek',
    label,
    secret: ofSecret(secret),
    algorithm: 'SHA1',
    digits: 6,
    period: CODE_SECONDS,
  })

/** The code at this moment (milliseconds since 1970). */
export const codeAt = (secret: Uint8Array, moment: number): string => totp(secret).generate({ timestamp: moment })

/**
 * Of which step of time a code is, around this moment (milliseconds since 1970); null when it is of none. Whoever takes a
 * code notes its step, as no code counts twice (RFC 6238, section 5.2).
 */
export const stepOfCode = (secret: Uint8Array, typed: string, moment: number): number | null => {
  if (!/^\d{6}$/.test(typed)) return null
  const away = totp(secret).validate({ token: typed, timestamp: moment, window: STEPS_AROUND })
  return away === null ? null : Math.floor(moment / (CODE_SECONDS * 1000)) + away
}

/** The secret as an app takes it: in letters and digits, and as the address that stands in a QR code. */
export const secretForApp = (
  secret: Uint8Array,
  login: string,
): { readonly text: string; readonly address: string } => ({
  text: ofSecret(secret).base32,
  address: totp(secret, login).toString(),
})
