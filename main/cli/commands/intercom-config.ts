import {
  CONFIG_FIELDS,
  CONFIG_FIELD_NAMES,
  isConfigField,
  PASSWORD_DATABASE,
  withConfigText,
  type ConfigChange,
} from '../../../shared/domain/intercom-fields.ts'
import type { SipAccountConfig } from '../../../shared/domain/intercom.ts'
import { appError } from '../../../shared/errors.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { screens } from '../../../shared/text/en.ts'
import type { AccountAnswer } from '../../core/answers.ts'
import type { SipAccountWrite } from '../../providers/facets/intercom.ts'
import { failure, usageError, warning, type CliAnswer } from '../answer.ts'
import { isSecretKey, type CliCommand, type CliContext } from '../command.ts'
import { acting, asking, print, sipAccount, theDoor } from './intercom-common.ts'

const USAGE_SHOW = 'sidetone intercom config show [--sip-account N]'
const USAGE_SET =
  'sidetone intercom config set --sip-account N FIELD=VALUE ... [--secrets-stdin (sipPassword)] [--account A]'
const USAGE_UNDO = 'sidetone intercom config undo --sip-account N [--account A]'

/** The device's own names for the fields, as its configuration file and its manual have them. */
const DATABASE: Readonly<Record<string, string>> = {
  ...Object.fromEntries(CONFIG_FIELD_NAMES.map((field) => [field, CONFIG_FIELDS[field].database])),
  password: PASSWORD_DATABASE,
}

async function show(context: CliContext): Promise<CliAnswer> {
  const { core, accountIds, signal } = context
  const number = sipAccount(context, USAGE_SHOW)
  if (!number.ok) return number.error
  const answers = await core.intercoms.config.read(accountIds, number.value, signal)
  return print(answers, accountIds !== null, {
    json: (configs) => ({ config: configs, database: DATABASE }),
    words: (configs) => `\n${configs.map(describeConfig).join('\n')}`,
    unsupported: { config: null },
  })
}

function describeConfig(config: SipAccountConfig): string {
  const rows = CONFIG_FIELD_NAMES.map((field) => {
    const value = config[field]
    return `    ${field.padEnd(20)} ${CONFIG_FIELDS[field].database.padEnd(28)} ${value === null ? '?' : String(value)}`
  })
  return [`  SIP account ${config.account}`, ...rows].join('\n')
}

/** `FIELD=VALUE` words as a change. A password in argv is visible to every process of this machine: refused, not repeated. */
function readChange(words: readonly string[]): Result<ConfigChange, CliAnswer> {
  let change: ConfigChange = {}
  for (const word of words) {
    const at = word.indexOf('=')
    const field = at < 0 ? word : word.slice(0, at)
    if (at < 1 || isSecretKey(field) || field in change)
      return err(usageError(`${field.slice(0, 32)}=`, USAGE_SET))
    if (!isConfigField(field)) {
      const wrong = appError('invalid-input', { field: field.slice(0, 32), detail: 'unknown-field' })
      return err(failure(wrong, `fields: ${CONFIG_FIELD_NAMES.join(' ')}`))
    }
    const next = withConfigText(change, field, word.slice(at + 1))
    if (next === null) return err(failure(appError('invalid-input', { field, detail: 'flag' })))
    change = next
  }
  return ok(change)
}

async function set(context: CliContext): Promise<CliAnswer> {
  const { core, words, secrets, signal } = context
  const number = sipAccount(context, USAGE_SET)
  if (!number.ok) return number.error
  if (number.value === null) return usageError('--sip-account', USAGE_SET)
  const change = readChange(words)
  if (!change.ok) return change.error
  const password = secrets.sipPassword
  if (words.length === 0 && password === undefined) return usageError('FIELD=VALUE', USAGE_SET)
  const asked = { account: number.value, set: change.value, ...(password && { password }) }
  return written(await core.intercoms.config.write(theDoor(context), asked, signal), number.value)
}

async function undo(context: CliContext): Promise<CliAnswer> {
  const number = sipAccount(context, USAGE_UNDO)
  if (!number.ok) return number.error
  if (number.value === null) return usageError('--sip-account', USAGE_UNDO)
  const undone = await context.core.intercoms.config.undo(theDoor(context), number.value, context.signal)
  if (!undone.ok) return failure(undone.error)
  const { answers, passwordKept } = undone.value
  const answer = written(answers, number.value)
  if (!passwordKept) return answer
  const kept = warning(
    'not-readable',
    'The password was changed too and stays changed: nobody can read the old one.',
  )
  return { ...answer, json: { ...answer.json, warnings: [kept] }, text: `${answer.text}\n${kept.message}` }
}

/** What became of each field, with the device's own name beside it. */
export function shownConfig(write: SipAccountWrite): Record<string, unknown> {
  const { before } = write
  const after = write.kind === 'saved' ? write.value : before
  const fields = write.fields.map(({ field, ...rest }) => ({
    field,
    database: DATABASE[field],
    before: field === 'password' ? null : before[field],
    after: field === 'password' ? null : after[field],
    ...rest,
  }))
  const confirmed = write.kind === 'saved' && write.confirmed
  return {
    config: after,
    fields,
    confirmed,
    ...(write.kind === 'saved' && write.differs ? { differs: write.differs } : {}),
  }
}

/** An upload that was refused is a failure of the account, told field by field. */
function written(answers: readonly AccountAnswer<SipAccountWrite>[], number: number): CliAnswer {
  const refusals = answers.flatMap(({ result }) =>
    result.ok && result.value.kind === 'refused' ? [result.value] : [],
  )
  const judged = answers.map(
    (answer): AccountAnswer<SipAccountWrite> =>
      answer.result.ok && answer.result.value.kind === 'refused'
        ? { ...answer, result: err(answer.result.value.error) }
        : answer,
  )
  const printed = print(judged, true, {
    json: (write) => ({ sipAccount: number, ...shownConfig(write) }),
    words: describeWrite,
    unsupported: { config: null },
    isDone: (write) => write.kind === 'saved' && write.confirmed,
    warnings: (write, account) =>
      write.kind === 'refused'
        ? []
        : write.warnings.map(({ code }) => warning(code, screens.warning[code], account)),
  })
  const [refusal] = refusals
  if (refusal === undefined) return printed
  const { fields } = shownConfig(refusal)
  const accounts =
    'accounts' in printed.json && Array.isArray(printed.json.accounts) ? printed.json.accounts : []
  return {
    ...printed,
    json: {
      ...printed.json,
      accounts: accounts.map((entry: unknown) => ({ ...(entry as object), sipAccount: number, fields })),
    },
    text: `${printed.text}\n${describeWrite(refusal)}`,
  }
}

function describeWrite(write: SipAccountWrite): string {
  const rows = write.fields.map(({ field, state }) => `${field} (${DATABASE[field] ?? ''}): ${state}`)
  const doubt = write.kind === 'saved' && !write.confirmed ? ' (not confirmed by the device)' : ''
  return `${rows.join(', ')}${doubt}`
}

export const intercomConfigCommands: readonly CliCommand[] = [
  {
    ...asking,
    path: ['intercom', 'config', 'show'],
    usage: USAGE_SHOW.slice('sidetone '.length),
    summary: 'SIP accounts of your intercoms, with the names in the device’s database',
    options: ['sip-account'],
    run: show,
  },
  {
    ...acting,
    path: ['intercom', 'config', 'set'],
    usage: USAGE_SET.slice('sidetone '.length),
    summary: 'Change fields of a SIP account; the device takes all of them or none',
    options: ['sip-account'],
    words: { min: 0, max: 24 },
    run: set,
  },
  {
    ...acting,
    path: ['intercom', 'config', 'undo'],
    usage: USAGE_UNDO.slice('sidetone '.length),
    summary: 'Put back the fields of the last change made here',
    options: ['sip-account'],
    words: { min: 0, max: 0 },
    run: undo,
  },
]
