import type { AppError, ErrorCode } from '../../shared/errors.ts'
import { fault } from './fault.ts'

/** Failures no attempt will change: the account, its password or its certificate has to. */
const FINAL: ReadonlySet<ErrorCode> = new Set([
  'unauthorized',
  'forbidden',
  'not-found',
  'no-such-account',
  'invalid-input',
  'secret-missing',
  'client-certificate-required',
  'client-certificate-refused',
  'tls-pin-changed',
  'insecure-transport',
  'not-supported',
])

/** True when a line must not try again until its setup changes (reference: sipjs.md 6, rule 5). */
export function isFinal(error: AppError): boolean {
  return FINAL.has(error.code)
}

/** What a refused REGISTER means. `status` 0: the server's answer made no sense (e.g. a 200 without our Contact). */
export function registerFault(status: number, serverText: string): AppError {
  const fields = { status, ...(serverText === '' ? {} : { serverText }) }
  if (status === 0) return fault('bad-response', { detail: 'register' })
  if (status === 401 || status === 407) return fault('unauthorized', fields)
  if (status === 403) return fault('forbidden', fields)
  if (status === 404) return fault('not-found', fields)
  if (status === 408) return fault('timeout', fields)
  return status >= 500 && status < 600 ? fault('server-error', fields) : fault('refused-by-server', fields)
}
