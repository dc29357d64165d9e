import { existsSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import bundled from '@sparticuz/chromium'
import { type Browser, chromium } from 'playwright-core'

const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-quic', '--no-first-run']

const launch = (executablePath: string, env: Record<string, string> = {}): Promise<Browser> =>
  chromium.launch({ executablePath, args, env: { ...process.env, ...env } as Record<string, string> })

/**
 * The package holds the system libraries a bare machine lacks, and unpacks them only where it believes to run in a
 * function service, in a folder that holds no browser yet: so it is told so, for this one call.
 */
const launchWithBundledLibraries = async (): Promise<Browser> => {
  const folder = join(tmpdir(), `besluitboek-chromium-${process.pid}`)
  mkdirSync(folder, { recursive: true })
  const before = { TMPDIR: process.env.TMPDIR, AWS_EXECUTION_ENV: process.env.AWS_EXECUTION_ENV }
  Object.assign(process.env, { TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' })
  try {
    const executablePath = await bundled.executablePath()
    return await launch(executablePath, {
      LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
      FONTCONFIG_PATH: join(folder, 'fonts'),
    })
  } finally {
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
  }
}

export type Started = { readonly browser: Browser } | { readonly reason: string }

const startAnyBrowser = async (): Promise<Started> => {
  const system = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
  const ways = existsSync(system)
    ? [() => launch(system)]
    : [async () => launch(await bundled.executablePath()), launchWithBundledLibraries]
  let reason = ''
  for (const start of ways) {
    try {
      return { browser: await start() }
    } catch (error) {
      const lines = String(error instanceof Error ? error.message : error).split('\n')
      reason = lines.find((line) => line.includes('error while loading')) ?? lines[0] ?? ''
    }
  }
  return { reason }
}

let shared: Promise<Started> | undefined

/**
 * The browser of the system (`CHROMIUM_PATH`, else /usr/bin/chromium), else the one that comes with a package, or the
 * reason why none could be started. None needs a display. The test files of one worker share it, so that it starts once,
 * and each looks through contexts of its own, which share nothing; it ends with its worker.
 */
export const startBrowser = async (): Promise<Started> => {
  const known = await shared
  if (known !== undefined && (!('browser' in known) || known.browser.isConnected())) return known
  shared = startAnyBrowser()
  return shared
}

/** Closes every context, for the end of a test file: nothing it opened is left for the next one. */
export const closeContexts = async (browser: Browser | null): Promise<void> => {
  await Promise.all((browser?.contexts() ?? []).map((context) => context.close()))
}
