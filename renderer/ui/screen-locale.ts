import { formatLocale } from '../../shared/text/languages.ts'

/** The locale this window writes dates and numbers in: it goes with the language of its sentences. */
export function screenLocale(): string {
  return formatLocale(document.documentElement.lang, navigator.languages)
}
