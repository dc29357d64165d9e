import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { codeAt, newCodeSecret, secretForApp, stepOfCode } from '../../src/identity/one-time-codes.js'
import { asRecoveryCode } from '../../src/identity/recovery-codes.js'
import { createSecretSeal, SecretCannotBeOpened } from '../../src/identity/sealed-secret.js'
import { createSecondFactor } from '../../src/identity/second-factor.js'
import type { TestDatabase } from '../database.js'
import { createReadyDatabase } from '../ready-database.js'

/** RFC 6238, appendix B: the secret of the vectors for SHA-1. They have eight digits, ours the last six of them. */
const RFC_SECRET = Buffer.from('12345678901234567890')

const vectors = [
  [59, '94287082'],
  [1111111109, '07081804'],
  [1111111111, '14050471'],
  [1234567890, '89005924'],
  [2000000000, '69279037'],
  [20000000000, '65353130'],
] as const

describe('a code of an app', () => {
  test.each(vectors)('at second %i is as RFC 6238 says', (second, eight) => {
    expect(codeAt(RFC_SECRET, second * 1000)).toBe(eight.slice(2))
    expect(stepOfCode(RFC_SECRET, eight.slice(2), second * 1000)).toBe(Math.floor(second / 30))
  })

  test('is taken half a minute early and late, and no more', () => {
    const moment = 1_111_111_111_000
    const step = Math.floor(1_111_111_111 / 30)
    for (const [away, taken] of [
      [-2, null],
      [-1, step - 1],
      [0, step],
      [1, step + 1],
      [2, null],
    ] as const) {
      expect(stepOfCode(RFC_SECRET, codeAt(RFC_SECRET, moment + away * 30_000), moment), `${away}`).toBe(taken)
    }
  })

  test.each(['', '28708', '2870822', '28 7082', 'abcdef', '２８７０８２'])('is not %j', (typed) => {
    expect(stepOfCode(RFC_SECRET, typed, 59_000)).toBeNull()
  })

  test('comes of 160 random bits, which the app takes as letters or as an address', () => {
    const [one, other] = [newCodeSecret(), newCodeSecret()]
    expect([one.length, other.length]).toEqual([20, 20])
    expect(one.equals(other)).toBe(false)
    const { text, address } = secretForApp(RFC_SECRET, 'an@voorbeeld.be')
    expect(text).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ')
    const { protocol, host, pathname, searchParams } = new URL(address)
    expect([protocol, host, decodeURIComponent(pathname)]).toEqual(['otpauth:', 'totp', '/Besluitboek:an@voorbeeld.be'])
    expect(Object.fromEntries(searchParams)).toEqual({
      issuer: 'Besluitboek',
      secret: text,
      algorithm: 'SHA1',
      digits: '6',
      period: '30',
    })
  })
})

test('a recovery code is known however it is typed, and nothing else is taken for one', () => {
  expect(asRecoveryCode(' ABCDE-fgh23 ')).toBe('abcde-fgh23')
  expect(asRecoveryCode('abcdefgh23')).toBe('abcde-fgh23')
  for (const typed of ['', '123456', 'abcde-fgh2', 'abcde-fgh234', 'abcde-fghi1', 'abcde-fgh2é']) {
    expect(asRecoveryCode(typed), typed).toBeNull()
  }
})

test('a sealed secret is opened by its key, in its place, unaltered, and is another each time', () => {
  const seal = createSecretSeal('a secret of more than thirty-two characters')
  const sealed = seal.seal('here', RFC_SECRET)
  expect(seal.open('here', sealed)).toEqual(RFC_SECRET)
  expect(seal.seal('here', RFC_SECRET)).not.toEqual(sealed)
  expect(sealed.includes(RFC_SECRET)).toBe(false)
  expect(() => seal.open('there', sealed)).toThrow(SecretCannotBeOpened)
  expect(() => createSecretSeal('another secret, as long as the first one').open('here', sealed)).toThrow(
    'put back the file second-factor.key',
  )
  for (let at = 0; at < sealed.length; at += 1) {
    const altered = Buffer.from(sealed)
    altered[at]! ^= 1
    expect(() => seal.open('here', altered), `${at}`).toThrow(SecretCannotBeOpened)
  }
  expect(() => seal.open('here', Buffer.alloc(0))).toThrow(SecretCannotBeOpened)
})

describe('the second step of an account', () => {
  let database: TestDatabase
  let clock = Date.now()
  const an = { id: '01900000-0000-7000-8000-0000000000a1', login: 'an@voorbeeld.be' }
  const bo = { id: '01900000-0000-7000-8000-0000000000b0', login: 'bo@voorbeeld.be' }
  const factor = () => createSecondFactor(database.pool, 'a secret of more than thirty-two characters', () => clock)
  const secretOf = (text: string): Buffer => {
    const bits = [...text]
      .map((sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0'))
      .join('')
    return Buffer.from(bits.match(/.{8}/g)!.map((byte) => Number.parseInt(byte, 2)))
  }
  const later = (seconds: number): void => {
    clock += seconds * 1000
  }
  /** Sets one up for An; answers her secret and her recovery codes. */
  const setUp = async () => {
    const begun = factor().begin(an)
    const secret = secretOf(begun.text)
    const kept = await factor().keep(an, begun.sealed, codeAt(secret, clock))
    if (!kept.ok) throw new Error(kept.why)
    later(60)
    return { secret, ...kept }
  }

  beforeAll(async () => {
    database = await createReadyDatabase()
  })

  beforeEach(async () => {
    await database.owner.query('DELETE FROM identity.account')
    await database.owner.query('DELETE FROM identity.failed_sign_in')
    for (const { id, login } of [an, bo]) {
      await database.owner.query('INSERT INTO identity.account (id, login, display_name) VALUES ($1, $2, $2)', [
        id,
        login,
      ])
    }
  })

  afterAll(() => database?.drop())

  test('is kept sealed, with recovery codes as argon2id', async () => {
    const { secret, codes } = await setUp()
    const { rows } = await database.owner.query(
      `SELECT encode(sealed, 'hex') AS sealed, (SELECT json_agg(hash) FROM identity.recovery_code) AS hashes
       FROM identity.second_factor`,
    )
    const kept = JSON.stringify(rows)
    expect(kept).not.toContain(secret.toString('hex'))
    for (const code of codes) expect(kept).not.toContain(code)
    expect(kept.match(/\$argon2id\$v=19\$m=19456,t=2,p=1/g)).toHaveLength(codes.length)
    expect([codes.length, new Set(codes).size]).toEqual([8, 8])
    expect(await factor().find(an.id)).toMatchObject({ codesLeft: 8 })
    expect(await factor().find(bo.id)).toBeNull()
  })

  test('takes a code once, also at the same moment, and none from before it', async () => {
    const { secret } = await setUp()
    const code = codeAt(secret, clock)
    const both = await Promise.all([factor().check(an.id, code), factor().check(an.id, code)])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await factor().check(an.id, codeAt(secret, clock - 30_000))).toEqual({ ok: false, why: 'wrong' })
    expect(await factor().check(an.id, code)).toEqual({ ok: false, why: 'wrong' })
    later(30)
    expect(await factor().check(an.id, ` ${codeAt(secret, clock).replace(/(...)/, '$1 ')}`)).toMatchObject({ ok: true })
  })

  test('does not take the code again that set it up', async () => {
    const begun = factor().begin(an)
    const code = codeAt(secretOf(begun.text), clock)
    expect(await factor().keep(an, begun.sealed, code)).toMatchObject({ ok: true, replaced: false })
    expect(await factor().check(an.id, code)).toEqual({ ok: false, why: 'wrong' })
  })

  test('takes each recovery code once, also at the same moment, and those of nobody else', async () => {
    const { codes } = await setUp()
    const both = await Promise.all([factor().check(an.id, codes[0]!), factor().check(an.id, codes[0]!)])
    expect(both.filter(({ ok }) => ok)).toEqual([{ ok: true, by: 'recovery', left: 7 }])
    expect(await factor().check(bo.id, codes[1]!)).toEqual({ ok: false, why: 'wrong' })
    const renewed = await factor().renewCodes(an.id)
    expect(await factor().check(an.id, codes[1]!)).toEqual({ ok: false, why: 'wrong' })
    expect(await factor().check(an.id, renewed![0]!)).toMatchObject({ ok: true, left: 7 })
    expect(await factor().renewCodes(bo.id)).toBeNull()
  })

  test('looks at five wrong codes in a quarter of an hour, however many come at once; the right one starts anew', async () => {
    const { secret } = await setUp()
    const wrong = async () => (await factor().check(an.id, '000000')) as { why: string }
    expect(await Promise.all([wrong(), wrong(), wrong(), wrong()])).toHaveLength(4)
    expect(await factor().check(an.id, codeAt(secret, clock))).toMatchObject({ ok: true })
    const many = await Promise.all(Array.from({ length: 9 }, wrong))
    expect(many.filter(({ why }) => why === 'wrong')).toHaveLength(5)
    later(30)
    expect(await factor().check(an.id, codeAt(secret, clock))).toEqual({ ok: false, why: 'wait' })
    await database.owner.query(
      "UPDATE identity.failed_sign_in SET failed_at = failed_at - interval '15 minutes 1 second'",
    )
    expect(await factor().check(an.id, codeAt(secret, clock))).toMatchObject({ ok: true })
  })

  test('is set up with a secret of this account that is not old, and replaces the one before whole', async () => {
    const first = await setUp()
    const begun = factor().begin(an)
    const secret = secretOf(begun.text)
    expect(await factor().keep(bo, begun.sealed, codeAt(secret, clock))).toEqual({ ok: false, why: 'gone' })
    expect(await factor().keep(an, `${begun.sealed}x`.slice(3), codeAt(secret, clock))).toEqual({
      ok: false,
      why: 'gone',
    })
    expect(await factor().keep(an, begun.sealed, '000000')).toEqual({ ok: false, why: 'wrong' })
    expect(factor().again(an, begun.sealed)).toEqual(begun)
    later(31 * 60)
    expect(factor().again(an, begun.sealed)).toBeNull()
    expect(await factor().keep(an, begun.sealed, codeAt(secret, clock))).toEqual({ ok: false, why: 'gone' })
    const second = await setUp()
    expect(second.replaced).toBe(true)
    expect(await factor().check(an.id, codeAt(first.secret, clock))).toEqual({ ok: false, why: 'wrong' })
    expect(await factor().check(an.id, first.codes[0]!)).toEqual({ ok: false, why: 'wrong' })
    expect(await factor().check(an.id, codeAt(second.secret, clock))).toMatchObject({ ok: true })
    expect([await factor().remove(an.id), await factor().remove(an.id)]).toEqual([true, false])
    expect(await factor().check(an.id, second.codes[0]!)).toEqual({ ok: false, why: 'wrong' })
  })
})
