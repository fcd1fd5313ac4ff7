import { execFile } from 'node:child_process'
import { selectedTarget } from '../../../shared/domain/selected-number.ts'
import { appError } from '../../../shared/errors.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { failure, type CliAnswer } from '../answer.ts'
import type { CliCommand, CliContext } from '../command.ts'

const READ_LIMIT_MS = 2000
const MAX_BYTES = 64 * 1024

/** Programs that print what is selected (Linux), the session's own kind first. */
const TOOLS: readonly (readonly [program: string, ...args: string[]])[] = [
  ['wl-paste', '--primary', '--no-newline'],
  ['xclip', '-o', '-selection', 'primary'],
  ['xsel', '--primary', '--output'],
]

function read(program: string, args: readonly string[]): Promise<string | null> {
  return new Promise((resolve) => {
    execFile(program, [...args], { timeout: READ_LIMIT_MS, maxBuffer: MAX_BYTES }, (error, stdout) =>
      // Not installed, no such session, nothing selected: the next one may know.
      resolve(error ? null : stdout),
    )
  })
}

async function readSelection(): Promise<Result<string>> {
  for (const [program, ...args] of TOOLS) {
    const text = await read(program, args)
    if (text !== null && text.trim() !== '') return ok(text)
  }
  return err(appError('target-invalid', { detail: 'no-selection' }))
}

/** Puts the selected number before the person in the running app; nothing is dialled by this. */
async function run({ core }: CliContext): Promise<CliAnswer> {
  // Without the app's window there would be nobody to ask.
  if (core.state.get().phone !== 'ready') return failure(appError('app-unavailable'))
  const text = await readSelection()
  if (!text.ok) return failure(text.error)
  const target = selectedTarget(text.value)
  if (target === null) return failure(appError('target-invalid', { detail: 'no-selection' }))
  const asked = core.dialRequests.request(target, 'command-line')
  if (!asked.ok) return failure(asked.error)
  return {
    json: { call: { target, steps: [{ action: 'asked', reason: 'confirm-sheet' }] }, warnings: [] },
    text: `Sidetone asks whether to call ${target}.`,
    status: 0,
  }
}

/** `call --selection`: to bind to a key where programs get none (Wayland). */
export const callSelectionCommands: readonly CliCommand[] = [
  {
    path: ['call', '--selection'],
    usage: 'call --selection',
    summary: 'Let the running app ask whether to call the selected number',
    options: ['selection'],
    words: { min: 0, max: 0 },
    needsAccount: false,
    run,
  },
]
