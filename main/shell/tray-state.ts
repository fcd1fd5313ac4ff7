import type { CallView } from '../../shared/domain/call.ts'
import { doorbellsOf } from '../../shared/domain/doorbell.ts'
import type { AccountView, AppSnapshot } from '../../shared/domain/snapshot.ts'
import { desktopText as t, fillText } from '../../shared/text/desktop.en.ts'

/** The tray's shape, told apart without colour. */
export type TrayShape = 'available' | 'ringing' | 'in-call' | 'dnd' | 'diverted' | 'offline'
export type TrayState = { readonly shape: TrayShape; readonly line: string }

export const nameOf = (call: CallView): string => call.remote.displayName ?? call.remote.address
export const can = (view: AccountView, what: AccountView['info']['capabilities'][number]): boolean =>
  view.info.capabilities.includes(what)
export const alwaysTo = (view: AccountView): string | null =>
  view.forwarding.plan?.value.kind === 'by-condition' ? view.forwarding.plan.value.always : null
const clockTime = (iso: string) =>
  new Date(iso).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })

/** The one line that says whether calls ring here, and the shape that goes with it. */
export function trayState(snapshot: AppSnapshot): TrayState {
  const { accounts, calls } = snapshot
  const ringing = calls.find((call) => call.phase === 'incoming')
  if (ringing) return { shape: 'ringing', line: fillText(t.stateRinging, { name: nameOf(ringing) }) }
  const [bell] = doorbellsOf(snapshot)
  if (bell) return { shape: 'ringing', line: fillText(t.stateBell, { name: bell.name }) }
  const call = calls.find((candidate) => candidate.phase !== 'ended')
  if (call) {
    const line = call.muted ? t.stateInCallMuted : t.stateInCall
    return { shape: 'in-call', line: fillText(line, { name: nameOf(call) }) }
  }
  if (accounts.length === 0) return { shape: 'offline', line: t.stateNoAccount }
  const silent = accounts.filter((view) => can(view, 'dnd'))
  const on = silent.filter((view) => view.dnd.state.value.kind === 'on')
  if (on.length > 0 && on.length === silent.length) {
    const until = on.map((view) => (view.dnd.state.value.kind === 'on' ? view.dnd.state.value.until : null))
    const first = until[0] ?? null
    const same =
      first !== null && until.every((time) => time !== null && clockTime(time) === clockTime(first))
    return { shape: 'dnd', line: same ? fillText(t.stateDndUntil, { time: clockTime(first) }) : t.stateDnd }
  }
  if (on.length > 0)
    return { shape: 'dnd', line: fillText(t.stateDndPartly, { on: on.length, all: silent.length }) }
  const diverted = accounts.map(alwaysTo).find((to) => to !== null)
  if (diverted)
    return { shape: 'diverted', line: fillText(t.stateDiverted, { to: destinationWords(diverted) }) }
  const lines = accounts.filter((view) => view.info.hasLine)
  if (lines.length > 0 && !lines.some((view) => view.line.kind === 'ready'))
    return { shape: 'offline', line: t.stateOffline }
  return { shape: 'available', line: t.stateAvailable }
}

/** A destination as people say it: the keywords of the contract have words of their own. */
function destinationWords(to: string): string {
  return to === 'voicemail' ? t.toVoicemail : to === 'mobile' ? t.toMobile : to
}
