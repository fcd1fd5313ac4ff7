import { createStore } from 'zustand/vanilla'
import type { AppSnapshot } from '../../shared/domain/snapshot.ts'
import { manifestIn, type manifestWords } from '../text/manifest-words.ts'
import { keepEqual } from './keep-equal.ts'

export type SnapshotState = {
  readonly snapshot: AppSnapshot | null
  /** Takes a newer snapshot; an older one or a repeated one is dropped. */
  readonly receive: (snapshot: AppSnapshot) => void
  /** Tells of providers in a language from now on: the words it has for their manifests. */
  readonly speak: (words: ReturnType<typeof manifestWords>) => void
}
export type SnapshotStore = ReturnType<typeof createSnapshotStore>

/** The window's copy of the facts. Nobody but the bridge writes into it. */
export function createSnapshotStore() {
  let words: ReturnType<typeof manifestWords> = {}
  let latest: AppSnapshot | null = null
  const told = (snapshot: AppSnapshot): AppSnapshot => ({
    ...snapshot,
    providers: snapshot.providers.map((manifest) => manifestIn(words, manifest)),
  })
  return createStore<SnapshotState>((set, get) => ({
    snapshot: null,
    receive: (next) => {
      const { snapshot } = get()
      if (snapshot && next.revision <= snapshot.revision) return
      latest = next
      set({ snapshot: keepEqual(snapshot, told(next)) })
    },
    speak: (language) => {
      words = language
      if (latest) set({ snapshot: keepEqual(get().snapshot, told(latest)) })
    },
  }))
}
