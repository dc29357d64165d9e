import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { houseId } from '../../domain/shared/identifiers.js'

const LOOPBACK = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?(\/|$)/

/** An address of another server: over https, or on this very machine. */
const serverAddress = z.url({ protocol: /^https?$/ }).refine((url) => url.startsWith('https:') || LOOPBACK.test(url))

const claimName = z.string().regex(/^[A-Za-z0-9_.:/-]{1,100}$/)

/** A role that an organisation gave somebody there, and what it is worth here. */
const mappedRole = z.strictObject({
  role: z.string().min(1).max(200),
  /** KBO number or OVO code, as the provider writes it behind the colon of a role. */
  organisation: z.string().regex(/^(OVO\d{6}|\d{10})$/),
  house: houseId,
  gives: z.enum(['administrator', 'auditor']),
})

const provider = z.strictObject({
  /** Part of the addresses of this provider, for ever. */
  id: z.string().regex(/^[a-z0-9-]{1,30}$/),
  /** What people know it by. */
  name: z.string().min(1).max(100),
  issuer: serverAddress,
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
  scope: z
    .string()
    .regex(/^openid( [\x21\x23-\x5b\x5d-\x7e]+)*$/)
    .default('openid profile'),
  /** The claim by which somebody is known again; `vo_id` at ACM/IDM. */
  subjectClaim: claimName.default('sub'),
  /** The claim with the organisation somebody signed in for; `vo_orgcode` at ACM/IDM. */
  organisationClaim: claimName.default('vo_orgcode'),
  /** The claim with roles, as `Role:OVO002949`; `<application>_rol_3d` at ACM/IDM. Null: this provider gives none. */
  roleClaim: claimName.nullable().default(null),
  roles: z.array(mappedRole).default([]),
})

export type OpenIdProvider = z.output<typeof provider>

const providers = z
  .array(provider)
  .max(10)
  .refine((all) => new Set(all.map(({ id }) => id)).size === all.length)

const readJson = (text: string): unknown => {
  try {
    return JSON.parse(text.startsWith('[') ? text : readFileSync(text, 'utf8'))
  } catch {
    return undefined
  }
}

/** Providers as JSON, or from the JSON file of that name; null when that is not what it holds. */
export const readProviders = (text: string): readonly OpenIdProvider[] | null => {
  if (text === '') return []
  const read = providers.safeParse(readJson(text))
  return read.success ? read.data : null
}
