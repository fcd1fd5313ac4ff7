import type { IntercomFinding, IntercomStatus } from '../../../shared/domain/intercom.ts'
import { errorSentence } from '../../../shared/text/error-sentence.ts'
import type { AccountAnswer } from '../../core/answers.ts'
import type { GroupedHealth } from '../../core/intercoms.ts'
import type { IntercomRepair } from '../../core/intercom-repair.ts'
import { errorJson, usageError, warning, type CliAnswer, type CliWarning } from '../answer.ts'
import type { CliCommand, CliContext } from '../command.ts'
import { shownConfig } from './intercom-config.ts'
import { acting, asking, print, sipAccount, theDoor } from './intercom-common.ts'

const USAGE_REPAIR =
  'sidetone intercom repair --sip-account N [--from ACCOUNT] [--number N] [--dry-run] [--account A]'

const reference = ({ options }: CliContext) => ({
  ...(options.from !== undefined && { from: options.from }),
  ...(options.number !== undefined && { number: options.number }),
})

type Missing = IntercomStatus['missing']

function missingJson(missing: Missing): readonly object[] {
  return missing.map(({ part, error }) => ({ part, error: errorJson(error) }))
}

/** A part that the device keeps to itself is no failure of the question, but somebody should know why. */
function missingWarnings(missing: Missing, account: CliWarning['account']): readonly CliWarning[] {
  return missing.map(({ error }) =>
    warning(error.code, errorSentence(error), account && { id: account.id, name: account.name }),
  )
}

async function status({ core, accountIds, signal }: CliContext): Promise<CliAnswer> {
  const answers = await core.intercoms.status(accountIds, signal)
  return print(answers, accountIds !== null, {
    json: ({ missing, ...rest }) => ({ ...rest, missing: missingJson(missing) }),
    words: describeStatus,
    unsupported: { info: null },
    warnings: ({ missing }, account) => missingWarnings(missing, account),
  })
}

function describeStatus({ info, sipAccounts, calls, switches }: IntercomStatus): string {
  const lines = sipAccounts
    .filter((one) => one.enabled !== false)
    .map(({ account, sipNumber, registered }) => {
      const state = registered === null ? 'unknown' : registered ? 'registered' : 'not registered'
      return `SIP ${account} ${sipNumber ?? '?'} ${state}`
    })
  const open = switches.filter((one) => one.active === true).map((one) => `switch ${one.switch} on`)
  const talks = calls.map((one) =>
    `call ${one.session} ${one.direction} ${one.state} ${one.peer ?? ''}`.trim(),
  )
  return [[info.model, info.firmware].filter(Boolean).join(' '), ...lines, ...open, ...talks].join('; ')
}

function describeFinding({ sipAccount: account, field, database, got, expected }: IntercomFinding): string {
  const name = database === null ? field : `${field} (${database})`
  return `SIP ${account} ${name} is ${got || 'empty'}${expected === null ? '' : `, should be ${expected || 'empty'}`}`
}

function describeHealth({ group, health }: GroupedHealth): string {
  const found = health.findings.map(describeFinding)
  const compared =
    health.reference === null ? 'not compared with a phone system' : `compared with ${health.reference.name}`
  return [`${group ?? '-'}  ${health.kind}`, ...found, compared].join('; ')
}

async function health(context: CliContext): Promise<CliAnswer> {
  const { core, accountIds, signal } = context
  const answers = await core.intercoms.health(accountIds, reference(context), signal)
  const groupOf = ({ result }: AccountAnswer<GroupedHealth>) => (result.ok ? (result.value.group ?? '') : '')
  const grouped = answers.toSorted((a, b) => groupOf(a).localeCompare(groupOf(b)))
  return print(grouped, accountIds !== null, {
    json: ({ group, health: its }) => ({ group, health: { ...its, missing: missingJson(its.missing) } }),
    words: describeHealth,
    unsupported: { health: null },
    warnings: (value, account) => missingWarnings(value.health.missing, account),
  })
}

async function repair(context: CliContext): Promise<CliAnswer> {
  const { core, options, signal } = context
  const number = sipAccount(context, USAGE_REPAIR)
  if (!number.ok) return number.error
  if (number.value === null) return usageError('--sip-account', USAGE_REPAIR)
  const dryRun = options['dry-run'] ?? false
  const asked = { dryRun, ...reference(context) }
  const answers = await core.intercoms.repair(theDoor(context), number.value, asked, signal)
  return print(answers, true, {
    json: ({ proposed, write, registered, verifiedBy }) => ({
      sipAccount: number.value,
      proposed,
      ...(dryRun ? { dryRun } : { registered, verifiedBy }),
      ...(write && shownConfig(write)),
    }),
    words: (value) => describeRepair(value, dryRun),
    unsupported: { proposed: null },
    isDone: ({ write, registered, proposed }) =>
      dryRun || (registered !== false && (write === null ? proposed.length === 0 : isSaved(write))),
  })
}

function isSaved(write: NonNullable<IntercomRepair['write']>): boolean {
  return write.kind === 'saved' && write.confirmed
}

function describeRepair({ proposed, write, registered }: IntercomRepair, dryRun: boolean): string {
  const fields = proposed.map(describeFinding).join('; ') || 'nothing to set'
  if (dryRun) return fields
  const done =
    write === null ? '' : write.kind === 'saved' ? ' – set' : ` – refused: ${errorSentence(write.error)}`
  const state = registered === null ? '' : registered ? '; registered' : '; not registered'
  return `${fields}${done}${state}`
}

export const intercomHealthCommands: readonly CliCommand[] = [
  {
    ...asking,
    path: ['intercom', 'status'],
    usage: 'intercom status',
    summary: 'SIP accounts, calls and switches of your intercoms',
    options: [],
    run: status,
  },
  {
    ...asking,
    path: ['intercom', 'health'],
    usage: 'intercom health [--from ACCOUNT] [--number N]',
    summary: 'Do your intercoms fit the phone system they belong to?',
    options: ['from', 'number'],
    run: health,
  },
  {
    ...acting,
    path: ['intercom', 'repair'],
    usage: USAGE_REPAIR.slice('sidetone '.length),
    summary: 'Set what is wrong and wait for the registration',
    options: ['sip-account', 'from', 'number', 'dry-run'],
    words: { min: 0, max: 0 },
    timeoutSec: 40,
    run: repair,
  },
]
