import type * as Electron from 'electron'
import type { Browser } from './browser/browser.ts'
import type { StandInWebContents } from './api/web-contents.ts'
import { asElectron } from './api/as-electron.ts'
import type { SchemeMap } from './scheme.ts'

type RequestHandler = Parameters<Electron.Session['setPermissionRequestHandler']>[0]
type CheckHandler = Parameters<Electron.Session['setPermissionCheckHandler']>[0]

/** Electron's permission -> the names Chromium's own permissions have. */
const CHROMIUM_NAMES: Readonly<Record<string, readonly string[]>> = {
  'clipboard-read': ['clipboard-read'],
  'display-capture': ['display-capture'],
  geolocation: ['geolocation'],
  notifications: ['notifications'],
}

function chromiumNames(permission: string, details: object): readonly string[] {
  if (permission !== 'media') return CHROMIUM_NAMES[permission] ?? []
  const { mediaTypes = [] } = details as { readonly mediaTypes?: readonly string[] }
  return mediaTypes.map((type) => (type === 'video' ? 'camera' : 'microphone'))
}

/** What pages may use. The app's handlers decide per window; Chromium's grants are per origin, so a grant alone never opens
 *  anything: the page's half (world/page-half.ts) asks here first, each time. */
export class Permissions {
  readonly #browser: () => Browser | null
  readonly #schemes: SchemeMap
  #onRequest: RequestHandler = null
  #onCheck: CheckHandler = null

  constructor(browser: () => Browser | null, schemes: SchemeMap) {
    this.#browser = browser
    this.#schemes = schemes
  }

  handleRequests(handler: RequestHandler): void {
    this.#onRequest = handler
  }
  handleChecks(handler: CheckHandler): void {
    this.#onCheck = handler
  }

  /** Asks the app's request handler; without one everything is granted, as in Electron. */
  async ask(contents: StandInWebContents, permission: string, details: object): Promise<boolean> {
    const url = contents.getURL()
    const request = { ...details, isMainFrame: true, requestingUrl: url, securityOrigin: this.#origin(url) }
    const granted = await new Promise<boolean>((resolve) => {
      if (!this.#onRequest) return resolve(true)
      const sender = asElectron<Electron.WebContents>(contents)
      this.#onRequest(sender, permission as Parameters<NonNullable<RequestHandler>>[1], resolve, request)
    })
    if (granted) await this.#grant(url, chromiumNames(permission, details))
    return granted
  }

  /** Before a document loads: what the check handler allows without a question, e.g. the names of sound devices. */
  async grantStanding(contents: StandInWebContents, url: string): Promise<void> {
    const origin = this.#origin(url)
    const sender = asElectron<Electron.WebContents>(contents)
    const may = (mediaType: 'audio' | 'video'): boolean => {
      const details = { isMainFrame: true, requestingUrl: url, securityOrigin: origin, mediaType }
      return this.#onCheck?.(sender, 'media', origin, details) ?? true
    }
    const mediaTypes = (['audio', 'video'] as const).filter(may)
    await this.#grant(url, chromiumNames('media', { mediaTypes }))
  }

  #origin(url: string): string {
    return `${this.#schemes.originOf(url)}/`
  }

  async #grant(url: string, names: readonly string[]): Promise<void> {
    const origin = URL.parse(this.#schemes.toPage(url))?.origin
    if (origin === undefined || origin === 'null') return
    for (const name of names) {
      const permission = { permission: { name }, setting: 'granted', origin } as const
      await this.#browser()?.session.send('Browser.setPermission', permission)
    }
  }
}
