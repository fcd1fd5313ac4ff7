import type { StandInMenu } from './api/menu.ts'
import type { StandInNotification } from './api/notification.ts'
import type { StandInTray } from './api/tray.ts'

/** Where tests reach what a desktop would show: `globalThis[Symbol.for('sidetone.recorder')]` in the app's main process. On a
 *  real runtime test/support/real-recorder.cjs puts the same shape there. */
export const RECORDER = Symbol.for('sidetone.recorder')

export type Recorder = {
  /** Trays on show, each with the menu it was given last. */
  readonly trays: { readonly tray: StandInTray; menu: StandInMenu | null; toolTip: string; image: string }[]
  /** Every notification shown so far, oldest first. */
  readonly notifications: { readonly notification: StandInNotification; open: boolean }[]
  /** Accelerator -> what it runs. */
  readonly shortcuts: Map<string, () => void>
  readonly dialogs: { readonly kind: string; readonly options: unknown }[]
  /** Addresses given to shell.openExternal. */
  readonly openedExternally: string[]
  /** Links to other programs that pages followed and no guard stopped. */
  readonly leftTo: string[]
  readonly badgeCounts: number[]
  readonly relaunches: unknown[]
  /** Switches the app turned that only a real desktop would show, e.g. `flashFrame true`. */
  readonly notes: string[]
}

export function makeRecorder(): Recorder {
  return {
    trays: [],
    notifications: [],
    shortcuts: new Map(),
    dialogs: [],
    openedExternally: [],
    leftTo: [],
    badgeCounts: [],
    relaunches: [],
    notes: [],
  }
}
