import { parseDialTarget, toSipUri } from '../../shared/domain/dial.ts'
import type { CallView } from '../../shared/domain/call.ts'
import { appError } from '../../shared/errors.ts'
import type { CallId } from '../../shared/ids.ts'
import { err, type Result } from '../../shared/result.ts'
import type { AppState } from './app-state.ts'
import type { Dialing } from './dialing.ts'
import type { PhonePort } from './phone-ports.ts'

/** Handing calls on and joining them. */
export type CallJoins = ReturnType<typeof createCallJoins>

export function createCallJoins(deps: {
  readonly state: AppState
  readonly phone: PhonePort
  readonly dialing: Dialing
}) {
  const { state, phone, dialing } = deps
  const find = (id: CallId): CallView | undefined =>
    state.get().calls.find((call) => call.id === id && call.phase !== 'ended')
  const gone = () => err(appError('call-not-found'))

  return {
    /** Answers when the far side took the request; what comes of it stands in the call. Errors: call-not-found,
     *  target-invalid, conflict, call-failed (`transfer-refused`). */
    async transfer(id: CallId, text: string): Promise<Result<undefined>> {
      const call = find(id)
      if (!call) return gone()
      const target = parseDialTarget(text)
      if (!target.ok) return target
      const uri = toSipUri(target.value, dialing.domainOf(call.accountId))
      return phone.send({ kind: 'transfer', callId: id, uri })
    },

    /** Dials on the line of the call that waits for the answer; the far side may only be reachable there. */
    consult(id: CallId, text: string): Promise<Result<{ readonly callId: CallId }>> {
      const call = find(id)
      return call ? dialing.dial(text, call.accountId, { consultFor: id }) : Promise.resolve(gone())
    },

    connect(callId: CallId, otherId: CallId): Promise<Result<undefined>> {
      return find(callId) && find(otherId)
        ? phone.send({ kind: 'transfer-to', callId, otherId })
        : Promise.resolve(gone())
    },

    follow: (callId: CallId, on: boolean): Promise<Result<undefined>> =>
      find(callId) ? phone.send({ kind: 'follow', callId, on }) : Promise.resolve(gone()),

    /** Every call that is answered. Errors: conflict when there are fewer than two, or too many. */
    merge(): Promise<Result<undefined>> {
      const callIds = state
        .get()
        .calls.filter((call) => call.phase === 'active')
        .map((call) => call.id)
      if (callIds.length < 2) return Promise.resolve(err(appError('conflict', { detail: 'not-active' })))
      return phone.send({ kind: 'merge', callIds: callIds.slice(0, 16) })
    },

    split: (callId: CallId): Promise<Result<undefined>> =>
      find(callId) ? phone.send({ kind: 'split', callId }) : Promise.resolve(gone()),
  }
}
