import { spawn, type ChildProcess } from 'node:child_process'
import { accessSync, constants, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import type { StandInMode, StandInOptions } from '../options.ts'

const NAMES: Readonly<Record<StandInMode, readonly string[]>> = {
  headless: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'],
  headed: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'],
  shell: ['chromium-headless-shell', 'chrome-headless-shell'],
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch (_missing) {
    return false
  }
}

/** The browser for `mode`. Throws one sentence that says what to install. */
export function findChromium(options: StandInOptions, path: string): string {
  if (options.chromium !== null) {
    if (isProgram(options.chromium)) return options.chromium
    throw new Error(`stand-in: SIDETONE_CHROMIUM=${options.chromium} is not a program`)
  }
  const names = NAMES[options.mode]
  const found = path
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find(isProgram)
  if (found !== undefined) return found
  throw new Error(
    `stand-in: no Chromium found (looked on PATH for ${names.join(', ')}). ` +
      `Install Debian's package ${names[0]}, or set SIDETONE_CHROMIUM to a browser's path.`,
  )
}

const PROFILE = 'sidetone-stand-in-'

/** A fresh profile folder; profiles of processes that are gone are removed on the way. */
export function makeProfile(): string {
  for (const name of readdirSync(tmpdir())) {
    const pid = new RegExp(`^${PROFILE}(\\d+)-`).exec(name)?.[1]
    if (pid !== undefined && !isAlive(Number(pid)))
      rmSync(join(tmpdir(), name), { recursive: true, force: true })
  }
  return mkdtempSync(join(tmpdir(), `${PROFILE}${process.pid}-`))
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

export type Chromium = {
  readonly process: ChildProcess
  readonly input: Readable
  readonly output: Writable
  /** The last of what the browser said on stderr. */
  said(): string
}

/** Starts the browser with its DevTools on file descriptors 3 and 4: no port is opened. */
export function startChromium(program: string, args: readonly string[], verbose: boolean): Chromium {
  // Its own process group: ^C in a terminal is for the app, which then ends the browser.
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'], detached: true })
  let said = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-4096)
    if (verbose) process.stderr.write(text)
  })
  return {
    process: child,
    input: child.stdio[4] as Readable,
    output: child.stdio[3] as Writable,
    said: () => said,
  }
}

/** Ends the browser and its helpers at once and removes its profile; safe to repeat. */
export function killChromium(child: ChildProcess, profile: string): void {
  if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
    try {
      process.kill(-child.pid, 'SIGKILL')
    } catch (_gone) {
      // Ended between the look and the kill.
    }
  }
  try {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 })
  } catch (_busy) {
    // A dying helper still writes; the next start sweeps it (makeProfile).
  }
}
