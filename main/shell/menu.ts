import { Menu, type MenuItemConstructorOptions } from 'electron'
import { desktopText as t } from '../../shared/text/desktop.en.ts'

/** macOS needs an application menu for copy, paste and quit; elsewhere the window has none. */
export function startMenu(openSettings: () => void): void {
  if (process.platform !== 'darwin') return Menu.setApplicationMenu(null)
  const template: MenuItemConstructorOptions[] = [
    {
      label: t.appName,
      submenu: [
        { role: 'about' },
        { type: 'separator' },
        { label: t.settings, accelerator: 'Command+,', click: openSettings },
        { type: 'separator' },
        { role: 'hide' },
        { role: 'hideOthers' },
        { type: 'separator' },
        { role: 'quit' },
      ],
    },
    { label: t.menuEdit, role: 'editMenu' },
    { label: t.menuWindow, role: 'windowMenu' },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
