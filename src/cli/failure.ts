import { CommanderError } from 'commander'
import { BackupRefused } from '../backup/refusal.js'
import { ConfigurationRefused } from '../config.js'
import { DurabilityRefused } from '../database/durability.js'
import { EmbeddedPostgresFailed } from '../database/embedded.js'
import { MigrationRefused } from '../database/migrate.js'
import { RightsRefused } from '../database/rights.js'
import { StoreUnavailable } from '../ledger/event-store.js'
import { ErasureJournalDamaged } from '../ledger/personal-data/erasure-journal.js'
import { ExportRefused } from '../ledger/transparency/export-folder.js'
import { SealingRefused } from '../ledger/transparency/sealing-refused.js'
import { loggedError } from '../logging.js'
import { RebuildRefused, RebuildStopped } from '../projecting/errors.js'
import { WitnessRefused } from '../witness/refused.js'

/** A command could not do its work, for a reason its user can mend. */
export class CommandFailed extends Error {
  override readonly name = 'CommandFailed'
  constructor(
    message: string,
    /** 1: failed. 2: wrong use. */
    readonly exitCode: 1 | 2 = 1,
  ) {
    super(message)
  }
}

const unreachable = (why: string): string =>
  `The database cannot be reached (${why}); check DATABASE_URL and whether the server runs.`

/** The PostgreSQL driver gives these failures no code, only words. */
const BROKEN_CONNECTION =
  /^(?:timeout expired|Connection terminated\b|timeout exceeded when trying to connect|The server does not support SSL)/

const systemSentence = (
  error: NodeJS.ErrnoException & { readonly port?: number; readonly address?: string },
): string | null => {
  switch (error.code) {
    case 'EADDRINUSE':
      return `Port ${error.port} is in use by another program; stop that one, or set PORT to another number.`
    case 'EADDRNOTAVAIL':
      return `This machine has no address ${error.address}; set HOST to one of its own addresses.`
    case 'EACCES':
      return `Not allowed: ${error.message}. Choose a port above 1023 or a folder you may write in.`
    case 'ECONNREFUSED':
    case 'ECONNRESET':
    case 'ENETUNREACH':
    case 'EPIPE':
    case 'ENOTFOUND':
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
    case 'EAI_AGAIN':
      return unreachable(error.message || String(error.code))
    case '28P01':
    case '28000':
      return `The database refuses the sign-in (${error.message}); check user and password in DATABASE_URL.`
    case '3D000':
      return `The database does not exist (${error.message}); create it first or correct DATABASE_URL.`
    case '57P03':
      return 'The database is starting or stopping; try again in a moment.'
    case '53300':
      return `The database has no connection left (${error.message}); raise its max_connections or stop other programs.`
    default:
      return BROKEN_CONNECTION.test(error.message) ? unreachable(error.message) : null
  }
}

const foreseen = [
  BackupRefused,
  DurabilityRefused,
  EmbeddedPostgresFailed,
  MigrationRefused,
  RightsRefused,
  StoreUnavailable,
  ErasureJournalDamaged,
  RebuildRefused,
  RebuildStopped,
  WitnessRefused,
  SealingRefused,
  ExportRefused,
]

/** One clear sentence (or one a problem) and the exit code for what went wrong: 1 failed, 2 wrong use. */
export const explain = (error: unknown): { readonly text: string; readonly exitCode: number } => {
  if (error instanceof CommanderError) return { text: '', exitCode: error.exitCode === 0 ? 0 : 2 }
  if (error instanceof ConfigurationRefused) return { text: error.problems.join('\n'), exitCode: 2 }
  if (error instanceof CommandFailed) return { text: error.message, exitCode: error.exitCode }
  if (foreseen.some((kind) => error instanceof kind)) return { text: (error as Error).message, exitCode: 1 }
  // Several addresses of one host were tried: the first failure tells enough.
  if (error instanceof AggregateError && error.errors.length > 0) return explain(error.errors[0])
  if (error instanceof Error) {
    const sentence = systemSentence(error)
    const { type, message, stack } = loggedError(error)
    return { text: sentence ?? `Something unforeseen went wrong: ${type}: ${message}\n${stack}`, exitCode: 1 }
  }
  return { text: `Something unforeseen went wrong: ${String(error)}`, exitCode: 1 }
}
