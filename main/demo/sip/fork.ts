import type { Clock } from '../../core/ports.ts'
import type { SipLink } from './link.ts'
import type { SipHeader, SipRequest, SipResponse } from './sip-message.ts'
import type { ClientTransaction, Transactions } from './transactions.ts'

export type ForkTarget = { readonly link: SipLink; readonly uri: string; readonly user: string }
export type ForkOptions = {
  readonly transactions: Transactions
  readonly clock: Clock
  /** Ready to go but for the Request-URI. */
  readonly request: SipRequest
  readonly targets: readonly ForkTarget[]
  /** After this long every branch is cancelled and the outcome is 408. */
  readonly limitMs: number
  readonly onProvisional: (response: SipResponse, target: ForkTarget) => void
  /** Can happen more than once: two phones may answer at the same moment (RFC 3261 16.7 step 5). */
  readonly onSuccess: (response: SipResponse, target: ForkTarget) => void
  /** All branches ended and none succeeded; `response` is the best one, null when time or a link ran out. */
  readonly onFailed: (status: number, response: SipResponse | null) => void
}
export type Fork = { cancel(headers?: readonly SipHeader[]): void }

const ELSEWHERE: SipHeader = { name: 'reason', value: 'SIP;cause=200;text="Call completed elsewhere"' }
/** The answer a caller can act on goes before the vaguer one of the same class. */
const PREFERRED = [486, 480]

/** Sends one request to several phones at once and makes one answer of theirs (RFC 3261 16.6, 16.7). */
export function startFork(options: ForkOptions): Fork {
  const finals: { readonly status: number; readonly response: SipResponse | null }[] = []
  let hasWon = false
  let isTooLate = false

  const settle = (status: number, response: SipResponse | null): void => {
    finals.push({ status, response })
    if (status >= 600) for (const branch of branches) branch.cancel()
    if (hasWon || finals.length < options.targets.length) return
    stopLimit()
    if (isTooLate) return options.onFailed(408, null)
    const best = [...finals].sort((a, b) => rank(a.status) - rank(b.status))[0]
    options.onFailed(best?.status ?? 480, best?.response ?? null)
  }

  const start = (target: ForkTarget): ClientTransaction => {
    const branch = options.transactions.send(
      target.link,
      { ...options.request, uri: target.uri },
      {
        onResponse(response) {
          if (response.status >= 300) return settle(response.status, response)
          if (response.status < 200) {
            if (response.status > 100 && !hasWon) options.onProvisional(response, target)
            return
          }
          hasWon = true
          stopLimit()
          for (const other of branches) if (other !== branch) other.cancel([ELSEWHERE])
          options.onSuccess(response, target)
        },
        onFailed: (status) => settle(status, null),
      },
    )
    return branch
  }

  const branches = options.targets.map(start)
  const stopLimit = options.clock.after(options.limitMs, () => {
    isTooLate = true
    for (const branch of branches) branch.cancel()
  })
  return {
    cancel(headers) {
      for (const branch of branches) branch.cancel(headers)
    },
  }
}

/** 6xx first, then the lowest class; lower is better. */
function rank(status: number): number {
  if (status >= 600) return 0
  const preference = PREFERRED.indexOf(status)
  return Math.floor(status / 100) * 10 + (preference < 0 ? PREFERRED.length : preference)
}
