import { app } from 'electron'
import type { AppError } from '../../shared/errors.ts'
import { errorSentenceIn, type SentenceNames } from '../../shared/text/error-words.ts'
import type { Language } from '../../shared/text/languages.ts'
import type { AppState } from '../core/app-state.ts'
import { ENGLISH, loadDesktopWords, type Spoken } from './desktop-words.ts'

// One process, one desktop, one language: dialogs and notifications ask for it when they appear.
let now = ENGLISH
export const spoken = (): Spoken => now

/** An error in the language of the desktop. */
export function spokenError(error: AppError, names?: SentenceNames): string {
  return errorSentenceIn(now.errors, error, names)
}

/** Makes a language the one of the desktop; call after `ready`. */
export async function speak(language: Language): Promise<void> {
  now = await loadDesktopWords(language, app.getPreferredSystemLanguages())
}

/** Follows the choice of the person; `redraw` is called when what is shown must be said anew. */
export function startLanguage(
  state: AppState,
  redraw: () => void,
  failed: (cause: unknown) => void,
): { stop(): void } {
  let asked: Language | undefined
  const follow = (): void => {
    const { language = 'en' } = state.get()
    if (language === asked) return
    asked = language
    speak(language).then(redraw, failed)
  }
  follow()
  return { stop: state.subscribe(follow) }
}
