import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { packageRoot } from '../../src/package-root.js'

/*
 * What the source of the program may do at all. Each list is by hand: a file that begins to reach the network, to run
 * something or to make a statement of text has to be looked at, and put on it.
 */

const read = (path: string): string => readFileSync(join(packageRoot, path), 'utf8')

/** Comments tell of what is not done here, and are left out. */
const codeOf = (path: string): string =>
  read(path)
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '')

const files = execFileSync('git', ['ls-files', 'src', 'projections'], { cwd: packageRoot, encoding: 'utf8' })
  .split('\n')
  .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
  .map((path) => ({ path, code: codeOf(path) }))

const filesWith = (pattern: RegExp): readonly string[] =>
  files.filter(({ code }) => pattern.test(code)).map(({ path }) => path)

const found = (pattern: RegExp): readonly string[] =>
  [...new Set(files.flatMap(({ code }) => [...code.matchAll(pattern)].map(([, what]) => what!)))].sort()

describe('the program', () => {
  test('runs no code made of text, and no shell', () => {
    expect(files.length).toBeGreaterThan(700)
    expect(filesWith(/\beval\s*\(|\bnew Function\b|['"]node:vm['"]|import\(\s*[^'")]/)).toEqual([])
    expect(filesWith(/child_process/)).toEqual([
      'src/database/embedded.ts',
      'src/database/embedded/cluster.ts',
      'src/database/embedded/postmaster.ts',
      'src/documents/pdf/pdf-writer.ts',
    ])
    expect(
      filesWith(/\bexecSync\b|\bspawnSync\b|\bshell:\s*true|\{[^}]*\bexec\b[^}]*\}\s*from 'node:child_process'/),
    ).toEqual([])
  })

  test('reaches the network from these files only', () => {
    expect(filesWith(/from '(node:(http|https|http2|net|tls|dgram|dns)|undici|nodemailer|openid-client)'/)).toEqual([
      'src/database/embedded.ts',
      'src/identity/openid/openid-sign-in.ts',
      'src/notifying/smtp.ts',
      'src/witness/claim-folder.ts',
    ])
    // In a browser, to this very site; to witnesses that were given; nothing else.
    expect(filesWith(/(?<![\w'"-])fetch\b/)).toEqual([
      'src/ledger/transparency/ask-witness.ts',
      'src/ledger/transparency/post-text.ts',
      'src/web/live/browser/send.ts',
    ])
    expect(
      filesWith(/from '@eventstore\/db-client'/).every((path) => path.startsWith('src/ledger/eventstoredb/')),
    ).toBe(true)
  })

  test('uses these algorithms only', () => {
    expect(found(/\bcreateHash\(\s*'([^']+)'/g)).toEqual(['sha256'])
    expect(found(/\bcreateHmac\(\s*'([^']+)'/g)).toEqual(['sha256'])
    expect(found(/'(aes-[^']+|des(?:-[^']*)?|rc4|chacha[^']*)'/g)).toEqual(['aes-256-gcm'])
    expect(found(/generateKeyPairSync\('([^']+)'/g)).toEqual(['ed25519'])
    expect(found(/hkdfSync\('([^']+)'/g)).toEqual(['sha256'])
    expect(filesWith(/\bmd5\b|createCipher\(|'rsa'/i)).toEqual([])
    // As HMAC, in the codes of apps: other hashes are not known to them (RFC 6238).
    expect(filesWith(/\bsha-?1\b/i)).toEqual(['src/identity/one-time-codes.ts'])
    expect(found(/algorithm: '([^']+)'/g)).toEqual(['SHA1'])
  })

  test('uses no weak chance but to wait for a moment', () => {
    const weak = files.flatMap(({ path, code }) =>
      code.split('\n').flatMap((line) => (line.includes('Math.random') ? [`${path}: ${line.trim()}`] : [])),
    )
    expect(weak.filter((line) => !line.includes('setTimeout'))).toEqual([])
  })

  test('makes no markup of text in the browser, and keeps nothing there but the acts that wait and what was typed in a meeting', () => {
    expect(filesWith(/\.(innerHTML|outerHTML)\b|insertAdjacentHTML|document\.write|dangerouslySetInnerHTML/)).toEqual(
      [],
    )
    expect(filesWith(/\bpostMessage\b|\bWebSocket\b|\bRTCPeerConnection\b/)).toEqual([])
    // The page that checks receipts from a disk is one file: it holds our own modules, and nothing of anybody else.
    expect(filesWith(/<script(?![^>]*\bsrc=)/)).toEqual(['src/web/verifying/alone-page.ts'])
    expect(filesWith(/\blocalStorage\b|\bsessionStorage\b|\bindexedDB\b|document\.cookie/)).toEqual([
      'src/web/live/browser/page.ts',
      'src/web/live/browser/signed-out.ts',
    ])
  })

  test('makes no pattern of what somebody typed', () => {
    expect(filesWith(/new RegExp\(/)).toEqual([
      'src/bank-statements/matching/signs.ts',
      'src/http/attachment-routes.ts',
      'src/importing/check-file.ts',
      'src/importing/format.ts',
      'src/verifying/note.ts',
    ])
  })

  test('makes no statement for the database of what somebody typed', () => {
    // Names of tables and columns of our own may stand in a statement; what a request says never does.
    const built = files.flatMap(({ path, code }) =>
      [...code.matchAll(/\.query(?:<[^>]*>)?\(\s*`([^`]*)`/g)].flatMap(([, sql]) =>
        [...sql!.matchAll(/\$\{([^}]*)\}/g)].map(([, what]) => `${path}: ${what}`),
      ),
    )
    expect(built.filter((one) => /request|body|typed|params|query\b|form\b/i.test(one.split(': ')[1]!))).toEqual([])
    expect(filesWith(/\.query\(\s*['"`][^'"`]*['"`]\s*\+/)).toEqual([])
  })

  test('has every library at one version, with the hash of what was looked at', () => {
    const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<string, Record<string, string>>
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
      // Under another name than its own, a library says which one it is as well.
      expect(version, name).toMatch(/^(npm:@?[\w./-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/)
    }
    const { packages } = JSON.parse(read('package-lock.json')) as {
      packages: Record<string, { integrity?: string; link?: boolean; version?: string; inBundle?: boolean }>
    }
    const loose = Object.entries(packages).filter(
      ([path, { integrity, link, inBundle }]) =>
        path !== '' && link !== true && inBundle !== true && !integrity?.startsWith('sha512-'),
    )
    expect(loose.map(([path]) => path)).toEqual([])
  })

  test('ships no tests, no repository and no secret', () => {
    const left = read('.dockerignore').split('\n')
    for (const one of ['.git', 'test', 'bench', 'data', '.env']) expect(left).toContain(one)
    expect(read('Dockerfile')).toMatch(/npm ci --omit=dev/)
    expect(read('Dockerfile')).toMatch(/^USER node$/m)
    expect(read('Dockerfile')).not.toMatch(/PASSWORD|SECRET/)
  })
})
