import { app, nativeImage } from 'electron'
import { join } from 'node:path'
import { fillText } from '../../shared/text/fill-text.ts'
import type { AppState } from '../core/app-state.ts'
import type { Windows } from './windows.ts'
import { spoken } from './spoken.ts'

/** The number of missed calls on the app's icon: dock (macOS), launcher (Linux, where it can), a dot in the task bar (Windows). */
export function startBadge(state: AppState, windows: Windows, iconDir: string): { stop(): void } {
  let shown = 0
  const draw = () => {
    const { missedCount } = state.get()
    if (missedCount === shown) return
    shown = missedCount
    if (process.platform !== 'win32') return void app.setBadgeCount(missedCount)
    const dot = missedCount > 0 ? nativeImage.createFromPath(join(iconDir, 'badge.png')) : null
    windows
      .get('app')
      ?.setOverlayIcon(
        dot,
        missedCount > 0 ? fillText(spoken().words.missedCount, { count: missedCount }) : '',
      )
  }
  draw()
  return { stop: state.subscribe(draw) }
}
