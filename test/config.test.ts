import { chmod, mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ConfigurationRefused, type Environment, ensureSessionSecret, readConfiguration } from '../src/config.js'

const problems = (environment: Environment): readonly string[] => {
  try {
    readConfiguration(environment)
  } catch (error) {
    if (error instanceof ConfigurationRefused) return error.problems
    throw error
  }
  return []
}

describe('the configuration', () => {
  test('has a working default for everything', () => {
    expect(readConfiguration({ HOME: '/home/someone' })).toEqual({
      dataDirectory: resolve('data'),
      databaseUrl: null,
      eventStoreUrl: null,
      host: '127.0.0.1',
      port: 3000,
      logLevel: 'info',
      sessionSecret: null,
      publicUrl: null,
      developmentSignIn: false,
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
        BESLUITBOEK_PUBLIC_URL: 'https://besluitboek.example.be/',
        BESLUITBOEK_DEVELOPMENT_SIGN_IN: 'on',
        BESLUITBOEK_LOG_KEY: 'PRIVATE+KEY+example.be/log+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz',
        BESLUITBOEK_LOG_ORIGIN: 'example.be/log',
        BESLUITBOEK_LOG_ENTRIES: 'public',
      }),
    ).toEqual({
      dataDirectory: '/var/lib/my data',
      databaseUrl: 'postgresql://u:p@db:5432/besluitboek?sslmode=require',
      eventStoreUrl: 'esdb+discover://a:2113,b:2113?tls=true',
      host: '::1',
      port: 8080,
      logLevel: 'warn',
      sessionSecret: 'x'.repeat(32),
      publicUrl: 'https://besluitboek.example.be',
      developmentSignIn: true,
      logKey: 'PRIVATE+KEY+example.be/log+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz',
      logOrigin: 'example.be/log',
      logEntries: 'public',
    })
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
    ['BESLUITBOEK_DEVELOPMENT_SIGN_IN', 'yes'],
    ['BESLUITBOEK_LOG_KEY', 'a secret key'],
    ['BESLUITBOEK_LOG_ORIGIN', 'two words'],
    ['BESLUITBOEK_LOG_ENTRIES', 'nobody'],
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
})
