import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildScreens } from '../../ui/build-screens.ts'

let folder = ''
beforeAll(async () => {
  folder = await buildScreens()
})

/** The scripts a page loads at its start, and what they come to. */
function scriptsOf(page: 'app' | 'incoming'): { readonly code: string; readonly gzipKb: number } {
  const html = readFileSync(join(folder, page, 'index.html'), 'utf8')
  const names = [...html.matchAll(/(?:src|href)="\.\.\/assets\/([^"]+\.js)"/g)].map(([, name = '']) => name)
  const files = names.map((name) => readFileSync(join(folder, 'assets', name)))
  const bytes = files.reduce((sum, file) => sum + gzipSync(file, { level: 9 }).length, 0)
  return { code: files.map((file) => file.toString('utf8')).join('\n'), gzipKb: bytes / 1000 }
}

describe('what the windows load', () => {
  it('is at most 250 kB for the app window and 90 kB for the popup, gzipped', () => {
    const sizes = { app: scriptsOf('app').gzipKb, incoming: scriptsOf('incoming').gzipKb }
    console.log(`app ${sizes.app.toFixed(1)} kB, incoming ${sizes.incoming.toFixed(1)} kB`)
    expect(sizes.app).toBeLessThanOrEqual(250)
    expect(sizes.incoming).toBeLessThanOrEqual(90)
  })
  it('contains no zod, no eval and no development code', () => {
    for (const page of ['app', 'incoming'] as const) {
      const { code } = scriptsOf(page)
      expect(code).not.toMatch(/ZodError|strictObject/)
      expect(code).not.toMatch(/new Function\(|[^\w.]eval\(/)
      expect(code).not.toMatch(/jsxDEV|react-dom-client\.development/)
    }
  })
  it('refers to everything by relative paths and has no inline script or style', () => {
    for (const page of ['app', 'incoming'] as const) {
      const html = readFileSync(join(folder, page, 'index.html'), 'utf8')
      expect(html).not.toMatch(/(?:src|href)="(?:\/|https?:)/)
      expect(html).not.toMatch(/<style|style=|<script>|\son\w+=/)
    }
    for (const name of readdirSync(join(folder, 'assets')).filter((file) => file.endsWith('.css'))) {
      expect(readFileSync(join(folder, 'assets', name), 'utf8')).not.toMatch(/url\((?!data:)|@import/)
    }
  })
})
