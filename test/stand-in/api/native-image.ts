import type * as Electron from 'electron'
import { readFileSync } from 'node:fs'
import { asElectron } from './as-electron.ts'

type Used =
  | 'getSize'
  | 'isEmpty'
  | 'resize'
  | 'setTemplateImage'
  | 'toDataURL'
  | 'toPNG'
  | 'addRepresentation'
  | 'isMacTemplateImage'

/** Encoded picture bytes with a size. It decodes nothing: `resize` only notes the size, all bytes pass as they came. */
export class StandInNativeImage implements Pick<Electron.NativeImage, Used> {
  readonly #bytes: Buffer
  readonly #size: Electron.Size
  /** The file it came from, for the recorder; null for bytes. */
  readonly source: string | null
  #template = false

  constructor(bytes: Buffer, size: Partial<Electron.Size> = {}, source: string | null = null) {
    this.#bytes = bytes
    this.source = source
    this.#size = { ...pngSize(bytes), ...size }
  }

  static createEmpty(): StandInNativeImage {
    return new StandInNativeImage(Buffer.alloc(0))
  }
  /** An unreadable file is an empty image, as in Electron. */
  static createFromPath(path: string): StandInNativeImage {
    try {
      return new StandInNativeImage(readFileSync(path), {}, path)
    } catch (_unreadable) {
      return StandInNativeImage.createEmpty()
    }
  }
  static createFromBuffer(bytes: Buffer, options?: { width?: number; height?: number }): StandInNativeImage {
    return new StandInNativeImage(bytes, options)
  }
  static createFromDataURL(url: string): StandInNativeImage {
    return new StandInNativeImage(Buffer.from(/^data:[^,]*;base64,(.*)$/s.exec(url)?.[1] ?? '', 'base64'))
  }

  get isMacTemplateImage(): boolean {
    return this.#template
  }
  isEmpty(): boolean {
    return this.#bytes.length === 0
  }
  getSize(): Electron.Size {
    return { ...this.#size }
  }
  setTemplateImage(option: boolean): void {
    this.#template = option
  }
  addRepresentation(_options: Electron.AddRepresentationOptions): void {
    // One picture stands for all scales.
  }
  resize(options: { width?: number; height?: number }): Electron.NativeImage {
    return asElectron<Electron.NativeImage>(new StandInNativeImage(this.#bytes, options))
  }
  toPNG(): Buffer {
    return this.#bytes
  }
  toDataURL(): string {
    return `data:image/png;base64,${this.#bytes.toString('base64')}`
  }
}

/** Width and height from a PNG's IHDR chunk (W3C PNG 11.2.2), 0 x 0 for anything else. */
function pngSize(bytes: Buffer): Electron.Size {
  const isPng = bytes.length >= 24 && bytes.readUInt32BE(0) === 0x89504e47
  return isPng ? { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) } : { width: 0, height: 0 }
}
