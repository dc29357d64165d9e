import type { InjectOptions } from 'fastify'
import { expect } from 'vitest'
import type { DomainCommandType } from '../../../src/domain/commands.js'
import { pathOf } from '../../../src/http/command-routes.js'
import type { FieldsOf } from './house.js'
import type { Ledger } from './ledger.js'

export type Choice =
  | { readonly kind: 'auditor' }
  | { readonly kind: 'administrator'; readonly house: string }
  | { readonly kind: 'person'; readonly house: string; readonly person: string }

type Headers = Readonly<Record<string, string>>

export type CommandBody = {
  readonly house: string
  readonly position: number
  readonly revision: number
  readonly created: Readonly<Record<string, string>>
  readonly events: readonly { readonly id: string; readonly type: string }[]
  readonly repeated: boolean
}

/** Someone who uses the API, signed in or (without a choice) not. */
export const createClient = async ({ app }: Pick<Ledger, 'app'>, choice: Choice | null) => {
  const cookies: Record<string, string> = {}
  const send = async (options: InjectOptions) => {
    const response = await app.inject({ cookies, ...options })
    for (const { name, value } of response.cookies) cookies[name] = value
    return response
  }
  if (choice !== null) {
    const signedIn = await send({ method: 'POST', url: '/api/development/sign-in', payload: choice })
    expect(signedIn.statusCode, signedIn.body).toBe(200)
  }
  const get = (url: string, headers: Headers = {}) => send({ method: 'GET', url, headers })
  const command = (house: string, type: DomainCommandType, payload: object, headers: Headers = {}) =>
    send({ method: 'POST', url: `/api/houses/${house}/commands/${pathOf(type)}`, payload, headers })
  /** The command must be accepted; answers its body. */
  const record = async <Type extends DomainCommandType>(
    house: string,
    type: Type,
    fields: FieldsOf<Type>,
    headers: Headers = {},
  ): Promise<CommandBody> => {
    const response = await command(house, type, fields, headers)
    expect(response.statusCode, response.body).toBe(201)
    return response.json<CommandBody>()
  }
  return { send, get, command, record, cookies }
}

export type Client = Awaited<ReturnType<typeof createClient>>

/** The answer is a problem (RFC 9457) with this status and code; answers it. */
export const expectProblem = (
  response: Awaited<ReturnType<Client['send']>>,
  status: number,
  code: string,
): {
  readonly detail: string
  readonly title: string
  readonly fields?: readonly { field: string; message: string }[]
} => {
  expect(response.json(), response.body).toMatchObject({ status, code, type: `urn:besluitboek:problem:${code}` })
  expect(response.statusCode).toBe(status)
  expect(response.headers['content-type']).toMatch(/^application\/problem\+json\b/)
  return response.json()
}
