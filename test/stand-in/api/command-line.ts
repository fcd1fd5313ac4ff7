import type * as Electron from 'electron'
import type { Switch } from '../browser/arguments.ts'

type Used = 'appendSwitch' | 'appendArgument' | 'hasSwitch' | 'getSwitchValue' | 'removeSwitch'

/** `app.commandLine`: what was given on the command line, and what the app appends for Chromium before it starts. */
export class StandInCommandLine implements Pick<Electron.CommandLine, Used> {
  readonly #given = new Map<string, string>()
  readonly #appended: Switch[] = []

  constructor(args: readonly string[]) {
    for (const arg of args) {
      const [, name, value = ''] = /^--([^=]+)(?:=(.*))?$/s.exec(arg) ?? []
      if (name !== undefined) this.#given.set(name.toLowerCase(), value)
    }
  }

  appendSwitch(name: string, value = ''): void {
    this.#appended.push({ name: name.toLowerCase(), value })
  }
  appendArgument(_value: string): void {
    // Chromium is told nothing but switches.
  }
  hasSwitch(name: string): boolean {
    return this.#find(name) !== undefined
  }
  getSwitchValue(name: string): string {
    return this.#find(name) ?? ''
  }
  removeSwitch(name: string): void {
    this.#given.delete(name)
    for (let at = this.#appended.length - 1; at >= 0; at -= 1) {
      if (this.#appended[at]?.name === name) this.#appended.splice(at, 1)
    }
  }
  /** The app's own switches in order. */
  appended(): readonly Switch[] {
    return this.#appended
  }
  #find(name: string): string | undefined {
    return this.#appended.findLast((one) => one.name === name)?.value ?? this.#given.get(name)
  }
}
