import type { HotkeyAction } from '../../shared/domain/hotkeys.ts'
import type { CallView } from '../../shared/domain/call.ts'
import { CallIdSchema } from '../../shared/ids.ts'
import { background } from '../core/background.ts'
import type { Core } from '../core/core.ts'

const WRITE_LIMIT_MS = 40_000

export type HotkeyTargets = {
  readonly core: Core
  readonly showCommandBar: () => void
  readonly callSelection: () => Promise<void>
}

/** The call a key acts on: the one that is talked in, else the newest under way. */
function currentCall(calls: readonly CallView[]): CallView | undefined {
  const underWay = calls.filter((call) => call.phase !== 'ended' && call.phase !== 'incoming')
  return underWay.find((call) => call.phase === 'active' && call.hold === 'none') ?? underWay.at(-1)
}

/** Carries a hotkey out with the same core functions as the windows and the tray; nothing to act on = nothing happens. */
export function runHotkey(
  { core, showCommandBar, callSelection }: HotkeyTargets,
  action: HotkeyAction,
): void {
  const { calls, accounts } = core.state.get()
  const ringing = calls.find((call) => call.phase === 'incoming')
  const call = currentCall(calls)
  const go = (work: Promise<unknown>) => background(work, core.log, (error) => core.state.addTrouble(error))
  switch (action) {
    case 'answer':
      if (ringing) go(core.calls.answer(CallIdSchema.parse(ringing.id)))
      return
    case 'hang-up':
      if (ringing) go(core.calls.decline(CallIdSchema.parse(ringing.id), 'busy'))
      else if (call) go(core.calls.hangUp(CallIdSchema.parse(call.id)))
      return
    case 'mute':
      if (call) go(core.calls.mute(CallIdSchema.parse(call.id), !call.muted))
      return
    case 'dnd': {
      const isOn = accounts.some((view) => (view.dnd.pending ?? view.dnd.state.value).kind === 'on')
      const change = isOn ? ({ on: false } as const) : ({ on: true, minutes: null } as const)
      // The accounts themselves say where it did not take.
      return background(core.availability.setDnd(null, change, AbortSignal.timeout(WRITE_LIMIT_MS)), core.log)
    }
    case 'command-bar':
      return showCommandBar()
    case 'call-selection':
      return go(callSelection())
  }
}
