import { createHash, X509Certificate } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import type { Clock, Log } from '../../core/ports.ts'
import type { DemoCredential } from '../pki.ts'
import { crash, refuse, sendAnswer, type DemoSipxAnswer } from './answer.ts'
import type { DemoSipxCalls } from './calls.ts'
import { startDemoCallController, type DemoCallController } from './call-controller.ts'
import { createSipxDoor } from './door.ts'
import { misbehave, type DemoSipxFault } from './faults.ts'
import { createArmedFaults, type FaultOptions } from '../armed-faults.ts'
import { listenOnLoopback } from '../listening.ts'
import { createRouter, type DemoSipxRequest } from './route.ts'
import { DEMO_SIPX_ROUTES } from './routes.ts'
import {
  createDemoSipxCompany,
  type DemoSipxBehaviour,
  type DemoSipxCompany,
  type DemoSipxSeed,
  type DemoSipxUser,
} from './state.ts'

export type DemoSipxOptions = {
  readonly tls: DemoCredential
  readonly domain: string
  readonly users: readonly DemoSipxSeed[]
  readonly clock: Clock
  readonly log: Log
}

export type DemoSipxSeen = {
  readonly method: string
  readonly stack: 'rest' | 'api'
  readonly path: string
  readonly query: string
  readonly accept: string | undefined
  readonly contentType: string | undefined
  readonly contentLength: string | undefined
  readonly body: string
  /** Which credentials came along. */
  readonly signedIn: 'none' | 'basic' | 'digest'
}

export type DemoSipx = {
  /** As a person would type it. */
  readonly url: string
  /** SHA-256 of its certificate, lower-case hex. */
  readonly pin: string
  readonly users: ReadonlyMap<string, DemoSipxUser>
  readonly behaviour: DemoSipxBehaviour
  readonly admin: DemoSipxCompany['admin']
  readonly calls: DemoSipxCalls
  /** The other way to let the system call; plain HTTP. */
  readonly controller: DemoCallController
  /** Null takes back all that wait. */
  setFault(fault: DemoSipxFault | null, options?: FaultOptions): void
  /** The last thousand, oldest first, refused ones included. */
  requests(): readonly DemoSipxSeen[]
  stop(): Promise<void>
}

const KEPT_REQUESTS = 1000
const MAX_BODY = 4 * 1024 * 1024

/** Starts a sipXcom-like portal on loopback: real TLS, Basic and digest, its oddities included (reference sipxcom-user). */
export async function startDemoSipx(options: DemoSipxOptions): Promise<DemoSipx> {
  const { tls, log, clock } = options
  const company = createDemoSipxCompany(options)
  const door = createSipxDoor(company)
  const route = createRouter(DEMO_SIPX_ROUTES)
  const faults = createArmedFaults<DemoSipxFault>((asked, path) => path.startsWith(asked))
  let seen: readonly DemoSipxSeen[] = []

  async function serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = await readRequest(message)
    if (request === null) return sendAnswer(response, refuse(404, 'Not Found'))
    const { method, path, authorization } = request
    const { stack, query, accept, contentType, contentLength } = request
    const sentAs = authorization?.split(' ')[0]?.toLowerCase()
    const note: DemoSipxSeen = {
      method,
      stack,
      path,
      query,
      accept,
      contentType,
      contentLength,
      body: request.body.toString('utf8'),
      signedIn: sentAs === 'basic' || sentAs === 'digest' ? sentAs : 'none',
    }
    seen = [...seen, note].slice(-KEPT_REQUESTS)
    const instead = faults.take(path, method, false)
    if (instead !== null) return misbehave(instead, message, response)
    const accepts = company.behaviour.ignoresAccept ? '*/*' : request.accept
    const answer = await work({ ...request, accept: accepts })
    const fault = answer.status === 401 ? null : faults.take(path, method, true)
    if (fault !== null) misbehave(fault, message, response)
    else sendAnswer(response, answer)
  }

  async function work(request: DemoSipxRequest & Signed): Promise<DemoSipxAnswer> {
    const match = route(request, company.behaviour.release)
    const open = request.method === 'GET' ? match?.route.open : undefined
    if (match !== null && open !== undefined) return open({ request, company, params: match.params, clock })
    const verdict = door({ method: request.method, uri: request.uri, authorization: request.authorization })
    if (verdict.kind === 'out') return verdict.answer
    const { user } = verdict
    if (!user.admin && !/^\/(?:my|call|private)\b/.test(request.path)) return refuse(403, 'Forbidden')
    if (match === null) return refuse(404, 'Not Found')
    const { methods, takesEmptyBody } = match.route
    // Own members only: a method is any word a client sends.
    const handler = Object.entries(methods).find(([name]) => name === request.method)?.[1]
    if (handler === undefined)
      return { ...refuse(405, 'Method Not Allowed'), headers: { allow: Object.keys(methods).join(', ') } }
    if (request.method === 'PUT' && request.contentLength === '0' && takesEmptyBody !== true)
      return refuse(400, 'Missing request entity')
    try {
      return await handler({ request, user, company, params: match.params, clock })
    } catch (thrown) {
      log.error('demo portal failed', { thrown })
      return crash(String(thrown), 'java.lang.RuntimeException')
    }
  }

  const server = createServer({ key: tls.keyPem, cert: tls.certPem }, (request, response) => {
    serve(request, response).catch((thrown: unknown) => {
      // A client that hangs up while it sends is not our fault; anything else is.
      if (!request.destroyed) log.error('demo portal failed', { thrown })
      response.destroy()
    })
  })
  const listening = await listenOnLoopback(server)

  const controller = await startDemoCallController({ company, clock })
  return {
    controller,
    url: `https://127.0.0.1:${listening.port}/sipxconfig`,
    pin: createHash('sha256').update(new X509Certificate(tls.certPem).raw).digest('hex'),
    users: company.users,
    behaviour: company.behaviour,
    admin: company.admin,
    calls: company.calls,
    setFault: (fault, faultOptions) => faults.set(fault, faultOptions),
    requests: () => seen,
    async stop() {
      await controller.stop()
      await listening.stop()
    },
  }
}

type Signed = { readonly uri: string; readonly authorization: string | undefined }

async function readRequest(message: IncomingMessage): Promise<(DemoSipxRequest & Signed) | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > MAX_BODY) return null
    chunks.push(chunk)
  }
  const uri = message.url ?? '/'
  // By hand: the server compares the text of the request line, and a URL parser would tidy it.
  const [place = '', ...rest] = uri.split('?')
  const found = /^\/sipxconfig\/(rest|api)(\/.*)$/.exec(place)
  if (found === null) return null
  const { authorization, accept } = message.headers
  return {
    method: message.method ?? 'GET',
    stack: found[1] === 'api' ? 'api' : 'rest',
    path: found[2] ?? '/',
    query: rest.join('?'),
    accept,
    contentType: message.headers['content-type'],
    contentLength: message.headers['content-length'],
    body: Buffer.concat(chunks),
    uri,
    authorization,
  }
}
