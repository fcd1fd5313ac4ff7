/** What the example's preload and pages put on `window`, for tests that evaluate in them. */
export type ExampleApi = {
  readonly role: string
  readonly add: (a: number, b: number) => number
  readonly echo: (value: unknown) => Promise<unknown>
  readonly who: () => Promise<unknown>
  readonly fail: () => Promise<unknown>
  readonly missing: () => Promise<unknown>
  readonly tell: (text: string) => void
  readonly onTold: (listener: (text: string) => void) => () => void
  readonly lastTold: () => string
  readonly throwNow: () => void
  readonly requireFs: () => unknown
}

declare global {
  interface Window {
    readonly example: ExampleApi
    readonly scriptRan?: boolean
    readonly inlineRan?: boolean
    readonly loopback: (ms: number) => Promise<{ readonly packets: number; readonly lost: number }>
  }
}
