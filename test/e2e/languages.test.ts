import { describe, expect, it } from 'vitest'
import { loadDesktopWords } from '../../main/shell/desktop-words.ts'
import { en } from '../../shared/text/en.ts'
import { fillText } from '../../shared/text/fill-text.ts'
import { directionOf, type Language } from '../../shared/text/languages.ts'
import { loadLanguage } from '../../shared/text/load-language.ts'
import { withEnglish } from '../../shared/text/words.ts'
import { NO_KEYRING_ENV } from '../support/keyring.ts'
import { launchApp, type App } from '../support/launch.ts'
import { setStage } from './stage.ts'

type Env = Readonly<Record<string, string>>
type Api = { commands: Record<string, (input: object) => Promise<unknown>> }

const sentencesIn = async (language: Language) => ({
  words: (await loadDesktopWords(language, [])).words,
  texts: withEnglish(en, await loadLanguage(language)),
})
const labelsOf = async (app: App) => (await app.tray()).items.map(({ label }) => label)

async function expectWindow(app: App, role: 'app' | 'incoming', language: Language): Promise<void> {
  const html = (await app.window(role)).locator(`html[lang="${language}"]`)
  await html.waitFor({ state: 'attached' })
  expect(await html.getAttribute('dir'), role).toBe(directionOf(language))
}

// What a Linux desktop says of itself, and the language Sidetone should then speak.
describe('the language of the system', () => {
  it.each<[Env, Language]>([
    [{ LANGUAGE: 'nl_BE:fr' }, 'nl'],
    [{ LANGUAGE: 'fr_CA' }, 'fr'],
    [{ LANGUAGE: 'es_MX' }, 'es'],
    // The first of the person's languages that we have, else English.
    [{ LANGUAGE: 'fi:nl_NL:de' }, 'nl'],
    [{ LANGUAGE: 'fi_FI' }, 'en'],
  ])('of %o is that of window and tray', async (env, language) => {
    const { words, texts } = await sentencesIn(language)
    const app = await launchApp({ env: { ...NO_KEYRING_ENV, ...env } })
    try {
      await expectWindow(app, 'app', language)
      await (await app.window('app')).getByRole('heading', { name: texts.welcome.title }).waitFor()
      const all = [
        words.open,
        words.stateNoAccount,
        words.call,
        words.settings,
        words.diagnostics,
        words.quit,
      ]
      await expect.poll(() => labelsOf(app), { timeout: 10_000 }).toEqual(expect.arrayContaining(all))
    } finally {
      await app.close()
    }
  })

  it.each<[Env, Language]>([
    [{ LANGUAGE: '', LC_ALL: '', LC_MESSAGES: '', LANG: 'de_AT.UTF-8' }, 'de'],
    [{ LANGUAGE: 'ar_EG:en_US' }, 'ar'],
  ])('of %o is that of a call: popup, tray and notification', async (env, language) => {
    const { words, texts } = await sentencesIn(language)
    const stage = await setStage({ env })
    try {
      await stage.addAlice()
      await stage.until('registered', ({ accounts }) => accounts[0]?.line.kind === 'ready')
      await stage.window.getByRole('tab', { name: texts.app.calls }).waitFor()
      expect((await stage.app.tray()).toolTip).toContain(words.stateAvailable)
      await stage.window.evaluate(
        (change) => (window as unknown as { sidetone: Api }).sidetone.commands['settings.change']?.(change),
        { incoming: { popup: false } },
      )
      const refused = stage.company.phones.callUser('echo', 'alice')
      await expect
        .poll(async () => (await stage.app.notifications()).at(-1), { timeout: 10_000 })
        .toMatchObject({
          body: fillText(words.incomingBody, { account: 'Office' }),
          actions: [words.answer, words.decline],
        })
      await expectWindow(stage.app, 'incoming', language)
      const popup = await stage.app.window('incoming')
      await popup.getByText(texts.incoming.answer, { exact: true }).waitFor({ state: 'attached' })
      expect(await labelsOf(stage.app)).toEqual(expect.arrayContaining([words.answer, words.decline]))
      await stage.app.notify(1)
      expect(await refused).toMatchObject({ ok: false })
    } finally {
      await stage.close()
    }
  })
})
