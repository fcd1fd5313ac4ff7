/** The languages of the sentences. English is the one they are written in and falls back to. */
export const LANGUAGES = ['en', 'de', 'nl', 'fr', 'es', 'ar'] as const
export type Language = (typeof LANGUAGES)[number]
export type OtherLanguage = Exclude<Language, 'en'>

/** How each is called by those who speak it. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  en: 'English',
  de: 'Deutsch',
  nl: 'Nederlands',
  fr: 'Français',
  es: 'Español',
  ar: 'العربية',
}

/** What is spoken: the choice, else the first of the system's languages (BCP 47 tags, most wanted first) that is had. */
export function languageOf(choice: Language | 'system', system: readonly string[]): Language {
  if (choice !== 'system') return choice
  for (const tag of system) {
    const found = LANGUAGES.find((language) => language === baseOf(tag))
    if (found) return found
  }
  return 'en'
}

export function directionOf(language: string): 'ltr' | 'rtl' {
  return baseOf(language) === 'ar' ? 'rtl' : 'ltr'
}

/**
 * The locale that dates, numbers and money are written in: the first of the person's that goes with the language of the
 * sentences (de-AT for German), else the language as it is, British for English. Digits are those that numbers are dialled in.
 */
export function formatLocale(language: string, system: readonly string[]): string {
  const own = system.find((tag) => baseOf(tag) === baseOf(language))
  const locale = own ?? (language === 'en' ? 'en-GB' : language)
  return directionOf(language) === 'rtl' && !locale.includes('-u-') ? `${locale}-u-nu-latn` : locale
}

/** `de` of `de-AT`, and of `de_AT.UTF-8` as environment variables have it. */
function baseOf(tag: string): string {
  return (tag.split(/[-_.]/)[0] ?? '').toLowerCase()
}
