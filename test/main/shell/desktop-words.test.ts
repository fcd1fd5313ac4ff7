import { describe, expect, it } from 'vitest'
import { loadDesktopWords } from '../../../main/shell/desktop-words.ts'
import { trayMenu } from '../../../main/shell/tray-menu.ts'
import { trayState } from '../../../main/shell/tray-state.ts'
import { appError } from '../../../shared/errors.ts'
import { errorSentenceIn } from '../../../shared/text/error-words.ts'
import { LANGUAGES } from '../../../shared/text/languages.ts'
import { RINGING, TWO_ACCOUNTS } from '../../ui/scenarios.ts'

const now = new Date('2026-11-24T12:00:00')

describe('the words of the desktop', () => {
  it.each(LANGUAGES)('make the whole tray menu in %s, every word of it', async (language) => {
    const spoken = await loadDesktopWords(language, ['en-US'])
    const english = await loadDesktopWords('en', [])
    const words = JSON.stringify(trayMenu(TWO_ACCOUNTS, now, spoken))
    expect(words).toContain(spoken.words.dnd)
    expect(words).toContain(spoken.words.quit)
    if (language === 'en') return
    expect(words).not.toContain(`"${english.words.quit}"`)
    expect(words).not.toContain(`"${english.words.dnd}"`)
    expect(words).not.toContain(`"${english.words.open}"`)
  })

  it('name who calls, write times and tell errors in the language', async () => {
    const german = await loadDesktopWords('de', ['en-US', 'de-AT'])
    const { line } = trayState({ ...TWO_ACCOUNTS, calls: [RINGING] }, german)
    expect(line).toBe(`${RINGING.remote.displayName ?? ''} ruft an`)
    expect(german.locale).toBe('de-AT')
    expect(errorSentenceIn(german.errors, appError('cancelled'))).toBe('Abgebrochen. Nichts wurde geändert.')
    expect(errorSentenceIn(german.errors, appError('not-found', { detail: 'undo' }))).toMatch(
      /^Es gibt keine/,
    )
  })
})
