import type { Invited } from '../../../src/identity/one-time-links.js'
import { hashPassword } from '../../../src/identity/passwords.js'
import { createReader, type Reader } from './browser-session.js'
import type { Ledger } from './ledger.js'

/** The password of every account in these tests. */
export const password = 'een zin over de regen in maart'

let made = 0

/** An account that accepted these invitations; nobody is signed in with it yet. */
export const makeAccount = async (
  { identity }: Pick<Ledger, 'identity'>,
  [first, ...more]: readonly Invited[],
): Promise<{ readonly id: string; readonly login: string }> => {
  if (first === undefined) throw new Error('An account is made by an invitation')
  made += 1
  const login = `iemand-${made}@voorbeeld.be`
  const { links, joining } = identity
  const passwordHash = await hashPassword(password)
  const token = await links.make({ purpose: 'invitation', invited: first })
  const joined = await joining.makeAccount(token, { login, name: `Iemand ${made}`, passwordHash })
  if (!joined.ok) throw new Error(joined.why)
  for (const invited of more) {
    const accepted = await joining.accept(await links.make({ purpose: 'invitation', invited }), joined.account)
    if (!accepted.ok) throw new Error(accepted.why)
  }
  return { id: joined.account, login }
}

/** Somebody who signs in with login and password. */
export const signInWith = async (ledger: Ledger, login: string, typed = password, from?: string): Promise<Reader> => {
  const reader = createReader(ledger, from)
  await reader.submit('/aanmelden/wachtwoord', { login, wachtwoord: typed })
  return reader
}
