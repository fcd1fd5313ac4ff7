import { createServer as createHttpServer } from 'node:http'
import type { RequestListener, Server } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import type { ServerOptions } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { Log, LogFields } from '../../main/core/ports.ts'

export type Loopback = {
  readonly url: (path: string, host?: string) => URL
  readonly port: number
  readonly server: Server
  readonly stop: () => Promise<void>
}

/** An HTTP server on a free loopback port; HTTPS when `tls` is given. */
export async function serve(listener: RequestListener, tls?: ServerOptions): Promise<Loopback> {
  const server = tls === undefined ? createHttpServer(listener) : createHttpsServer(tls, listener)
  // Handshakes that we refuse are the point of these tests.
  server.on('tlsClientError', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    port,
    server,
    url: (path, host = tls === undefined ? '127.0.0.1' : 'localhost') =>
      new URL(`${tls === undefined ? 'http' : 'https'}://${host}:${port}${path}`),
    stop: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

export type LogLine = {
  readonly level: keyof Log
  readonly message: string
  readonly fields: LogFields | undefined
}

/** A log that remembers its lines. */
export function memoryLog(): { readonly log: Log; readonly lines: readonly LogLine[] } {
  const lines: LogLine[] = []
  const write = (level: keyof Log) => (message: string, fields?: LogFields) => {
    lines.push({ level, message, fields })
  }
  return {
    log: { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') },
    lines,
  }
}
