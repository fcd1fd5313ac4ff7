import { z } from 'zod'
import { HotkeyViewSchema } from './hotkeys.ts'

/** What this computer's desktop offers, as the shell found it. `unknown` where there is no shell (command line) or no way to ask. */
export const DesktopViewSchema = z.strictObject({
  /** `absent`: nothing shows tray icons (GNOME without its extension), so the window stays in the task bar. */
  tray: z.enum(['unknown', 'present', 'absent']),
  session: z.enum(['unknown', 'x11', 'wayland', 'windows', 'macos']),
  /** Whether the notification service shows buttons. */
  notificationActions: z.enum(['unknown', 'yes', 'no']),
  hotkeys: z.strictObject({
    answer: HotkeyViewSchema,
    'hang-up': HotkeyViewSchema,
    mute: HotkeyViewSchema,
    dnd: HotkeyViewSchema,
    'command-bar': HotkeyViewSchema,
    'call-selection': HotkeyViewSchema,
  }),
})
export type DesktopView = z.infer<typeof DesktopViewSchema>

const off = { state: 'off', heardAt: null } as const
export const NO_DESKTOP: DesktopView = {
  tray: 'unknown',
  session: 'unknown',
  notificationActions: 'unknown',
  hotkeys: { answer: off, 'hang-up': off, mute: off, dnd: off, 'command-bar': off, 'call-selection': off },
}

/** A missed call as the tray lists it. */
export const MissedCallSchema = z.strictObject({
  id: z.string(),
  accountId: z.string(),
  address: z.string(),
  name: z.string().nullable(),
  at: z.string().nullable(),
})
export type MissedCall = z.infer<typeof MissedCallSchema>
/** How many of them it lists. */
export const MISSED_SHOWN = 5
