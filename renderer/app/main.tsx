import { createRoot } from 'react-dom/client'
import type { Bridge } from '../../shared/bridge.ts'
import { compose } from './compose.ts'
import { createI18n } from './i18n.ts'
import { Root } from './root.tsx'
import '../ui/tokens.css'
import '../ui/base.css'

declare global {
  interface Window {
    /** Put there by the window's preload. */
    readonly sidetone: Bridge<'app'> | Bridge<'incoming'>
  }
}

const place = document.getElementById('root')
if (!place) throw new Error('index.html has no #root')
// Which of the two bridges it is follows from the page: each window has its own preload.
const bridge = window.sidetone as Bridge<'app'>
const screens = compose(bridge)
createRoot(place).render(<Root screens={screens} i18n={createI18n()} />)
const stop = screens.snapshot.subscribe(() => {
  stop()
  // The frame after the one with the first content.
  requestAnimationFrame(() => requestAnimationFrame(() => void bridge.commands['app.drawn']({})))
})
