import type { LineState } from '../../shared/domain/line.ts'
import { assertNever } from '../../shared/never.ts'
import type { LineMachine } from './line-state.ts'
import { isoTime } from './step.ts'

/** The line as main and the screens see it. A line that waits for the network is shown as suspended. */
export function lineView({ phase, failures }: LineMachine): LineState {
  switch (phase.kind) {
    case 'off':
      return { kind: 'off' }
    case 'connecting':
    case 'resuming':
      return { kind: 'connecting' }
    case 'registering':
      return { kind: 'registering' }
    case 'ready':
      return { kind: 'ready', since: isoTime(phase.sinceMs), transport: phase.transport }
    case 'backoff':
      return { kind: 'backoff', until: isoTime(phase.untilMs), attempt: failures, error: phase.error }
    case 'offline':
    case 'suspended':
      return { kind: 'suspended' }
    case 'rejected':
      return { kind: 'rejected', error: phase.error }
    default:
      return assertNever(phase)
  }
}
