import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { packageRoot } from '../../package-root.js'
import type { Paper } from '../paper.js'
import type { Answered, Asked } from './compile-process.js'

/** Why a document could not be made: larger than the limit, not ready in time, or too many asked at once. */
export class DocumentNotMade extends Error {
  override readonly name = 'DocumentNotMade'
  constructor(readonly reason: 'too-large' | 'too-slow' | 'too-many') {
    super(`The document was not made: ${reason}`)
  }
}

export type PdfWriter = {
  /**
   * A tagged PDF (PDF/UA-1); the same bytes for the same document.
   *
   * @throws {DocumentNotMade}
   */
  readonly write: (paper: Paper) => Promise<Buffer>
  readonly close: () => void
}

const program = join(packageRoot, 'dist', 'program', 'compile-process.js')

const defaults = {
  /** The most characters of a document as JSON. */
  largest: 2_000_000,
  /** How long one document may take, in milliseconds, with what was asked before it. */
  patience: 20_000,
  /** How many documents may wait at once. */
  queue: 20,
  /** How long the process stays when nothing is asked, in milliseconds. */
  idle: 60_000,
}

type Waiting = { readonly resolve: (pdf: Buffer) => void; readonly reject: (error: Error) => void }

/**
 * Writes PDFs in a process of their own, started at the first and ended when none was asked for a while: the compiler
 * takes memory and tenths of a second that nobody else should wait for, and a process that takes too long can be killed.
 */
export const createPdfWriter = (options: Partial<typeof defaults> = {}): PdfWriter => {
  const { largest, patience, queue, idle } = { ...defaults, ...options }
  const waiting = new Map<number, Waiting>()
  let child: ChildProcess | null = null
  let number = 0
  let ending: NodeJS.Timeout | null = null

  const drop = (error: Error): void => {
    child?.kill('SIGKILL')
    child = null
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }

  const rest = (): void => {
    if (waiting.size > 0) return
    child?.unref()
    child?.channel?.unref()
    ending = setTimeout(() => drop(new Error('The process that writes PDFs was idle')), idle).unref()
  }

  const start = (): ChildProcess => {
    const started = fork(program, {
      execArgv: [],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    started.on('message', (answered: Answered) => {
      const asked = waiting.get(answered.number)
      waiting.delete(answered.number)
      if ('pdf' in answered) asked?.resolve(Buffer.from(answered.pdf))
      else asked?.reject(new Error(answered.refused))
      rest()
    })
    const gone = (why: string): void => {
      if (child === started) drop(new Error(`The process that writes PDFs ended: ${why}`))
    }
    started.on('error', (error) => gone(error.message))
    started.on('exit', (code, signal) => gone(String(code ?? signal)))
    return started
  }

  return {
    write: async (paper) => {
      if (JSON.stringify(paper).length > largest) throw new DocumentNotMade('too-large')
      if (waiting.size >= queue) throw new DocumentNotMade('too-many')
      if (ending !== null) clearTimeout(ending)
      child ??= start()
      child.ref()
      child.channel?.ref()
      const asked: Asked = { number: ++number, paper }
      const written = new Promise<Buffer>((resolve, reject) => waiting.set(asked.number, { resolve, reject }))
      const late = setTimeout(() => drop(new DocumentNotMade('too-slow')), patience)
      child.send(asked)
      return written.finally(() => clearTimeout(late))
    },
    close: () => {
      if (ending !== null) clearTimeout(ending)
      drop(new Error('The process that writes PDFs was closed'))
    },
  }
}
