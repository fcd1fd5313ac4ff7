import { appError, type AppError } from '../../../shared/errors.ts'
import type { ProbeReport } from '../../../shared/domain/draft.ts'
import { checkAccount } from '../../core/account-check.ts'
import type { SecretBundle } from '../../core/ports.ts'
import { errorJson, failure, lines, usageError, type CliAnswer } from '../answer.ts'
import type { CliCommand, CliContext } from '../command.ts'
import { expiryWarnings } from '../certificate-words.ts'
import { exitStatusOf } from '../exit-status.ts'
import { describeError } from '../words.ts'
import { describeAccount, oneAccount } from './account-entry.ts'
import { clientCertificate, formValues } from './account-form.ts'

const USAGE_ADD =
  'sidetone account add --provider sip2sip|sipxcom|twon|sip --name N --server URL [--user U] [--domain D] ' +
  '[--auth auto|basic|digest|certificate] [--p12 FILE | --cert FILE [--key FILE]] [--legacy-tls] [--ca FILE] [--pin HEX] ' +
  '[--sip-server URI] [--option k=v ...] [--offline] --secrets-stdin'

async function add(context: CliContext): Promise<CliAnswer> {
  const { core, options, secrets, signal } = context
  const { provider, name } = options
  if (!provider || !name?.trim()) return usageError(provider ? '--name' : '--provider', USAGE_ADD)
  const adapter = core.providers.find((candidate) => candidate.manifest.id === provider)
  if (!adapter) return usageError(`--provider ${provider.slice(0, 32)}`, USAGE_ADD)
  if (core.accounts.list().some((record) => record.name.toLowerCase() === name.trim().toLowerCase())) {
    return failure(appError('account-exists', { field: '--name' }))
  }
  const values = formValues(context)
  if (!values.ok)
    return values.error.code === 'usage'
      ? usageError(values.error.detail ?? '', USAGE_ADD)
      : failure(values.error)
  const held = await clientCertificate(context)
  if (!held.ok)
    return held.error.code === 'usage' ? usageError(held.error.detail ?? '', USAGE_ADD) : failure(held.error)
  // Ask the keychain before the server: without one nothing can be stored, and a sign-in would be for nothing.
  const vault = await core.vault.check()
  if (!vault.ok) return failure(vault.error)

  const { password, webPassword, sipPassword, journalKey } = secrets
  const bundle: SecretBundle = {
    ...held.value,
    ...(password ? { password } : {}),
    ...(webPassword ? { webPassword } : {}),
    ...(sipPassword ? { sipPassword } : {}),
    ...(journalKey ? { journalKey } : {}),
  }
  const prepared = adapter.prepare(values.value)
  if (!prepared.ok) return failure(prepared.error)
  let account = { values: prepared.value, secrets: bundle }
  if (!options.offline) {
    const checked = await checkAccount(
      adapter,
      values.value,
      bundle,
      { ...core, memory: core.stores.memory },
      signal,
    )
    if (!checked.ok) return failure(checked.error)
    const refused = firstError(checked.value.report)
    if (refused?.code === 'secret-missing')
      return usageError(`--secrets-stdin key ${refused.field ?? 'password'}`, USAGE_ADD)
    if (refused) return failure(refused)
    account = checked.value
  }
  const added = await core.accounts.add(name.trim(), provider, account.values, account.secrets)
  if (!added.ok) return failure(added.error)
  return {
    json: { account: describeAccount(context, added.value), warnings: [] },
    text: `${added.value.name} added (${adapter.manifest.title})`,
    status: 0,
  }
}

function firstError(report: ProbeReport): AppError | null {
  if (report.ok) return null
  return (
    report.steps.find((step) => step.state === 'failed')?.error ??
    appError('bad-response', { detail: 'probe' })
  )
}

function list(context: CliContext): Promise<CliAnswer> {
  const records = context.core.accounts.list()
  return Promise.resolve({
    json: {
      accounts: records.map((record) => ({
        account: describeAccount(context, record),
        ok: true,
        asOf: record.createdAt,
        source: 'local',
      })),
      warnings: expiryWarnings(context.core),
    },
    text:
      records.length === 0
        ? 'no accounts yet'
        : lines(records.map((record) => [record.name, record.provider])),
    status: 0,
  })
}

function show(context: CliContext): Promise<CliAnswer> {
  const record = oneAccount(context)
  if (!record.ok) return Promise.resolve(failure(record.error))
  const { values } = record.value
  const account = { ...describeAccount(context, record.value), createdAt: record.value.createdAt, values }
  const { id } = record.value
  const certificate =
    context.core.state.get().accounts.find((view) => view.info.id === id)?.certificate ?? null
  return Promise.resolve({
    json: { account, certificate, warnings: expiryWarnings(context.core, id) },
    text: lines([
      ['name', record.value.name],
      ['provider', record.value.provider],
      ...Object.entries(values).filter(([key]) => key !== 'ca'),
    ]),
    status: 0,
  })
}

async function test(context: CliContext): Promise<CliAnswer> {
  const record = oneAccount(context)
  if (!record.ok) return failure(record.error)
  const opened = await context.core.accounts.session(record.value.id)
  if (!opened.ok) return failure(opened.error)
  const report = await opened.value.session.probe(context.signal)
  const error = firstError(report)
  const steps = report.steps.map((step) =>
    step.error ? { ...step, error: errorJson(step.error, record.value.name) } : step,
  )
  return {
    json: {
      account: describeAccount(context, record.value),
      ok: report.ok,
      steps,
      ...(error ? { error: errorJson(error, record.value.name) } : {}),
      warnings: [],
    },
    text: lines(report.steps.map((step) => [step.step, step.error ? describeError(step.error) : step.state])),
    status: error ? exitStatusOf(error.code) : 0,
  }
}

async function remove(context: CliContext): Promise<CliAnswer> {
  const record = oneAccount(context)
  if (!record.ok) return failure(record.error)
  const { id, name } = record.value
  const removed = await context.core.accounts.remove(id)
  if (!removed.ok) return failure(removed.error)
  return { json: { account: { id, name }, removed: true, warnings: [] }, text: `${name} removed`, status: 0 }
}

const none = { words: { min: 0, max: 0 } } as const

/** `account add | list | show | test | remove`. Nothing is stored that the server refused, unless `--offline`. */
export const accountCommands: readonly CliCommand[] = [
  {
    ...none,
    path: ['account', 'add'],
    usage: USAGE_ADD.slice('sidetone '.length),
    summary: 'Check an account with its server and store it',
    options: [
      'provider',
      'name',
      'server',
      'user',
      'domain',
      'auth',
      'p12',
      'cert',
      'key',
      'legacy-tls',
      'ca',
      'pin',
      'sip-server',
      'option',
      'offline',
    ],
    needsAccount: false,
    run: add,
  },
  {
    ...none,
    path: ['account', 'list'],
    usage: 'account list',
    summary: 'Your accounts',
    options: [],
    needsAccount: false,
    run: list,
  },
  {
    ...none,
    path: ['account', 'show'],
    usage: 'account show --account A',
    summary: 'How an account is set up',
    options: [],
    needsAccount: true,
    run: show,
  },
  {
    ...none,
    path: ['account', 'test'],
    usage: 'account test --account A',
    summary: 'Sign in and say what works',
    options: [],
    needsAccount: true,
    run: test,
  },
  {
    ...none,
    path: ['account', 'remove'],
    usage: 'account remove --account A',
    summary: 'Forget an account and its secrets',
    options: [],
    needsAccount: true,
    run: remove,
  },
]
