import { execFile } from 'node:child_process'
import { chmod, chown, cp, mkdir, mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest'
import { packageRoot } from '../../src/package-root.js'
import { buildOnce, run } from './support/program.js'
import { reportShape } from './support/report.js'

const execute = promisify(execFile)
const whyNot = process.getuid?.() === 0 ? null : 'only root can run a program as another user'

beforeAll(buildOnce, 300_000)

const findNobody = async (): Promise<{ readonly uid: number; readonly gid: number }> => {
  const line = (await readFile('/etc/passwd', 'utf8')).split('\n').find((one) => one.startsWith('nobody:'))
  const [, , uid, gid] = line?.split(':') ?? []
  return { uid: Number(uid), gid: Number(gid) }
}

/** The program as someone would have it after `npm ci`, in a folder of that person with a space in its path. */
const installFor = async (user: { readonly uid: number; readonly gid: number }): Promise<string> => {
  const home = await mkdtemp(join(inject('runFolder'), 'besluitboek ordinary user '))
  onTestFinished(() => rm(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }), 60_000)
  await chmod(home, 0o700)
  await chown(home, user.uid, user.gid)
  const root = join(home, 'huis van het kind')
  await mkdir(root)
  for (const part of ['dist', 'houses', 'migrations', 'package.json', 'src/web/assets']) {
    await cp(join(packageRoot, part), join(root, part), { recursive: true })
  }
  // Tens of thousands of files: Node takes ten times as long for them as the command of the system.
  await execute('cp', ['-a', join(packageRoot, 'node_modules'), join(root, 'node_modules')])
  await execute('chown', ['-R', `${user.uid}:${user.gid}`, root])
  return root
}

describe.skipIf(whyNot !== null)(`as an ordinary user${whyNot === null ? '' : ` (skipped: ${whyNot})`}`, () => {
  test('the demo runs from a folder of its own whose path has spaces, with its data beside it', async () => {
    const user = await findNobody()
    expect(user.uid).toBeGreaterThan(0)
    const root = await installFor(user)
    const first = await run(['demo', '--once', '--json'], {}, { root, ...user })
    expect(first.code, first.stderr).toBe(0)
    expect(reportShape.parse(JSON.parse(first.stdout)).houses).toHaveLength(10)
    expect((await stat(join(root, 'data'))).uid).toBe(user.uid)
    const second = await run(['demo', '--once', '--json'], {}, { root, ...user })
    expect(second.code, second.stderr).toBe(0)
    expect(second.stdout).toBe(first.stdout)
  }, 180_000)
})
