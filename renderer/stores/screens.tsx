import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import type { Bridge } from '../../shared/bridge.ts'
import type { AppSnapshot } from '../../shared/domain/snapshot.ts'
import type { Actions } from './actions.ts'
import type { DeskState, DeskStore } from './desk-store.ts'
import type { DialerState, DialerStore } from './dialer-store.ts'
import type { DraftState, DraftStore } from './draft-store.ts'
import type { Errand, ErrandStore } from './errand-store.ts'
import type { HistoryState, HistoryStore } from './history-store.ts'
import type { SnapshotStore } from './snapshot-store.ts'
import type { ViewState, ViewStore } from './view-store.ts'

/** Everything the screens are drawn from, built once in compose. */
export type Screens = {
  readonly snapshot: SnapshotStore
  readonly view: ViewStore
  readonly errands: ErrandStore
  readonly history: HistoryStore
  readonly dialer: DialerStore
  /** What stands in the command bar, apart from the keypad's field. */
  readonly finder: DialerStore
  readonly draft: DraftStore
  readonly desk: DeskStore
  readonly actions: Actions
  /** For stores of views that are not there from the start. */
  readonly commands: Bridge<'app'>['commands']
}

export const ScreensContext = createContext<Screens | null>(null)

export function useScreens(): Screens {
  const screens = useContext(ScreensContext)
  if (!screens) throw new Error('no ScreensContext above this component')
  return screens
}

export function useActions(): Actions {
  return useScreens().actions
}

/** A part of the facts. Only drawn below the frame, which waits for the first snapshot. */
export function useSnapshot<T>(select: (snapshot: AppSnapshot) => T): T {
  return useStore(useScreens().snapshot, ({ snapshot }) => {
    if (!snapshot) throw new Error('a view was drawn before the first snapshot')
    return select(snapshot)
  })
}

export function useView<T>(select: (state: ViewState) => T): T {
  return useStore(useScreens().view, select)
}

export function useHistory<T>(select: (state: HistoryState) => T): T {
  return useStore(useScreens().history, select)
}

export function useDialer<T>(select: (state: DialerState) => T): T {
  return useStore(useScreens().dialer, select)
}

export function useFinder<T>(select: (state: DialerState) => T): T {
  return useStore(useScreens().finder, select)
}

export function useDesk<T>(select: (state: DeskState) => T): T {
  return useStore(useScreens().desk, select)
}

export function useDraft<T>(select: (state: DraftState) => T): T {
  return useStore(useScreens().draft, select)
}

/** What became of an errand: running, failed, or null. */
export function useErrand(key: string): Errand | null {
  return useStore(useScreens().errands, ({ errands }) => errands[key] ?? null)
}
