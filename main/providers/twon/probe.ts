import type { ProbeReport, ProbeStep } from '../../../shared/domain/draft.ts'
import type { IntercomInfo } from '../../../shared/domain/intercom.ts'
import type { AppError, ErrorCode } from '../../../shared/errors.ts'
import type { Result } from '../../../shared/result.ts'

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
  'certificate-unreadable',
  'client-certificate-required',
  'client-certificate-refused',
])
const SIGN_IN: ReadonlySet<ErrorCode> = new Set([
  'unauthorized',
  'forbidden',
  'secret-missing',
  'rate-limited',
])

/** How far the check came, by what went wrong. A device that answers at all was found and is trusted. */
function stepOf(error: AppError): Step {
  if (FIND.has(error.code)) return 'find-server'
  if (SECURE.has(error.code)) return 'secure-connection'
  return SIGN_IN.has(error.code) ? 'sign-in' : 'read-account'
}

/**
 * The check of the add-account form: who the device is, which needs no sign-in, and then a question that does. `address`
 * is how the account is known here.
 */
export async function probeDevice(
  ask: {
    readonly info: () => Promise<Result<IntercomInfo>>
    readonly signIn: () => Promise<Result<unknown>>
  },
  address: string,
): Promise<ProbeReport> {
  const info = await ask.info()
  const signIn = info.ok ? await ask.signIn() : info
  if (info.ok && signIn.ok) {
    const detail = [info.value.model, info.value.firmware].filter((part) => part !== null).join(', ')
    const steps = STEPS.map(
      (step): ProbeStep =>
        step === 'read-account' && detail !== '' ? { step, state: 'ok', detail } : { step, state: 'ok' },
    )
    return { ok: true, steps, address, displayName: info.value.name }
  }
  const error = signIn.ok ? (info.ok ? null : info.error) : signIn.error
  if (error === null) throw new Error('a check that failed has a reason')
  const failedAt = STEPS.indexOf(stepOf(error))
  const steps = STEPS.map((step, at): ProbeStep => {
    if (at < failedAt) return { step, state: 'ok' }
    return at === failedAt ? { step, state: 'failed', error } : { step, state: 'skipped' }
  })
  return { ok: false, steps, address: null, displayName: null }
}
