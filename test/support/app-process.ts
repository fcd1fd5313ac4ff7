import { fork, type ChildProcess } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const ROOT = join(import.meta.dirname, '..', '..')

/** Tests read English whatever the machine speaks, unless one says otherwise. */
export const AMERICAN: Readonly<Record<string, string>> = { LANGUAGE: 'en_US' }

export type AppOptions = {
  /** The main script; the built app's by default. */
  readonly entry?: string
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** Profile folder, given to the app as `--data=DIR`; a fresh one that is removed at the end by default. */
  readonly dataDir?: string
}

export type Exit = { readonly code: number | null; readonly signal: NodeJS.Signals | null }
export type AppProcess = {
  readonly child: ChildProcess
  readonly dataDir: string
  /** What the app wrote on stdout and stderr so far. */
  readonly output: () => string
  /** Resolves when `text` has been written; rejects when the app ends first. */
  readonly said: (text: string | RegExp) => Promise<string>
  readonly exited: Promise<Exit>
}

/** Starts the main script on the stand-in with an IPC channel; `driven` makes `ready` wait for test/stand-in/driver.ts's test. */
export function startOnStandIn(options: AppOptions, driven: boolean): AppProcess {
  const { folder, remove } = profile(options)
  const child = fork(entryOf(options), [`--data=${folder}`, ...(options.args ?? [])], {
    cwd: ROOT,
    execArgv: ['--import', join(ROOT, 'test', 'stand-in', 'register.ts')],
    env: { ...process.env, ...AMERICAN, ...options.env, ...(driven ? { SIDETONE_STANDIN_DRIVEN: '1' } : {}) },
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  return watchProcess(child, folder, remove)
}

const entryOf = ({ entry }: AppOptions): string => entry ?? join(ROOT, 'out', 'main', 'index.js')

/** The folder to run in and how it is removed: only what was made here goes. */
export function profile({ dataDir }: AppOptions): {
  readonly folder: string
  readonly remove: () => Promise<void>
} {
  if (dataDir !== undefined) return { folder: dataDir, remove: () => Promise.resolve() }
  const folder = mkdtempSync(join(tmpdir(), 'sidetone-test-'))
  return { folder, remove: () => rm(folder, { recursive: true, force: true, maxRetries: 3 }) }
}

export function watchProcess(child: ChildProcess, dataDir: string, remove: () => Promise<void>): AppProcess {
  let output = ''
  const waiting = new Set<() => void>()
  const hear = (text: string): void => {
    output += text
    waiting.forEach((look) => look())
  }
  child.stdout?.setEncoding('utf8').on('data', hear)
  child.stderr?.setEncoding('utf8').on('data', hear)
  const exited = new Promise<Exit>((resolve) => {
    child.once('close', (code, signal) => void remove().then(() => resolve({ code, signal })))
  })
  return {
    child,
    dataDir,
    output: () => output,
    said: (text) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = typeof text === 'string' ? output.includes(text) && text : text.exec(output)?.[0]
          if (!found) return
          waiting.delete(look)
          resolve(found)
        }
        waiting.add(look)
        look()
        void exited.then(() => reject(new Error(`the app ended before it said ${String(text)}:\n${output}`)))
      }),
    exited,
  }
}
