import { describe, expect, it } from 'vitest'
import { createSnapshotStore } from '../../../renderer/stores/snapshot-store.ts'
import { BASE, TWO_ACCOUNTS } from '../../ui/scenarios.ts'

describe('createSnapshotStore', () => {
  it('holds the newest revision and drops older and repeated ones', () => {
    const store = createSnapshotStore()
    store.getState().receive({ ...TWO_ACCOUNTS, revision: 5 })
    store.getState().receive({ ...BASE, revision: 4 })
    store.getState().receive({ ...BASE, revision: 5 })
    expect(store.getState().snapshot?.accounts).toHaveLength(2)
    store.getState().receive({ ...BASE, revision: 6 })
    expect(store.getState().snapshot?.accounts).toHaveLength(1)
  })
  it('tells of providers in the language of the window, whichever comes first', () => {
    const store = createSnapshotStore()
    const words = { Password: 'Passwort' }
    const labels = () =>
      store.getState().snapshot?.providers.flatMap(({ fields }) => fields.map(({ label }) => label))
    store.getState().receive(BASE)
    store.getState().speak(words)
    expect(labels()).toContain('Passwort')
    expect(labels()).not.toContain('Password')
    store.getState().receive({ ...BASE, revision: 2 })
    expect(labels()).toContain('Passwort')
    store.getState().speak({})
    expect(labels()).toContain('Password')
  })
  it('keeps the identity of the parts that did not change', () => {
    const store = createSnapshotStore()
    store.getState().receive(BASE)
    const before = store.getState().snapshot
    store.getState().receive({ ...structuredClone(BASE), revision: 2, missedCount: 1 })
    expect(store.getState().snapshot?.accounts).toBe(before?.accounts)
    expect(store.getState().snapshot).not.toBe(before)
  })
})
