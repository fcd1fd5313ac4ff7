import { createRoot } from 'react-dom/client'
import type { Bridge } from '../../shared/bridge.ts'
import { compose } from './compose.ts'
import { addErrorDetails } from '../text/error-sentence.ts'
import type { Language } from '../../shared/text/languages.ts'
import { manifestWords } from '../text/manifest-words.ts'
import { createI18n, speakLanguage } from './i18n.ts'
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
// Sentences are files of their own; these come while main is asked for the snapshot, without which nothing is drawn.
const english = import('../../shared/text/en/at-start.ts')
// Which of the two bridges it is follows from the page: each window has its own preload.
const screens = compose(window.sidetone as Bridge<'app'>)
void english.then(({ textsAtStart }) => {
  const speak = (language: Language, other: object): void => {
    speakLanguage(textsAtStart, language, other)
    screens.snapshot.getState().speak(manifestWords(other))
  }
  createRoot(place).render(<Root screens={screens} i18n={createI18n(textsAtStart)} speak={speak} />)
  requestIdleCallback(
    () => {
      void import('../../shared/text/en/error-details.ts').then(({ errorDetails }) =>
        addErrorDetails(errorDetails),
      )
    },
    { timeout: 2000 },
  )
})
