import type { ProbeReport, ProbeStep } from '../../../shared/domain/draft.ts'
import type { AppError, ErrorCode } from '../../../shared/errors.ts'
import type { Result } from '../../../shared/result.ts'
import type { Sip2sipConfig } from './config.ts'
import { toIdentity } from './map-identity.ts'
import type { IdentityWire } from './wire.ts'

const STEPS = ['find-server', 'secure-connection', 'sign-in', 'read-account'] as const
type Step = (typeof STEPS)[number]

const FIND: ReadonlySet<ErrorCode> = new Set(['name-not-found', 'unreachable', 'timeout', 'cancelled'])
const SECURE: ReadonlySet<ErrorCode> = new Set([
  'tls-unknown-issuer',
  'tls-wrong-host',
  'tls-expired',
  'tls-pin-changed',
  'tls-failed',
  'insecure-transport',
])
const SIGN_IN: ReadonlySet<ErrorCode> = new Set([
  'unauthorized',
  'forbidden',
  'client-certificate-required',
  'client-certificate-refused',
  'certificate-unreadable',
  'certificate-key-mismatch',
  'certificate-key-missing',
  'certificate-expired',
  'certificate-not-yet-valid',
  'certificate-weak',
  'certificate-legacy-format',
  'secret-missing',
])

/** How far one question came, by what went wrong. A server that answers at all was found and is trusted. */
function stepOf(error: AppError): Step {
  if (FIND.has(error.code)) return 'find-server'
  if (SECURE.has(error.code)) return 'secure-connection'
  return SIGN_IN.has(error.code) ? 'sign-in' : 'read-account'
}

/** The check of the add-account form from the answer to one identity question. */
export function toProbeReport(answer: Result<IdentityWire>, config: Sip2sipConfig): ProbeReport {
  const failedAt = answer.ok ? STEPS.length : STEPS.indexOf(stepOf(answer.error))
  const steps = STEPS.map((step, at): ProbeStep => {
    if (answer.ok || at < failedAt) return { step, state: 'ok' }
    return at === failedAt ? { step, state: 'failed', error: answer.error } : { step, state: 'skipped' }
  })
  const identity = answer.ok ? toIdentity(answer.value) : null
  // The phone itself registers right after; asking the DNS here would say nothing more.
  const phoneServer: ProbeStep = {
    step: 'find-phone-server',
    state: 'skipped',
    detail: config.sipServer ?? config.domain,
  }
  return {
    ok: answer.ok,
    steps: [...steps, phoneServer],
    address: identity?.address ?? null,
    displayName: identity?.displayName ?? null,
  }
}
