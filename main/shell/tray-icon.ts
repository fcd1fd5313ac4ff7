import type { TrayShape } from './tray-state.ts'

/** The picture of a shape for a system: macOS paints template images itself; Windows has light and dark task bars; a Linux
 *  panel does not tell its colour, so the picture there has an outline. Pure. */
export function trayIconFile(shape: TrayShape, platform: string, darkBar: boolean): string {
  if (platform === 'darwin') return `tray-${shape}Template.png`
  if (platform === 'win32') return `tray-${shape}-on-${darkBar ? 'dark' : 'light'}.png`
  return `tray-${shape}.png`
}
