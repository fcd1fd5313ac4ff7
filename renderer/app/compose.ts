import type { Bridge } from '../../shared/bridge.ts'
import { createActions } from '../stores/actions.ts'
import { createDeskStore } from '../stores/desk-store.ts'
import { createDialerStore } from '../stores/dialer-store.ts'
import { createDraftStore } from '../stores/draft-store.ts'
import { errandKey } from '../stores/errand-key.ts'
import { createErrandStore } from '../stores/errand-store.ts'
import { createHistoryStore } from '../stores/history-store.ts'
import type { Screens } from '../stores/screens.tsx'
import { createSnapshotStore } from '../stores/snapshot-store.ts'
import { TABS } from '../stores/tabs.ts'
import { createViewStore } from '../stores/view-store.ts'

/** Builds what the screens are drawn from and binds it to the bridge for the life of the window. */
export function compose({ commands, events }: Bridge<'app'>): Screens {
  const snapshot = createSnapshotStore()
  const view = createViewStore()
  const errands = createErrandStore()
  const history = createHistoryStore(commands)
  const dialer = createDialerStore(commands)
  const { receive } = snapshot.getState()

  // Listening comes before asking: what changes in between is newer than the answer and wins by its revision.
  events['snapshot.changed'](receive)
  errands.getState().run(errandKey.snapshot, () => commands['app.snapshot']({}), receive)

  let historyRevision = -1
  snapshot.subscribe(({ snapshot: next }) => {
    if (!next || next.historyRevision === historyRevision) return
    historyRevision = next.historyRevision
    history.getState().reload()
    dialer.getState().lookUp()
  })

  events['view.requested'](({ view: wanted, filter }) => {
    const { showTab, showSettings, showAddAccount, setCommandBarOpen } = view.getState()
    if (wanted === 'settings') return showSettings()
    if (wanted === 'diagnostics' || wanted === 'updates') return showSettings(null, wanted)
    if (wanted === 'command-bar') return setCommandBarOpen(true)
    if (wanted === 'add-account') return showAddAccount()
    // A view that no account has anything for is not there: calls always are.
    const tab = TABS.find((one) => one === wanted) ?? 'calls'
    showTab(tab, tab === 'keypad' ? 'keypad-field' : null)
    if (filter) history.getState().setFilter(filter)
  })

  return {
    snapshot,
    view,
    errands,
    history,
    dialer,
    finder: createDialerStore(commands),
    draft: createDraftStore(commands),
    desk: createDeskStore(commands, errands),
    actions: createActions(commands, errands, view),
    commands,
  }
}
