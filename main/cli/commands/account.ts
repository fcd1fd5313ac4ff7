import { basename } from 'node:path'
import { appError, type AppError } from '../../../shared/errors.ts'
import type { ProbeReport } from '../../../shared/domain/draft.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { checkAccount } from '../../core/account-check.ts'
import { certificateVerdict } from '../../core/certificate-verdict.ts'
import type { AccountRecord, SecretBundle } from '../../core/ports.ts'
import type { AccountId } from '../../../shared/ids.ts'
import { errorJson, failure, lines, usageError, type CliAnswer } from '../answer.ts'
import { isSecretKey, type CliCommand, type CliContext } from '../command.ts'
import { exitStatusOf } from '../exit-status.ts'
import { describeError } from '../words.ts'

const USAGE_ADD =
  'sidetone account add --provider sip2sip|sipxcom|twon|sip --name N --server URL [--user U] [--domain D] ' +
  '[--auth auto|basic|digest|certificate] [--p12 FILE | --cert FILE [--key FILE]] [--legacy-tls] [--ca FILE] [--pin HEX] ' +
  '[--sip-server URI] [--option k=v ...] [--offline] --secrets-stdin'

/** Form values as the providers' manifests name them, from the options of `account add`. Errors: usage, file-*. */
function formValues({ options, readFile }: CliContext): Result<Readonly<Record<string, string>>> {
  const values: Record<string, string> = {}
  for (const pair of options.option ?? []) {
    const at = pair.indexOf('=')
    const key = pair.slice(0, Math.max(at, 0))
    // A secret in argv is visible to every process of this machine: refuse it, and do not repeat it.
    if (key === '' || isSecretKey(key)) return err(appError('usage', { detail: `--option ${key}` }))
    values[key] = pair.slice(at + 1)
  }
  const { server, user, domain, auth } = options
  for (const [key, value] of Object.entries({
    server,
    user,
    domain,
    auth,
    sipServer: options['sip-server'],
  })) {
    if (value !== undefined) values[key] = value
  }
  if (options.pin !== undefined) {
    const pin = options.pin.replaceAll(/[:\s]/g, '').toLowerCase()
    if (!/^[0-9a-f]{64}$/.test(pin)) return err(appError('usage', { detail: '--pin' }))
    values['pin'] = pin
  }
  if (options['legacy-tls']) values['legacyTls'] = 'yes'
  if (options.ca !== undefined) {
    const file = readFile(options.ca)
    if (!file.ok) return file
    const pem = file.value.toString('utf8')
    if (!pem.includes('-----BEGIN CERTIFICATE-----'))
      return err(appError('file-invalid', { field: options.ca, detail: 'pem' }))
    values['ca'] = pem
  }
  return ok(values)
}

/** Reads the client certificate named by --p12 or --cert/--key. Errors: usage, file-unreadable, certificate-*. */
async function certificate(context: CliContext): Promise<Result<SecretBundle>> {
  const { options, readFile, secrets, core } = context
  if (options.p12 !== undefined && options.cert !== undefined)
    return err(appError('usage', { detail: '--p12 --cert' }))
  const path = options.p12 ?? options.cert
  if (path === undefined)
    return options.key === undefined ? ok({}) : err(appError('usage', { detail: '--key' }))
  const file = readFile(path)
  if (!file.ok) return file
  let bytes = file.value
  if (options.key !== undefined) {
    const key = readFile(options.key)
    if (!key.ok) return key
    bytes = Buffer.concat([bytes, Buffer.from('\n'), key.value])
  }
  const password =
    (options.p12 === undefined
      ? secrets.keyPassphrase
      : (secrets.p12Password ?? secrets.password)
    )?.reveal() ?? null
  const fileName = options.p12 === undefined ? `${basename(path)}.pem` : `${basename(path)}.p12`
  const legacy = options['legacy-tls'] ?? false
  const read = await core.reader.read({ fileName, bytes }, password, legacy)
  bytes.fill(0)
  if (!read.ok) return read
  const unfit = certificateVerdict(read.value.info, legacy, core.clock.now())
  return unfit ? err(unfit) : ok(read.value.secrets)
}

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
  const held = await certificate(context)
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
    if (refused) return failure(refused)
  }
  const added = await core.accounts.add(name.trim(), provider, prepared.value, bundle)
  if (!added.ok) return failure(added.error)
  return {
    json: { account: describe(context, added.value), warnings: [] },
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

function describe({ core }: CliContext, record: AccountRecord) {
  const info = core.state.get().accounts.find((view) => view.info.id === record.id)?.info
  return {
    id: record.id,
    name: record.name,
    provider: record.provider,
    address: info?.address ?? null,
    capabilities: info?.capabilities ?? [],
  }
}

function list(context: CliContext): Promise<CliAnswer> {
  const records = context.core.accounts.list()
  return Promise.resolve({
    json: {
      accounts: records.map((record) => ({
        account: describe(context, record),
        ok: true,
        asOf: record.createdAt,
        source: 'local',
      })),
      warnings: [],
    },
    text:
      records.length === 0
        ? 'no accounts yet'
        : lines(records.map((record) => [record.name, record.provider])),
    status: 0,
  })
}

/** `--account` is needed unless there is only one account. */
function one(context: CliContext): Result<AccountRecord> {
  const records = context.core.accounts.list()
  const wanted: AccountId | undefined =
    context.accountIds?.[0] ?? (records.length === 1 ? records[0]?.id : undefined)
  const record = records.find((candidate) => candidate.id === wanted)
  return record ? ok(record) : err(appError('account-ambiguous', { field: '--account' }))
}

function show(context: CliContext): Promise<CliAnswer> {
  const record = one(context)
  if (!record.ok) return Promise.resolve(failure(record.error))
  const { values } = record.value
  const account = { ...describe(context, record.value), createdAt: record.value.createdAt, values }
  return Promise.resolve({
    json: { account, warnings: [] },
    text: lines([
      ['name', record.value.name],
      ['provider', record.value.provider],
      ...Object.entries(values).filter(([key]) => key !== 'ca'),
    ]),
    status: 0,
  })
}

async function test(context: CliContext): Promise<CliAnswer> {
  const record = one(context)
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
      account: describe(context, record.value),
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
  const record = one(context)
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
