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
import { createRing } from '../http/ring.ts'
import type { Ring } from '../http/ring.ts'
import { createTakenChallenges } from './taken-challenges.ts'
import type { TakenChallenges } from './taken-challenges.ts'
import { createTrace } from './trace.ts'
import type { Trace } from './trace.ts'

type Answers = {
  readonly guard: ReturnType<typeof createCredentialsGuard>
  readonly taken: TakenChallenges
}

/** What outlives one connection of an account: its trace, what failed lately, refused passwords, the UDP port. */
export type AccountSignalling = {
  readonly trace: Trace
  readonly penalties: Penalties
  /** The count of refused answers, and what each server took; a changed password starts both anew. */
  answersFor(password: Secret | undefined, candidate: Candidate): Answers
  udpPort(): number | null
  rememberUdpPort(port: number): void
  /** Writes a look-up and an attempt into the trace. */
  noteSteps(flowId: string, resolved: Result<Resolution>): void
  noteAttempt(flowId: string, candidate: Candidate, error: AppError | null): void
}

/** More places than a look-up gives. */
const MAX_SERVERS = 16
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
  let answers: {
    readonly password: Secret | undefined
    readonly guard: Answers['guard']
    readonly taken: Ring<TakenChallenges>
  } | null = null
  let port = Number(deps.memory?.get(accountId, PORT_KEY)?.value ?? Number.NaN)

  return {
    trace,
    penalties: createPenalties(deps.now),
    answersFor: (password, candidate) => {
      if (answers === null || answers.password?.reveal() !== password?.reveal())
        answers = { password, guard: createCredentialsGuard(deps.now), taken: createRing(MAX_SERVERS) }
      const server = `${candidate.transport} ${candidate.host} ${showEndpoint(candidate)}`
      const taken = answers.taken.get(server) ?? createTakenChallenges()
      answers.taken.put(server, taken)
      return { guard: answers.guard, taken }
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
