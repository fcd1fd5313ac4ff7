import { appError } from '../../../shared/errors.ts'
import type { CertificateInfo } from '../../../shared/domain/account.ts'
import type { CertificateFormat } from '../../providers/facets/certificate-file.ts'
import { errorJson, failure, lines, usageError, type CliAnswer } from '../answer.ts'
import { expiryWarnings } from '../certificate-words.ts'
import type { CliCommand, CliContext } from '../command.ts'
import { exitStatusOf } from '../exit-status.ts'
import { describeAccount, oneAccount } from './account-entry.ts'

const USAGE = 'account certificate [--format crt|p12 --to FILE]'

async function run(context: CliContext): Promise<CliAnswer> {
  const { core, options } = context
  const { format = 'p12', to } = options
  if (format !== 'crt' && format !== 'p12') return usageError('--format', `sidetone ${USAGE}`)
  if (options.format !== undefined && to === undefined) return usageError('--to', `sidetone ${USAGE}`)
  const record = oneAccount(context)
  if (!record.ok) return failure(record.error)
  if (to !== undefined) return download(context, format, to)
  const account = describeAccount(context, record.value)
  // Reading the keychain brings what is shown up to date; without it what was noted last is shown.
  await core.accounts.session(record.value.id)
  const certificate =
    core.state.get().accounts.find((view) => view.info.id === record.value.id)?.certificate ?? null
  return {
    json: { account, certificate, warnings: expiryWarnings(core, record.value.id) },
    text: describe(certificate),
    status: 0,
  }
}

/** Every download makes a new pair on the server, so it is asked for once, and written before anything can fail. */
async function download(context: CliContext, format: CertificateFormat, to: string): Promise<CliAnswer> {
  const { core, signal, writeFile } = context
  const record = oneAccount(context)
  if (!record.ok) return failure(record.error)
  const account = describeAccount(context, record.value)
  const opened = await core.accounts.session(record.value.id)
  if (!opened.ok) return failure(opened.error)
  const { session, secrets } = opened.value
  if (!session.certificateFile) return failure(appError('not-supported', { accountId: record.value.id }))
  const file = await session.certificateFile.download(format, signal)
  if (!file.ok) {
    const error = { ...file.error, accountId: record.value.id }
    const { name } = record.value
    const json = { account, ok: false, error: errorJson(error, name), warnings: [] }
    return { json, text: json.error.message, status: exitStatusOf(error.code) }
  }
  const { bytes } = file.value
  const written = writeFile(to, bytes)
  // Only to show what it is: whoever uses it as an account's certificate is asked about its age and strength then.
  const password = format === 'p12' ? (secrets.password?.reveal() ?? null) : null
  const read = await core.reader.read({ fileName: file.value.fileName, bytes }, password, true)
  bytes.fill(0)
  if (!written.ok) return failure(written.error)
  const certificate = read.ok ? read.value.info : null
  return {
    json: { account, format, file: to, certificate, warnings: [] },
    text: `${to} written (only you can read it)\n${describe(certificate)}`,
    status: 0,
  }
}

function describe(certificate: CertificateInfo | null): string {
  if (certificate === null) return 'no certificate'
  const { subject, issuer, validFrom, validTo, keyType, fingerprint } = certificate
  return lines([
    ['subject', subject],
    ['issuer', issuer],
    ['valid', `${validFrom.slice(0, 10)} to ${validTo.slice(0, 10)}`],
    ['key', keyType],
    ['SHA-256', fingerprint],
  ])
}

/** `account certificate`: the account's own, or a new one from the server as a file (0600). */
export const certificateCommands: readonly CliCommand[] = [
  {
    path: ['account', 'certificate'],
    usage: USAGE,
    summary: 'The certificate an account signs in with, or a new one as a file',
    options: ['format', 'to'],
    words: { min: 0, max: 0 },
    needsAccount: true,
    run,
  },
]
