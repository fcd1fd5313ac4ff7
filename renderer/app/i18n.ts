import { createInstance, type i18n } from 'i18next'
import { getI18n, initReactI18next } from 'react-i18next'
import type { en, LateTexts } from '../../shared/text/en.ts'
import type { textsAtStart } from '../../shared/text/en/at-start.ts'
import { isolate } from '../../shared/text/isolate.ts'
import { directionOf, type Language } from '../../shared/text/languages.ts'
import { speakErrors } from '../text/error-sentence.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    resources: { translation: typeof en }
  }
}

/** The sentences of the screens, in English first. React escapes what is filled in; here it is only kept together. */
export function createI18n(english: typeof textsAtStart): i18n {
  const instance = createInstance()
  void instance.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en: { translation: english } },
    interpolation: { escape: (text) => (directionOf(instance.language) === 'rtl' ? isolate(text) : text) },
    initAsync: false,
  })
  speakErrors(english, {})
  return instance
}

/** Speaks another language from now on; what it has no words for is said in English. */
export function speakLanguage(english: typeof textsAtStart, language: Language, other: object): void {
  const instance = getI18n()
  if (language !== 'en') instance.addResourceBundle(language, 'translation', other)
  speakErrors(english, other)
  void instance.changeLanguage(language)
}

/** Adds English sentences that came with a page; they must be there before it is drawn. */
export function addTexts(texts: Partial<LateTexts>): void {
  getI18n().addResourceBundle('en', 'translation', texts, true, true)
}
