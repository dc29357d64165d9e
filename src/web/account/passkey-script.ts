import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../../package-root.js'

/** What the browser runs to make and use passkeys. */
export const passkeySource = readFileSync(join(packageRoot, 'src', 'web', 'assets', 'passkey.js'), 'utf8')

/** Changes with the content, so that browsers may keep it for a year. */
export const passkeyScript = `/assets/passkey.js?v=${createHash('sha256').update(passkeySource).digest('hex').slice(0, 12)}`
