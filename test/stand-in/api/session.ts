import type * as Electron from 'electron'
import { EventEmitter } from 'node:events'
import type { PausedRequest } from '../browser/protocol.ts'
import type { Permissions } from '../permissions.ts'
import { asElectron } from './as-electron.ts'
import type { StandInProtocol } from './protocol.ts'

type BeforeRequest = (
  details: Electron.OnBeforeRequestListenerDetails,
  callback: (response: Electron.CallbackResponse) => void,
) => void
type Used =
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'resolveProxy'
  | 'setSpellCheckerEnabled'
  | 'isSpellCheckerEnabled'
  | 'clearStorageData'
  | 'clearCache'
  | 'setUserAgent'
  | 'getUserAgent'
  | 'protocol'
  | 'webRequest'

const RESOURCE_TYPES: Readonly<Record<string, Electron.OnBeforeRequestListenerDetails['resourceType']>> = {
  Stylesheet: 'stylesheet',
  Image: 'image',
  Media: 'media',
  Font: 'font',
  Script: 'script',
  XHR: 'xhr',
  Fetch: 'xhr',
  Ping: 'ping',
  CSPViolationReport: 'cspReport',
}

/** The default session. Partitions are not built. */
export class StandInSession extends EventEmitter implements Pick<Electron.Session, Used> {
  readonly #permissions: Permissions
  readonly protocol: Electron.Protocol
  #beforeRequest: { readonly patterns: readonly RegExp[]; readonly listener: BeforeRequest } | null = null
  #userAgent = ''
  #spellChecker = true

  /** `onHeadersReceived` is taken and never called: in Electron too an own scheme answers with its own headers. */
  readonly webRequest = asElectron<Electron.WebRequest>({
    onBeforeRequest: (...args: readonly unknown[]): void => {
      const listener = args.at(-1) as BeforeRequest | null
      const urls = args.length > 1 ? (args[0] as Electron.WebRequestFilter).urls : ['<all_urls>']
      this.#beforeRequest = listener && { patterns: urls.map(toPattern), listener }
    },
    onHeadersReceived: (): void => undefined,
  })

  constructor(permissions: Permissions, protocol: StandInProtocol) {
    super()
    this.#permissions = permissions
    this.protocol = asElectron<Electron.Protocol>(protocol)
  }

  setPermissionRequestHandler(handler: Parameters<Electron.Session['setPermissionRequestHandler']>[0]): void {
    this.#permissions.handleRequests(handler)
  }
  setPermissionCheckHandler(handler: Parameters<Electron.Session['setPermissionCheckHandler']>[0]): void {
    this.#permissions.handleChecks(handler)
  }
  setDevicePermissionHandler(): void {
    // HID, serial and USB devices are never offered here.
  }
  /** The system has none, as far as the stand-in knows. */
  resolveProxy(_url: string): Promise<string> {
    return Promise.resolve('DIRECT')
  }
  setSpellCheckerEnabled(enable: boolean): void {
    this.#spellChecker = enable
  }
  isSpellCheckerEnabled(): boolean {
    return this.#spellChecker
  }
  setUserAgent(userAgent: string): void {
    this.#userAgent = userAgent
  }
  getUserAgent(): string {
    return this.#userAgent
  }
  async clearStorageData(): Promise<void> {
    // Each run starts with a fresh profile.
  }
  async clearCache(): Promise<void> {
    // See clearStorageData.
  }

  /** False when the app's onBeforeRequest cancels. `url` in own form. */
  mayRequest({ request, resourceType }: PausedRequest, url: string, isMainFrame: boolean): Promise<boolean> {
    const rule = this.#beforeRequest
    if (!rule?.patterns.some((pattern) => pattern.test(url))) return Promise.resolve(true)
    const frame = isMainFrame ? 'mainFrame' : 'subFrame'
    return new Promise((resolve) => {
      const details: Electron.OnBeforeRequestListenerDetails = {
        id: 0,
        url,
        method: request.method,
        resourceType: resourceType === 'Document' ? frame : (RESOURCE_TYPES[resourceType] ?? 'other'),
        referrer: request.headers['Referer'] ?? '',
        timestamp: Date.now(),
        uploadData: [],
      }
      rule.listener(details, ({ cancel }) => resolve(cancel !== true))
    })
  }
}

/** A match pattern of Chrome's extensions (`*://*.example.com/*`) as a regular expression. */
function toPattern(pattern: string): RegExp {
  if (pattern === '<all_urls>') return /^/
  return new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`)
}
