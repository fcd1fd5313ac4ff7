import type * as Electron from 'electron'

// Functions for `evaluate`: they run in the app's main process and may use nothing from around themselves. The recorder they
// read is put there by the stand-in (recorder.ts), or on a real runtime by real-recorder.cjs.

export type MenuLine = {
  readonly label: string
  readonly type: string
  readonly checked: boolean
  readonly enabled: boolean
  readonly items: readonly MenuLine[]
}
/** `items` of the menu the tray was given last; `shown` false = there is no tray icon. */
export type TrayView = {
  readonly shown: boolean
  readonly toolTip: string
  readonly items: readonly MenuLine[]
}
export type NotificationView = {
  readonly title: string
  readonly body: string
  readonly actions: readonly string[]
  /** False once it was closed. */
  readonly open: boolean
}

type Recorded = {
  readonly trays: readonly { readonly menu: Electron.Menu | null; readonly toolTip: string }[]
  readonly notifications: readonly { readonly notification: Electron.Notification; readonly open: boolean }[]
}
type WithRecorder = Record<symbol, Recorded>

export function readTray(): TrayView {
  const { trays } = (globalThis as unknown as WithRecorder)[Symbol.for('sidetone.recorder')] as Recorded
  const read = (menu: Electron.Menu | null | undefined): MenuLine[] =>
    (menu?.items ?? [])
      .filter(({ visible }) => visible)
      .map(({ label, type, checked, enabled, submenu }) => ({
        label,
        type,
        checked,
        enabled,
        items: read(submenu),
      }))
  const last = trays.at(-1)
  return { shown: last !== undefined, toolTip: last?.toolTip ?? '', items: read(last?.menu) }
}

export function clickTray(_electron: typeof Electron, labels: readonly string[]): void {
  const { trays } = (globalThis as unknown as WithRecorder)[Symbol.for('sidetone.recorder')] as Recorded
  let menu: Electron.Menu | null | undefined = trays.at(-1)?.menu
  let item: Electron.MenuItem | undefined
  for (const label of labels) {
    item = menu?.items.find((one) => one.label === label && one.visible)
    if (!item?.enabled) {
      const there = menu?.items.map((one) => one.label).join(', ')
      throw new Error(`tray menu: "${label}" is ${item ? 'greyed out' : `not among: ${there}`}`)
    }
    menu = item.submenu
  }
  item?.click()
}

export function readNotifications(): NotificationView[] {
  const { notifications } = (globalThis as unknown as WithRecorder)[
    Symbol.for('sidetone.recorder')
  ] as Recorded
  return notifications.map(({ notification: { title, body, actions }, open }) => ({
    title,
    body,
    actions: actions.map(({ text }) => text ?? ''),
    open,
  }))
}

export function notify(_electron: typeof Electron, what: 'click' | number): void {
  const { notifications } = (globalThis as unknown as WithRecorder)[
    Symbol.for('sidetone.recorder')
  ] as Recorded
  const newest = notifications.at(-1)
  if (!newest?.open) throw new Error('there is no open notification')
  if (what === 'click') newest.notification.emit('click', {})
  else newest.notification.emit('action', { actionIndex: what, selectionIndex: -1 }, what, -1)
}
