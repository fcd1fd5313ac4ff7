import { createInstance, type i18n } from 'i18next'
import { getI18n, initReactI18next } from 'react-i18next'
import type { en, LateTexts } from '../../shared/text/en.ts'
import { deskDial } from '../../shared/text/en/desk-dial.ts'
import { errorDetails } from '../../shared/text/en/error-details.ts'
import { errors } from '../../shared/text/en/errors.ts'
import { firstScreens } from '../../shared/text/en/first.ts'
import { callEnd, incoming } from '../../shared/text/en/incoming.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    resources: { translation: typeof en }
  }
}

/** The sentences of the screens. React escapes what is filled in, so i18next must not. */
export function createI18n(): i18n {
  const instance = createInstance()
  const translation = { errors, errorDetails, callEnd, incoming, ...firstScreens, desk: { dial: deskDial } }
  void instance.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en: { translation } },
    interpolation: { escapeValue: false },
    initAsync: false,
  })
  return instance
}

/** Adds sentences that came with a page; they must be there before it is drawn. */
export function addTexts(texts: Partial<LateTexts>): void {
  getI18n().addResourceBundle('en', 'translation', texts, true, true)
}
