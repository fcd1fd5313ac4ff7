import { useEffect } from 'react'
import type { AppSnapshot } from '../../shared/domain/snapshot.ts'
import { currentCall, dialTargetOf, isRinging } from '../stores/caller.ts'
import { nextLine, usualLine } from '../stores/line-choice.ts'
import { useScreens, type Screens } from '../stores/screens.tsx'
import { shownTabs } from '../stores/tabs.ts'
import { focusNextRegion } from './regions.ts'
import { matchShortcut, typedSign, type ShortcutId } from './shortcuts.ts'

/** Makes the keys of the window work wherever the focus is. */
export function useShortcuts(): void {
  const screens = useScreens()
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const { snapshot } = screens.snapshot.getState()
      if (!snapshot || event.defaultPrevented || event.isComposing) return
      const id = matchShortcut(event, snapshot.app.platform)
      const done = id ? run(id, screens, snapshot, event) : type(event, screens, snapshot)
      if (done) event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [screens])
}

/** Carries a shortcut out; false when it has nothing to act on now, so that the key keeps its usual meaning. */
function run(id: ShortcutId, screens: Screens, snapshot: AppSnapshot, event: KeyboardEvent): boolean {
  const { actions, view } = screens
  const { showTab, setShortcutsOpen, keypadOf, setKeypadOf, setTransferOf } = view.getState()
  const ringing = snapshot.calls.find(isRinging)
  const call = currentCall(snapshot.calls)
  const sheetOpen = isSheetOpen()
  switch (id) {
    case 'answer':
      if (ringing && !event.repeat) actions.answer(ringing.id)
      return ringing !== undefined
    case 'decline':
      if (event.repeat) return true
      if (ringing) actions.decline(ringing.id, 'busy')
      else if (call) actions.hangUp(call.id)
      return ringing !== undefined || call !== null
    case 'silence':
      if (sheetOpen || !ringing || ringing.silenced) return false
      actions.silence(ringing.id)
      return true
    case 'mute':
      if (call && !event.repeat) actions.mute(call.id, !call.muted)
      return call !== null
    case 'hold':
      if (call && !event.repeat) actions.hold(call.id, call.hold === 'none' || call.hold === 'resuming')
      return call !== null
    case 'transfer':
      if (call?.phase !== 'active') return false
      if (!sheetOpen) setTransferOf(call.consultFor ?? call.id)
      return true
    case 'redial':
      if (!sheetOpen && !event.repeat) redial(screens)
      return true
    case 'line':
      if (!sheetOpen) chooseNextLine(screens, snapshot)
      return true
    case 'dnd':
      if (!event.repeat) toggleDnd(screens, snapshot)
      return true
    case 'list':
      setShortcutsOpen(true)
      return true
    case 'regions':
      focusNextRegion(document, event.shiftKey)
      return true
    case 'keypad':
      if (sheetOpen) return true
      if (call) setKeypadOf(keypadOf === call.id ? null : call.id)
      else showTab('keypad', 'keypad-field')
      return true
    case 'call':
      if (!sheetOpen && snapshot.accounts.length > 0) view.getState().setCommandBarOpen(true)
      return true
    case 'search':
      if (!sheetOpen) showTab('calls', 'search')
      return true
    case 'tab-1':
    case 'tab-2':
    case 'tab-3':
    case 'tab-4':
    case 'tab-5':
    case 'tab-6': {
      const tab = shownTabs(snapshot.accounts)[Number(id.at(-1)) - 1]
      if (tab && !sheetOpen) showTab(tab)
      return tab !== undefined
    }
  }
}

/** Digits typed anywhere: tones while talking, else the beginning of a number to call (market ux 2.3). */
function type(event: KeyboardEvent, screens: Screens, snapshot: AppSnapshot): boolean {
  const sign = typedSign(event)
  if (sign === null || isTyping(event.target) || isSheetOpen() || snapshot.accounts.length === 0) return false
  const { view, dialer, actions } = screens
  const { tab, page, showTab, setKeypadOf } = view.getState()
  const call = currentCall(snapshot.calls)
  if (call?.phase === 'active' && call.hold === 'none' && !(tab === 'keypad' && page.kind === 'tabs')) {
    if (sign === '+') return false
    setKeypadOf(call.id)
    actions.sendTones(call.id, sign)
    return true
  }
  const { text, setText } = dialer.getState()
  setText(text + sign)
  showTab('keypad', 'keypad-field')
  return true
}

/** Puts the last number into the field, with its line; Enter calls. */
function redial({ dialer, view }: Screens): void {
  void dialer
    .getState()
    .lastDialled()
    .then((last) => {
      if (!last) return
      dialer.getState().setText(dialTargetOf(last.address))
      view.getState().showTab('keypad', 'keypad-field')
    })
}

function chooseNextLine({ dialer, view }: Screens, { accounts, settings }: AppSnapshot): void {
  const lines = accounts.filter((account) => account.info.hasLine)
  const { text, suggestions, accountId, setAccount } = dialer.getState()
  const usual = usualLine({ text, suggestions, lines, preferred: settings.outgoingAccountId })
  setAccount(nextLine(lines, accountId ?? usual?.info.id ?? null))
  view.getState().showTab('keypad', 'keypad-field')
}

function toggleDnd({ actions }: Screens, snapshot: AppSnapshot): void {
  const on = snapshot.accounts.some((view) => (view.dnd.pending ?? view.dnd.state.value).kind === 'on')
  actions.setDnd({ accountId: null, on: !on, minutes: null })
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null
  )
}

function isSheetOpen(): boolean {
  return document.querySelector('[role="dialog"], [role="alertdialog"], .popover') !== null
}
