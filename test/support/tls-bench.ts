import { X509Certificate } from 'node:crypto'
import type { TLSSocket } from 'node:tls'
import { createHttpClient } from '../../main/http/client.ts'
import type { ClientCertificate, TlsTrust } from '../../main/http/trust.ts'
import type { HttpClient, HttpResponse } from '../../main/http/types.ts'
import type { Result } from '../../shared/result.ts'
import { secret } from '../../shared/secret.ts'
import { memoryLog, serve } from './loopback.ts'
import type { Loopback } from './loopback.ts'
import { startOpensslServer } from './openssl-server.ts'
import { createPki } from './pki.ts'
import type { KeyPair } from './pki.ts'

export type Asked = { readonly path: string; readonly client: string | null }
export type BenchServer = Loopback & {
  /** Requests that got through, with the common name of the client certificate that was shown. */
  readonly asked: readonly Asked[]
}

type ServeOptions = { readonly asks?: boolean; readonly demands?: boolean; readonly breaks?: boolean }

/** A PKI, servers and clients for tests of trust; `tidy` stops what a test started, `remove` ends it all. */
export function createTlsBench() {
  const pki = createPki()
  const cleanUps: (() => Promise<unknown>)[] = []

  const client = (trust: TlsTrust): HttpClient => {
    const made = createHttpClient({ trust, auth: { kind: 'none' }, log: memoryLog().log })
    cleanUps.push(() => made.close())
    return made
  }

  return {
    pki,
    client,

    /** `asks`: wants a client certificate but lets everybody in, so that a test sees who showed what. `demands`: as node:tls
     *  does it, the handshake succeeds and a stranger's connection ends. `breaks`: hangs up on every request. */
    async serve(pair: KeyPair, options: ServeOptions = {}): Promise<BenchServer> {
      const { asks = false, demands = false, breaks = false } = options
      const asked: Asked[] = []
      const loopback = await serve(
        (request, response) => {
          // An empty object when none was shown, whatever the types say.
          const subject = (request.socket as TLSSocket).getPeerCertificate().subject as
            | { CN?: string }
            | undefined
          asked.push({ path: request.url ?? '', client: subject?.CN ?? null })
          if (breaks) request.socket.destroy()
          else response.end('hello')
        },
        {
          cert: pair.certPem,
          key: pair.keyPem,
          ca: pki.rootPem,
          ciphers: 'DEFAULT@SECLEVEL=0',
          requestCert: asks || demands,
          rejectUnauthorized: !asks,
        },
      )
      cleanUps.push(loopback.stop)
      return { ...loopback, asked }
    },

    async openssl(pair: KeyPair, ...args: readonly string[]) {
      const server = await startOpensslServer(pki, pair, ...args)
      cleanUps.push(server.stop)
      return server
    },

    get(trust: TlsTrust, url: URL): Promise<Result<HttpResponse>> {
      return client(trust).request({ method: 'GET', url, timeoutMs: 8000 })
    },

    onTidy(cleanUp: () => Promise<unknown>): void {
      cleanUps.push(cleanUp)
    },

    async tidy(): Promise<void> {
      for (const cleanUp of cleanUps.splice(0)) await cleanUp()
    },

    remove: () => {
      pki.remove()
    },
  }
}

export function fingerprintOfPair(pair: KeyPair): string {
  return new X509Certificate(pair.certPem).fingerprint256.replaceAll(':', '').toLowerCase()
}

export function offer(pair: KeyPair, onlyTo = 'localhost'): ClientCertificate {
  return { certPem: secret(pair.certPem), keyPem: secret(pair.keyPem), onlyTo }
}
