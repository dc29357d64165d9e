import { chmod, mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  ConfigurationRefused,
  type Environment,
  ensureBallotKey,
  ensureSecondFactorKey,
  ensureSessionSecret,
  readConfiguration,
} from '../src/config.js'
import { newSigner } from '../src/ledger/transparency/signing.js'

const problems = (environment: Environment): readonly string[] => {
  try {
    readConfiguration(environment)
  } catch (error) {
    if (error instanceof ConfigurationRefused) return error.problems
    throw error
  }
  return []
}

describe('mails', () => {
  const whole = {
    SMTP_URL: 'smtp://user:secret@mail.example.be:587',
    MAIL_FROM: 'Besluitboek <besluitboek@example.be>',
    BESLUITBOEK_PUBLIC_URL: 'https://besluitboek.example.be/',
  }

  test('leave when a server, a sender and an address for links are given', () => {
    expect(readConfiguration(whole).mail).toEqual({
      smtpUrl: whole.SMTP_URL,
      from: whole.MAIL_FROM,
      publicUrl: 'https://besluitboek.example.be',
    })
    expect(readConfiguration({ ...whole, SMTP_URL: '' }).mail).toBeNull()
  })

  test('are not half set up, and no password is repeated', () => {
    expect(problems({ SMTP_URL: whole.SMTP_URL })).toEqual([
      'SMTP_URL is set, so mails are sent; set MAIL_FROM and BESLUITBOEK_PUBLIC_URL as well.',
    ])
    for (const wrong of [{ SMTP_URL: 'mail.example.be secret' }, { MAIL_FROM: 'a@b\r\nBcc: secret@example.be' }]) {
      const [problem, ...more] = problems({ ...whole, ...wrong })
      expect(more).toEqual([])
      expect(problem).toContain(Object.keys(wrong)[0])
      expect(problem).not.toContain('secret')
    }
  })
})

describe('the configuration', () => {
  test('has a working default for everything', () => {
    expect(readConfiguration({ HOME: '/home/someone' })).toEqual({
      dataDirectory: resolve('data'),
      databaseUrl: null,
      eventStoreUrl: null,
      host: '127.0.0.1',
      port: 3000,
      logLevel: 'info',
      statementBy: { operator: null, contact: null },
      sessionSecret: null,
      ballotKey: null,
      recordsPerMinute: 600,
      monitoringToken: null,
      secondFactorKey: null,
      secondFactorDemanded: 'offices',
      publicUrl: null,
      mail: null,
      developmentSignIn: false,
      sessionLimits: { idle: 8 * 3_600_000, absolute: 24 * 3_600_000, recent: 15 * 60_000 },
      openIdProviders: [],
      witnesses: [],
      logKey: null,
      logOrigin: null,
      logEntries: null,
    })
  })

  test('takes every variable', () => {
    expect(
      readConfiguration({
        BESLUITBOEK_DATA: '/var/lib/my data',
        DATABASE_URL: 'postgresql://u:p@db:5432/besluitboek?sslmode=require',
        EVENTSTORE_URL: 'esdb+discover://a:2113,b:2113?tls=true',
        HOST: '::1',
        PORT: '8080',
        BESLUITBOEK_LOG_LEVEL: 'warn',
        BESLUITBOEK_SESSION_SECRET: 'x'.repeat(32),
        BESLUITBOEK_BALLOT_KEY: 'y'.repeat(32),
        BESLUITBOEK_SECOND_FACTOR_KEY: 'z'.repeat(32),
        BESLUITBOEK_DEMAND_SECOND_FACTOR: 'off',
        BESLUITBOEK_MONITORING_TOKEN: 'm'.repeat(32),
        BESLUITBOEK_RECORDS_PER_MINUTE: '60',
        BESLUITBOEK_PUBLIC_URL: 'https://besluitboek.example.be/',
        BESLUITBOEK_DEVELOPMENT_SIGN_IN: 'on',
        BESLUITBOEK_SESSION_IDLE_MINUTES: '30',
        BESLUITBOEK_SESSION_MINUTES: '600',
        BESLUITBOEK_RECENT_SIGN_IN_MINUTES: '5',
        BESLUITBOEK_LOG_KEY: 'PRIVATE+KEY+example.be/log+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz',
        BESLUITBOEK_LOG_ORIGIN: 'example.be/log',
        BESLUITBOEK_LOG_ENTRIES: 'public',
        BESLUITBOEK_OPERATOR: 'Stad Voorbeeld',
        BESLUITBOEK_ACCESSIBILITY_CONTACT: 'toegankelijk@voorbeeld.be',
        SMTP_URL: 'smtps://mail.example.be',
        MAIL_FROM: 'besluitboek@example.be',
      }),
    ).toEqual({
      dataDirectory: '/var/lib/my data',
      databaseUrl: 'postgresql://u:p@db:5432/besluitboek?sslmode=require',
      eventStoreUrl: 'esdb+discover://a:2113,b:2113?tls=true',
      host: '::1',
      port: 8080,
      logLevel: 'warn',
      sessionSecret: 'x'.repeat(32),
      ballotKey: 'y'.repeat(32),
      secondFactorKey: 'z'.repeat(32),
      secondFactorDemanded: 'off',
      monitoringToken: 'm'.repeat(32),
      recordsPerMinute: 60,
      publicUrl: 'https://besluitboek.example.be',
      developmentSignIn: true,
      sessionLimits: { idle: 30 * 60_000, absolute: 600 * 60_000, recent: 5 * 60_000 },
      openIdProviders: [],
      witnesses: [],
      logKey: 'PRIVATE+KEY+example.be/log+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz',
      logOrigin: 'example.be/log',
      logEntries: 'public',
      statementBy: { operator: 'Stad Voorbeeld', contact: 'toegankelijk@voorbeeld.be' },
      mail: {
        smtpUrl: 'smtps://mail.example.be',
        from: 'besluitboek@example.be',
        publicUrl: 'https://besluitboek.example.be',
      },
    })
  })

  test('takes witnesses as pairs of key and address, separated by semicolons or new lines', async () => {
    const keys = [await newSigner('w1.example', 4), await newSigner('w2.example', 4)]
    const [first, second] = keys.map(({ verifierKey }) => verifierKey.text)
    const wanted = [
      { vkey: first, url: 'https://w1.example/witness' },
      { vkey: second, url: 'http://127.0.0.1:3001' },
    ]
    for (const between of ['; ', ';\n', '\n', ' ;\n\n']) {
      const text = `${first} https://w1.example/witness/${between}${second}   http://127.0.0.1:3001`
      expect(readConfiguration({ BESLUITBOEK_WITNESSES: text }).witnesses).toEqual(wanted)
    }
  })

  test('refuses witnesses that are not pairs of a cosigning key and an address, and names the variable', async () => {
    const { text } = (await newSigner('w1.example', 4)).verifierKey
    const ofLog = (await newSigner('log.example', 1)).verifierKey.text
    const [name, keyId, key] = text.split('+')
    for (const wrong of [
      text,
      'https://w1.example',
      `${text} w1.example`,
      `${text} ftp://w1.example`,
      `${text} https://user:word@w1.example`,
      `${text} https://w1.example?x=1`,
      `${text} https://w1.example more`,
      `${text} https://w1.example; ${text} https://w2.example`,
      `${ofLog} https://w1.example`,
      `${name}+00000000+${key} https://w1.example`,
      `w2.example+${keyId}+${key} https://w1.example`,
    ]) {
      const [sentence, ...more] = problems({ BESLUITBOEK_WITNESSES: wrong })
      expect([wrong, sentence?.split(' ')[0], more]).toEqual([wrong, 'BESLUITBOEK_WITNESSES', []])
    }
  })

  test('an empty variable counts as one that is not set', () => {
    expect(readConfiguration({ PORT: '', DATABASE_URL: ' ', BESLUITBOEK_DATA: '' })).toMatchObject({
      port: 3000,
      databaseUrl: null,
      dataDirectory: resolve('data'),
    })
  })

  test.each(['esdb://node:2113', 'kurrentdb://node:2113?tls=false', 'kurrentdb+discover://a,b'])(
    'takes %s as the address of an event store',
    (address) => {
      expect(readConfiguration({ EVENTSTORE_URL: address }).eventStoreUrl).toBe(address)
    },
  )

  test.each([
    ['DATABASE_URL', 'mysql://u:secret@db/x'],
    ['DATABASE_URL', 'localhost'],
    ['EVENTSTORE_URL', 'http://node:2113'],
    ['EVENTSTORE_URL', 'esdb://'],
    ['HOST', 'not a host'],
    ['PORT', '65536'],
    ['PORT', '80a'],
    ['PORT', '-1'],
    ['PORT', '3000.5'],
    ['BESLUITBOEK_LOG_LEVEL', 'loud'],
    ['BESLUITBOEK_SESSION_SECRET', 'too short'],
    ['BESLUITBOEK_BALLOT_KEY', 'too short'],
    ['BESLUITBOEK_SECOND_FACTOR_KEY', 'too short'],
    ['BESLUITBOEK_DEMAND_SECOND_FACTOR', 'no'],
    ['BESLUITBOEK_RECORDS_PER_MINUTE', '59'],
    ['BESLUITBOEK_RECORDS_PER_MINUTE', 'many'],
    ['BESLUITBOEK_MONITORING_TOKEN', 'too-short'],
    ['BESLUITBOEK_MONITORING_TOKEN', `${'x'.repeat(20)} ${'x'.repeat(20)}`],
    ['BESLUITBOEK_DEVELOPMENT_SIGN_IN', 'yes'],
    ['BESLUITBOEK_SESSION_IDLE_MINUTES', '4'],
    ['BESLUITBOEK_SESSION_IDLE_MINUTES', 'an hour'],
    ['BESLUITBOEK_SESSION_MINUTES', '43201'],
    ['BESLUITBOEK_OIDC_PROVIDERS', '[{"id":"acm"}]'],
    ['BESLUITBOEK_OIDC_PROVIDERS', '/there/is/no/such/file'],
    ['BESLUITBOEK_LOG_KEY', 'a secret key'],
    ['BESLUITBOEK_LOG_ORIGIN', 'two words'],
    ['BESLUITBOEK_LOG_ENTRIES', 'nobody'],
    ['BESLUITBOEK_OPERATOR', 'twee\nregels'],
    ['BESLUITBOEK_ACCESSIBILITY_CONTACT', 'geen adres'],
    ['BESLUITBOEK_PUBLIC_URL', 'besluitboek.example.be'],
    ['BESLUITBOEK_PUBLIC_URL', 'ftp://besluitboek.example.be'],
  ])('refuses %s=%s with one sentence that names it and does not repeat the value', (variable, value) => {
    const found = problems({ [variable]: value })
    expect(found).toHaveLength(1)
    expect(found[0]).toMatch(new RegExp(`^${variable} must .*\\.$`))
    if (value.includes('secret')) expect(found[0]).not.toContain('secret@')
  })

  test('reports every wrong variable, once each', () => {
    expect(problems({ PORT: 'x', HOST: '?', BESLUITBOEK_LOG_LEVEL: '5' }).map((text) => text.split(' ')[0])).toEqual([
      'HOST',
      'PORT',
      'BESLUITBOEK_LOG_LEVEL',
    ])
  })
})

describe('the session secret', () => {
  let folder: string

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'besluitboek-secret-'))
    await chmod(folder, 0o755)
  })

  afterAll(async () => {
    await rm(folder, { recursive: true })
  })

  test('is the given one when there is one', async () => {
    expect(await ensureSessionSecret({ dataDirectory: folder, sessionSecret: 'given' })).toBe('given')
  })

  test('is else made once, readable by its owner only, and the same for everyone who asks at the same time', async () => {
    const dataDirectory = join(folder, 'new folder')
    const secrets = await Promise.all(
      Array.from({ length: 8 }, () => ensureSessionSecret({ dataDirectory, sessionSecret: null })),
    )
    expect(new Set(secrets).size).toBe(1)
    expect(secrets[0]?.length).toBe(64)
    expect((await stat(join(dataDirectory, 'session.secret'))).mode & 0o777).toBe(0o600)
    expect((await readFile(join(dataDirectory, 'session.secret'), 'utf8')).trim()).toBe(secrets[0])
    expect(await ensureSessionSecret({ dataDirectory, sessionSecret: null })).toBe(secrets[0])
  })
  test('of the ballot boxes is another one, kept in the same way', async () => {
    expect(await ensureBallotKey({ dataDirectory: folder, ballotKey: 'given' })).toBe('given')
    const dataDirectory = join(folder, 'with a box')
    const key = await ensureBallotKey({ dataDirectory, ballotKey: null })
    expect(key.length).toBe(64)
    expect((await stat(join(dataDirectory, 'ballot-box.key'))).mode & 0o777).toBe(0o600)
    expect(await ensureBallotKey({ dataDirectory, ballotKey: null })).toBe(key)
    expect(await ensureSessionSecret({ dataDirectory, sessionSecret: null })).not.toBe(key)
  })

  test('of second steps is a third one, kept in the same way', async () => {
    expect(await ensureSecondFactorKey({ dataDirectory: folder, secondFactorKey: 'given' })).toBe('given')
    const dataDirectory = join(folder, 'with a second step')
    const key = await ensureSecondFactorKey({ dataDirectory, secondFactorKey: null })
    expect(key.length).toBe(64)
    expect((await stat(join(dataDirectory, 'second-factor.key'))).mode & 0o777).toBe(0o600)
    expect(await ensureSecondFactorKey({ dataDirectory, secondFactorKey: null })).toBe(key)
    expect(await ensureBallotKey({ dataDirectory, ballotKey: null })).not.toBe(key)
  })
})
