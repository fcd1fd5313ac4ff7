import type { AppError } from '../../shared/errors.ts'
import type { AccountId } from '../../shared/ids.ts'
import type { Result } from '../../shared/result.ts'
import type { Secret } from '../../shared/secret.ts'
import type { Clock } from '../core/ports.ts'
import type { MemoryStore } from '../core/store-ports.ts'
import { createCredentialsGuard } from '../http/credentials-guard.ts'
import { showEndpoint } from './endpoint.ts'
import { createPenalties } from './penalties.ts'
import type { Penalties } from './penalties.ts'
import type { Candidate, Resolution } from './resolve.ts'
import { createTrace } from './trace.ts'
import type { Trace } from './trace.ts'

type Refusals = ReturnType<typeof createCredentialsGuard>

/** What outlives one connection of an account: its trace, what failed lately, refused passwords, the UDP port. */
export type AccountSignalling = {
  readonly trace: Trace
  readonly penalties: Penalties
  /** The count of refused answers; a changed password starts a new one. */
  refusalsFor(password: Secret | undefined): Refusals
  udpPort(): number | null
  rememberUdpPort(port: number): void
  /** Writes a look-up and an attempt into the trace. */
  noteSteps(flowId: string, resolved: Result<Resolution>): void
  noteAttempt(flowId: string, candidate: Candidate, error: AppError | null): void
}

const PORT_KEY = 'sip-udp-port'

export function createAccountSignalling(
  accountId: AccountId,
  deps: {
    readonly clock: Clock
    readonly now: () => number
    readonly memory?: Pick<MemoryStore, 'get' | 'set'>
  },
): AccountSignalling {
  const trace = createTrace(deps.clock)
  let refusals: { readonly password: Secret | undefined; readonly guard: Refusals } | null = null
  let port = Number(deps.memory?.get(accountId, PORT_KEY)?.value ?? Number.NaN)

  return {
    trace,
    penalties: createPenalties(deps.now),
    refusalsFor: (password) => {
      if (refusals === null || refusals.password?.reveal() !== password?.reveal())
        refusals = { password, guard: createCredentialsGuard(deps.now) }
      return refusals.guard
    },
    udpPort: () => (port >= 1024 && port <= 65_535 ? port : null),
    rememberUdpPort: (used) => {
      if (used === port) return
      port = used
      deps.memory?.set(accountId, PORT_KEY, String(used))
    },
    noteSteps: (flowId, resolved) => {
      if (!resolved.ok) {
        trace.note(flowId, `look-up: ${resolved.error.code} ${resolved.error.detail ?? ''}`.trim())
        return
      }
      for (const step of resolved.value.steps)
        trace.note(flowId, `${step.ask} ${step.name}: ${step.failed ?? (step.found.join(', ') || 'none')}`)
    },
    noteAttempt: (flowId, candidate, error) => {
      const place = `${candidate.transport} ${showEndpoint(candidate)}`
      trace.note(
        flowId,
        `${place}: ${error === null ? 'answers' : `${error.code} ${error.detail ?? ''}`.trim()}`,
      )
    },
  }
}
