import type * as Electron from 'electron'
import { EventEmitter } from 'node:events'
import type { Recorder } from '../recorder.ts'

/** dialog, shell, clipboard and the rest of the desktop: nothing is shown, everything is noted. Tests replace what should answer
 *  otherwise, e.g. `dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [...] })`. */
export function makeDialog(recorder: Recorder) {
  const note = (kind: string, args: readonly unknown[]): void => {
    recorder.dialogs.push({ kind, options: args.at(-1) })
  }
  return {
    showOpenDialog: async (...args: readonly unknown[]): Promise<Electron.OpenDialogReturnValue> => {
      note('open', args)
      return { canceled: true, filePaths: [] }
    },
    showSaveDialog: async (...args: readonly unknown[]): Promise<Electron.SaveDialogReturnValue> => {
      note('save', args)
      return { canceled: true, filePath: '' }
    },
    /** Answers with `cancelId`, else with the first button. */
    showMessageBox: async (...args: readonly unknown[]): Promise<Electron.MessageBoxReturnValue> => {
      note('message', args)
      return { response: (args.at(-1) as Electron.MessageBoxOptions).cancelId ?? 0, checkboxChecked: false }
    },
    showErrorBox: (title: string, content: string): void => {
      note('error', [{ title, content }])
      process.stderr.write(`stand-in: error box: ${title}: ${content}\n`)
    },
  } satisfies Pick<Electron.Dialog, 'showOpenDialog' | 'showSaveDialog' | 'showMessageBox' | 'showErrorBox'>
}

export function makeShell(recorder: Recorder) {
  return {
    openExternal: async (url: string): Promise<void> => void recorder.openedExternally.push(url),
    openPath: async (path: string): Promise<string> => {
      recorder.notes.push(`shell.openPath ${path}`)
      return ''
    },
    showItemInFolder: (path: string): void => void recorder.notes.push(`shell.showItemInFolder ${path}`),
    beep: (): void => void recorder.notes.push('shell.beep'),
  } satisfies Pick<Electron.Shell, 'openExternal' | 'openPath' | 'showItemInFolder' | 'beep'>
}

/** Main's clipboard, apart from the pages' own. `selection` is what X11 and Wayland have besides. */
export function makeClipboard() {
  return { ...makeTextPlace(), selection: makeTextPlace() }
}

function makeTextPlace() {
  let text = ''
  return {
    readText: async (): Promise<string> => text,
    writeText: async (written: string): Promise<void> => {
      text = written
    },
    clear: (): void => {
      text = ''
    },
  } satisfies Pick<Electron.Clipboard, 'readText' | 'writeText' | 'clear'>
}

export function makeGlobalShortcut({ shortcuts }: Recorder) {
  const register = (accelerator: string, callback: () => void): boolean => {
    if (shortcuts.has(accelerator)) return false
    shortcuts.set(accelerator, callback)
    return true
  }
  return {
    register,
    registerAll: (accelerators: string[], callback: () => void): void => {
      for (const accelerator of accelerators) register(accelerator, callback)
    },
    isRegistered: (accelerator: string): boolean => shortcuts.has(accelerator),
    unregister: (accelerator: string): void => void shortcuts.delete(accelerator),
    unregisterAll: (): void => shortcuts.clear(),
  } satisfies Pick<
    Electron.GlobalShortcut,
    'register' | 'registerAll' | 'isRegistered' | 'unregister' | 'unregisterAll'
  >
}

/** Power events never come by themselves: tests emit `suspend` and `resume`. */
export class StandInPowerMonitor
  extends EventEmitter
  implements
    Pick<
      Electron.PowerMonitor,
      'getSystemIdleState' | 'getSystemIdleTime' | 'isOnBatteryPower' | 'onBatteryPower'
    >
{
  readonly onBatteryPower = false
  getSystemIdleState(): 'active' {
    return 'active'
  }
  getSystemIdleTime(): number {
    return 0
  }
  isOnBatteryPower(): boolean {
    return false
  }
}

export function makePowerSaveBlocker() {
  const running = new Set<number>()
  let last = 0
  return {
    start: (_type: 'prevent-app-suspension' | 'prevent-display-sleep'): number => {
      running.add(++last)
      return last
    },
    stop: (id: number): boolean => running.delete(id),
    isStarted: (id: number): boolean => running.has(id),
  } satisfies Pick<Electron.PowerSaveBlocker, 'start' | 'stop' | 'isStarted'>
}
