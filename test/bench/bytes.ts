import { readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { figureOf, type Measured } from './figure.ts'

/** Budgets in kB of 1000 bytes (issue: "initial JS of the app window ≤ 250 kB gzip, popup ≤ 90 kB"). */
const BUDGETS = [
  { page: 'app', name: 'initial JS, app window', kB: 250 },
  { page: 'incoming', name: 'initial JS, popup', kB: 90 },
] as const

/** Bytes of JavaScript a window loads before it can draw, each file gzipped at level 9. */
export function measureBytes(outDir: string): readonly Measured[] {
  return BUDGETS.map(({ page, name, kB }) => {
    const files = initialScripts(join(outDir, 'renderer', page, 'index.html'))
    const bytes = files.reduce((sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).length, 0)
    const asked = { name, unit: 'kB', against: 'budget, gzip', maxRatio: 1 } as const
    return figureOf(asked, bytes / 1000, kB, files.length)
  })
}

/** The page's own scripts, what it preloads, and everything those import before they run. */
export function initialScripts(html: string): readonly string[] {
  const page = readFileSync(html, 'utf8')
  const named = [...page.matchAll(/<(?:script|link)\b[^>]*\b(?:src|href)="([^"]+\.js)"/g)]
  const found = new Set<string>()
  const visit = (file: string): void => {
    if (found.has(file)) return
    found.add(file)
    // As the bundler writes them; `import(` is what may come later and does not count.
    const imports = readFileSync(file, 'utf8').matchAll(/(?:\bfrom|\bimport)\s*["'](\.[^"']+\.js)["']/g)
    for (const [, path = ''] of imports) visit(resolve(dirname(file), path))
  }
  for (const [, path = ''] of named) visit(resolve(dirname(html), path))
  return [...found]
}
