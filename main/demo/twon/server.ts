import { createHash, X509Certificate } from 'node:crypto'
import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import type { Clock, Log } from '../../core/ports.ts'
import { listenOnLoopback, type Listening } from '../listening.ts'
import type { DemoCredential } from '../pki.ts'
import { createChannels } from './channels.ts'
import { createDemoDevice, type DemoDevice } from './device.ts'
import { createDoor } from './door.ts'
import { misbehave, type DemoTwonFault } from './faults.ts'
import { createArmedFaults, type FaultOptions } from '../armed-faults.ts'
import { DEMO_FUNCTIONS } from './functions.ts'
import { refusal, type DemoReply } from './reply.ts'
import { readTwonRequest } from './request.ts'
import { defaultBehaviour, type DemoSipAccount, type DemoTwonBehaviour } from './settings.ts'

export type DemoTwonOptions = {
  /** Its factory certificate: nobody vouches for it, so clients pin it. */
  readonly tls: DemoCredential
  readonly user: string
  readonly password: string
  /** One entry per SIP account. */
  readonly sipAccounts: readonly Partial<DemoSipAccount>[]
  readonly clock: Clock
  readonly log: Log
}

export type DemoTwonSeen = {
  readonly method: string
  /** Below `/api/`. */
  readonly path: string
  readonly params: Readonly<Record<string, string>>
  readonly signedIn: 'none' | 'basic' | 'digest'
  readonly secure: boolean
}

export type DemoTwon = {
  readonly httpUrl: string
  readonly httpsUrl: string
  /** SHA-256 of its certificate, lower-case hex. */
  readonly pin: string
  readonly device: DemoDevice
  readonly behaviour: DemoTwonBehaviour
  setFault(fault: DemoTwonFault | null, options?: FaultOptions): void
  /** Functions that ran or were refused, without challenges, oldest first; the last thousand. */
  requests(): readonly DemoTwonSeen[]
  /** Connections that are open now. */
  sockets(): number
  channels(): number
  /** Hangs up on everybody, is away for a while, comes back at the same addresses with its settings and nothing else. */
  reboot(awayMs: number): Promise<void>
  stop(): Promise<void>
}

const KEPT_REQUESTS = 1000

/** Starts a 2N-like intercom on loopback: HTTP and HTTPS on random ports (reference twon, oddities included). */
export async function startDemoTwon(options: DemoTwonOptions): Promise<DemoTwon> {
  const { clock, log, tls, user, password } = options
  const behaviour = defaultBehaviour({ user, password })
  const channels = createChannels(clock, behaviour)
  const device = createDemoDevice({ clock, channels, behaviour, sipAccounts: options.sipAccounts })
  const door = createDoor(behaviour)
  const faults = createArmedFaults<DemoTwonFault>((asked, path) => asked === path)
  let seen: readonly DemoTwonSeen[] = []

  async function serve(request: IncomingMessage, response: ServerResponse, secure: boolean): Promise<void> {
    const parts = await readTwonRequest(request)
    if (parts === null) return send(response, refusal(13, 'parameter data too big'))
    const path = parts.path.replace(/^\/api\//, '')
    const entry = parts.path.startsWith('/api/') ? DEMO_FUNCTIONS[path] : undefined
    const method = request.method === 'POST' ? 'GET' : (request.method ?? '')
    const sentAs = request.headers.authorization?.split(' ')[0]?.toLowerCase()
    const signedIn = sentAs === 'basic' || sentAs === 'digest' ? sentAs : 'none'
    const note = {
      method: request.method ?? '',
      path,
      params: Object.fromEntries(parts.params),
      signedIn,
      secure,
    } as const
    const instead = faults.take(path, method, false)
    const reply = instead === null ? await work() : null
    // A challenge is not work: what is armed for afterwards waits for the request that answers it.
    const challenged = reply?.status === 401
    if (!challenged) seen = [...seen, note].slice(-KEPT_REQUESTS)
    const fault = instead ?? (challenged ? null : faults.take(path, method, true))
    if (fault !== null) misbehave(fault, request, response)
    else if (reply !== null) send(response, reply)

    async function work(): Promise<DemoReply> {
      if (entry === undefined || parts === null) return refusal(2, 'invalid request path')
      const { service, methods } = entry
      const run = method === 'GET' || method === 'PUT' || method === 'DELETE' ? methods[method] : undefined
      if (run === undefined) return refusal(3, 'invalid request method')
      // Firmware 2.50 (reference twon 2).
      if (request.method === 'POST' && parts.contentType === null)
        return refusal(14, 'Unsupported Content-Type')
      const { authorization } = request.headers
      const question = { service, secure, authorization, method: request.method ?? '', uri: parts.uri }
      const verdict =
        run.privilege === 'open'
          ? ({ kind: 'in', account: null } as const)
          : door({ ...question, privilege: run.privilege })
      if (verdict.kind === 'out') return verdict.reply
      return run.run({ params: parts.params, device, channels, behaviour, account: verdict.account })
    }
  }

  const handler = (secure: boolean) => (request: IncomingMessage, response: ServerResponse) => {
    serve(request, response, secure).catch((thrown: unknown) => {
      // A client that hangs up while it sends is not our fault; anything else is.
      if (!request.destroyed) log.error('demo intercom failed', { thrown })
      response.destroy()
    })
  }

  function listen(secure: boolean, port: number): Promise<Listening> {
    const server = secure
      ? createHttpsServer({ key: tls.keyPem, cert: tls.certPem }, handler(true))
      : createHttpServer(handler(false))
    return listenOnLoopback(server, port)
  }

  let servers = await Promise.all([listen(false, 0), listen(true, 0)])
  const ports = servers.map(({ port }) => port)

  async function hangUp(): Promise<void> {
    await Promise.all(servers.map((server) => server.stop()))
  }

  return {
    httpUrl: `http://127.0.0.1:${ports[0] ?? 0}`,
    httpsUrl: `https://127.0.0.1:${ports[1] ?? 0}`,
    pin: createHash('sha256').update(new X509Certificate(tls.certPem).raw).digest('hex'),
    device,
    behaviour,
    setFault: (fault, faultOptions) => faults.set(fault, faultOptions),
    requests: () => seen,
    sockets: () => servers.reduce((sum, server) => sum + server.sockets(), 0),
    channels: () => channels.count(),
    async reboot(awayMs) {
      await hangUp()
      await new Promise<void>((resolve) => clock.after(awayMs, resolve))
      device.restart()
      servers = await Promise.all([listen(false, ports[0] ?? 0), listen(true, ports[1] ?? 0)])
    },
    async stop() {
      device.stop()
      await hangUp()
    },
  }
}

function send(response: ServerResponse, { status = 200, headers = {}, body }: DemoReply): void {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body))
  const type = Buffer.isBuffer(body) ? {} : { 'content-type': 'application/json' }
  response
    .writeHead(status, { server: 'HIP2.50.0.76.2', ...type, ...headers, 'content-length': bytes.length })
    .end(bytes)
}
