import type { i18n } from 'i18next'
import { useEffect } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { I18nextProvider } from 'react-i18next'
import { useStore } from 'zustand'
import type { Language } from '../../shared/text/languages.ts'
import { errandKey } from '../stores/errand-key.ts'
import { ScreensContext, type Screens } from '../stores/screens.tsx'
import { useLanguage } from '../text/use-language.ts'
import { fetchLateParts } from '../ui/late.tsx'
import { screenLocale } from '../ui/screen-locale.ts'
import { whenPainted } from '../ui/when-painted.ts'
import { errorText } from './error-text.ts'
import { Frame } from './frame.tsx'

/** What a call needs is fetched by then, however busy the window is. */
const LATE_LIMIT_MS = 500

type RootProps = {
  readonly screens: Screens
  readonly i18n: i18n
  /** Makes a language the one of the window. */
  readonly speak: (language: Language, other: object) => void
}

/** Everything above the frame: the stores, the sentences, the locale. Draws nothing before the first snapshot and its language. */
export function Root({ screens, i18n, speak }: RootProps) {
  const wanted = useStore(screens.snapshot, ({ snapshot }) => snapshot && (snapshot.language ?? 'en'))
  const language = useLanguage(wanted, speak)
  const isSpoken = language !== null
  useEffect(() => {
    if (!isSpoken) return
    return whenPainted(() => {
      void screens.commands['app.drawn']({})
      requestIdleCallback(fetchLateParts, { timeout: LATE_LIMIT_MS })
    })
  }, [isSpoken, screens])
  const errand = useStore(screens.errands, ({ errands }) => errands[errandKey.snapshot])
  if (wanted === null && errand?.kind === 'failed') {
    const { headline, rest } = errorText(errand.error, [])
    return <p role="alert">{`${headline} ${rest}`}</p>
  }
  if (!isSpoken) return null
  return (
    <I18nextProvider i18n={i18n}>
      <I18nProvider locale={screenLocale()}>
        <ScreensContext value={screens}>
          <Frame />
        </ScreensContext>
      </I18nProvider>
    </I18nextProvider>
  )
}
