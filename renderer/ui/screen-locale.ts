import { formatLocale } from './format/locale.ts'

/** The locale this window writes dates and numbers in. */
export function screenLocale(): string {
  return formatLocale(navigator.language)
}
