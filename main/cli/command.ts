import type { Result } from '../../shared/result.ts'
import type { Secret } from '../../shared/secret.ts'
import type { AccountId } from '../../shared/ids.ts'
import type { Core } from '../core/core.ts'
import type { Clock, Log } from '../core/ports.ts'
import type { CliAnswer } from './answer.ts'
import type { CliOptions, OptionName } from './options.ts'

/** Keys of the one JSON object that `--secrets-stdin` reads. */
export const SECRET_KEYS = [
  'password',
  'webPassword',
  'p12Password',
  'keyPassphrase',
  'sipPassword',
  'journalKey',
  'newPassword',
  'newPin',
  'voucher',
] as const
export type SecretKey = (typeof SECRET_KEYS)[number]
export function isSecretKey(key: string): key is SecretKey {
  return (SECRET_KEYS as readonly string[]).includes(key)
}
export type CliSecrets = { readonly [K in SecretKey]?: Secret }

export type CliContext = {
  readonly core: Core
  readonly options: CliOptions
  /** Words after the command's own. */
  readonly words: readonly string[]
  readonly secrets: CliSecrets
  /** Ends with the command's time limit or Ctrl-C. */
  readonly signal: AbortSignal
  /** Reads a file named on the command line, relative to where the command was given. Errors: file-unreadable. */
  readonly readFile: (path: string) => Result<Buffer>
  readonly writeFile: (path: string, bytes: Buffer) => Result<undefined>
  /** The accounts that were named by `--account`, or null for all. */
  readonly accountIds: readonly AccountId[] | null
  /** Prints one JSON line or text line at once (long-running commands only). */
  readonly emit: (json: object, text: string) => void
  /** Says on standard error how far a long command is; never part of the answer. */
  readonly note: (text: string) => void
}

/** What a command without a profile gets. */
export type StandaloneContext = Pick<CliContext, 'emit' | 'signal'> & {
  readonly clock: Clock
  readonly log: Log
}

export type CliCommand = {
  /** The words that name it, e.g. `['dnd', 'on']`. */
  readonly path: readonly string[]
  /** What follows `sidetone` in the usage line. */
  readonly usage: string
  readonly summary: string
  readonly options: readonly OptionName[]
  readonly words: { readonly min: number; readonly max: number }
  /** Default time limit in seconds (15 when not given); 0 = runs until stopped. */
  readonly timeoutSec?: number
} & (CoreCommand | StandaloneCommand)

/** A command on a profile; the running app carries it out when there is one. */
export type CoreCommand = {
  /** False for commands that work without any account. */
  readonly needsAccount: boolean
  /** For commands that write to one account and must not guess which: who could be meant. */
  readonly oneAccount?: { readonly capable: (capabilities: readonly string[]) => boolean }
  run(context: CliContext): Promise<CliAnswer>
}

/** A command that touches no profile. */
export type StandaloneCommand = {
  standalone(context: StandaloneContext): Promise<CliAnswer>
}
