import { createStore } from 'zustand/vanilla'
import type { AppError } from '../../shared/errors.ts'
import type { Result } from '../../shared/result.ts'

/** What became of something a person asked for: under way, or failed and not yet dismissed. Success leaves nothing. */
export type Errand = { readonly kind: 'running' } | { readonly kind: 'failed'; readonly error: AppError }

export type ErrandState = {
  readonly errands: Readonly<Record<string, Errand>>
  /**
   * Asks and keeps the outcome under `key`, so that the control it belongs to can show it. `then` runs on success. A
   * second errand of the same key replaces the first: only the last answer counts.
   */
  readonly run: <T>(key: string, ask: () => Promise<Result<T>>, then?: (value: T) => void) => void
  readonly dismiss: (key: string) => void
}
export type ErrandStore = ReturnType<typeof createErrandStore>

export function createErrandStore() {
  const latest = new Map<string, number>()
  return createStore<ErrandState>((set) => {
    const put = (key: string, errand: Errand | null): void =>
      set(({ errands }) => {
        const { [key]: _, ...others } = errands
        return { errands: errand ? { ...others, [key]: errand } : others }
      })
    return {
      errands: {},
      run: (key, ask, then) => {
        const turn = (latest.get(key) ?? 0) + 1
        latest.set(key, turn)
        put(key, { kind: 'running' })
        void ask()
          .then((result) => {
            if (latest.get(key) !== turn) return
            put(key, result.ok ? null : { kind: 'failed', error: result.error })
            if (result.ok) then?.(result.value)
          })
          .catch((bug: unknown) => {
            // The bridge answers with Results; a rejection is a bug. The control must not wait for ever because of it.
            put(key, null)
            throw bug
          })
      },
      dismiss: (key) => put(key, null),
    }
  })
}
