import type { AppError } from '../../shared/errors.ts'
import { codeOf, explainFault } from './fault.ts'
import { meaning, slug } from './tls-codes.ts'

/** A lone alert is 7 bytes; a server that got as far as its certificate has sent hundreds. */
const MAX_ALERT_BYTES = 32

export type HandshakeFacts = {
  /** `host:port` as spoken to. */
  readonly host: string
  /** Whether we had a client certificate for this host. */
  readonly offered: boolean
  /** Raw bytes that came before it failed: tells a refusal at the first word (a lone alert is 7 bytes) from a late one. */
  readonly bytesRead: number
}

/** Explains what ended a handshake. Errors: tls-*, client-certificate-*, unreachable, timeout. */
export function explainTlsError(thrown: unknown, facts: HandshakeFacts): AppError {
  const code = codeOf(thrown) ?? ''
  const { host, offered } = facts
  if (code === 'ECONNRESET' || code === 'EPIPE') return meaning(['tls-failed', 'closed'], host)
  // TLS 1.2 has no alert of its own for a missing certificate: 40 after the server's hello is that, 40 at once is "no
  // common cipher" (measured with OpenSSL 3.0: 1077 against 7 bytes).
  if (/ALERT_HANDSHAKE_FAILURE$/.test(code)) {
    if (facts.bytesRead <= MAX_ALERT_BYTES) return meaning(['tls-failed', 'no-common-cipher'], host)
    return meaning(
      offered ? ['client-certificate-refused', 'handshake-failure'] : ['client-certificate-required'],
      host,
    )
  }
  // Node has no code for OpenSSL's verdicts on key and digest strength.
  if (code === 'UNSPECIFIED' && thrown instanceof Error && /too (?:weak|small)/.test(thrown.message)) {
    return meaning(['tls-failed', 'weak-certificate'], host)
  }
  const error = explainFault(thrown, host) ?? meaning(['tls-failed', slug(code)], host)
  // Nothing was shown, so what was refused is the absence.
  const refused = error.code === 'client-certificate-refused' && !offered
  return refused ? meaning(['client-certificate-required'], host) : error
}
