import type * as Electron from 'electron'
import { EventEmitter } from 'node:events'
import type { Recorder } from '../recorder.ts'
import type { Names } from './as-electron.ts'
import type { StandInMenu } from './menu.ts'
import type { StandInNativeImage } from './native-image.ts'

type Used =
  | 'destroy'
  | 'isDestroyed'
  | 'getBounds'
  | 'getTitle'
  | 'popUpContextMenu'
  | 'closeContextMenu'
  | 'setTitle'
  | 'setToolTip'
type Image = StandInNativeImage | string

/** A tray icon as the recorder has it: nothing is drawn, tests click through the menu's own items. */
export class StandInTray
  extends EventEmitter
  implements
    Pick<Electron.Tray, Used>,
    Names<Electron.Tray, 'setImage' | 'setPressedImage' | 'setContextMenu'>
{
  readonly #recorder: Recorder
  readonly #entry: Recorder['trays'][number]
  #title = ''
  #destroyed = false

  constructor(recorder: Recorder, image: Image) {
    super()
    this.#recorder = recorder
    this.#entry = { tray: this, menu: null, toolTip: '', image: describe(image) }
    recorder.trays.push(this.#entry)
  }

  setImage(image: Image): void {
    this.#entry.image = describe(image)
  }
  setPressedImage(_image: Image): void {
    // macOS only.
  }
  setToolTip(toolTip: string): void {
    this.#entry.toolTip = toolTip
  }
  setTitle(title: string): void {
    this.#title = title
  }
  getTitle(): string {
    return this.#title
  }
  setContextMenu(menu: StandInMenu | null): void {
    this.#entry.menu = menu
  }
  popUpContextMenu(): void {
    this.#recorder.notes.push('tray.popUpContextMenu')
  }
  closeContextMenu(): void {
    // Nothing is open.
  }
  getBounds(): Electron.Rectangle {
    return { x: 0, y: 0, width: 0, height: 0 }
  }
  isDestroyed(): boolean {
    return this.#destroyed
  }
  destroy(): void {
    this.#destroyed = true
    const at = this.#recorder.trays.indexOf(this.#entry)
    if (at >= 0) this.#recorder.trays.splice(at, 1)
  }
}

/** Path of the picture, or its size: enough for a test to tell icons apart. */
function describe(image: Image): string {
  if (typeof image === 'string') return image
  const { width, height } = image.getSize()
  return image.source ?? `${width}x${height}`
}
