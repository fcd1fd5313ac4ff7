import { Menu, Tray, nativeImage, type MenuItemConstructorOptions, type NativeImage } from 'electron'
import { join } from 'node:path'
import type { AppState } from '../core/app-state.ts'
import type { TrayAction, TrayItem } from './tray-items.ts'
import { trayMenu } from './tray-menu.ts'
import { trayState, type TrayShape } from './tray-state.ts'

export type TrayModule = { stop(): void }

/** The tray: a picture of the snapshot and a way to act on it. Rebuilt whole when its data changed (some shells cache menus). */
export function startTray(options: {
  readonly state: AppState
  readonly iconDir: string
  readonly act: (action: TrayAction) => void
  readonly toggleWindow: () => void
}): TrayModule {
  const images = new Map<TrayShape, NativeImage>()
  const image = (shape: TrayShape): NativeImage => {
    const known = images.get(shape)
    if (known) return known
    const mac = process.platform === 'darwin'
    const loaded = nativeImage.createFromPath(
      join(options.iconDir, `tray-${shape}${mac ? 'Template' : ''}.png`),
    )
    if (mac) loaded.setTemplateImage(true)
    images.set(shape, loaded)
    return loaded
  }
  const toTemplate = (item: TrayItem): MenuItemConstructorOptions => {
    switch (item.kind) {
      case 'separator':
        return { type: 'separator' }
      case 'text':
        return { label: item.label, enabled: false }
      case 'submenu':
        return { label: item.label, submenu: item.items.map(toTemplate) }
      case 'action': {
        const base = { label: item.label, click: () => options.act(item.action) }
        return item.checked === undefined ? base : { ...base, type: 'checkbox', checked: item.checked }
      }
    }
  }

  const tray = new Tray(image('offline'))
  // On Windows a click shows the window; elsewhere the system opens the menu.
  tray.on('click', () => {
    if (process.platform === 'win32') options.toggleWindow()
  })
  let shownMenu = ''
  let shownShape: TrayShape | null = null
  const draw = () => {
    const snapshot = options.state.get()
    const state = trayState(snapshot)
    const items = trayMenu(snapshot, new Date())
    if (state.shape !== shownShape) tray.setImage(image(state.shape))
    shownShape = state.shape
    const key = JSON.stringify(items)
    if (key === shownMenu) return
    shownMenu = key
    tray.setToolTip(`Sidetone — ${state.line}`)
    tray.setContextMenu(Menu.buildFromTemplate(items.map(toTemplate)))
  }
  draw()
  const unsubscribe = options.state.subscribe(draw)
  return {
    stop() {
      unsubscribe()
      tray.destroy()
    },
  }
}
