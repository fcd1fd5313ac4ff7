import { createServer } from 'node:https'
import type { Clock, Log } from '../../core/ports.ts'
import { listenOnLoopback, type Listening } from '../listening.ts'
import type { DemoPki } from '../pki.ts'
import type { DemoBehaviour } from './action.ts'
import { createCompanyState, type DemoSeenRequest } from './company.ts'
import type { DemoFault, FaultOptions } from './faults.ts'
import { reply, serveCertificatePort, serveDigestPort, type DemoExchange } from './pages.ts'
import { readRequest } from './request.ts'
import type { DemoCall, DemoDevice, DemoUser, DemoUserSeed } from './state.ts'

export type DemoSip2sipOptions = {
  readonly pki: DemoPki
  readonly domain: string
  readonly users: readonly DemoUserSeed[]
  readonly clock: Clock
  readonly log: Log
  readonly dialect?: DemoBehaviour['dialect']
  /** Phones that the SIP half knows of; none without one. */
  readonly registered?: (username: string) => readonly DemoDevice[]
  /** Hears of everybody who enrols. */
  readonly onEnrolled?: (user: DemoUser) => void
}

export type DemoSip2sip = {
  /** Settings page with HTTP digest. */
  readonly digestUrl: string
  /** Settings page on a port that demands a client certificate in the handshake. */
  readonly certificateUrl: string
  readonly enrollmentUrl: string
  /** Accounts by name, enrolled ones included. */
  readonly users: ReadonlyMap<string, DemoUser>
  /** What a test turns while the server runs. */
  readonly behaviour: DemoBehaviour
  /** Null takes back all that wait. */
  setFault(fault: DemoFault | null, options?: FaultOptions): void
  /** The last thousand, oldest first. */
  requests(): readonly DemoSeenRequest[]
  addHistory(username: string, call: DemoCall): void
  stop(): Promise<void>
}

/**
 * Starts a SIP2SIP-like account server on loopback with random ports: real TLS, digest on one port, client certificates
 * on the other, state per person. It behaves as reference sip2sip says CDRTool does, oddities included.
 */
export async function startDemoSip2sip(options: DemoSip2sipOptions): Promise<DemoSip2sip> {
  const company = createCompanyState(options)

  async function slowly<T>(value: T): Promise<T> {
    const { answerDelayMs } = company.behaviour
    if (answerDelayMs > 0) await new Promise<void>((resolve) => options.clock.after(answerDelayMs, resolve))
    return value
  }

  async function listen(
    serve: (exchange: DemoExchange) => Promise<void>,
    extra: { readonly ca?: string; readonly requestCert?: boolean; readonly ciphers?: string },
  ): Promise<Listening> {
    const { keyPem, certPem } = options.pki.server
    const server = createServer({ key: keyPem, cert: certPem, ...extra }, (request, response) => {
      readRequest(request)
        .then(slowly)
        .then((parts) =>
          parts === null ? reply(response, { status: 413, body: '' }) : serve({ request, response, parts }),
        )
        .catch((thrown: unknown) => {
          options.log.error('demo account server failed', { thrown })
          response.destroy()
        })
    })
    return listenOnLoopback(server)
  }

  const digest: Listening = await listen(
    (exchange) => serveDigestPort(company, exchange, urlOf(digest, 'settings.phtml')),
    {},
  )
  const certificate = await listen((exchange) => serveCertificatePort(company, exchange), {
    ca: options.pki.caPem,
    requestCert: true,
    // As old as its certificates: RSA 1024 and MD5 are welcome here.
    ciphers: 'DEFAULT@SECLEVEL=0',
  })

  return {
    digestUrl: urlOf(digest, 'settings.phtml'),
    certificateUrl: urlOf(certificate, 'settings.phtml'),
    enrollmentUrl: urlOf(digest, 'enrollment.phtml'),
    users: company.users,
    behaviour: company.behaviour,
    setFault: (fault, faultOptions) => company.faults.set(fault, faultOptions),
    requests: company.requests,
    addHistory(username, call) {
      const user = company.users.get(username)
      if (user === undefined) throw new Error(`no demo user ${username}`)
      user.calls = [...user.calls, call]
    },
    async stop() {
      await Promise.all([digest.stop(), certificate.stop()])
    },
  }
}

function urlOf({ port }: Listening, file: string): string {
  return `https://127.0.0.1:${port}/${file}`
}
