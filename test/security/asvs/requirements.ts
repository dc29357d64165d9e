import { aroundTheProgram } from './around-the-program.js'
import { browserAndFiles } from './browser-and-files.js'
import type { Requirement } from './requirement.js'
import { rightsAndTokens } from './rights-and-tokens.js'
import { signingIn } from './signing-in.js'
import { whatComesIn } from './what-comes-in.js'

/** OWASP ASVS 5.0.0 levels 1 and 2, and how each is answered. */
export const requirements: readonly Requirement[] = [
  ...whatComesIn,
  ...browserAndFiles,
  ...signingIn,
  ...rightsAndTokens,
  ...aroundTheProgram,
]
