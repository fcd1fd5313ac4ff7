import { Menu, type MenuItemConstructorOptions } from 'electron'
import { spoken } from './spoken.ts'

/** macOS needs an application menu for copy, paste and quit; elsewhere the window has none. */
export function startMenu(openSettings: () => void, checkUpdates: () => void): void {
  if (process.platform !== 'darwin') return Menu.setApplicationMenu(null)
  const template: MenuItemConstructorOptions[] = [
    {
      label: spoken().words.appName,
      submenu: [
        { role: 'about' },
        { type: 'separator' },
        { label: spoken().words.settings, accelerator: 'Command+,', click: openSettings },
        { label: spoken().words.checkUpdates, click: checkUpdates },
        { type: 'separator' },
        { role: 'hide' },
        { role: 'hideOthers' },
        { type: 'separator' },
        { role: 'quit' },
      ],
    },
    { label: spoken().words.menuEdit, role: 'editMenu' },
    { label: spoken().words.menuWindow, role: 'windowMenu' },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
