import { hash, verify } from '@node-rs/argon2'

/** argon2id as OWASP advises for servers (Password Storage Cheat Sheet): 19 MiB, two passes, one lane. */
const SETTINGS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

export const SHORTEST_PASSWORD = 12
/** Long sentences are welcome; a megabyte only costs time. */
export const LONGEST_PASSWORD = 256

/** The same characters, however a keyboard composes them (NIST SP 800-63B-4, 3.1.1.2). */
const normalised = (password: string): string => password.normalize('NFKC')

export const hashPassword = (password: string): Promise<string> => hash(normalised(password), SETTINGS)

let decoy: Promise<string> | undefined

/**
 * Is this the password? Without a hash (there is no such account, or it has no password) the same work is done and the
 * answer is no, so that the time taken tells nothing.
 */
export const isPassword = async (known: string | null, password: string): Promise<boolean> => {
  decoy ??= hashPassword('a password that nobody has, only to compare with')
  const right = await verify(known ?? (await decoy), normalised(password))
  return right && known !== null
}

export type PasswordFault = 'too-short' | 'too-long' | 'common'

let common: Promise<ReadonlySet<string>> | undefined

/** Passwords that are tried first; read when the first password is chosen. */
const commonPasswords = (): Promise<ReadonlySet<string>> => {
  common ??= import('@zxcvbn-ts/language-common').then(({ dictionary }) => new Set(dictionary['passwords-common']))
  return common
}

/** What this place is called and about; whoever guesses begins there. The list of docs/security.md. */
const ABOUT_THIS_PLACE = [
  'besluitboek',
  'huisvanhetkind',
  'huizenvanhetkind',
  'opgroeien',
  'kindengezin',
  'stuurgroep',
  'bekrachtiging',
  'gemeentebestuur',
  'lokaalbestuur',
  'schepencollege',
]

/** “hallohallohallo”: the shortest piece that the text repeats. */
const repeated = (text: string): string => {
  for (let length = 1; length <= text.length / 2; length += 1) {
    const piece = text.slice(0, length)
    if (piece.repeat(Math.ceil(text.length / length)).slice(0, text.length) === text) return piece
  }
  return text
}

const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

/** What is wrong with a new password; null when it will do. No rules about which signs it holds: length is what counts. */
export const passwordFault = async (
  password: string,
  about: { readonly login: string; readonly name: string },
): Promise<PasswordFault | null> => {
  const text = normalised(password)
  if ([...text].length < SHORTEST_PASSWORD) return 'too-short'
  if (text.length > LONGEST_PASSWORD) return 'too-long'
  const plain = letters(text)
  const own = [about.login, about.login.split('@')[0] ?? '', about.name].map(letters)
  const known = await commonPasswords()
  // Digits and signs around a known password are the first thing that is tried.
  const bare = plain.replace(/^\p{N}+|\p{N}+$/gu, '')
  const tried = [text.toLowerCase(), plain, bare, repeated(plain), repeated(bare)]
  const plainly = [...own, ...ABOUT_THIS_PLACE]
  const guessable = tried.some((one) => known.has(one) || plainly.includes(one)) || new Set(plain).size < 5
  return guessable ? 'common' : null
}
