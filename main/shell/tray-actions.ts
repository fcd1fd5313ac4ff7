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
  // A person pressed something: where nothing else says so, the window does.
  const go = (promise: Promise<unknown>) =>
    background(promise, core.log, (error) => core.state.addTrouble(error))
  const note = (done: Result<undefined>) => go(Promise.resolve(done))
  switch (action.kind) {
    case 'open':
      return targets.open(action.view, action.missed ?? false)
    case 'quit':
      return targets.quit()
    case 'dnd': {
      const offers = dndDurations(core.clock.now())
      const minutes = offers.find(({ id }) => id === action.duration)?.minutes ?? null
      const change = action.duration === 'off' ? ({ on: false } as const) : ({ on: true, minutes } as const)
      // The accounts themselves say where it did not take.
      return background(core.availability.setDnd(null, change, signal), core.log)
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
      return go(core.calls.answer(CallIdSchema.parse(action.callId)))
    case 'decline':
      return go(core.calls.decline(CallIdSchema.parse(action.callId), 'busy'))
    case 'hang-up':
      return go(core.calls.hangUp(CallIdSchema.parse(action.callId)))
    case 'mute':
      return go(core.calls.mute(CallIdSchema.parse(action.callId), action.on))
  }
}
