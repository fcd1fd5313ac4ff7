import type { PhoneCommand } from '../../shared/domain/phone.ts'
import type { SoundTest } from '../../shared/domain/settings.ts'
import { assertNever } from '../../shared/never.ts'
import { remoteOfUri } from './dial-remote.ts'
import type { PhoneEvent } from './phone-state.ts'

/** What a command of main comes to. */
export type CommandPlan =
  /** The machines answer the request when they know. */
  | { readonly kind: 'ask'; readonly event: PhoneEvent }
  /** Done as soon as it is said. */
  | { readonly kind: 'tell'; readonly event: PhoneEvent }
  | { readonly kind: 'sound-test'; readonly role: SoundTest }
  | { readonly kind: 'shut-down' }

export function planCommand(requestId: string, command: PhoneCommand): CommandPlan {
  switch (command.kind) {
    case 'set-lines':
      return { kind: 'tell', event: { kind: 'set-lines', setups: command.lines } }
    case 'set-blocked':
      return { kind: 'tell', event: { kind: 'set-blocked', callers: new Set(command.callers) } }
    case 'set-watched':
      return { kind: 'tell', event: command }
    case 'send-text':
      return { kind: 'ask', event: { ...command, requestId } }
    case 'suspend':
    case 'resume':
      return { kind: 'tell', event: { kind: command.kind } }
    case 'network':
      return { kind: 'tell', event: { kind: 'network', online: command.online } }
    case 'dial': {
      const { callId, accountId, uri, consultFor = null, hidden = false } = command
      return {
        kind: 'ask',
        event: {
          kind: 'dial',
          callId,
          accountId,
          uri,
          remote: remoteOfUri(uri),
          consultFor,
          hidden,
          requestId,
        },
      }
    }
    case 'answer': {
      const { callId, others = 'hold' } = command
      return { kind: 'ask', event: { kind: 'call', callId, event: { kind: 'answer', others, requestId } } }
    }
    case 'transfer': {
      const { callId, uri } = command
      const event = { kind: 'transfer', to: remoteOfUri(uri), target: { uri }, requestId } as const
      return { kind: 'ask', event: { kind: 'call', callId, event } }
    }
    case 'transfer-to':
    case 'merge':
    case 'split':
      return { kind: 'ask', event: { ...command, requestId } }
    case 'decline':
    case 'hang-up':
    case 'mute':
    case 'hold':
    case 'dtmf':
    case 'silence':
    case 'follow': {
      const { callId, ...request } = command
      return { kind: 'ask', event: { kind: 'call', callId, event: { ...request, requestId } } }
    }
    case 'sound-test':
      return { kind: 'sound-test', role: command.role }
    case 'shut-down':
      return { kind: 'shut-down' }
    default:
      return assertNever(command)
  }
}
