import type { CallView } from '../../shared/domain/call.ts'
import { dndDurations, type DndDuration } from '../../shared/domain/dnd-durations.ts'
import { doorbellsOf } from '../../shared/domain/doorbell.ts'
import type { AccountView, AppSnapshot } from '../../shared/domain/snapshot.ts'
import { fillText } from '../../shared/text/fill-text.ts'
import { ENGLISH, type DesktopWords, type Spoken } from './desktop-words.ts'
import type { TrayAction, TrayItem } from './tray-items.ts'
import { alwaysTo, can, nameOf, trayState } from './tray-state.ts'

const separator: TrayItem = { kind: 'separator' }
const action = (label: string, does: TrayAction): TrayItem => ({ kind: 'action', label, action: does })

/**
 * The whole tray menu as a function of the snapshot (market ux 4), in the same order on every system, but that "Open" comes
 * first on Linux: there a click on the icon may do nothing but open the menu.
 */
export function trayMenu(snapshot: AppSnapshot, now: Date, spoken: Spoken = ENGLISH): readonly TrayItem[] {
  const { words } = spoken
  const { accounts, app } = snapshot
  const open = action(words.open, { kind: 'open' })
  const openFirst = app.platform === 'linux'
  return inGroups([
    openFirst ? [open] : [],
    [
      { kind: 'text', label: trayState(snapshot, spoken).line },
      ...callItems(snapshot.calls, words),
      ...bellItems(snapshot, words),
    ],
    [
      ...(accounts.some((view) => can(view, 'dnd')) ? [dndItem(accounts, now, words)] : []),
      ...(accounts.some((view) => can(view, 'forwarding-by-condition')) ? [divertItem(snapshot, words)] : []),
      ...(accounts.some((view) => can(view, 'privacy')) ? [privacyItem(accounts, words)] : []),
      ...outgoingItem(snapshot, words),
    ],
    [
      missedItem(snapshot, words),
      ...voicemailItem(snapshot, words),
      action(words.call, { kind: 'open', view: 'command-bar' }),
    ],
    [
      ...(openFirst ? [] : [open]),
      action(words.settings, { kind: 'open', view: 'settings' }),
      action(words.diagnostics, { kind: 'open', view: 'diagnostics' }),
      ...updateItem(snapshot, words),
      action(words.quit, { kind: 'quit' }),
    ],
  ])
}

function inGroups(groups: readonly (readonly TrayItem[])[]): readonly TrayItem[] {
  return groups
    .filter((group) => group.length > 0)
    .flatMap((group, at) => (at === 0 ? group : [separator, ...group]))
}

/** Only when there is something to do: looking for updates has its place in the settings. */
function updateItem({ updates }: AppSnapshot, words: DesktopWords): readonly TrayItem[] {
  return updates.kind === 'available' || updates.kind === 'ready'
    ? [
        action(fillText(words.updateThere, { version: updates.release.version }), {
          kind: 'open',
          view: 'updates',
        }),
      ]
    : []
}

function bellItems(snapshot: AppSnapshot, words: DesktopWords): readonly TrayItem[] {
  return doorbellsOf(snapshot)
    .filter(({ doorSwitch }) => doorSwitch !== null)
    .map(({ name, accountId }) =>
      action(fillText(words.openDoor, { name }), { kind: 'open-door', accountId }),
    )
}

/** Two calls are told apart by their names; one is named by the state line. */
function callItems(calls: readonly CallView[], words: DesktopWords): readonly TrayItem[] {
  const running = calls.filter((call) => call.phase !== 'ended')
  return running.flatMap((call): readonly TrayItem[] => [
    ...(running.length > 1 ? [{ kind: 'text' as const, label: nameOf(call) }] : []),
    ...(call.phase === 'incoming'
      ? [
          action(words.answer, { kind: 'answer', callId: call.id }),
          action(words.decline, { kind: 'decline', callId: call.id }),
        ]
      : [
          {
            kind: 'action' as const,
            label: words.mute,
            checked: call.muted,
            action: { kind: 'mute' as const, callId: call.id, on: !call.muted },
          },
          action(words.hangUp, { kind: 'hang-up', callId: call.id }),
        ]),
  ])
}

/** Check marks follow facts: "off" only when every account says off, a duration never (its end is in the state line). */
function dndItem(accounts: readonly AccountView[], now: Date, words: DesktopWords): TrayItem {
  const states = accounts.filter((view) => can(view, 'dnd')).map((view) => view.dnd.state.value)
  const allOff = states.every((state) => state.kind === 'off')
  const allOpenEnded = states.every((state) => state.kind === 'on' && state.until === null)
  const item = (label: string, duration: DndDuration['id'] | 'off', checked = false): TrayItem => ({
    kind: 'action',
    label,
    action: { kind: 'dnd', duration },
    checked,
  })
  return {
    kind: 'submenu',
    label: words.dnd,
    items: [
      item(words.dndOff, 'off', allOff),
      ...dndDurations(now).map(({ id }) => item(words.dndFor[id], id, id === 'manual' && allOpenEnded)),
    ],
  }
}

function divertItem({ accounts, settings }: AppSnapshot, words: DesktopWords): TrayItem {
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
  const { lastDivert } = settings
  return {
    kind: 'submenu',
    label: words.divert,
    items: [
      item(words.divertOff, null),
      ...(offers('voicemail') ? [item(words.divertVoicemail, 'voicemail')] : []),
      ...(offers('mobile') ? [item(words.divertMobile, 'mobile')] : []),
      ...(lastDivert === null ? [] : [item(fillText(words.divertLast, { to: lastDivert }), lastDivert)]),
      action(words.divertEdit, { kind: 'open', view: 'availability' }),
    ],
  }
}

function privacyItem(accounts: readonly AccountView[], words: DesktopWords): TrayItem {
  const hidden = accounts
    .filter((view) => can(view, 'privacy'))
    .every((view) => view.privacy.state.value.kind === 'on')
  return {
    kind: 'action',
    label: words.hideNumber,
    checked: hidden,
    action: { kind: 'privacy', on: !hidden },
  }
}

/** Only where there is a choice. The mark is on the line that the next call would take. */
function outgoingItem({ accounts, settings }: AppSnapshot, words: DesktopWords): readonly TrayItem[] {
  const lines = accounts.filter((view) => view.info.hasLine)
  if (lines.length < 2) return []
  const ready = lines.filter((view) => view.line.kind === 'ready')
  const used = ready.find((view) => view.info.id === settings.outgoingAccountId) ?? ready[0]
  return [
    {
      kind: 'submenu',
      label: words.outgoing,
      items: lines.map((view) => ({
        kind: 'action',
        label:
          view.line.kind === 'ready'
            ? view.info.name
            : fillText(words.lineNotReady, { name: view.info.name }),
        checked: view === used,
        action: { kind: 'outgoing', accountId: view.info.id },
      })),
    },
  ]
}

function missedItem({ missedCount, missed }: AppSnapshot, words: DesktopWords): TrayItem {
  const all: TrayAction = { kind: 'open', view: 'calls', missed: true }
  if (missed.length === 0) return action(words.missed, all)
  return {
    kind: 'submenu',
    label: fillText(words.missedCount, { count: missedCount }),
    items: [
      ...missed.map(({ address, name }) =>
        action(name ?? address, { kind: 'ask-call', target: address, origin: 'missed-call' }),
      ),
      separator,
      action(words.missedAll, all),
    ],
  }
}

/** New messages where at least one server tells their number. */
function voicemailItem({ accounts }: AppSnapshot, words: DesktopWords): readonly TrayItem[] {
  const counts = accounts.flatMap(({ messages }) => messages?.newCount ?? [])
  if (counts.length === 0) return []
  const count = counts.reduce((sum, one) => sum + one, 0)
  return [action(fillText(words.voicemailCount, { count }), { kind: 'open', view: 'voicemail' })]
}
