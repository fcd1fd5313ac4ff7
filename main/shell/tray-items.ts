import type { DndDuration } from '../../shared/domain/dnd-durations.ts'
import type { DialRequest } from '../../shared/domain/dial-request.ts'

/** What the tray can show in the window. */
export type TrayView =
  | 'calls'
  | 'voicemail'
  | 'availability'
  | 'settings'
  | 'diagnostics'
  | 'updates'
  | 'command-bar'

/** What a tray item does; the tray's runner is the only place that carries it out. */
export type TrayAction =
  | { readonly kind: 'open'; readonly view?: TrayView; readonly missed?: boolean }
  | { readonly kind: 'quit' }
  /** How long is worked out when it is clicked: the menu may have been drawn some time ago. */
  | { readonly kind: 'dnd'; readonly duration: DndDuration['id'] | 'off' }
  | { readonly kind: 'divert'; readonly to: string | null }
  | { readonly kind: 'privacy'; readonly on: boolean }
  | { readonly kind: 'outgoing'; readonly accountId: string }
  /** Puts the call before the person; nothing is dialled by a slip in a menu. */
  | { readonly kind: 'ask-call'; readonly target: string; readonly origin: DialRequest['origin'] }
  /** A press on an item of the menu is as deliberate as one on a button. */
  | { readonly kind: 'open-door'; readonly accountId: string }
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
