import { createReader, type Reader } from '../../support/browser-session.js'
import { startBrowser } from '../../support/chromium.js'
import { type Ledger, openLedger } from '../../support/ledger.js'

const started = await startBrowser()

/** The browser in which the stories are lived; null where none could be started. */
export const browser = 'browser' in started ? started.browser : null

/** Why there is none, as it stands in the name of the tests. */
export const why = 'reason' in started ? ` (skipped: no browser could be started: ${started.reason})` : ''

export type Stage = { readonly ledger: Ledger; readonly origin: string }

/** A ledger of that day, with its pages on an address of this machine. */
export const openStage = async (now: string, options: { developmentSignIn?: boolean } = {}): Promise<Stage> => {
  const ledger = await openLedger({ now, ...options })
  return { ledger, origin: await ledger.app.listen({ host: '127.0.0.1', port: 0 }) }
}

/** Somebody who signed in without a browser: a person of the house, or an auditor. */
export const signedIn = async ({ ledger }: Stage, choice: { huis?: string; rol: string }): Promise<Reader> => {
  const reader = createReader(ledger)
  await reader.signIn(choice)
  return reader
}
