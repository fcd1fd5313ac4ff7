import { runInThisContext } from 'node:vm'
import type { CdpFrame } from './browser/cdp.ts'
import type { Browser } from './browser/browser.ts'
import { openRelay } from './browser/relay.ts'

/** From the test to the app. `evaluate` runs a function's source with (electron, arg) in the app's main process. */
export type ToApp =
  | { readonly kind: 'attach' }
  | { readonly kind: 'cdp'; readonly frame: CdpFrame }
  | { readonly kind: 'go' }
  | { readonly kind: 'evaluate'; readonly id: number; readonly source: string; readonly arg: unknown }

/** From the app to the test. `up`: the browser runs and `ready` waits for `go`. */
export type FromApp =
  | { readonly kind: 'up' }
  | { readonly kind: 'attached' }
  | { readonly kind: 'cdp'; readonly frame: CdpFrame }
  | { readonly kind: 'value'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'error'; readonly id: number; readonly message: string; readonly stack: string }

/** The app's end of a test that holds the other end of the IPC channel. Resolves when the app may become ready. */
export function waitForTest(browser: Browser, electron: object, quit: () => void): Promise<void> {
  const tell = (message: FromApp): void => {
    if (process.connected) process.send?.(message)
  }
  const { promise, resolve } = Promise.withResolvers<void>()
  let toBrowser: ((frame: CdpFrame) => void) | null = null

  const evaluate = async (id: number, source: string, arg: unknown): Promise<void> => {
    try {
      // The test's own function, sent as text because it lives in another process.
      const run = runInThisContext(`(${source})`) as (electron: object, arg: unknown) => unknown
      tell({ kind: 'value', id, value: await run(electron, arg) })
    } catch (error) {
      const { message, stack = '' } = error instanceof Error ? error : new Error(String(error))
      tell({ kind: 'error', id, message, stack })
    }
  }

  process.on('message', (message: ToApp) => {
    switch (message.kind) {
      case 'attach':
        void openRelay(browser.pipe, (frame) => tell({ kind: 'cdp', frame })).then((send) => {
          toBrowser = send
          tell({ kind: 'attached' })
        })
        return
      case 'cdp':
        toBrowser?.(message.frame)
        return
      case 'go':
        resolve()
        return
      case 'evaluate':
        void evaluate(message.id, message.source, message.arg)
        return
    }
  })
  process.once('disconnect', quit) // the test is gone
  tell({ kind: 'up' })
  return promise
}
