import { dndDurations } from '../../shared/domain/dnd-durations.ts'
import { CallIdSchema, AccountIdSchema } from '../../shared/ids.ts'
import type { Result } from '../../shared/result.ts'
import { background } from '../core/background.ts'
import type { Core } from '../core/core.ts'
import type { TrayAction, TrayView } from './tray-items.ts'

export type TrayTargets = {
  readonly core: Core
  readonly open: (view: TrayView | undefined, missed: boolean) => void
  readonly quit: () => void
}

const WRITE_LIMIT_MS = 40_000

/** Carries a tray item out with the same core functions as the windows and the command line. */
export function runTrayAction(targets: TrayTargets, action: TrayAction): void {
  const { core } = targets
  const signal = AbortSignal.timeout(WRITE_LIMIT_MS)
  const note = (done: Result<undefined>) => {
    if (!done.ok) core.log.warn('tray action failed', { action: action.kind, code: done.error.code })
  }
  const goCall = (promise: Promise<Result<undefined>>) => background(promise.then(note), core.log)
  const go = (promise: Promise<unknown>) => background(promise, core.log)
  switch (action.kind) {
    case 'open':
      return targets.open(action.view, action.missed ?? false)
    case 'quit':
      return targets.quit()
    case 'dnd': {
      const offers = dndDurations(core.clock.now())
      const minutes = offers.find(({ id }) => id === action.duration)?.minutes ?? null
      const change = action.duration === 'off' ? ({ on: false } as const) : ({ on: true, minutes } as const)
      return go(core.availability.setDnd(null, change, signal))
    }
    case 'divert': {
      const able = core.state
        .get()
        .accounts.filter((view) => view.info.capabilities.includes('forwarding-by-condition'))
      const change = { kind: 'set', when: 'always', to: action.to } as const
      return go(
        Promise.all(
          able.map((view) => core.forwarding.write(AccountIdSchema.parse(view.info.id), change, signal)),
        ),
      )
    }
    case 'privacy':
      return go(core.availability.setPrivacy(null, action.on, signal))
    case 'outgoing':
      return note(core.settings.change({ outgoingAccountId: action.accountId }))
    case 'ask-call':
      return note(core.dialRequests.request(action.target, action.origin))
    case 'open-door':
      return go(core.doorbells.open(AccountIdSchema.parse(action.accountId), signal))
    case 'answer':
      return goCall(core.calls.answer(CallIdSchema.parse(action.callId)))
    case 'decline':
      return goCall(core.calls.decline(CallIdSchema.parse(action.callId), 'busy'))
    case 'hang-up':
      return goCall(core.calls.hangUp(CallIdSchema.parse(action.callId)))
    case 'mute':
      return goCall(core.calls.mute(CallIdSchema.parse(action.callId), action.on))
  }
}
