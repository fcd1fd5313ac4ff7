import { desktopText } from '../../shared/text/en/desktop.ts'
import { ENGLISH_ERRORS } from '../../shared/text/error-sentence.ts'
import type { ErrorTexts } from '../../shared/text/error-words.ts'
import { formatLocale, type Language } from '../../shared/text/languages.ts'
import { loadLanguage } from '../../shared/text/load-language.ts'
import { withEnglish, type Words } from '../../shared/text/words.ts'

export type DesktopWords = Words<typeof desktopText>

/** What tray, menus, dialogs and notifications say, and the locale they write times in. */
export type Spoken = { readonly words: DesktopWords; readonly errors: ErrorTexts; readonly locale: string }

export const ENGLISH: Spoken = { words: desktopText, errors: ENGLISH_ERRORS, locale: 'en-GB' }

/** The sentences of the desktop in a language; `system` is what the person's system speaks, most wanted first. */
export async function loadDesktopWords(language: Language, system: readonly string[]): Promise<Spoken> {
  const other = await loadLanguage(language)
  const { desktop: words, ...errors } = withEnglish({ desktop: desktopText, ...ENGLISH_ERRORS }, other)
  return { words, errors, locale: formatLocale(language, system) }
}
