import type { AddressInfo, Server, Socket } from 'node:net'

/** A demo server that listens. */
export type Listening = {
  readonly port: number
  /** Connections that are open now. */
  readonly sockets: () => number
  /** Ends at once, whoever is connected. */
  readonly stop: () => Promise<void>
}

/** Listens on loopback, at a free port unless one is named. Rejects with Node's error when it cannot. */
export async function listenOnLoopback(server: Server, wanted = 0): Promise<Listening> {
  // Node's own way to end connections knows those of HTTP only, and none that is still shaking hands.
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(wanted, '127.0.0.1', resolve)
  })
  return {
    port: (server.address() as AddressInfo).port, // a TCP server that listens has an address object
    sockets: () => sockets.size,
    async stop() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}
