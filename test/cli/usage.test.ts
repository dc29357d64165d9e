import { beforeAll, describe, expect, test } from 'vitest'
import { buildOnce, run } from './support/program.js'

// Nothing listens on port 1, and an own PostgreSQL is never started here: every call fails or ends before that.
const nowhere = { DATABASE_URL: 'postgresql://someone:secret-word@127.0.0.1:1/none' }

const sentences = (text: string): readonly string[] => text.trim().split('\n')

beforeAll(buildOnce, 300_000)

describe('how the program is called', () => {
  test('--version answers the version of the package and exit code 0', async () => {
    const { code, stdout, stderr } = await run(['--version'], nowhere)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
  })

  test('--help lists every command on standard output, exit code 0', async () => {
    const { code, stdout, stderr } = await run(['--help'], nowhere)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const named = ['serve', 'demo', 'import', 'migrate', 'rebuild', 'export', 'verify', 'proof', 'key', 'doctor']
    for (const command of [...named, 'witness', 'backup', 'restore', 'findings']) {
      expect(stdout).toMatch(new RegExp(`^  ${command}\\b`, 'm'))
    }
  })

  test('every command explains itself', async () => {
    const { code, stdout } = await run(['rebuild', '--help'], nowhere)
    expect(code).toBe(0)
    expect(stdout).toContain('Usage: besluitboek rebuild [options] [projection]')
  })

  test.each([
    [['unheard'], "unknown command 'unheard'"],
    [['serve', '--unheard'], "unknown option '--unheard'"],
    [['serve', 'extra'], "too many arguments for 'serve'"],
    [['import'], "missing required argument 'file'"],
    [['rebuild', 'unheard'], 'There is no projection unheard; choose one of houses, '],
    [['demo', '--json'], '--json goes with --once.'],
    [['findings', '--as-of', '2026-02-30'], '--as-of 2026-02-30 is not a day on the calendar'],
    [['findings', '--known-at', 'yesterday'], '--known-at yesterday is neither a moment in UTC nor a day'],
    [['import', '/nowhere/house.json'], '/nowhere/house.json cannot be read'],
  ])('%s is wrong use: exit code 2 and a sentence on standard error', async (args, sentence) => {
    const { code, stdout, stderr } = await run(args, nowhere)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(sentence)
    expect(stderr).not.toContain('    at ')
  })

  test('the catalogue of findings needs no ledger', async () => {
    const { code, stdout, stderr } = await run(['findings', '--catalogue', '--json'], nowhere)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const kinds = JSON.parse(stdout) as Record<string, unknown>[]
    expect(kinds.length).toBeGreaterThanOrEqual(30)
    for (const kind of kinds) {
      expect(Object.keys(kind)).toEqual(['code', 'severity', 'name', 'meaning', 'source', 'heal'])
      expect(Object.values(kind).filter((text) => typeof text !== 'string' || text === '')).toEqual([])
    }
    const words = (await run(['findings', '--catalogue'], nowhere)).stdout
    for (const { name, code: kind, meaning } of kinds) {
      expect(words).toContain(`${name} (${kind}, `)
      expect(words).toContain(meaning)
    }
  })

  test('without a command the help stands on standard error, exit code 2', async () => {
    const { code, stdout, stderr } = await run([], nowhere)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain('Usage: besluitboek')
  })
})

describe('settings that will not do', () => {
  test('each wrong variable gets a sentence, exit code 2, and no value is repeated', async () => {
    const { code, stdout, stderr } = await run(['serve'], {
      DATABASE_URL: 'mysql://someone:secret-word@here/it',
      PORT: '99999',
      BESLUITBOEK_LOG_LEVEL: 'loud',
    })
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(sentences(stderr)).toEqual([
      'DATABASE_URL must be an address like postgresql://user:password@host:5432/database.',
      'PORT must be a whole number from 0 to 65535.',
      'BESLUITBOEK_LOG_LEVEL must be one of trace, debug, info, warn, error, fatal, silent.',
    ])
  })

  test.each([
    ['serve', { BESLUITBOEK_DEVELOPMENT_SIGN_IN: 'on' }],
    ['demo', {}],
  ])(
    '%s with sign-in without password on every address is refused before the database is asked',
    async (command, more) => {
      const { code, stderr } = await run([command], { ...nowhere, HOST: '0.0.0.0', ...more })
      expect(code).toBe(2)
      expect(sentences(stderr)).toEqual([
        'The sign-in without password is for this machine only, and HOST is 0.0.0.0; set HOST to 127.0.0.1, or switch BESLUITBOEK_DEVELOPMENT_SIGN_IN off.',
      ])
    },
  )

  test.each(['serve', 'demo', 'doctor', 'migrate', 'rebuild'])(
    '%s with a database that cannot be reached says so in one sentence within seconds, exit code 1',
    async (command) => {
      const { code, stdout, stderr, took } = await run([command], nowhere)
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
      expect(sentences(stderr)).toEqual([
        'The database cannot be reached (connect ECONNREFUSED 127.0.0.1:1); check DATABASE_URL and whether the server runs.',
      ])
      expect(took).toBeLessThan(15_000)
    },
  )
})
