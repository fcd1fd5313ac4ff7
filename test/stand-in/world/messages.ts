/** From a preload's world to main, as JSON through the binding; `args` and `value` are wire texts (wire.ts). */
export type ToMain =
  | { readonly kind: 'up' }
  | { readonly kind: 'invoke'; readonly id: number; readonly channel: string; readonly args: string }
  | { readonly kind: 'send'; readonly channel: string; readonly args: string }
  | { readonly kind: 'ask'; readonly id: number; readonly permission: string; readonly details: object }
  | { readonly kind: 'title'; readonly title: string }
  | { readonly kind: 'external'; readonly url: string }
  | { readonly kind: 'preload-failed'; readonly message: string }

/** From main to a preload's world. A failed answer carries the error's text. */
export type FromMain =
  | { readonly kind: 'answer'; readonly id: number; readonly ok: boolean; readonly value: string }
  | { readonly kind: 'message'; readonly channel: string; readonly args: string }
