import type * as Electron from 'electron'
import type { OwnHandler } from '../network.ts'
import type { SchemeMap } from '../scheme.ts'

type Used = 'registerSchemesAsPrivileged' | 'handle' | 'unhandle' | 'isProtocolHandled'

/** The app's own scheme. Only standard, secure schemes work here: they are carried by an https origin (scheme.ts). */
export class StandInProtocol implements Pick<Electron.Protocol, Used> {
  readonly #schemes: SchemeMap
  readonly #isReady: () => boolean
  readonly #handlers = new Map<string, OwnHandler>()

  constructor(schemes: SchemeMap, isReady: () => boolean) {
    this.#schemes = schemes
    this.#isReady = isReady
  }

  registerSchemesAsPrivileged(schemes: Electron.CustomScheme[]): void {
    if (this.#isReady())
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
    for (const { scheme, privileges } of schemes) {
      if (privileges?.standard && privileges.secure) this.#schemes.add(scheme.toLowerCase())
      else throw new Error(`stand-in: ${scheme}: only standard and secure schemes are built`)
    }
  }

  handle(scheme: string, handler: OwnHandler): void {
    if (!this.#isReady()) throw new Error('protocol.handle should be called after app is ready')
    if (this.#handlers.has(scheme))
      throw new Error(`The scheme has been intercepted or registered: ${scheme}`)
    this.#handlers.set(scheme, handler)
  }
  unhandle(scheme: string): void {
    this.#handlers.delete(scheme)
  }
  isProtocolHandled(scheme: string): boolean {
    return this.#handlers.has(scheme)
  }
  handlerOf(scheme: string): OwnHandler | undefined {
    return this.#handlers.get(scheme)
  }
}
