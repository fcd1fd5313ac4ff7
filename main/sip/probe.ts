import { randomBytes } from 'node:crypto'
import type { SipTransport } from '../../shared/domain/phone.ts'
import { showEndpoint } from './endpoint.ts'
import type { Endpoint } from './endpoint.ts'
import { sipHeader } from './sip-text.ts'
import type { SipMessage } from './sip-text.ts'
import { MAGIC_COOKIE, topVia } from './via.ts'

/** Branches of requests that main itself sent: their answers are not for the phone. */
const PROBE_BRANCH = `${MAGIC_COOKIE}-probe-`

/** An OPTIONS to the server itself (RFC 3261 11): whatever it answers, also a refusal, shows that it is there. Not for WebSockets. */
export function buildProbe(
  domain: string,
  from: { readonly transport: SipTransport; readonly local: Endpoint },
): SipMessage {
  const random = (): string => randomBytes(8).toString('hex')
  return {
    start: { kind: 'request', method: 'OPTIONS', uri: `sip:${domain}` },
    headers: [
      sipHeader(
        'Via',
        `SIP/2.0/${from.transport} ${showEndpoint(from.local)};rport;branch=${PROBE_BRANCH}${random()}`,
      ),
      sipHeader('Max-Forwards', '70'),
      sipHeader('From', `<sip:probe@${domain}>;tag=${random()}`),
      sipHeader('To', `<sip:${domain}>`),
      sipHeader('Call-ID', random()),
      sipHeader('CSeq', '1 OPTIONS'),
      sipHeader('Content-Length', '0'),
    ],
    body: '',
  }
}

export function isProbeAnswer(message: SipMessage): boolean {
  return message.start.kind === 'response' && (topVia(message)?.branch?.startsWith(PROBE_BRANCH) ?? false)
}
