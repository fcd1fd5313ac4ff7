import { useEffect, useState } from 'react'
import { directionOf, type Language } from '../../shared/text/languages.ts'
import { loadLanguage } from '../../shared/text/load-language.ts'

/**
 * Follows the language of the app: fetches its sentences, hands them to `speak`, then gives its name; null until the first
 * one is there, so that nothing is drawn in a wrong one. `speak` must be the same function each time.
 */
export function useLanguage(
  wanted: Language | null,
  speak: (language: Language, other: object) => void,
): Language | null {
  const [spoken, setSpoken] = useState<Language | null>(null)
  useEffect(() => {
    let isCurrent = true
    const change = (language: Language, other: object): void => {
      if (!isCurrent) return
      const { documentElement: page } = document
      page.lang = language
      page.dir = directionOf(language)
      speak(language, other)
      setSpoken(language)
    }
    if (wanted !== null)
      loadLanguage(wanted).then(
        (other) => change(wanted, other),
        // A file of the app that cannot be read: English is there in any case.
        () => change('en', {}),
      )
    return () => {
      isCurrent = false
    }
  }, [wanted, speak])
  return spoken
}
