import type { Language, OtherLanguage } from './languages.ts'

const OTHERS: { readonly [L in OtherLanguage]: () => Promise<object> } = {
  de: async () => (await import('./de.ts')).de,
  nl: async () => (await import('./nl.ts')).nl,
  fr: async () => (await import('./fr.ts')).fr,
  es: async () => (await import('./es.ts')).es,
  ar: async () => (await import('./ar.ts')).ar,
}

/** Every sentence of a language, from a file of its own; nothing for English, which is there already. */
export async function loadLanguage(language: Language): Promise<object> {
  return language === 'en' ? {} : OTHERS[language]()
}
