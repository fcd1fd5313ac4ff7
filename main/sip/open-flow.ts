import { appError } from '../../shared/errors.ts'
import type { AppError } from '../../shared/errors.ts'
import { err, ok } from '../../shared/result.ts'
import type { Result } from '../../shared/result.ts'
import type { Clock } from '../core/ports.ts'
import { abortError } from '../http/fault.ts'
import { hostPort } from '../http/host-port.ts'
import type { TlsTrust } from '../http/trust.ts'
import { openStream } from './flow-stream.ts'
import { openUdp } from './flow-udp.ts'
import { openWebSocket } from './flow-ws.ts'
import type { Candidate } from './resolve.ts'
import { askUdp } from './udp-ask.ts'
import type { UdpFound } from './udp-ask.ts'
import type { StartWire } from './wire.ts'

/** One place; all places together (ms). */
export const DIAL_LIMITS = { attemptMs: 5000, wholeMs: 15_000, udpAskMs: 1000 } as const

export type DialDeps = {
  readonly trust: TlsTrust
  /** Domain of the account, asked for in OPTIONS. */
  readonly domain: string
  readonly clock: Clock
  /** UDP port used before, if any. */
  readonly preferredPort: number | null
  /** Told of every attempt, for the trace. `error` null = it worked. */
  readonly tried: (candidate: Candidate, error: AppError | null) => void
}

export type Dialled = {
  readonly start: StartWire
  readonly candidate: Candidate
  readonly answersProbes: boolean
}

/**
 * Tries the places one after the other until one takes the connection. A place whose certificate is not trusted (or that
 * refuses ours) ends the fallback to plain transports: whoever breaks TLS must not get the call in clear. A UDP place that
 * says nothing is kept for the case that no other place answers.
 * Errors: that of the attempt that says most: certificates before answers before silence.
 */
export async function dialFirst(
  candidates: readonly Candidate[],
  deps: DialDeps,
  signal: AbortSignal,
): Promise<Result<Dialled>> {
  const errors: AppError[] = []
  let silent: { readonly candidate: Candidate; readonly found: UdpFound } | null = null
  for (const candidate of candidates) {
    if (signal.aborted) break
    if (!isSecure(candidate) && errors.some(isAboutTrust)) continue
    const attempt = await dialOne(candidate, candidates, deps, signal)
    if (!attempt.ok) errors.push(attempt.error)
    else if ('start' in attempt.value) {
      deps.tried(candidate, null)
      return ok({ ...attempt.value, candidate })
    } else silent ??= { candidate, found: attempt.value }
    deps.tried(candidate, attempt.ok ? appError('timeout', { detail: 'silent' }) : attempt.error)
  }
  if (silent !== null && !signal.aborted) {
    const { candidate, found } = silent
    const opened = await openUdp(candidate, udpOptions(found, candidates, deps))
    if (opened.ok) return ok({ start: opened.value, candidate, answersProbes: false })
    errors.push(opened.error)
  }
  const [first] = candidates
  const host = first === undefined ? '' : hostPort(first.host, first.port)
  return err(mostTelling(errors) ?? abortError(signal, host))
}

async function dialOne(
  candidate: Candidate,
  all: readonly Candidate[],
  deps: DialDeps,
  signal: AbortSignal,
): Promise<Result<Omit<Dialled, 'candidate'> | UdpFound>> {
  const dial = { trust: deps.trust, clock: deps.clock, timeoutMs: DIAL_LIMITS.attemptMs, signal }
  switch (candidate.transport) {
    case 'WS':
    case 'WSS':
      return asDialled(await openWebSocket(candidate, dial), false)
    case 'TCP':
    case 'TLS':
      return asDialled(await openStream(candidate, dial), false)
    case 'UDP': {
      const found = await askUdp(candidate, { domain: deps.domain, timeoutMs: DIAL_LIMITS.udpAskMs, signal })
      if (!found.ok || !found.value.answered) return found
      return asDialled(await openUdp(candidate, udpOptions(found.value, all, deps)), true)
    }
  }
}

function asDialled(opened: Result<StartWire>, answersProbes: boolean): Result<Omit<Dialled, 'candidate'>> {
  return opened.ok ? ok({ start: opened.value, answersProbes }) : opened
}

function udpOptions(found: UdpFound, all: readonly Candidate[], deps: DialDeps) {
  return {
    localAddress: found.localAddress,
    preferredPort: deps.preferredPort,
    alsoFrom: all.map((one) => one.address),
  }
}

function isSecure(candidate: Candidate): boolean {
  return candidate.transport === 'TLS' || candidate.transport === 'WSS'
}

function isAboutTrust({ code }: AppError): boolean {
  return code.startsWith('tls-') || code.includes('certificate')
}

function mostTelling(errors: readonly AppError[]): AppError | null {
  const rank = (error: AppError): number => {
    if (isAboutTrust(error)) return 3
    if (error.code === 'cancelled') return 0
    return error.code === 'unreachable' || error.code === 'timeout' ? 1 : 2
  }
  return errors.reduce<AppError | null>(
    (best, error) => (best === null || rank(error) > rank(best) ? error : best),
    null,
  )
}
