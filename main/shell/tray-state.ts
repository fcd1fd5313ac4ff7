import type { CallView } from '../../shared/domain/call.ts'
import { doorbellsOf } from '../../shared/domain/doorbell.ts'
import type { AccountView, AppSnapshot } from '../../shared/domain/snapshot.ts'
import { fillText } from '../../shared/text/fill-text.ts'
import { ENGLISH, type DesktopWords, type Spoken } from './desktop-words.ts'

/** The tray's shape, told apart without colour. */
export type TrayShape = 'available' | 'ringing' | 'in-call' | 'dnd' | 'diverted' | 'offline'
export type TrayState = { readonly shape: TrayShape; readonly line: string }

export const nameOf = (call: CallView): string => call.remote.displayName ?? call.remote.address
export const can = (view: AccountView, what: AccountView['info']['capabilities'][number]): boolean =>
  view.info.capabilities.includes(what)
export const alwaysTo = (view: AccountView): string | null =>
  view.forwarding.plan?.value.kind === 'by-condition' ? view.forwarding.plan.value.always : null

/** The one line that says whether calls ring here, and the shape that goes with it. */
export function trayState(snapshot: AppSnapshot, { words, locale }: Spoken = ENGLISH): TrayState {
  const clockTime = (iso: string) =>
    // As the machine's language writes it: 9:11 AM, 09:11.
    new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(new Date(iso))
  const { accounts, calls } = snapshot
  const ringing = calls.find((call) => call.phase === 'incoming')
  if (ringing) return { shape: 'ringing', line: fillText(words.stateRinging, { name: nameOf(ringing) }) }
  const [bell] = doorbellsOf(snapshot)
  if (bell) return { shape: 'ringing', line: fillText(words.stateBell, { name: bell.name }) }
  const call = calls.find((candidate) => candidate.phase !== 'ended')
  if (call) {
    const line = call.muted ? words.stateInCallMuted : words.stateInCall
    return { shape: 'in-call', line: fillText(line, { name: nameOf(call) }) }
  }
  if (accounts.length === 0) return { shape: 'offline', line: words.stateNoAccount }
  const silent = accounts.filter((view) => can(view, 'dnd'))
  const on = silent.filter((view) => view.dnd.state.value.kind === 'on')
  if (on.length > 0 && on.length === silent.length) {
    const until = on.map((view) => (view.dnd.state.value.kind === 'on' ? view.dnd.state.value.until : null))
    const first = until[0] ?? null
    const same =
      first !== null && until.every((time) => time !== null && clockTime(time) === clockTime(first))
    return {
      shape: 'dnd',
      line: same ? fillText(words.stateDndUntil, { time: clockTime(first) }) : words.stateDnd,
    }
  }
  if (on.length > 0)
    return { shape: 'dnd', line: fillText(words.stateDndPartly, { on: on.length, all: silent.length }) }
  const diverted = accounts.map(alwaysTo).find((to) => to !== null)
  if (diverted)
    return {
      shape: 'diverted',
      line: fillText(words.stateDiverted, { to: destinationWords(diverted, words) }),
    }
  const lines = accounts.filter((view) => view.info.hasLine)
  if (lines.length > 0 && !lines.some((view) => view.line.kind === 'ready'))
    return { shape: 'offline', line: words.stateOffline }
  return { shape: 'available', line: words.stateAvailable }
}

/** A destination as people say it: the keywords of the contract have words of their own. */
function destinationWords(to: string, words: DesktopWords): string {
  return to === 'voicemail' ? words.toVoicemail : to === 'mobile' ? words.toMobile : to
}
