import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { LANGUAGES } from '../../shared/text/languages.ts'
import { FakeMain } from './fake-main.ts'
import { speakIn } from './in-language.ts'
import { startScreens } from './open-screens.ts'
import { SHOTS } from './shots.ts'

// node test/ui/shoot.ts [--language ar|pseudo|…] [words…]: pictures of every screen (whose name contains one of the words),
// light and dark, into test/e2e/screens/, for eyes.
const { values, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: { language: { type: 'string', default: 'en' } },
})
const tongue = [...LANGUAGES, 'pseudo' as const].find((one) => one === values.language) ?? 'en'
const folder = resolve(import.meta.dirname, '../e2e/screens')
mkdirSync(folder, { recursive: true })
const host = await startScreens()
let failed = 0
for (const shot of SHOTS.filter(
  ({ name }) => wanted.length === 0 || wanted.some((word) => name.includes(word)),
)) {
  for (const dark of [false, true]) {
    const name = tongue === 'en' ? shot.name : `${shot.name}-${tongue}`
    const file = join(folder, `${name}-${dark ? 'dark' : 'light'}.png`)
    try {
      const main = new FakeMain(shot.snapshot, shot.handlers)
      const { page, close } = await host.open(main, { ...shot.options, dark })
      page.setDefaultTimeout(5000)
      await shot.steps?.(page, main)
      if (tongue !== 'en') await speakIn({ page, main }, tongue)
      await page.waitForTimeout(250)
      await page.screenshot({ path: file })
      await close()
    } catch (error) {
      failed += 1
      console.error(
        `${shot.name} ${dark ? 'dark' : 'light'}: ${error instanceof Error ? error.message : String(error)}`,
      )
    }
  }
}
await host.close()
process.exitCode = failed > 0 ? 1 : 0
