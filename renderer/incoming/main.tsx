import { createRoot } from 'react-dom/client'
import type { Bridge } from '../../shared/bridge.ts'
import { createSnapshotStore } from '../stores/snapshot-store.ts'
import { PopupRoot } from './popup-root.tsx'
import { warmUp } from './warm-up.tsx'
import '../ui/tokens.css'
import '../ui/base.css'
import './popup.css'

declare global {
  interface Window {
    /** Put there by the window's preload. */
    readonly sidetone: Bridge<'app'> | Bridge<'incoming'>
  }
}

const place = document.getElementById('root')
if (!place) throw new Error('index.html has no #root')
// Which of the two bridges it is follows from the page: each window has its own preload.
const { commands, events } = window.sidetone as Bridge<'incoming'>
const store = createSnapshotStore()
events['snapshot.changed'](store.getState().receive)
void commands['app.snapshot']({}).then((first) => {
  // Without a first answer the next event draws the popup.
  if (first.ok) store.getState().receive(first.value)
})
createRoot(place).render(<PopupRoot store={store} commands={commands} />)
// Long before anybody calls, and never while somebody waits.
requestIdleCallback(() => warmUp(commands))
