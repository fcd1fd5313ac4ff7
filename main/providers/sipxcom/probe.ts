import type { ProbeReport, ProbeStep } from '../../../shared/domain/draft.ts'
import type { AppError, ErrorCode } from '../../../shared/errors.ts'
import type { Result } from '../../../shared/result.ts'
import type { SipxLogin } from './login.ts'

const STEPS = ['find-server', 'secure-connection', 'sign-in', 'read-account'] as const
type Step = (typeof STEPS)[number]

const FIND: ReadonlySet<ErrorCode> = new Set(['name-not-found', 'unreachable', 'timeout', 'cancelled'])
const SIGN_IN: ReadonlySet<ErrorCode> = new Set([
  'unauthorized',
  'forbidden',
  'secret-missing',
  'rate-limited',
])

/** How far the check came, by what went wrong. A server that answers at all was found and is trusted. */
function stepOf({ code }: AppError): Step {
  if (FIND.has(code)) return 'find-server'
  if (code.startsWith('tls-') || code === 'insecure-transport') return 'secure-connection'
  return SIGN_IN.has(code) ? 'sign-in' : 'read-account'
}

/** The check of the add-account form. `release` is what the portal turned out to be, `displayName` may stay unknown. */
export function toProbeReport(
  login: Result<SipxLogin>,
  known: { readonly address: string; readonly displayName: string | null; readonly phoneServer: string },
): ProbeReport {
  const failedAt = login.ok ? STEPS.length : STEPS.indexOf(stepOf(login.error))
  const steps = STEPS.map((step, at): ProbeStep => {
    if (login.ok || at < failedAt) return { step, state: 'ok' }
    return at === failedAt ? { step, state: 'failed', error: login.error } : { step, state: 'skipped' }
  })
  // Registering is the check of the line, and the phone does that as soon as the account is stored.
  const line: ProbeStep = { step: 'find-phone-server', state: 'skipped', detail: known.phoneServer }
  return {
    ok: login.ok,
    steps: [...steps, line],
    address: login.ok ? known.address : null,
    displayName: login.ok ? known.displayName : null,
  }
}
