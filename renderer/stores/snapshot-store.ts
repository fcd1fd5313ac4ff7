import { createStore } from 'zustand/vanilla'
import type { AppSnapshot } from '../../shared/domain/snapshot.ts'
import { keepEqual } from './keep-equal.ts'

export type SnapshotState = {
  readonly snapshot: AppSnapshot | null
  /** Takes a newer snapshot; an older one or a repeated one is dropped. */
  readonly receive: (snapshot: AppSnapshot) => void
}
export type SnapshotStore = ReturnType<typeof createSnapshotStore>

/** The window's copy of the facts. Nobody but the bridge writes into it. */
export function createSnapshotStore() {
  return createStore<SnapshotState>((set, get) => ({
    snapshot: null,
    receive: (next) => {
      const { snapshot } = get()
      if (snapshot && next.revision <= snapshot.revision) return
      set({ snapshot: keepEqual(snapshot, next) })
    },
  }))
}
