import type * as Electron from 'electron'
import { EventEmitter } from 'node:events'
import type { ScreenInfo } from '../browser/protocol.ts'
import type { StandInOptions } from '../options.ts'

type ScreenUsed =
  | 'getPrimaryDisplay'
  | 'getAllDisplays'
  | 'getDisplayNearestPoint'
  | 'getDisplayMatching'
  | 'getCursorScreenPoint'

/** One screen without a panel; the pointer rests in its middle. */
export class StandInScreen extends EventEmitter implements Pick<Electron.Screen, ScreenUsed> {
  #display: Electron.Display

  constructor({ screen: { width, height } }: StandInOptions) {
    super()
    const area = { x: 0, y: 0, width, height }
    this.#display = {
      id: 1,
      label: 'stand-in',
      bounds: area,
      workArea: area,
      size: { width, height },
      workAreaSize: { width, height },
      nativeOrigin: { x: 0, y: 0 },
      scaleFactor: 1,
      rotation: 0,
      internal: false,
      detected: true,
      monochrome: false,
      colorDepth: 24,
      depthPerComponent: 8,
      colorSpace: '',
      displayFrequency: 60,
      maximumCursorSize: { width: 256, height: 256 },
      touchSupport: 'unavailable',
      accelerometerSupport: 'unavailable',
    }
  }

  /** On a real display the browser knows the size, and how much of it panels leave. */
  learn(info: ScreenInfo): void {
    const bounds = { x: 0, y: 0, width: info.width, height: info.height }
    const workArea = { x: info.availLeft, y: info.availTop, width: info.availWidth, height: info.availHeight }
    this.#display = {
      ...this.#display,
      bounds,
      workArea,
      size: { width: info.width, height: info.height },
      workAreaSize: { width: info.availWidth, height: info.availHeight },
      scaleFactor: info.devicePixelRatio,
    }
  }

  getPrimaryDisplay(): Electron.Display {
    return structuredClone(this.#display)
  }
  getAllDisplays(): Electron.Display[] {
    return [this.getPrimaryDisplay()]
  }
  getDisplayNearestPoint(_point: Electron.Point): Electron.Display {
    return this.getPrimaryDisplay()
  }
  getDisplayMatching(_area: Electron.Rectangle): Electron.Display {
    return this.getPrimaryDisplay()
  }
  getCursorScreenPoint(): Electron.Point {
    const { width, height } = this.#display.size
    return { x: Math.round(width / 2), y: Math.round(height / 2) }
  }
}

/** No OS crypto here: the app must live with its own vault. */
export const safeStorage = {
  isEncryptionAvailable: (): boolean => false,
  encryptString: (_text: string): Buffer => {
    throw new Error('Error while encrypting the text provided to safeStorage.encryptString.')
  },
  decryptString: (_bytes: Buffer): string => {
    throw new Error('Error while decrypting the ciphertext provided to safeStorage.decryptString.')
  },
} satisfies Pick<Electron.SafeStorage, 'isEncryptionAvailable' | 'encryptString' | 'decryptString'>

type PreferencesUsed = 'getMediaAccessStatus' | 'askForMediaAccess' | 'getAnimationSettings'

export class StandInSystemPreferences
  extends EventEmitter
  implements Pick<Electron.SystemPreferences, PreferencesUsed>
{
  getMediaAccessStatus(_type: 'microphone' | 'camera' | 'screen'): 'granted' {
    return 'granted'
  }
  async askForMediaAccess(_type: 'microphone' | 'camera'): Promise<boolean> {
    return true
  }
  getAnimationSettings(): Electron.AnimationSettings {
    return {
      shouldRenderRichAnimation: true,
      scrollAnimationsEnabledBySystem: true,
      prefersReducedMotion: false,
    }
  }
}

/** Takes no dumps and sends none. */
export const crashReporter = {
  start: (_options: Electron.CrashReporterStartOptions): void => undefined,
  getUploadToServer: (): boolean => false,
  setUploadToServer: (_upload: boolean): void => undefined,
  getLastCrashReport: (): Electron.CrashReport => ({ date: new Date(0), id: '' }),
  getUploadedReports: (): Electron.CrashReport[] => [],
  addExtraParameter: (_key: string, _value: string): void => undefined,
} satisfies Pick<
  Electron.CrashReporter,
  | 'start'
  | 'getUploadToServer'
  | 'setUploadToServer'
  | 'getLastCrashReport'
  | 'getUploadedReports'
  | 'addExtraParameter'
>
