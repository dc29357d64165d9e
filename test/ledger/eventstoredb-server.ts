import { GenericContainer, getContainerRuntimeClient, Wait } from 'testcontainers'
import { createProxy } from '../doubles/eventstoredb/proxy.js'
import type { EventStoreDbUnderTest } from './eventstoredb-contract-subject.js'

const IMAGE = 'eventstore/eventstore:24.10'
const PORT = 2113

/** How to get a real server, or why there is none. */
export type ServerSource =
  | { readonly kind: 'available'; readonly name: string; readonly start: () => Promise<EventStoreDbUnderTest> }
  | { readonly kind: 'missing'; readonly reason: string }

/** One host without certificate: a wire that tests can break fits in between. */
const PLAIN_HOST = /^(esdb:\/\/)([^@/?,]+):(\d+)(\/?\?.*\btls=false\b.*)$/

const behindProxy = async (url: string, close: () => Promise<void>): Promise<EventStoreDbUnderTest> => {
  const plain = PLAIN_HOST.exec(url)
  if (plain === null) return { url, drop: async () => undefined, close }
  const [, scheme, host, port, rest] = plain
  const proxy = await createProxy(Number(port), host)
  return {
    url: `${scheme}127.0.0.1:${proxy.port}${rest}`,
    drop: async () => proxy.drop(),
    close: async () => {
      await proxy.close()
      await close()
    },
  }
}

const startContainer = async (): Promise<EventStoreDbUnderTest> => {
  const container = await new GenericContainer(IMAGE)
    .withEnvironment({ EVENTSTORE_INSECURE: 'true', EVENTSTORE_RUN_PROJECTIONS: 'None', EVENTSTORE_CLUSTER_SIZE: '1' })
    .withExposedPorts(PORT)
    .withWaitStrategy(Wait.forHttp('/health/live', PORT).forStatusCode(204))
    .withStartupTimeout(120_000)
    .start()
  const url = `esdb://${container.getHost()}:${container.getMappedPort(PORT)}?tls=false`
  return behindProxy(url, async () => {
    await container.stop()
  })
}

const dockerAnswers = async (): Promise<boolean> => {
  try {
    await getContainerRuntimeClient()
    return true
  } catch {
    return false
  }
}

/** The server in `EVENTSTORE_URL`, or one in a container where a Docker engine answers. */
export const findServer = async (): Promise<ServerSource> => {
  const url = process.env.EVENTSTORE_URL
  if (url !== undefined && url !== '') {
    return {
      kind: 'available',
      name: 'the server of EVENTSTORE_URL',
      start: () => behindProxy(url, async () => undefined),
    }
  }
  if (await dockerAnswers()) return { kind: 'available', name: `a container of ${IMAGE}`, start: startContainer }
  return { kind: 'missing', reason: 'no EventStoreDB server (set EVENTSTORE_URL, or start Docker)' }
}
