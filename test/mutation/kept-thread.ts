import { type PoolOptions, type PoolWorker, ThreadsPoolWorker, type WorkerRequest } from 'vitest/node'

type Listener = Parameters<PoolWorker['on']>[1]

let thread: ThreadsPoolWorker | undefined
let runs = 0

/** Every run loads its test files anew and the old ones stay in memory: after so many the thread is replaced. */
const MOST_RUNS = 100

/**
 * A worker thread that stays between runs, so that a mutant costs its tests and not the loading of
 * the whole domain (ten times as fast). The first `start` goes to the thread; later ones, and every `stop`, are answered
 * here, and the settings of the run (which tests) go along with the run itself. Safe because the domain keeps no state
 * of its own and a mutant is switched on for its run only; one that never ends takes the process, and the thread, with it.
 */
export const keptThread = (options: PoolOptions): PoolWorker => {
  const listeners: [string, Listener][] = []
  let config: unknown
  const answer = (type: 'started' | 'stopped'): void => {
    queueMicrotask(() => {
      for (const [event, listener] of [...listeners]) {
        if (event === 'message') listener({ type, __vitest_worker_response__: true })
      }
    })
  }
  let first = false
  return {
    name: 'kept-thread',
    on: (event, listener) => {
      listeners.push([event, listener])
      thread?.on(event, listener)
    },
    off: (event, listener) => {
      const index = listeners.findIndex(([one, other]) => one === event && other === listener)
      if (index !== -1) listeners.splice(index, 1)
      thread?.off(event, listener)
    },
    send: (message: WorkerRequest) => {
      if (message.type === 'start') {
        config = message.context.config
        if (!first) return answer('started')
      }
      if (message.type === 'stop') return answer('stopped')
      if (message.type === 'run') return thread?.send({ ...message, context: { ...message.context, config } as never })
      thread?.send(message)
    },
    start: async () => {
      first = thread === undefined
      thread ??= new ThreadsPoolWorker(options)
      if (!first) return
      runs = 0
      await thread.start()
    },
    stop: async () => {
      for (const [event, listener] of listeners.splice(0)) thread?.off(event, listener)
      runs += 1
      if (runs < MOST_RUNS) return
      const old = thread
      thread = undefined
      await old?.stop()
    },
    deserialize: (data) => data,
  }
}
