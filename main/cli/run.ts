import { appError } from '../../shared/errors.ts'
import type { AccountId } from '../../shared/ids.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import type { Core } from '../core/core.ts'
import { failure, usageError, type CliAnswer } from './answer.ts'
import { createCatalogue, findCommand, usageFor } from './catalogue.ts'
import type { CliCommand, CliContext, CoreCommand } from './command.ts'
import { GLOBAL_OPTIONS, parseCliArgs, wholeNumber, type CliOptions, type OptionName } from './options.ts'
import { parseSecrets } from './secrets.ts'

const DEFAULT_TIMEOUT_SEC = 15
/** `--wait`: for people who take their time to pick up. */
const WAIT_TIMEOUT_SEC = 120

/** What stands before a command can run: understood words, or the answer that ends it. */
export type Prepared = {
  readonly command: CliCommand
  readonly options: CliOptions
  readonly words: readonly string[]
  readonly timeoutMs: number
}

/** Understands argv without touching a profile, so that wrong usage is told even where nothing works. */
export function prepare(argv: readonly string[], version: string): Result<Prepared, CliAnswer> {
  const catalogue = createCatalogue()
  const parsed = parseCliArgs(argv)
  if (!parsed.ok) {
    const words = argv.filter((word) => !word.startsWith('-'))
    const command = findCommand(catalogue, words)
    return err(
      failure(parsed.error, command ? `usage: sidetone ${command.usage}` : usageFor(catalogue, words)),
    )
  }
  const { options } = parsed.value
  // `call --selection` takes no target: an option makes it another command.
  const words = options.selection ? [...parsed.value.words, '--selection'] : parsed.value.words
  if (options.version) return err({ json: { version }, text: `sidetone ${version}`, status: 0 })
  const command = findCommand(catalogue, words)
  if (options.help) {
    const usage = command
      ? `usage: sidetone ${command.usage}\n\n${command.summary}`
      : usageFor(catalogue, words)
    return err({ json: { usage }, text: usage, status: 0 })
  }
  if (!command)
    return err(
      failure(appError('usage', { detail: words.join(' ').slice(0, 64) }), usageFor(catalogue, words)),
    )
  const usage = `sidetone ${command.usage}`
  const given = Object.keys(options) as OptionName[] // parseArgs answers known options only
  const foreign = given.find((name) => !GLOBAL_OPTIONS.includes(name) && !command.options.includes(name))
  if (foreign) return err(usageError(`--${foreign}`, usage))
  const rest = words.slice(command.path.length)
  if (rest.length < command.words.min || rest.length > command.words.max) {
    return err(usageError(rest.join(' ').slice(0, 64) || command.path.join(' '), usage))
  }
  const limit = options.wait ? WAIT_TIMEOUT_SEC : (command.timeoutSec ?? DEFAULT_TIMEOUT_SEC)
  const timeout = wholeNumber(
    options.timeout ?? String(limit),
    'timeout',
    options.timeout === undefined ? 0 : 1,
    86_400,
  )
  if (!timeout.ok) return err(usageError(timeout.error.detail ?? '--timeout', usage))
  return ok({ command, options, words: rest, timeoutMs: timeout.value * 1000 })
}

export type RunIo = Pick<CliContext, 'readFile' | 'writeFile' | 'emit' | 'note'> & {
  /** The text of standard input when `--secrets-stdin` was given. */
  readonly secretsText: string | null
  readonly signal: AbortSignal
}

/** Runs a prepared command on a core, within its time limit. */
export async function run(prepared: Prepared, core: Core, io: RunIo): Promise<CliAnswer> {
  const { command, options, words, timeoutMs } = prepared
  if (!('run' in command)) return failure(appError('not-supported', { detail: command.path.join(' ') }))
  const secrets = io.secretsText === null ? ok({}) : parseSecrets(io.secretsText)
  if (!secrets.ok) return usageError(secrets.error.detail ?? '--secrets-stdin', `sidetone ${command.usage}`)
  const accountIds = chooseAccounts(command, options, core)
  if (!accountIds.ok)
    return failure(
      accountIds.error,
      accountIds.error.code === 'usage' ? `usage: sidetone ${command.usage}` : '',
    )
  const timer = new AbortController()
  const timeout =
    timeoutMs > 0
      ? setTimeout(() => timer.abort(new DOMException('time limit', 'TimeoutError')), timeoutMs)
      : null
  try {
    return await command.run({
      core,
      options,
      words,
      secrets: secrets.value,
      accountIds: accountIds.value,
      signal: AbortSignal.any([timer.signal, io.signal]),
      readFile: io.readFile,
      writeFile: io.writeFile,
      emit: io.emit,
      note: io.note,
    })
  } finally {
    if (timeout !== null) clearTimeout(timeout)
  }
}

/** Which accounts are meant. Errors: no-account, no-such-account, account-ambiguous, not-supported. */
function chooseAccounts(
  command: CoreCommand,
  options: CliOptions,
  core: Core,
): Result<readonly AccountId[] | null> {
  const records = core.accounts.list()
  if (options.account !== undefined && (command.needsAccount || records.length > 0)) {
    const found = core.accounts.resolve(options.account)
    return found.ok ? ok([found.value.id]) : found
  }
  if (!command.needsAccount) return ok(null)
  if (records.length === 0) return err(appError('no-account'))
  if (!command.oneAccount) return ok(null)
  const { capable } = command.oneAccount
  const able = core.state.get().accounts.filter((view) => capable(view.info.capabilities))
  if (able.length > 1) return err(appError('account-ambiguous', { field: '--account' }))
  const [only] = able
  if (!only) return err(appError('not-supported'))
  return ok(records.filter((record) => record.id === only.info.id).map((record) => record.id))
}
