import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** A wire between client and double that can be cut. */
export type Wire = {
  readonly port: number
  /** Breaks every connection open now; new ones are taken. */
  drop(): void
  /** Breaks every connection and refuses new ones, until `restore`. */
  cut(): void
  restore(): void
  close(): Promise<void>
}

export const createProxy = async (target: number, host = '127.0.0.1'): Promise<Wire> => {
  const sockets = new Set<Socket>()
  let isCut = false
  const keep = (socket: Socket): void => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => sockets.delete(socket))
  }
  const server = createServer({ noDelay: true }, (client) => {
    keep(client)
    if (isCut) {
      client.destroy()
      return
    }
    const upstream = connect({ port: target, host, noDelay: true })
    keep(upstream)
    client.pipe(upstream).pipe(client)
    client.on('close', () => upstream.destroy())
    upstream.on('close', () => client.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const drop = (): void => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    port: (server.address() as AddressInfo).port,
    drop,
    cut: () => {
      isCut = true
      drop()
    },
    restore: () => {
      isCut = false
    },
    close: async () => {
      drop()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
