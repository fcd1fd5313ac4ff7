import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { say } from './say.ts'

const SOURCES = ['main', 'preload', 'renderer', 'shared', 'package.json', 'electron.vite.config.ts']

/** Builds out/ when a source is newer than it. */
export function buildIfStale(root: string): void {
  const built = join(root, 'out', 'main', 'index.js')
  if (existsSync(built) && newest(SOURCES.map((source) => join(root, source))) <= statSync(built).mtimeMs)
    return
  say('Building ...')
  const built1 = spawnSync(
    join(root, 'node_modules', '.bin', 'electron-vite'),
    ['build', '--logLevel', 'warn'],
    {
      cwd: root,
      // vitest says NODE_ENV=test, and libraries then behave differently: what is tested must be what is shipped.
      env: { ...process.env, NODE_ENV: 'production' },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  )
  if (built1.status !== 0) {
    say('The build failed; the messages above say where.')
    process.exit(1)
  }
}

function newest(paths: readonly string[]): number {
  return Math.max(
    ...paths.map((path) => {
      const stats = statSync(path)
      return stats.isDirectory()
        ? newest([...readdirSync(path).map((name) => join(path, name))].concat())
        : stats.mtimeMs
    }),
    0,
  )
}
