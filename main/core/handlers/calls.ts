import type { CommandHandlers } from '../commands.ts'
import type { Core } from '../core.ts'

type CallCommand =
  | 'call.transfer'
  | 'call.consult'
  | 'call.connect'
  | 'call.follow'
  | 'call.merge'
  | 'call.split'

/** What can be done with several calls. */
export function callHandlers(core: Core): Pick<CommandHandlers, CallCommand> {
  return {
    'call.transfer': ({ callId, target }) => core.callJoins.transfer(callId, target),
    'call.consult': ({ callId, target }) => core.callJoins.consult(callId, target),
    'call.connect': ({ callId, otherId }) => core.callJoins.connect(callId, otherId),
    'call.follow': ({ callId, on }) => core.callJoins.follow(callId, on),
    'call.merge': () => core.callJoins.merge(),
    'call.split': ({ callId }) => core.callJoins.split(callId),
  }
}
