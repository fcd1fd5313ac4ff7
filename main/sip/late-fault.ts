import { appError } from '../../shared/errors.ts'
import type { AppError } from '../../shared/errors.ts'
import { explainFault } from '../http/fault.ts'
import { hostPort } from '../http/host-port.ts'
import { offersCertificate } from '../http/trust-connect.ts'
import type { TlsTrust } from '../http/trust.ts'
import type { Candidate } from './resolve.ts'

/** Explains what ended a connection after it was handed over. With TLS 1.3 that is also how a missing certificate shows. */
export function explainLate(thrown: unknown, candidate: Candidate, trust: TlsTrust): AppError {
  const host = hostPort(candidate.host, candidate.port)
  const error = explainFault(thrown, host) ?? appError('unreachable', { host })
  const nothingShown = !offersCertificate(trust, candidate.host)
  if (error.code === 'client-certificate-refused' && nothingShown)
    return appError('client-certificate-required', { host })
  return error
}
