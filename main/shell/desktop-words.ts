import { desktopText } from '../../shared/text/en/desktop.ts'
import { ENGLISH_ERRORS } from '../../shared/text/error-sentence.ts'
import type { ErrorTexts } from '../../shared/text/error-words.ts'
import { formatLocale, type Language, type OtherLanguage } from '../../shared/text/languages.ts'
import { withEnglish, type Words } from '../../shared/text/words.ts'

export type DesktopWords = Words<typeof desktopText>

/** What tray, menus, dialogs and notifications say, and the locale they write times in. */
export type Spoken = { readonly words: DesktopWords; readonly errors: ErrorTexts; readonly locale: string }

export const ENGLISH: Spoken = { words: desktopText, errors: ENGLISH_ERRORS, locale: 'en-GB' }

const OTHERS: { readonly [L in OtherLanguage]: () => Promise<object> } = {
  de: async () => (await import('../../shared/text/de.ts')).de,
  nl: async () => (await import('../../shared/text/nl.ts')).nl,
  fr: async () => (await import('../../shared/text/fr.ts')).fr,
  es: async () => (await import('../../shared/text/es.ts')).es,
  ar: async () => (await import('../../shared/text/ar.ts')).ar,
}

/** The sentences of the desktop in a language; `system` is what the person's system speaks, most wanted first. */
export async function loadDesktopWords(language: Language, system: readonly string[]): Promise<Spoken> {
  const other: object = language === 'en' ? {} : await OTHERS[language]()
  const { desktop: words, ...errors } = withEnglish({ desktop: desktopText, ...ENGLISH_ERRORS }, other)
  return { words, errors, locale: formatLocale(language, system) }
}
