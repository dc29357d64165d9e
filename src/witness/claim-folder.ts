import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, readdir, rm } from 'node:fs/promises'
import { connect, createServer, type Server } from 'node:net'
import { dirname, join, relative } from 'node:path'
import { syncFolder } from '../durable-file.js'
import { WitnessRefused } from './refused.js'

/** A folder that no other program uses while this is held. */
export type Claim = { readonly release: () => Promise<void> }

const CLAIM = /^running-[0-9a-f]{8}\.socket$/

/** Bytes an operating system gives the name of a socket (macOS: 104, Linux: 108), its end included. */
const LONGEST_PATH = 103

const shortest = (path: string): string => {
  const fromHere = relative(process.cwd(), path)
  return fromHere.length < path.length ? fromHere : path
}

const listen = async (server: Server, folder: string, path: string): Promise<void> => {
  if (Buffer.byteLength(path) > LONGEST_PATH) {
    throw new WitnessRefused(`The path of ${folder} is too long; set BESLUITBOEK_DATA to a folder with a shorter path.`)
  }
  try {
    server.listen(path)
    await once(server, 'listening')
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'EACCES') throw error
    throw new WitnessRefused(
      `${folder} cannot be kept for one witness alone (${message}); set BESLUITBOEK_DATA to a folder on a disk of this machine.`,
    )
  }
}

/** Does a living program hold this claim? The operating system itself knows: it closes the socket of one that ended. */
const isHeld = (path: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(path)
    socket.on('connect', () => {
      socket.destroy()
      resolve(true)
    })
    // Any other trouble, such as a socket of another user, is no sign that nobody is there.
    socket.on('error', ({ code }: NodeJS.ErrnoException) => resolve(code !== 'ECONNREFUSED' && code !== 'ENOENT'))
  })

/**
 * Claims a folder for this program alone; the claim of a program that was killed counts no more. Every program first
 * puts up a claim of its own and then looks for others, so of two at once the later sees the earlier: never do both run,
 * at worst neither does. Holds on one machine, also between containers that share the folder.
 *
 * @throws {WitnessRefused} when another program holds it
 */
export const claimFolder = async (folder: string): Promise<Claim> => {
  await mkdir(folder, { recursive: true })
  // What is kept in the folder is of no use when a power failure takes the folder itself.
  await syncFolder(dirname(folder))
  const name = `running-${randomBytes(4).toString('hex')}.socket`
  const server = createServer((socket) => socket.destroy())
  await listen(server, folder, shortest(join(folder, name)))
  server.unref()
  const release = async (): Promise<void> => {
    server.close()
    await once(server, 'close')
    await rm(join(folder, name), { force: true })
  }
  const others = (await readdir(folder)).filter((other) => CLAIM.test(other) && other !== name)
  for (const other of others) {
    if (await isHeld(shortest(join(folder, other)))) {
      await release()
      throw new WitnessRefused(
        `Another witness already runs on ${folder}; two could sign what contradicts each other. Stop that one, or set BESLUITBOEK_DATA to another folder.`,
      )
    }
    await rm(join(folder, other), { force: true })
  }
  return { release }
}
