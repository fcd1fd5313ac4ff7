import type * as Electron from 'electron'

// Functions for `evaluate`, like desktop-view.ts: what of the desk only the stand-in's recorder knows.

type Recorded = {
  readonly shortcuts: ReadonlyMap<string, () => void>
  readonly badgeCounts: readonly number[]
  readonly notes: readonly string[]
}

/** Presses a key of the whole system; fails when nobody has registered it. */
export function pressHotkey(_electron: typeof Electron, keys: string): void {
  const recorder = (globalThis as unknown as Record<symbol, Recorded>)[Symbol.for('sidetone.recorder')]
  const run = recorder?.shortcuts.get(keys)
  if (!run) throw new Error(`no hotkey ${keys}, only ${[...(recorder?.shortcuts.keys() ?? [])].join(' ')}`)
  run()
}

export function readHotkeys(): string[] {
  const recorder = (globalThis as unknown as Record<symbol, Recorded>)[Symbol.for('sidetone.recorder')]
  return [...(recorder?.shortcuts.keys() ?? [])]
}

export function readBadges(): number[] {
  const recorder = (globalThis as unknown as Record<symbol, Recorded>)[Symbol.for('sidetone.recorder')]
  return [...(recorder?.badgeCounts ?? [])]
}

/** How the window whose address has this in it stands on the desktop. */
export function readWindow({ BrowserWindow }: typeof Electron, which: string) {
  const window = BrowserWindow.getAllWindows().find((one) => one.webContents.getURL().includes(which))
  return window
    ? {
        visible: window.isVisible(),
        minimized: window.isMinimized(),
        focused: window.isFocused(),
        onTop: window.isAlwaysOnTop(),
        bounds: window.getBounds(),
      }
    : null
}

export function openLink({ app }: typeof Electron, link: string): void {
  app.emit('open-url', { preventDefault: () => undefined }, link)
}

/** Notes when the window whose address has this in it is hidden next; `readHidden` gives the time in ms. */
export function noteHiding({ BrowserWindow }: typeof Electron, which: string): void {
  const window = BrowserWindow.getAllWindows().find((one) => one.webContents.getURL().includes(which))
  if (!window) throw new Error(`no window ${which}`)
  const hide = window.hide.bind(window)
  window.hide = () => {
    ;(globalThis as { hiddenAt?: number }).hiddenAt = Date.now()
    hide()
  }
}

export function readHidden(): number {
  return (globalThis as { hiddenAt?: number }).hiddenAt ?? Infinity
}
