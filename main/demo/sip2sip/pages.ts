import type { IncomingMessage, ServerResponse } from 'node:http'
import { TLSSocket } from 'node:tls'
import type { DemoAnswer } from './action.ts'
import { findAction } from './actions.ts'
import { enterByCertificate, type CertificateVerdict } from './certificate-door.ts'
import type { DemoCompanyState, DemoSeenRequest } from './company.ts'
import { enroll } from './enrollment.ts'
import { doesWork, misbehave, type DemoFault } from './faults.ts'
import type { DemoRequestParts } from './request.ts'
import type { DemoUser } from './state.ts'
import { backendError, page } from './text.ts'
import { withReadFault } from './write-actions.ts'

/** One request on its way: what came, and where the answer goes. */
export type DemoExchange = {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly parts: DemoRequestParts
}

const DIGEST_PAGES = new Set(['settings.phtml', 'sip_settings_digest.phtml'])
const CERTIFICATE_PAGES = new Set(['settings.phtml', 'sip_settings_tlscert.phtml'])
const ENROLLMENT_PAGES = new Set(['enrollment.phtml', 'sip_enrollment.phtml'])

/** The port that asks for no certificate: settings by digest, enrolment, and the certificate page saying so. */
export async function serveDigestPort(
  company: DemoCompanyState,
  exchange: DemoExchange,
  settingsUrl: string,
): Promise<void> {
  const { request, parts } = exchange
  const { params } = parts
  const file = fileOf(parts)
  if (ENROLLMENT_PAGES.has(file)) {
    note(company, exchange, 'enrollment', null)
    const isTaken = (username: string): boolean => company.users.has(username)
    const { domain, pki, behaviour, enrol } = company
    const options = { domain, settingsUrl, pki, kind: behaviour.enrollment, isTaken, add: enrol }
    const body = await enroll(params, { ...options, weak: behaviour.weakCertificates })
    return reply(exchange.response, { contentType: 'text/plain', body })
  }
  if (file === 'sip_settings_tlscert.phtml')
    return enter(company, exchange, byCertificate(company, exchange, null))
  if (!DIGEST_PAGES.has(file)) return notFound(company, exchange)
  const { authorization } = request.headers
  const realm = params.get('realm')
  // A backend that cannot be asked looks like a wrong password.
  const isDead = authorization !== undefined && company.faults.take(params.get('action'), true) !== null
  const verdict = company.digestDoor({
    method: request.method ?? '',
    authorization: isDead ? undefined : authorization,
    realm,
  })
  if (verdict.kind !== 'challenge') return enter(company, exchange, verdict, 'digest')
  note(company, exchange, 'digest', null)
  exchange.response.writeHead(401, { 'www-authenticate': verdict.header }).end()
}

/** The port whose handshake demands a client certificate. */
export async function serveCertificatePort(company: DemoCompanyState, exchange: DemoExchange): Promise<void> {
  if (!CERTIFICATE_PAGES.has(fileOf(exchange.parts))) return notFound(company, exchange)
  const { socket } = exchange.request
  const commonName = socket instanceof TLSSocket ? socket.getPeerCertificate().subject?.CN : undefined
  const isDead = company.faults.take(exchange.parts.params.get('action'), true) !== null
  const fault = backendError('SOAP fault', 1009, 'The engine does not answer').replace(
    '(SipPort)',
    'from backend (SipPort)',
  )
  const verdict: CertificateVerdict = isDead
    ? { kind: 'text', text: `<p><font color=red>${fault}</font>X.509 Credentials error` }
    : byCertificate(company, exchange, typeof commonName === 'string' ? commonName : null)
  return enter(company, exchange, verdict)
}

function byCertificate(
  company: DemoCompanyState,
  { parts }: DemoExchange,
  commonName: string | null,
): CertificateVerdict {
  const dialect = company.behaviour.dialect === '2009' ? '2009' : '2012'
  return enterByCertificate({ account: parts.params.get('account'), commonName, dialect }, company.find)
}

async function enter(
  company: DemoCompanyState,
  exchange: DemoExchange,
  verdict: CertificateVerdict,
  door: 'digest' | 'certificate' = 'certificate',
): Promise<void> {
  note(company, exchange, door, verdict.kind === 'user' ? verdict.user : null)
  if (verdict.kind === 'text') return reply(exchange.response, { body: verdict.text })
  const { request, response, parts } = exchange
  const armed = company.faults.take(parts.params.get('action'), false)
  if (armed === null || armed.fault === 'backend' || armed.fault === 'rules-unread')
    return reply(response, await work(company, exchange, verdict.user, armed?.fault ?? null))
  const done = doesWork(armed) ? await work(company, exchange, verdict.user, null) : null
  misbehave(armed.fault, request, response, done)
}

async function work(
  company: DemoCompanyState,
  { request, parts }: DemoExchange,
  user: DemoUser,
  fault: DemoFault | null,
): Promise<DemoAnswer> {
  const action = findAction(parts.params.get('action'), company.behaviour.dialect)
  return (fault === 'rules-unread' ? withReadFault(action) : action)({
    user,
    params: parts.params,
    now: company.clock.now(),
    pki: company.pki,
    behaviour: company.behaviour,
    remoteAddress: request.socket.remoteAddress ?? '',
    backendDown: fault === 'backend',
    everybody: [...company.users.values()],
    registered: company.registered(user.username),
  })
}

function note(
  company: DemoCompanyState,
  { request, parts }: DemoExchange,
  door: DemoSeenRequest['door'],
  user: DemoUser | null,
): void {
  const shown = [...parts.params].filter(([name]) => name !== 'password')
  company.note({
    method: request.method ?? '',
    path: parts.path,
    action: parts.params.get('action') ?? '',
    params: Object.fromEntries(shown),
    door,
    user: user?.username ?? null,
  })
}

function notFound(company: DemoCompanyState, exchange: DemoExchange): void {
  note(company, exchange, 'none', null)
  reply(exchange.response, { status: 404, body: page('Not Found') })
}

function fileOf(parts: DemoRequestParts): string {
  return parts.path.split('/').at(-1) ?? ''
}

export function reply(response: ServerResponse, answer: DemoAnswer): void {
  response.writeHead(answer.status ?? 200, {
    'content-type': answer.contentType ?? 'text/html; charset=UTF-8',
    ...(answer.fileName !== undefined && { 'content-disposition': `inline; filename=${answer.fileName}` }),
  })
  response.end(answer.body)
}
