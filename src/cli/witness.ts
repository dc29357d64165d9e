import { join } from 'node:path'
import pino from 'pino'
import { type Configuration, ConfigurationRefused, readConfiguration } from '../config.js'
import { nodeCryptography } from '../ledger/transparency/cryptography.js'
import type { Signer } from '../ledger/transparency/signing.js'
import { parseVerifierKey, type VerifierKey } from '../verifying/verifier-key.js'
import { claimFolder } from '../witness/claim-folder.js'
import { readWitnessConfiguration, type WitnessConfiguration } from '../witness/configuration.js'
import { ensureWitnessKey } from '../witness/key.js'
import { openRecords, type Records } from '../witness/records.js'
import { buildWitnessServer } from '../witness/server.js'
import { createWitness } from '../witness/witness.js'
import { asked, untilAskedToEnd } from './ending.js'

/** How long an answer under way may take while the program ends, in milliseconds. */
const PATIENCE_AT_THE_END = 3_000

type Settings = Configuration & { readonly witness: WitnessConfiguration; readonly folder: string }

const problemsOf = (read: () => unknown): readonly string[] => {
  try {
    read()
    return []
  } catch (error) {
    if (error instanceof ConfigurationRefused) return error.problems
    throw error
  }
}

/** Every wrong variable is named at once. */
const readSettings = (): Settings => {
  const environment = process.env
  const problems = [() => readConfiguration(environment), () => readWitnessConfiguration(environment)].flatMap(
    problemsOf,
  )
  if (problems.length > 0) throw new ConfigurationRefused(problems)
  const configuration = readConfiguration(environment)
  return {
    ...configuration,
    witness: readWitnessConfiguration(environment),
    folder: join(configuration.dataDirectory, 'witness'),
  }
}

const listen = async (
  { host, port, logLevel }: Settings,
  signer: Signer,
  logs: readonly VerifierKey[],
  records: Records,
): Promise<{ readonly address: string; readonly close: () => Promise<void> }> => {
  const logger = pino({ level: logLevel }, pino.destination({ dest: 2, sync: true }))
  const witness = createWitness({
    signer,
    logs,
    records,
    now: () => BigInt(Math.floor(Date.now() / 1000)),
    onMisfit: (signedCheckpoint, recordedSize) =>
      logger.warn(
        { signedCheckpoint, recordedSize: String(recordedSize) },
        'a log signed a checkpoint that was not shown to grow out of what was cosigned before; not cosigned',
      ),
  })
  const app = await buildWitnessServer({ witness, logger })
  const close = async (): Promise<void> => {
    const breakOff = setTimeout(() => app.server.closeAllConnections(), PATIENCE_AT_THE_END)
    await app.close().finally(() => clearTimeout(breakOff))
  }
  try {
    await app.listen({ host, port })
  } catch (error) {
    await close()
    throw error
  }
  return { address: app.listeningOrigin.replace('127.0.0.1', 'localhost'), close }
}

const describe = (
  { name, text }: VerifierKey,
  address: string,
  logs: readonly VerifierKey[],
  records: Records,
): string => {
  const origins = [...new Set(logs.map((log) => log.name))]
  const watched = origins.map((origin) => {
    const size = records.latest(origin)?.checkpoint.size
    return `  watches ${origin}, ${size === undefined ? 'of which it cosigned nothing yet' : `cosigned up to size ${size}`}\n`
  })
  return `Witness ${name} runs at ${address} (Ctrl-C to stop)\n  key ${text}\n${watched.join('')}`
}

const serveWitness = async (settings: Settings, ending: AbortSignal): Promise<void> => {
  const { folder, witness } = settings
  if (witness.logs.length === 0) {
    throw new ConfigurationRefused([
      'BESLUITBOEK_WITNESS_LOGS must name the verifier key of at least one log to watch.',
    ])
  }
  const signer = await ensureWitnessKey(folder, witness)
  const logs = await Promise.all(witness.logs.map((log) => parseVerifierKey(log, nodeCryptography)))
  const claim = await claimFolder(folder)
  try {
    const records = await openRecords(folder, [signer.verifierKey, ...logs])
    if (ending.aborted) return
    const listening = await listen(settings, signer, logs, records)
    process.stderr.write(describe(signer.verifierKey, listening.address, logs, records))
    await asked(ending)
    process.stderr.write('Closing…\n')
    await listening.close()
  } finally {
    await claim.release()
  }
}

/** Runs a witness of other logs (C2SP tlog-witness) until it is asked to end, or prints its verifier key only. */
export const witness = ({ vkey }: { readonly vkey: boolean }): Promise<void> =>
  untilAskedToEnd(async (ending) => {
    const settings = readSettings()
    if (!vkey) return serveWitness(settings, ending)
    const { verifierKey } = await ensureWitnessKey(settings.folder, settings.witness)
    process.stdout.write(`${verifierKey.text}\n`)
  })
