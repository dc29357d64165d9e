import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createPool, instantFromText, withSessionSettings } from '../../src/database/connect.js'
import { createTestDatabase, type TestDatabase } from '../database.js'

let database: TestDatabase

beforeAll(async () => {
  database = await createTestDatabase()
})

afterAll(async () => {
  await database.drop()
})

describe('values from PostgreSQL', () => {
  test('arrive without loss: days and amounts as text, big numbers as bigint, instants as ISO in UTC', async () => {
    const result = await database.pool.query(`
      SELECT date '2024-02-29' AS day, 9007199254740993::int8 AS big, 12.30::numeric AS amount,
        timestamptz '2024-07-01 12:00:00.123999+02' AS instant, timestamptz '2024-07-01 12:00:00+02' AS whole,
        ARRAY[date '2024-02-29', NULL] AS days, ARRAY[1::int8] AS bigs, ARRAY[1.50::numeric] AS amounts,
        ARRAY[timestamptz '2024-07-01 12:00:00+02'] AS instants, 7::int4 AS small, true AS yes, '{"a":[1]}'::jsonb AS json`)
    expect(result.rows).toEqual([
      {
        day: '2024-02-29',
        big: 9007199254740993n,
        amount: '12.30',
        instant: '2024-07-01T10:00:00.123Z',
        whole: '2024-07-01T10:00:00.000Z',
        days: ['2024-02-29', null],
        bigs: [1n],
        amounts: ['1.50'],
        instants: ['2024-07-01T10:00:00.000Z'],
        small: 7,
        yes: true,
        json: { a: [1] },
      },
    ])
  })

  test('an instant that has no ISO form stays as it is', () => {
    expect(instantFromText('infinity')).toBe('infinity')
  })
})

describe('sessions', () => {
  test('have the role and the settings from their first query, and get the role back after RESET', async () => {
    const first = await database.pool.query(
      `SELECT current_user::text AS role, current_setting('TimeZone') AS zone, current_setting('DateStyle') AS dates`,
    )
    expect(first.rows).toEqual([{ role: 'besluitboek_app', zone: 'UTC', dates: 'ISO, MDY' }])
    const client = await database.pool.connect()
    await client.query('RESET ROLE')
    const after = await client.query('SELECT current_user::text AS role')
    client.release()
    expect(after.rows).toEqual([{ role: 'besluitboek_app' }])
  })

  test('keep options that stood in the address', async () => {
    const pool = createPool(`${database.connectionString}?options=${encodeURIComponent('-c statement_timeout=1234')}`)
    const result = await pool.query(
      `SELECT current_setting('statement_timeout') AS timeout, current_setting('TimeZone') AS zone`,
    )
    await pool.end()
    expect(result.rows).toEqual([{ timeout: '1234ms', zone: 'UTC' }])
  })

  test('settings are added behind other parameters of the address', () => {
    expect(withSessionSettings('postgresql://u@h/d?sslmode=require')).toMatch(
      /\?sslmode=require&options=-c%20TimeZone%3DUTC/,
    )
  })

  test('a pool survives the death of its idle connections', async () => {
    const pool = createPool(database.connectionString, { max: 1, applicationName: 'victim' })
    await pool.query('SELECT 1')
    await database.owner.query(
      `SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE application_name = 'victim'`,
    )
    await expect.poll(() => pool.totalCount).toBe(0)
    expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
    await pool.end()
  })
})
