import {
  Menu,
  Tray,
  nativeImage,
  nativeTheme,
  type MenuItemConstructorOptions,
  type NativeImage,
} from 'electron'
import { join } from 'node:path'
import type { AppState } from '../core/app-state.ts'
import { spoken } from './spoken.ts'
import { trayIconFile } from './tray-icon.ts'
import type { TrayAction, TrayItem } from './tray-items.ts'
import { trayMenu } from './tray-menu.ts'
import { trayState } from './tray-state.ts'

export type TrayModule = { draw(): void; stop(): void }

/** The offers of Do Not Disturb change with the hour ("until 17:00"); the menu is looked at again this often, in ms. */
const LOOK_AGAIN_MS = 60_000

/** The tray: a picture of the snapshot and a way to act on it. Rebuilt whole when its data changed (some shells cache menus). */
export function startTray(options: {
  readonly state: AppState
  readonly iconDir: string
  readonly act: (action: TrayAction) => void
  readonly toggleWindow: () => void
}): TrayModule {
  const { platform } = process
  const images = new Map<string, NativeImage>()
  const image = (file: string): NativeImage => {
    const known = images.get(file)
    if (known) return known
    const loaded = nativeImage.createFromPath(join(options.iconDir, file))
    if (platform === 'darwin') loaded.setTemplateImage(true)
    images.set(file, loaded)
    return loaded
  }
  const toTemplate = (item: TrayItem): MenuItemConstructorOptions => {
    switch (item.kind) {
      case 'separator':
        return { type: 'separator' }
      case 'text':
        return { label: escapeLabel(item.label), enabled: false }
      case 'submenu':
        return { label: escapeLabel(item.label), submenu: item.items.map(toTemplate) }
      case 'action': {
        const base = { label: escapeLabel(item.label), click: () => options.act(item.action) }
        return item.checked === undefined ? base : { ...base, type: 'checkbox', checked: item.checked }
      }
    }
  }

  const iconNow = () => {
    const { shape } = trayState(options.state.get())
    return trayIconFile(shape, platform, nativeTheme.shouldUseDarkColorsForSystemIntegratedUI)
  }
  let shownIcon = iconNow()
  const tray = new Tray(image(shownIcon))
  // On Windows a click shows the window; elsewhere the system opens the menu.
  tray.on('click', () => {
    if (platform === 'win32') options.toggleWindow()
  })
  let shownMenu = ''
  const draw = () => {
    const snapshot = options.state.get()
    const icon = iconNow()
    if (icon !== shownIcon) tray.setImage(image(icon))
    shownIcon = icon
    const items = trayMenu(snapshot, new Date(), spoken())
    const key = JSON.stringify(items)
    if (key === shownMenu) return
    shownMenu = key
    tray.setToolTip(`Sidetone — ${trayState(snapshot, spoken()).line}`)
    tray.setContextMenu(Menu.buildFromTemplate(items.map(toTemplate)))
  }
  draw()
  const unsubscribe = options.state.subscribe(draw)
  nativeTheme.on('updated', draw)
  const timer = setInterval(draw, LOOK_AGAIN_MS)
  return {
    draw,
    stop() {
      clearInterval(timer)
      nativeTheme.removeListener('updated', draw)
      unsubscribe()
      tray.destroy()
    },
  }
}

/** A single `&` would underline the next letter (Windows, Linux) and vanish: callers' names have them. */
function escapeLabel(label: string): string {
  return label.replaceAll('&', '&&')
}
