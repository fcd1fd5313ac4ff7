import { appError } from '../../shared/errors.ts'
import type { AppError } from '../../shared/errors.ts'
import { explainTlsCode } from './tls-codes.ts'

/** Carries an AppError through an API that only knows Errors (undici's connector, an abort reason). Never leaves main/http. */
export class Fault extends Error {
  readonly error: AppError
  constructor(error: AppError, cause?: unknown) {
    super(error.code, { cause })
    this.name = 'Fault'
    this.error = error
  }
}

/** The `code` of a thrown value; for happy eyeballs (AggregateError) that of the first address that failed. */
export function codeOf(thrown: unknown): string | null {
  if (!(thrown instanceof Error)) return null
  // undici's parser gives no code when not even the first bytes are HTTP.
  if (thrown.name === 'HTTPParserError') return 'HPE_INVALID'
  if ('code' in thrown && typeof thrown.code === 'string') return thrown.code
  return thrown instanceof AggregateError ? codeOf(thrown.errors[0]) : null
}

const NETWORK: Readonly<Record<string, AppError['code']>> = {
  ENOTFOUND: 'name-not-found',
  EAI_AGAIN: 'name-not-found',
  EAI_NODATA: 'name-not-found',
  ECONNREFUSED: 'unreachable',
  ECONNRESET: 'unreachable',
  ECONNABORTED: 'unreachable',
  EPIPE: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  EHOSTDOWN: 'unreachable',
  ENETUNREACH: 'unreachable',
  ENETDOWN: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  EACCES: 'unreachable',
  EPERM: 'unreachable',
  ETIMEDOUT: 'timeout',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_OVERFLOW: 'response-too-large',
  UND_ERR_RES_EXCEEDED_MAX_SIZE: 'response-too-large',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'response-truncated',
  UND_ERR_SOCKET: 'unreachable',
  UND_ERR_CLOSED: 'cancelled',
  UND_ERR_DESTROYED: 'cancelled',
}

/**
 * Names what undici, node:net or node:tls threw; null for what is none of theirs, so that a bug stays an exception.
 * `host` is `host:port` as spoken to.
 */
export function explainFault(thrown: unknown, host: string): AppError | null {
  if (thrown instanceof Fault) return thrown.error
  const code = codeOf(thrown)
  if (code === null) return null
  const known = NETWORK[code]
  if (known !== undefined) return appError(known, { host, detail: code.toLowerCase() })
  // The HTTP parser's own errors: what came was not HTTP.
  if (code.startsWith('HPE_')) return appError('bad-response', { host, detail: 'not-http' })
  return explainTlsCode(code, host)
}

/** What an abort means: the reason we gave it, a time limit of the caller's (`AbortSignal.timeout` and the command line name
 *  theirs so), else that somebody cancelled. */
export function abortError(signal: AbortSignal, host: string): AppError {
  const reason: unknown = signal.reason
  if (reason instanceof Fault) return reason.error
  const isLimit = reason instanceof DOMException && reason.name === 'TimeoutError'
  return appError(isLimit ? 'timeout' : 'cancelled', { host })
}
