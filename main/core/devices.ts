import type { Device } from '../../shared/domain/device.ts'
import type { AccountId } from '../../shared/ids.ts'
import type { Accounts } from './accounts.ts'
import type { AccountAnswer } from './answers.ts'
import type { AppState } from './app-state.ts'
import { fanOut } from './fan-out.ts'
import { instanceUuid } from './instance-id.ts'
import type { Clock } from './ports.ts'
import type { MemoryStore } from './store-ports.ts'
import type { SipFlowsPort } from './phone-ports.ts'

/** Phones that are registered with an account, this one marked. */
export type Devices = ReturnType<typeof createDevices>

export function createDevices(deps: {
  readonly accounts: Accounts
  readonly state: AppState
  readonly clock: Clock
  readonly memory: MemoryStore
  readonly flows: Pick<SipFlowsPort, 'contacts'>
}) {
  return {
    list: (
      ids: readonly AccountId[] | null,
      signal: AbortSignal,
    ): Promise<readonly AccountAnswer<readonly Device[]>[]> =>
      fanOut(deps, ids, (session, { id }) => {
        const own = { instanceUuid: instanceUuid(deps.memory, id), contacts: deps.flows.contacts(id) }
        return session.devices?.list(own, signal) ?? null
      }),
  }
}
