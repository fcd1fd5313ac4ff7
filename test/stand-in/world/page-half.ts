import type { createBridge } from './bridge.ts'

/** What runs in the page's own world before its scripts: receives what preloads expose, and asks the app before a page gets the
 *  microphone, because Chromium's own question never reaches us. Sent as source (source.ts): uses nothing from outside itself. */
export function startPageHalf(makeBridge: typeof createBridge, handshake: string): void {
  if (window !== window.top) return // a sub-frame has no preload
  const freeze = (value: unknown): unknown => {
    if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(freeze)
    return value
  }

  const guard = (ask: (permission: string, details: object) => Promise<boolean>): void => {
    const wrap = (
      owner: object | undefined,
      name: string,
      permission: (...args: unknown[]) => [string, object],
      refuse: () => unknown,
    ): void => {
      const original = (owner as Record<string, ((...args: unknown[]) => unknown) | undefined> | undefined)?.[
        name
      ]
      if (!owner || !original) return
      Object.defineProperty(owner, name, {
        configurable: true,
        writable: true,
        enumerable: true,
        value: async function (this: unknown, ...args: unknown[]): Promise<unknown> {
          return (await ask(...permission(...args))) ? original.apply(this, args) : refuse()
        },
      })
    }
    const notAllowed = (): never => {
      throw new DOMException('Permission denied', 'NotAllowedError')
    }
    wrap(
      globalThis.MediaDevices?.prototype,
      'getUserMedia',
      (constraints) => {
        const { audio, video } = (constraints ?? {}) as { readonly audio?: unknown; readonly video?: unknown }
        return ['media', { mediaTypes: [...(audio ? ['audio'] : []), ...(video ? ['video'] : [])] }]
      },
      notAllowed,
    )
    wrap(globalThis.MediaDevices?.prototype, 'getDisplayMedia', () => ['display-capture', {}], notAllowed)
    wrap(globalThis.Clipboard?.prototype, 'readText', () => ['clipboard-read', {}], notAllowed)
    wrap(
      globalThis.Notification,
      'requestPermission',
      () => ['notifications', {}],
      () => 'denied',
    )
  }

  window.addEventListener(
    handshake,
    (event) => {
      event.stopImmediatePropagation()
      const link = (event as MouseEvent).relatedTarget
      if (!link) return
      const bridge = makeBridge(link, 'page', 'preload')
      bridge.listen('ask', (ask: unknown) => guard(bridge.decode(ask) as Parameters<typeof guard>[0]))
      bridge.listen('expose', ({ name, api }: { readonly name: string; readonly api: unknown }) => {
        const taken = name in window
        if (!taken) {
          Object.defineProperty(window, name, { value: freeze(bridge.decode(api)), enumerable: true })
        }
        bridge.send('exposed', { taken })
      })
    },
    { once: true, capture: true },
  )
}
