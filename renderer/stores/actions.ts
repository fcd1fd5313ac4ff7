import type { Bridge, CommandInput } from '../../shared/bridge.ts'
import type { ForwardCondition } from '../../shared/domain/forward-conditions.ts'
import type { SwitchOutcome } from '../../shared/domain/intercom-write.ts'
import type { DeclineHow } from '../../shared/domain/phone.ts'
import type { SettingsPatch, SoundTest } from '../../shared/domain/settings.ts'
import type { ErrorCode } from '../../shared/errors.ts'
import type { CallId } from '../../shared/ids.ts'
import { errandKey } from './errand-key.ts'
import type { ErrandStore } from './errand-store.ts'
import type { ViewStore } from './view-store.ts'

export type Actions = ReturnType<typeof createActions>

/** What a person can ask for. Each is an errand: its outcome stands under its key until the next try (errand-key.ts). */
export function createActions(commands: Bridge<'app'>['commands'], errands: ErrandStore, view: ViewStore) {
  const { run } = errands.getState()
  return {
    refresh: () => run(errandKey.refresh, () => commands['app.refresh']({})),
    startDemo: () => run(errandKey.demo, () => commands['app.startDemo']({})),
    dismissTrouble: (code: ErrorCode) =>
      run(errandKey.trouble(code), () => commands['app.dismissTrouble']({ code })),

    setDnd: (input: CommandInput<'dnd.set'>) => {
      view.getState().rememberDnd(input)
      run(errandKey.dnd(input.accountId), () => commands['dnd.set'](input))
    },
    setPrivacy: (accountId: string, on: boolean) =>
      run(errandKey.privacy(accountId), () => commands['privacy.set']({ accountId, on })),
    setForwarding: (accountId: string, when: ForwardCondition, to: string | null, then?: () => void) =>
      run(
        errandKey.forwarding(accountId, when),
        () => commands['forwarding.set']({ accountId, when, to }),
        then,
      ),
    undoForwarding: (accountId: string) =>
      run(errandKey.undo(accountId), () => commands['forwarding.undo']({ accountId })),

    saveRings: (input: CommandInput<'forwarding.saveRings'>, then?: () => void) =>
      run(errandKey.rings(input.accountId), () => commands['forwarding.saveRings'](input), then),
    saveSchedule: (input: CommandInput<'schedule.save'>, then?: () => void) =>
      run(errandKey.schedule(input.accountId), () => commands['schedule.save'](input), then),
    removeSchedule: (input: CommandInput<'schedule.remove'>, then?: () => void) =>
      run(errandKey.scheduleRemoval(input.accountId), () => commands['schedule.remove'](input), then),

    /** The account's server rings the desk phone first. */
    callByDesk: (accountId: string, target: string, then?: () => void) =>
      run(errandKey.serverCall, () => commands['serverCall.start']({ accountId, target, via: 'desk' }), then),
    dismissServerCall: (accountId: string) =>
      run(errandKey.serverCall, () => commands['serverCall.dismiss']({ accountId })),

    dial: (target: string, accountId: string | null, then?: () => void, hidden = false) =>
      run(
        errandKey.dial,
        () => commands['call.dial']({ target, accountId, ...(hidden ? { hidden } : {}) }),
        then,
      ),
    confirmDial: (id: string, accountId: string | null, accepted: boolean) =>
      run(errandKey.confirm(id), () => commands['dial.confirm']({ id, accountId, accepted })),
    dismissDial: (id: string) => run(errandKey.confirm(id), () => commands['dial.dismiss']({ id })),
    /** `others`: what happens to the call that is talked in. */
    answer: (callId: CallId, others: 'hold' | 'end' = 'hold') =>
      run(errandKey.call(callId), () => commands['call.answer']({ callId, others })),
    transfer: (callId: CallId, target: string, then?: () => void) =>
      run(errandKey.transfer(callId), () => commands['call.transfer']({ callId, target }), then),
    consult: (callId: CallId, target: string, then?: () => void) =>
      run(errandKey.transfer(callId), () => commands['call.consult']({ callId, target }), then),
    connect: (callId: CallId, otherId: CallId, then?: () => void) =>
      run(errandKey.transfer(callId), () => commands['call.connect']({ callId, otherId }), then),
    follow: (callId: CallId, on: boolean) =>
      run(errandKey.call(callId), () => commands['call.follow']({ callId, on })),
    merge: (callId: CallId) => run(errandKey.call(callId), () => commands['call.merge']({})),
    split: (callId: CallId) => run(errandKey.call(callId), () => commands['call.split']({ callId })),
    decline: (callId: CallId, how: DeclineHow) =>
      run(errandKey.call(callId), () => commands['call.decline']({ callId, how })),
    silence: (callId: CallId) => run(errandKey.call(callId), () => commands['call.silence']({ callId })),
    hangUp: (callId: CallId) => run(errandKey.call(callId), () => commands['call.hangUp']({ callId })),
    mute: (callId: CallId, on: boolean) =>
      run(errandKey.call(callId), () => commands['call.mute']({ callId, on })),
    hold: (callId: CallId, on: boolean) =>
      run(errandKey.call(callId), () => commands['call.hold']({ callId, on })),
    sendTones: (callId: CallId, tones: string) => {
      view.getState().rememberTones(callId, tones)
      run(errandKey.call(callId), () => commands['call.dtmf']({ callId, tones }))
    },

    renameAccount: (accountId: string, name: string, then?: () => void) =>
      run(errandKey.rename(accountId), () => commands['account.rename']({ accountId, name }), then),
    setPassword: (accountId: string, password: string, then?: () => void) =>
      run(
        errandKey.password(accountId),
        () => commands['account.setPassword']({ accountId, password }),
        then,
      ),
    removeAccount: (accountId: string, then?: () => void) =>
      run(errandKey.remove(accountId), () => commands['account.remove']({ accountId }), then),

    openDoor: (accountId: string, then: (outcome: SwitchOutcome) => void) =>
      run(errandKey.door(accountId), () => commands['doorbell.open']({ accountId }), then),
    silenceBell: (accountId: string, session: number) =>
      run(errandKey.door(accountId), () => commands['doorbell.silence']({ accountId, session })),

    changeSettings: (patch: SettingsPatch) =>
      run(errandKey.settings, () => commands['settings.change'](patch)),
    testSound: (role: SoundTest) => run(errandKey.sound(role), () => commands['sound.test']({ role })),
  }
}
