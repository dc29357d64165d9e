import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createLogger, loggedError } from '../../src/logging.js'
import { type Client, createClient } from '../http/support/client.js'
import { type RecordedHouse, recordHouse } from '../http/support/house.js'
import { asMonitoring, type Ledger, openLedger, today } from '../http/support/ledger.js'

const lines: string[] = []
const logger = createLogger('trace', { write: (line: string) => void lines.push(line) })
const canary = 'Kanarievogel'

let ledger: Ledger
let small: RecordedHouse
let administrator: Client
let person: string

beforeAll(async () => {
  ledger = await openLedger({ logger })
  small = await recordHouse(ledger.execute)
  person = small.seats.member.person
  administrator = await createClient(ledger, { kind: 'administrator', house: small.house })
})

afterAll(() => ledger.close())

/** What a command is answered; the canary is in no answer, metric or log line of it. */
const send = async (body: object): Promise<{ status: number; body: string }> => {
  const before = lines.length
  const payload = { effectiveOn: today, person, ...body }
  const answer = await administrator.command(small.house, 'RecordPersonDetails', payload)
  const metrics = await administrator.get('/metrics', asMonitoring)
  expect(lines.length, 'the request is in the log').toBeGreaterThan(before)
  for (const text of [answer.body, JSON.stringify(answer.headers), metrics.body, ...lines]) {
    expect(text).not.toMatch(/Kanarievogel/i)
  }
  return { status: answer.statusCode, body: answer.body }
}

const failing = async (message: string): Promise<void> => {
  await ledger.owner.query(`
    CREATE FUNCTION personal.fail() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION '${message}' USING DETAIL = '${message}', HINT = '${message}', ERRCODE = '22P02';
    END $$;
    CREATE TRIGGER fail BEFORE INSERT ON personal.value FOR EACH ROW EXECUTE FUNCTION personal.fail()`)
}

describe('what someone records about a person is in no log line, answer, metric or problem', () => {
  it('when the command is accepted', async () => {
    const all = { name: canary, email: `${canary}@voorbeeld.be`, phone: '+32 9 000 00 00' }
    expect((await send(all)).status).toBe(201)
  })

  it('when it is refused', async () => {
    const unknown = '00000000-0000-7000-8000-000000000009'
    expect((await send({ name: canary, person: unknown })).status).toBe(404)
    expect((await send({ name: canary, effectiveOn: '2199-01-01' })).status).toBe(422)
  })

  it('when it is invalid', async () => {
    for (const body of [
      { email: canary },
      { phone: canary },
      { name: canary.repeat(40) },
      { name: [canary] },
      { name: `${canary}\u0000` },
      { name: canary, person: canary },
    ]) {
      expect((await send(body)).status, JSON.stringify(body)).toBe(400)
    }
    const broken = await administrator.send({
      method: 'POST',
      url: `/api/houses/${small.house}/commands/record-person-details`,
      headers: { 'content-type': 'application/json' },
      payload: `{"name": "${canary}`,
    })
    expect(broken.statusCode).toBe(400)
    for (const text of [broken.body, ...lines]) expect(text).not.toMatch(/Kanarievogel/i)
  })

  it('when the database breaks and repeats what it was given', async () => {
    await failing(`cannot store ${canary}`)
    const before = lines.length
    expect((await send({ name: canary })).status).toBe(500)
    const [unforeseen] = lines.slice(before).filter((line) => line.includes('unforeseen error'))
    expect(JSON.parse(unforeseen!)).toMatchObject({
      err: { message: 'PostgreSQL refuses with ERROR 22P02', code: '22P02', stack: expect.stringMatching(/^\s+at /) },
    })
    await ledger.owner.query('DROP TRIGGER fail ON personal.value')
  })
})

describe('a logged error', () => {
  it('says which table and constraint refused, and nothing of what was written', () => {
    const error = new pg.DatabaseError('duplicate "Kanarievogel"', 1, 'error')
    Object.assign(error, {
      severity: 'ERROR',
      code: '23505',
      detail: canary,
      hint: canary,
      where: canary,
      internalQuery: canary,
      query: canary,
      parameters: [canary],
      table: 'value',
      constraint: 'value_pkey',
    })
    const logged = loggedError(new Error('the append failed', { cause: new AggregateError([error], 'all of it') }))
    expect(logged).toMatchObject({
      message: 'the append failed',
      cause: { errors: [{ code: '23505', table: 'value', constraint: 'value_pkey' }] },
    })
    expect(JSON.stringify(logged)).not.toContain(canary)
  })

  it('repeats no text that could not be parsed', () => {
    const failure = (): unknown => {
      try {
        return JSON.parse(`{"name": ${canary}}`)
      } catch (error) {
        return error
      }
    }
    expect(String(failure())).toContain(canary.slice(0, 3))
    expect(JSON.stringify(loggedError(failure()))).not.toContain('Kana')
  })

  it('leaves out fields that hold personal values, should someone log them', () => {
    logger.info({ name: canary, person: { email: canary }, command: { values: { phone: canary } } }, 'careless')
    expect(lines.at(-1)).toContain('careless')
    expect(lines.at(-1)).not.toContain(canary)
  })
})
