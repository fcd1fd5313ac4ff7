import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../support/app-process.ts'
import { makeStubRuntime } from './stub-runtime.ts'

/** What electron-builder leaves behind for Linux before it becomes an installer. */
export type Unpacked = {
  readonly folder: string
  readonly program: string
  readonly asar: string
  /** The runtime that it was packed around. */
  readonly runtime: string
}

/** Packs the built app as the release does, around a runtime that only looks like one. `into` must exist. */
export async function packApp(into: string): Promise<Unpacked> {
  const electron = JSON.parse(
    readFileSync(join(ROOT, 'node_modules', 'electron', 'package.json'), 'utf8'),
  ) as { version: string }
  const runtime = await makeStubRuntime(into, electron.version)
  await runTool('electron-builder', [
    ...['--linux', 'dir', '--publish', 'never', `-c.electronDist=${runtime}`],
    `-c.directories.output=${join(into, 'dist')}`,
  ])
  const folder = join(into, 'dist', 'linux-unpacked')
  return { folder, program: join(folder, 'sidetone'), asar: join(folder, 'resources', 'app.asar'), runtime }
}

/** Builds out/ from the sources, from scratch. */
export async function buildApp(): Promise<void> {
  await runTool('electron-vite', ['build', '--logLevel', 'warn'])
}

async function runTool(name: string, args: readonly string[]): Promise<void> {
  const child = spawn(join(ROOT, 'node_modules', '.bin', name), args, {
    cwd: ROOT,
    // What is tested must be what is shipped, whatever the test runner calls itself.
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const take = (chunk: Buffer): void => void (output += chunk.toString())
  child.stdout.on('data', take)
  child.stderr.on('data', take)
  const [status] = (await once(child, 'close')) as [number | null]
  if (status !== 0) throw new Error(`${name} ended with ${status}:\n${output}`)
}
