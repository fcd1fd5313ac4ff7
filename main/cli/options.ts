import { parseArgs } from 'node:util'
import { appError } from '../../shared/errors.ts'
import { err, ok, type Result } from '../../shared/result.ts'

/** Every option of every command; which command takes which is in its spec. Secrets are never options. */
const OPTIONS = {
  // for every command
  data: { type: 'string' },
  json: { type: 'boolean' },
  account: { type: 'string' },
  timeout: { type: 'string' },
  'secrets-stdin': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
  // account
  provider: { type: 'string' },
  name: { type: 'string' },
  server: { type: 'string' },
  user: { type: 'string' },
  domain: { type: 'string' },
  auth: { type: 'string' },
  p12: { type: 'string' },
  cert: { type: 'string' },
  key: { type: 'string' },
  'legacy-tls': { type: 'boolean' },
  ca: { type: 'string' },
  pin: { type: 'string' },
  'sip-server': { type: 'string' },
  option: { type: 'string', multiple: true },
  offline: { type: 'boolean' },
  // availability, forwarding, history
  minutes: { type: 'string' },
  when: { type: 'string' },
  to: { type: 'string' },
  file: { type: 'string' },
  'dry-run': { type: 'boolean' },
  since: { type: 'string' },
  limit: { type: 'string' },
  search: { type: 'string' },
  export: { type: 'string' },
  via: { type: 'string' },
  wait: { type: 'boolean' },
  // certificates, enrolment, vouchers, journal
  format: { type: 'string' },
  username: { type: 'string' },
  'display-name': { type: 'string' },
  email: { type: 'string' },
  id: { type: 'string' },
  after: { type: 'string' },
  // routes, notes
  at: { type: 'string' },
  contact: { type: 'string' },
  call: { type: 'string' },
  // mailboxes
  folder: { type: 'string' },
  // administration
  offset: { type: 'string' },
  until: { type: 'string' },
  default: { type: 'boolean' },
  // intercoms
  'sip-account': { type: 'string' },
  from: { type: 'string' },
  number: { type: 'string' },
  seconds: { type: 'string' },
  follow: { type: 'boolean' },
  selection: { type: 'boolean' },
} as const

export type OptionName = keyof typeof OPTIONS
export const GLOBAL_OPTIONS: readonly OptionName[] = [
  'data',
  'json',
  'account',
  'timeout',
  'secrets-stdin',
  'help',
  'version',
]

export type CliOptions = {
  readonly [N in OptionName]?: (typeof OPTIONS)[N]['type'] extends 'boolean'
    ? boolean
    : N extends 'option'
      ? readonly string[]
      : string
}
export type ParsedArgs = { readonly options: CliOptions; readonly words: readonly string[] }

/** Splits argv into options and words. `--` ends options; so do not values: `--search -x` is a usage error, `--search=-x` is not.
 *  Errors: usage with the offending option in `detail`. */
export function parseCliArgs(argv: readonly string[]): Result<ParsedArgs> {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: OPTIONS,
      allowPositionals: true,
      strict: true,
    })
    return ok({ options: values, words: positionals })
  } catch (cause) {
    // node:util throws TypeErrors with a code for each way to get it wrong; any other throw is a bug.
    if (!(cause instanceof TypeError) || !('code' in cause)) throw cause
    const named = /'([^']+)'/.exec(cause.message)?.[1]
    return err(appError('usage', { detail: (named ?? 'options').slice(0, 64) }))
  }
}

/** A whole number in range, or a usage error naming the option. */
export function wholeNumber(text: string, option: OptionName, min: number, max: number): Result<number> {
  const value = Number(text)
  return /^\d{1,9}$/.test(text) && value >= min && value <= max
    ? ok(value)
    : err(appError('usage', { detail: `--${option} ${text.slice(0, 32)} (${min}..${max})` }))
}
