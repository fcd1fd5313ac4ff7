import type { AppSnapshot, AccountView } from '../../shared/domain/snapshot.ts'
import type { CallView } from '../../shared/domain/call.ts'
import { desktopText as t, fillText } from '../../shared/text/desktop.en.ts'

/** What a tray item does; the tray's runner is the only place that carries it out. */
export type TrayAction =
  | {
      readonly kind: 'open'
      readonly view?: 'calls' | 'availability' | 'settings' | 'add-account'
      readonly missed?: boolean
    }
  | { readonly kind: 'quit' }
  | { readonly kind: 'dnd'; readonly minutes: number | null | 'off' }
  | { readonly kind: 'divert'; readonly to: string | null }
  | { readonly kind: 'privacy'; readonly on: boolean }
  | { readonly kind: 'answer' | 'decline' | 'hang-up'; readonly callId: string }
  | { readonly kind: 'mute'; readonly callId: string; readonly on: boolean }

export type TrayItem =
  | { readonly kind: 'separator' }
  | { readonly kind: 'text'; readonly label: string }
  | {
      readonly kind: 'action'
      readonly label: string
      readonly action: TrayAction
      readonly checked?: boolean
    }
  | { readonly kind: 'submenu'; readonly label: string; readonly items: readonly TrayItem[] }

/** The tray's shape, told apart without colour. */
export type TrayShape = 'available' | 'ringing' | 'in-call' | 'dnd' | 'diverted' | 'offline'
export type TrayState = { readonly shape: TrayShape; readonly line: string }

const nameOf = (call: CallView) => call.remote.displayName ?? call.remote.address
const clockTime = (iso: string) =>
  new Date(iso).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
const can = (view: AccountView, what: AccountView['info']['capabilities'][number]) =>
  view.info.capabilities.includes(what)
const alwaysTo = (view: AccountView) =>
  view.forwarding.plan?.value.kind === 'by-condition' ? view.forwarding.plan.value.always : null

/** The one line that says whether calls ring here, and the shape that goes with it. */
export function trayState(snapshot: AppSnapshot): TrayState {
  const { accounts, calls } = snapshot
  const ringing = calls.find((call) => call.phase === 'incoming')
  if (ringing) return { shape: 'ringing', line: fillText(t.stateRinging, { name: nameOf(ringing) }) }
  const call = calls.find((candidate) => candidate.phase !== 'ended')
  if (call) return { shape: 'in-call', line: fillText(t.stateInCall, { name: nameOf(call) }) }
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
  if (diverted) return { shape: 'diverted', line: fillText(t.stateDiverted, { to: diverted }) }
  const lines = accounts.filter((view) => view.info.hasLine)
  if (lines.length > 0 && !lines.some((view) => view.line.kind === 'ready'))
    return { shape: 'offline', line: t.stateOffline }
  return { shape: 'available', line: t.stateAvailable }
}

/** Minutes from `now` to the next 17:00 local time, at least 1. */
export function minutesUntil17(now: Date): number {
  const target = new Date(now)
  target.setHours(17, 0, 0, 0)
  if (target <= now) target.setDate(target.getDate() + 1)
  return Math.min(1440, Math.max(1, Math.round((target.getTime() - now.getTime()) / 60_000)))
}

/** The whole tray menu as a function of the snapshot (reference ux 4). "Open" comes first: on Linux a click may only open the menu. */
export function trayMenu(snapshot: AppSnapshot, now: Date): readonly TrayItem[] {
  const open: TrayItem = { kind: 'action', label: t.open, action: { kind: 'open' } }
  const items: TrayItem[] = [open, { kind: 'separator' }, { kind: 'text', label: trayState(snapshot).line }]
  items.push(...callItems(snapshot.calls))
  if (snapshot.accounts.some((view) => can(view, 'dnd')))
    items.push({ kind: 'separator' }, dndItem(snapshot.accounts, now))
  if (snapshot.accounts.some((view) => can(view, 'forwarding-by-condition')))
    items.push(divertItem(snapshot.accounts))
  if (snapshot.accounts.some((view) => can(view, 'privacy'))) items.push(privacyItem(snapshot.accounts))
  const { missedCount } = snapshot
  items.push(
    { kind: 'separator' },
    {
      kind: 'action',
      label: missedCount > 0 ? fillText(t.missedCount, { count: missedCount }) : t.missed,
      action: { kind: 'open', view: 'calls', missed: true },
    },
    { kind: 'action', label: t.settings, action: { kind: 'open', view: 'settings' } },
    { kind: 'separator' },
    { kind: 'action', label: t.quit, action: { kind: 'quit' } },
  )
  return items
}

function callItems(calls: readonly CallView[]): readonly TrayItem[] {
  return calls
    .filter((call) => call.phase !== 'ended')
    .flatMap((call): readonly TrayItem[] =>
      call.phase === 'incoming'
        ? [
            { kind: 'action', label: t.answer, action: { kind: 'answer', callId: call.id } },
            { kind: 'action', label: t.decline, action: { kind: 'decline', callId: call.id } },
          ]
        : [
            {
              kind: 'action',
              label: t.mute,
              checked: call.muted,
              action: { kind: 'mute', callId: call.id, on: !call.muted },
            },
            { kind: 'action', label: t.hangUp, action: { kind: 'hang-up', callId: call.id } },
          ],
    )
}

/** Check marks follow facts: "off" only when every account says off, a duration never (its end is in the state line). */
function dndItem(accounts: readonly AccountView[], now: Date): TrayItem {
  const states = accounts.filter((view) => can(view, 'dnd')).map((view) => view.dnd.state.value)
  const allOff = states.every((state) => state.kind === 'off')
  const allOpenEnded = states.every((state) => state.kind === 'on' && state.until === null)
  const item = (label: string, minutes: number | null | 'off', checked = false): TrayItem => ({
    kind: 'action',
    label,
    action: { kind: 'dnd', minutes },
    checked,
  })
  return {
    kind: 'submenu',
    label: t.dnd,
    items: [
      item(t.dndOff, 'off', allOff),
      item(t.dnd30, 30),
      item(t.dnd60, 60),
      item(t.dndUntil17, minutesUntil17(now)),
      item(t.dndForever, null, allOpenEnded),
    ],
  }
}

function divertItem(accounts: readonly AccountView[]): TrayItem {
  const able = accounts.filter((view) => can(view, 'forwarding-by-condition'))
  const targets = able.map(alwaysTo)
  const item = (label: string, to: string | null): TrayItem => ({
    kind: 'action',
    label,
    action: { kind: 'divert', to },
    checked:
      targets.length > 0 &&
      able.every((view) => view.forwarding.plan !== null) &&
      targets.every((target) => target === to),
  })
  const offers = (keyword: 'voicemail' | 'mobile') =>
    able.every((view) => view.info.destinationKeywords.includes(keyword))
  return {
    kind: 'submenu',
    label: t.divert,
    items: [
      item(t.divertOff, null),
      ...(offers('voicemail') ? [item(t.divertVoicemail, 'voicemail')] : []),
      ...(offers('mobile') ? [item(t.divertMobile, 'mobile')] : []),
      { kind: 'action', label: t.divertEdit, action: { kind: 'open', view: 'availability' } },
    ],
  }
}

function privacyItem(accounts: readonly AccountView[]): TrayItem {
  const hidden = accounts
    .filter((view) => can(view, 'privacy'))
    .every((view) => view.privacy.state.value.kind === 'on')
  return { kind: 'action', label: t.hideNumber, checked: hidden, action: { kind: 'privacy', on: !hidden } }
}
