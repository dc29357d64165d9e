import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { SealingState } from '../ledger/transparency/sealing-state.js'
import type { Notifying } from '../notifying/notifying.js'
import type { EngineStatus } from '../projecting/status.js'
import { notFound } from './http-problem.js'
import { isMonitoring } from './monitoring.js'

export type HealthDependencies = {
  readonly status: () => Promise<EngineStatus>
  readonly sealing: () => Promise<SealingState>
  readonly storeName: string
  readonly notifying: Pick<Notifying, 'mails'>
  /** Events a projection may lag behind before the program counts as not ready. */
  readonly largestLag?: bigint
  /** What monitoring shows to be told more than whether the program is ready; null: nobody is. */
  readonly monitoringToken?: string | null
}

type Readiness = {
  readonly ready: boolean
  readonly store: string
  readonly head: number
  /** The transparency log: events under a signature, events not yet, and why signing stands still. */
  readonly log: {
    readonly size: number
    readonly behind: number
    readonly signedAt: string | null
    readonly problem: SealingState['problem']
    /** Every witness with the newest size it cosigned, and what is the matter when it is not the newest. */
    readonly witnesses: readonly {
      readonly name: string
      readonly size: number | null
      readonly cosignedAt: string | null
      readonly upToDate: boolean
      readonly problem: string | null
    }[]
  }
  readonly projections: readonly {
    readonly name: string
    readonly position: number
    readonly lag: number
    readonly poison: {
      readonly event: string
      readonly type: string
      readonly position: number
      readonly reason: string
    } | null
    readonly building: { readonly position: number; readonly target: number } | null
  }[]
}

const readinessOf = (status: EngineStatus, sealing: SealingState, store: string, largestLag: bigint): Readiness => ({
  ready:
    sealing.problem === null && status.projections.every(({ lag, poison }) => poison === null && lag <= largestLag),
  store,
  head: Number(status.head),
  log: {
    size: Number(sealing.size),
    behind: Number(sealing.behind),
    signedAt: sealing.signedAt,
    problem: sealing.problem,
    witnesses: sealing.witnesses.map(({ size, ...witness }) => ({
      ...witness,
      size: size === null ? null : Number(size),
    })),
  },
  projections: status.projections.map(({ projection, position, lag, poison, building }) => ({
    name: projection,
    position: Number(position),
    lag: Number(lag),
    poison:
      poison === null
        ? null
        : { event: poison.event, type: poison.type, position: Number(poison.position), reason: poison.reason },
    building: building === null ? null : { position: Number(building.position), target: Number(building.target) },
  })),
})

/**
 * `/healthz`: the process lives. `/readyz`: whether store and projections are there, and for monitoring how they are doing.
 * `/metrics`: Prometheus, for monitoring only.
 */
export const healthRoutes = (app: FastifyInstance, dependencies: HealthDependencies): void => {
  const { status, sealing, storeName, notifying, largestLag = 10_000n, monitoringToken = null } = dependencies
  const config = { access: 'public' as const }
  const monitored = { ...config, monitors: true as const }
  const mayMonitor = isMonitoring(monitoringToken)
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const answered = new Histogram({
    name: 'besluitboek_http_request_seconds',
    help: 'Time to answer a request, by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
    registers: [registry],
  })
  const head = new Gauge({ name: 'besluitboek_log_head', help: 'Position of the newest event', registers: [registry] })
  const lag = new Gauge({
    name: 'besluitboek_projection_lag',
    help: 'Events that a projection still has to handle',
    labelNames: ['projection'],
    registers: [registry],
  })
  const stopped = new Gauge({
    name: 'besluitboek_projection_stopped',
    help: '1 when a projection stands still before an event it cannot handle',
    labelNames: ['projection'],
    registers: [registry],
  })

  const unsigned = new Gauge({
    name: 'besluitboek_log_unsigned',
    help: 'Events that no signed checkpoint covers yet',
    registers: [registry],
  })

  const mails = new Gauge({
    name: 'besluitboek_mails',
    help: 'Mails in the outbox that have not left: waiting, or given up',
    labelNames: ['state'],
    registers: [registry],
  })
  const untold = new Gauge({
    name: 'besluitboek_notices_lag',
    help: 'Events of the log of which it was not looked at yet whom they tell',
    registers: [registry],
  })

  app.addHook('onResponse', async (request, reply) => {
    answered.observe(
      { method: request.method, route: request.routeOptions.url ?? 'none', status: reply.statusCode },
      reply.elapsedTime / 1000,
    )
  })

  app.get('/healthz', { config, schema: { hide: true }, handler: async () => ({ status: 'ok' }) })

  app.get('/readyz', {
    config: monitored,
    schema: { hide: true },
    handler: async (request, reply) => {
      try {
        const readiness = readinessOf(await status(), await sealing(), storeName, largestLag)
        const { ready } = readiness
        return await reply.code(ready ? 200 : 503).send(mayMonitor(request) ? readiness : { ready })
      } catch (error) {
        request.log.warn({ err: error }, 'not ready')
        return reply.code(503).send({ ready: false })
      }
    },
  })

  app.get('/metrics', {
    config: monitored,
    schema: { hide: true },
    handler: async (request, reply) => {
      if (!mayMonitor(request)) throw notFound(request)
      const now = await status()
      head.set(Number(now.head))
      unsigned.set(Number((await sealing()).behind))
      const { waiting, givenUp, position } = await notifying.mails.count()
      mails.set({ state: 'waiting' }, waiting)
      mails.set({ state: 'given-up' }, givenUp)
      untold.set(position === null ? 0 : Math.max(Number(now.head - position), 0))
      for (const one of now.projections) {
        lag.set({ projection: one.projection }, Number(one.lag))
        stopped.set({ projection: one.projection }, one.poison === null ? 0 : 1)
      }
      return reply.type(registry.contentType).send(await registry.metrics())
    },
  })
}
