import type * as Electron from 'electron'
import { EventEmitter } from 'node:events'

type Source = Electron.NativeTheme['themeSource']
type Used =
  | 'themeSource'
  | 'shouldUseDarkColors'
  | 'shouldUseDarkColorsForSystemIntegratedUI'
  | 'shouldUseHighContrastColors'
  | 'prefersReducedTransparency'

/** The theme: `system` is light here. Pages see it as `prefers-color-scheme`. */
export class StandInNativeTheme extends EventEmitter implements Pick<Electron.NativeTheme, Used> {
  #source: Source = 'system'
  readonly shouldUseHighContrastColors = false
  readonly prefersReducedTransparency = false

  // Accessors on purpose: a plain property would take the value and tell nobody.
  get themeSource(): Source {
    return this.#source
  }
  set themeSource(source: Source) {
    if (!['system', 'light', 'dark'].includes(source))
      throw new TypeError(`Error processing argument: ${source}`)
    if (source === this.#source) return
    this.#source = source
    this.emit('updated')
  }
  get shouldUseDarkColors(): boolean {
    return this.#source === 'dark'
  }

  get shouldUseDarkColorsForSystemIntegratedUI(): boolean {
    return false
  }

  mediaFeatures(): readonly { readonly name: string; readonly value: string }[] {
    return [{ name: 'prefers-color-scheme', value: this.shouldUseDarkColors ? 'dark' : 'light' }]
  }
}
