import { createStore } from 'zustand/vanilla'
import type { AccountView, AppSnapshot } from '../../shared/domain/snapshot.ts'
import type { AppError } from '../../shared/errors.ts'

/** The one snapshot. Everything that is shown anywhere is a function of it; `revision` rises with every change. */
export type AppState = {
  get(): AppSnapshot
  /** Replaces the given members; one revision a call. */
  change(members: Partial<Omit<AppSnapshot, 'revision'>>): void
  changeAccount(accountId: string, update: (view: AccountView) => AccountView): void
  /** Adds a trouble of this machine, once per code. */
  addTrouble(error: AppError): void
  removeTrouble(code: string): void
  subscribe(listener: (snapshot: AppSnapshot) => void): () => void
}

export function createAppState(initial: Omit<AppSnapshot, 'revision'>): AppState {
  const store = createStore<AppSnapshot>()(() => ({ ...initial, revision: 1 }))
  const change: AppState['change'] = (members) =>
    store.setState((old) => ({ ...old, ...members, revision: old.revision + 1 }))
  return {
    get: store.getState,
    change,
    changeAccount(accountId, update) {
      const { accounts } = store.getState()
      if (!accounts.some((view) => view.info.id === accountId)) return
      change({ accounts: accounts.map((view) => (view.info.id === accountId ? update(view) : view)) })
    },
    addTrouble(error) {
      const { troubles } = store.getState()
      change({ troubles: [...troubles.filter((old) => old.code !== error.code), error] })
    },
    removeTrouble(code) {
      const { troubles } = store.getState()
      if (troubles.some((old) => old.code === code)) {
        change({ troubles: troubles.filter((old) => old.code !== code) })
      }
    },
    subscribe: (listener) => store.subscribe(listener),
  }
}
