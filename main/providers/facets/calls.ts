import type { ActiveCall } from '../../../shared/domain/active-call.ts'
import type { DialTarget } from '../../../shared/domain/dial.ts'
import type { ServerCallOutcome, ServerCallStep } from '../../../shared/domain/server-call.ts'
import type { Result } from '../../../shared/result.ts'

export type CallOrder = {
  readonly target: DialTarget
  /** False: answers as soon as the server has taken the order. */
  readonly wait: boolean
  /** A transfer: the other side's number of the call that is meant; left out, the only one there is. */
  readonly call?: string
  /** Hears of every step at once. */
  readonly onStep: (step: ServerCallStep) => void
}

export type ServerCallEnd = {
  readonly steps: readonly ServerCallStep[]
  /** Null: not waited for. */
  readonly outcome: ServerCallOutcome | null
}

export type ClickToCallFacet = {
  /**
   * Lets the server ring the account's own phones and, when one is taken, call the target. Asks for news at most once a
   * second, until the call is decided, nothing more is said, or the signal ends it (which is `unknown`, not an error).
   * The order is sent once. Errors: target-invalid, forbidden, and those of the connection.
   */
  dial(order: CallOrder, signal: AbortSignal): Promise<Result<ServerCallEnd>>
  /** Passes the call that is up now on to the target. Errors: call-not-found, conflict (detail `several-calls`). */
  transfer(order: CallOrder, signal: AbortSignal): Promise<Result<ServerCallEnd>>
}

export type ActiveCallsFacet = { list(signal: AbortSignal): Promise<Result<readonly ActiveCall[]>> }
