import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import { build } from 'vite'
import { fastSipParser } from '../../renderer/phone/grammar/grammar-plugin.ts'
import { NO_ADDRESS_BAR } from '../support/chromium-features.ts'
import { figureOf, type Measured } from './figure.ts'
import type { ParserRates } from './parser-page.ts'

type Page = typeof globalThis & { measureParsers: () => ParserRates }

/** Milliseconds a message, sip.js as we bundle it against JsSIP, in Node and in Chromium. */
export async function measureParser(): Promise<readonly Measured[]> {
  const outDir = await mkdtemp(join(tmpdir(), 'sidetone-parser-'))
  try {
    await build({
      configFile: false,
      logLevel: 'error',
      plugins: [fastSipParser()],
      build: {
        outDir,
        target: 'chrome150',
        minify: 'oxc',
        rolldownOptions: {
          input: fileURLToPath(new URL('./parser-page.ts', import.meta.url)),
          output: { format: 'es', entryFileNames: 'page.mjs', codeSplitting: false },
        },
      },
    })
    const file = join(outDir, (await readdir(outDir)).find((name) => name === 'page.mjs') ?? '')
    await import(pathToFileURL(file).href)
    const inNode = (globalThis as Page).measureParsers()
    return [
      ...figures('Node', inNode),
      ...figures('Chromium', await inChromium(await readFile(file, 'utf8'))),
    ]
  } finally {
    await rm(outDir, { recursive: true, force: true })
  }
}

async function inChromium(code: string): Promise<ParserRates> {
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--headless=new', NO_ADDRESS_BAR],
  })
  try {
    const page = await browser.newPage()
    await page.addScriptTag({ content: code, type: 'module' })
    await page.waitForFunction(() => 'measureParsers' in globalThis)
    return await page.evaluate(() => (globalThis as Page).measureParsers())
  } finally {
    await browser.close()
  }
}

function figures(where: string, rates: ParserRates): readonly Measured[] {
  return rates.map(({ name, ours, jssip }) => {
    const asked = { name: `parse ${name}, ${where}`, unit: 'ms', against: 'JsSIP', maxRatio: 1 / 3 } as const
    return figureOf(asked, 1000 / ours, 1000 / jssip, ours)
  })
}
