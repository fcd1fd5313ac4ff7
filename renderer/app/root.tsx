import type { i18n } from 'i18next'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { I18nextProvider } from 'react-i18next'
import { useStore } from 'zustand'
import { errandKey } from '../stores/errand-key.ts'
import { ScreensContext, type Screens } from '../stores/screens.tsx'
import { screenLocale } from '../ui/screen-locale.ts'
import { errorText } from './error-text.ts'
import { Frame } from './frame.tsx'

/** Everything above the frame: the stores, the sentences, the locale. Draws nothing before the first snapshot. */
export function Root({ screens, i18n }: { readonly screens: Screens; readonly i18n: i18n }) {
  const waiting = useStore(screens.snapshot, ({ snapshot }) => snapshot === null)
  const errand = useStore(screens.errands, ({ errands }) => errands[errandKey.snapshot])
  if (waiting && errand?.kind === 'failed') {
    const { headline, rest } = errorText(errand.error, [])
    return <p role="alert">{`${headline} ${rest}`}</p>
  }
  if (waiting) return null
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
