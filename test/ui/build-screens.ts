import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { build } from 'vite'
import { preloadSentences } from '../../renderer/text/preload-sentences.ts'
import { START_FILE, WINDOW_BUILD } from '../../renderer/window-build.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const OUT = join(ROOT, '.cache/screens')

/** Builds the two windows as they are shipped (electron.vite.config.ts) when a source changed; gives the folder. */
export async function buildScreens(): Promise<string> {
  const stamp = join(OUT, 'stamp')
  const state = fingerprint([join(ROOT, 'renderer'), join(ROOT, 'shared')])
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === state) return OUT
  rmSync(OUT, { recursive: true, force: true })
  await asShipped(async () => {
    for (const window of ['app', 'incoming']) {
      await build({
        root: join(ROOT, 'renderer'),
        base: './',
        configFile: false,
        logLevel: 'warn',
        mode: 'production',
        plugins: [react(), preloadSentences()],
        build: {
          ...WINDOW_BUILD,
          chunkSizeWarningLimit: 1000,
          outDir: OUT,
          emptyOutDir: false,
          rolldownOptions: {
            input: { [window]: join(ROOT, 'renderer', window, 'index.html') },
            output: START_FILE,
          },
        },
      })
    }
  })
  writeFileSync(stamp, state)
  return OUT
}

/** vitest says NODE_ENV=test, and the libraries then behave differently: what is tested must be what is shipped. */
async function asShipped(run: () => Promise<unknown>): Promise<void> {
  const before = process.env['NODE_ENV']
  process.env['NODE_ENV'] = 'production'
  try {
    await run()
  } finally {
    if (before === undefined) delete process.env['NODE_ENV']
    else process.env['NODE_ENV'] = before
  }
}

function fingerprint(folders: readonly string[]): string {
  const hash = createHash('sha256')
  for (const folder of folders) {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue
      const path = join(entry.parentPath, entry.name)
      hash.update(`${path} ${statSync(path).mtimeMs}\n`)
    }
  }
  return hash.digest('hex')
}
