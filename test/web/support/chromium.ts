import { existsSync } from 'node:fs'
import bundled from '@sparticuz/chromium'
import { type Browser, chromium } from 'playwright-core'

/** The browser of the system, else the one that comes with a package; neither needs a display. */
const executable = async (): Promise<string> => {
  const system = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
  return existsSync(system) ? system : bundled.executablePath()
}

/** A browser that was started, or the reason why none could be. */
export const startBrowser = async (): Promise<{ readonly browser: Browser } | { readonly reason: string }> => {
  try {
    const browser = await chromium.launch({
      executablePath: await executable(),
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-quic', '--no-first-run'],
    })
    return { browser }
  } catch (error) {
    return { reason: String(error instanceof Error ? error.message : error).split('\n')[0] ?? '' }
  }
}
