import type { Language, OtherLanguage } from '../../shared/text/languages.ts'

const OTHERS: { readonly [L in OtherLanguage]: () => Promise<object> } = {
  de: async () => (await import('../../shared/text/de.ts')).de,
  nl: async () => (await import('../../shared/text/nl.ts')).nl,
  fr: async () => (await import('../../shared/text/fr.ts')).fr,
  es: async () => (await import('../../shared/text/es.ts')).es,
  ar: async () => (await import('../../shared/text/ar.ts')).ar,
}

/** Every sentence of a language, from a file of its own; nothing for English, which is there already. */
export async function loadLanguage(language: Language): Promise<object> {
  return language === 'en' ? {} : OTHERS[language]()
}
