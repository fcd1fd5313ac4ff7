import { createStore } from 'zustand/vanilla'
import type { CommandInput } from '../../shared/bridge.ts'
import type { CallId } from '../../shared/ids.ts'
import type { Tab } from './tabs.ts'

export type Page =
  | { readonly kind: 'tabs' }
  /** `accountId`: the account to unfold, `wish`: what to begin there. */
  | { readonly kind: 'settings'; readonly accountId: string | null; readonly wish: SettingsWish }
  /** `enrolling`: the account is to be made at the phone company first. */
  | { readonly kind: 'add-account'; readonly from: Page; readonly enrolling: boolean }
  /** All about one account. */
  | { readonly kind: 'account'; readonly accountId: string; readonly from: Page }
  /** One intercom. */
  | { readonly kind: 'intercom'; readonly accountId: string }
  /** A conference room, as its moderator sees it. */
  | { readonly kind: 'room'; readonly accountId: string; readonly room: string }
  /** What a person may set at the system of one account. */
  | { readonly kind: 'preferences'; readonly accountId: string }
  /** The administrator's side of an account. */
  | { readonly kind: 'admin'; readonly accountId: string }

/** What to begin with on the settings page. */
export type SettingsWish = 'password' | 'sound' | 'diagnostics' | 'updates' | null

/** A field that wants the focus once it is there. */
export type FocusWish = 'keypad-field' | 'search' | null

export type ViewState = {
  readonly tab: Tab
  readonly page: Page
  readonly focusWish: FocusWish
  readonly shortcutsOpen: boolean
  /** The call that is about to be handed on. */
  readonly transferOf: CallId | null
  readonly commandBarOpen: boolean
  /** The call whose keypad is open. */
  readonly keypadOf: CallId | null
  /** The tones sent into a call from this window, the latest last. */
  readonly tones: { readonly callId: CallId; readonly sent: string } | null
  /** What was last asked of Do Not Disturb in this window, for "try again". */
  readonly lastDnd: CommandInput<'dnd.set'> | null
  readonly showTab: (tab: Tab, focusWish?: FocusWish) => void
  readonly showSettings: (accountId?: string | null, wish?: SettingsWish) => void
  readonly showAccount: (accountId: string) => void
  readonly showAddAccount: () => void
  readonly showEnrolment: () => void
  readonly showIntercom: (accountId: string) => void
  readonly showRoom: (accountId: string, room: string) => void
  readonly showPreferences: (accountId: string) => void
  readonly showAdmin: (accountId: string) => void
  readonly back: () => void
  readonly focusDone: () => void
  readonly setShortcutsOpen: (open: boolean) => void
  readonly setTransferOf: (callId: CallId | null) => void
  readonly setCommandBarOpen: (open: boolean) => void
  readonly setKeypadOf: (callId: CallId | null) => void
  readonly rememberTones: (callId: CallId, added: string) => void
  readonly rememberDnd: (asked: CommandInput<'dnd.set'>) => void
}
export type ViewStore = ReturnType<typeof createViewStore>

/** What fits into the line above the tone keys. */
const TONES_KEPT = 24

/** Where the person is. Not a fact: it lives and dies with the window. */
export function createViewStore() {
  return createStore<ViewState>((set) => ({
    tab: 'calls',
    page: { kind: 'tabs' },
    focusWish: null,
    shortcutsOpen: false,
    transferOf: null,
    commandBarOpen: false,
    keypadOf: null,
    tones: null,
    lastDnd: null,
    showTab: (tab, focusWish = null) => set({ tab, page: { kind: 'tabs' }, focusWish }),
    showSettings: (accountId, wish) =>
      set({ page: { kind: 'settings', accountId: accountId ?? null, wish: wish ?? null } }),
    showAccount: (accountId) =>
      set(({ page }) => ({
        page: { kind: 'account', accountId, from: page.kind === 'account' ? page.from : page },
      })),
    showAddAccount: () =>
      set(({ page }) =>
        page.kind === 'add-account' ? {} : { page: { kind: 'add-account', from: page, enrolling: false } },
      ),
    showEnrolment: () =>
      set(({ page }) => ({
        page: { kind: 'add-account', from: page.kind === 'add-account' ? page.from : page, enrolling: true },
      })),
    showIntercom: (accountId) => set({ page: { kind: 'intercom', accountId } }),
    showRoom: (accountId, room) => set({ page: { kind: 'room', accountId, room } }),
    showPreferences: (accountId) => set({ page: { kind: 'preferences', accountId } }),
    showAdmin: (accountId) => set({ page: { kind: 'admin', accountId } }),
    back: () => set(({ page }) => ({ page: 'from' in page ? page.from : { kind: 'tabs' } })),
    focusDone: () => set({ focusWish: null }),
    setShortcutsOpen: (shortcutsOpen) => set({ shortcutsOpen }),
    setTransferOf: (transferOf) => set({ transferOf }),
    setCommandBarOpen: (commandBarOpen) => set({ commandBarOpen }),
    setKeypadOf: (keypadOf) => set({ keypadOf }),
    rememberTones: (callId, added) =>
      set(({ tones }) => {
        const before = tones?.callId === callId ? tones.sent : ''
        return { tones: { callId, sent: (before + added).slice(-TONES_KEPT) } }
      }),
    rememberDnd: (lastDnd) => set({ lastDnd }),
  }))
}
