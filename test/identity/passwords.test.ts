import { describe, expect, test } from 'vitest'
import { hashPassword, isPassword, passwordFault } from '../../src/identity/passwords.js'
import { createReader } from '../web/support/browser-session.js'
import { openLedger } from '../web/support/ledger.js'

const about = { login: 'an.peeters@voorbeeld.be', name: 'An Peeters' }

describe('a password', () => {
  test('asks for length and nothing else, and refuses what is tried first or is about this place', async () => {
    for (const good of [
      'een zin over de regen',
      'zzqwmvkplxty',
      'ééndüidelijk ω≈ç',
      `${'x'.repeat(63)}y aap noot`,
      'AAAbbb 1 ! wim',
    ]) {
      expect(await passwordFault(good, about), good).toBeNull()
    }
    expect(await passwordFault('elf tekens!', about)).toBe('too-short')
    expect(await passwordFault('a'.repeat(257), about)).toBe('too-long')
    const bad = [
      'password1234',
      'Qwertyuiop12345',
      'hallohallohallo',
      'Besluitboek2026',
      'an.peeters@voorbeeld.be',
      'AnPeeters!2026',
    ]
    const place = [
      'huisvanhetkind',
      'Huis van het Kind 2026',
      'huizenvanhetkind!',
      'gemeentebestuur1',
      'lokaalbestuur2026',
      'opgroeien20262026',
    ]
    for (const one of [...bad, ...place]) expect(await passwordFault(one, about), one).toBe('common')
  })

  test('is compared whole, with its case, and however a keyboard composed it', async () => {
    const long = `${'lang '.repeat(40)}einde`
    const hash = await hashPassword(long)
    expect(await isPassword(hash, long)).toBe(true)
    expect(await isPassword(hash, long.slice(0, -1))).toBe(false)
    expect(await isPassword(hash, long.toUpperCase())).toBe(false)
    expect(await isPassword(hash, ` ${long}`)).toBe(false)
    expect(await isPassword(await hashPassword('caf\u00e9 in de regen'), 'cafe\u0301 in de regen')).toBe(true)
    expect(await isPassword(null, 'a password that nobody has, only to compare with')).toBe(false)
  })

  test('is kept as argon2id with the parameters that OWASP advises', async () => {
    const [one, other] = [await hashPassword('een zin over de regen'), await hashPassword('een zin over de regen')]
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(one).not.toBe(other)
  })

  test('is typed in a field that hides it, and that a password manager can fill', async () => {
    const ledger = await openLedger({ developmentSignIn: false })
    try {
      const { body } = await createReader(ledger).get('/aanmelden/wachtwoord')
      const field = /<input[^>]*name="wachtwoord"[^>]*>/.exec(body)![0]
      expect(field).toContain('type="password"')
      expect(field).toContain('autocomplete="current-password"')
      expect(body).toMatch(/<input[^>]*name="login"[^>]*autocomplete="username/)
      expect(body).not.toMatch(/onpaste|readonly/)
      const token = await ledger.identity.links.make({ purpose: 'first-manager' })
      const made = (await createReader(ledger).get(`/uitnodiging/${token}`)).body
      expect(/<input[^>]*name="wachtwoord"[^>]*>/.exec(made)![0]).toMatch(
        /type="password"[^>]*autocomplete="new-password"|autocomplete="new-password"[^>]*type="password"/,
      )
    } finally {
      await ledger.close()
    }
  })
})
