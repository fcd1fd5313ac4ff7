import { composeCore } from '../compose.ts'
import { createRedactingLog } from '../http/redact.ts'
import { createSystemClock } from '../core/clock.ts'
import type { Log } from '../core/ports.ts'
import { failure, type CliAnswer } from './answer.ts'
import { askRunningApp } from './control.ts'
import { defaultDataDir } from './data-dir.ts'
import { createFileIo } from './io.ts'
import { prepare, run } from './run.ts'
import { readDocument } from './read-document.ts'
import { version } from '../version.ts'

/** How the process should end. */
export type Ended = { readonly status: number; readonly keychainIsStuck: boolean }

/** The command line's process: argv and stdin in, one answer and an exit status out (docs/cli.md). */
export async function main(argv: readonly string[]): Promise<Ended> {
  const asJson = argv.includes('--json')
  const emit = (line: object, text: string) =>
    void process.stdout.write(asJson || text === '' ? `${JSON.stringify(line)}\n` : text)
  const note = (text: string) => void process.stderr.write(`${text}\n`)
  const print = ({ json, text, status }: CliAnswer): number => {
    if (asJson) process.stdout.write(`${JSON.stringify(json)}\n`)
    else if (text !== '')
      (status === 2 || 'error' in json ? process.stderr : process.stdout).write(`${text}\n`)
    return status
  }
  const prepared = prepare(argv, version)
  const done = (answer: CliAnswer): Ended => ({ status: print(answer), keychainIsStuck: false })
  if (!prepared.ok) return done(prepared.error)
  const { command, options } = prepared.value
  const abort = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => abort.abort())
  const log = createRedactingLog(stderrLog(process.env['SIDETONE_LOG'] === 'debug'))
  const clock = createSystemClock()

  if ('standalone' in command) {
    const answer = await command.standalone({ emit, signal: abort.signal, clock, log })
    return answer.status === 0 ? { status: 0, keychainIsStuck: false } : done(answer)
  }
  const secretsText = options['secrets-stdin']
    ? await readDocument(process.stdin, prepared.value.timeoutMs)
    : null
  const dataDir = options.data ?? defaultDataDir(process.env, process.platform)
  const request = { argv: [...argv], cwd: process.cwd(), secretsText }
  const { timeoutMs } = prepared.value
  const remote = await askRunningApp(dataDir, request, emit, { timeoutMs, signal: abort.signal, note })
  // What runs until it is stopped has ended well when it was stopped.
  if (remote && timeoutMs === 0 && abort.signal.aborted) return { status: 0, keychainIsStuck: false }
  if (remote) return done(remote)

  const app = { version, runtime: `node ${process.versions.node}`, platform: process.platform }
  const composed = composeCore({ dataDir, app, log, clock })
  if (!composed.ok) return { status: print(failure(composed.error)), keychainIsStuck: false }
  const { core } = composed.value
  core.load()
  const io = { ...createFileIo(process.cwd()), emit, note, secretsText, signal: abort.signal }
  const status = print(await run(prepared.value, core, io))
  await composed.value.close()
  return { status, keychainIsStuck: composed.value.keychainIsStuck() }
}

/** Logs go to stderr, and only what a person must know unless `SIDETONE_LOG=debug`. */
function stderrLog(verbose: boolean): Log {
  const write = (level: string) => (message: string, fields?: object) => {
    process.stderr.write(
      `${level} ${message} ${fields ? JSON.stringify(fields, (_, value: unknown) => (value instanceof Error ? value.message : value)) : ''}\n`,
    )
  }
  const quiet = () => undefined
  return verbose
    ? { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') }
    : { debug: quiet, info: quiet, warn: quiet, error: write('error') }
}
