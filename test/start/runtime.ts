import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { say } from './say.ts'

/** What runs the app: the real Electron by path, or the stand-in. */
export type Runtime = { readonly kind: 'electron'; readonly path: string } | { readonly kind: 'stand-in' }

const DOWNLOAD_LIMIT_MS = 20_000
/** After a failed download it is not tried again for a day. */
const RETRY_AFTER_MS = 24 * 3600_000

/** The real runtime when it is there or can be fetched within 20 s; says which one it is. */
export async function findRuntime(root: string): Promise<Runtime> {
  if (process.env['SIDETONE_RUNTIME'] === 'stand-in') return standIn('as asked by SIDETONE_RUNTIME')
  const present = installed(root)
  if (present) {
    say(`Runtime: Electron (${present})`)
    return { kind: 'electron', path: present }
  }
  const mark = join(root, '.cache', 'electron-not-reachable')
  if (existsSync(mark) && Date.now() - statSync(mark).mtimeMs < RETRY_AFTER_MS) {
    return standIn('the Electron runtime could not be fetched earlier today')
  }
  const fetched = await download(root)
  const path = fetched ? installed(root) : null
  if (path) {
    say(`Runtime: Electron (${path})`)
    return { kind: 'electron', path }
  }
  mkdirSync(join(root, '.cache'), { recursive: true })
  writeFileSync(mark, '')
  return standIn('the Electron runtime is not here and could not be fetched within 20 s')
}

function standIn(why: string): Runtime {
  say(`Runtime: the stand-in (Electron's API on Node and Chromium; ${why})`)
  return { kind: 'stand-in' }
}

/** The path Electron's own package would start, without letting it download. */
function installed(root: string): string | null {
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  if (override && existsSync(join(override, 'electron'))) return join(override, 'electron')
  const home = join(root, 'node_modules', 'electron')
  if (!existsSync(join(home, 'path.txt'))) return null
  const path = join(home, 'dist', readFileSync(join(home, 'path.txt'), 'utf8'))
  return existsSync(path) ? path : null
}

function download(root: string): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, 'node_modules', 'electron', 'install.js')], {
      stdio: 'ignore',
    })
    const timer = setTimeout(() => child.kill(), DOWNLOAD_LIMIT_MS)
    child.on('error', () => resolve(false))
    child.on('exit', (status) => {
      clearTimeout(timer)
      resolve(status === 0)
    })
  })
}
