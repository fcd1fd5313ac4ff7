import { appError } from '../../../shared/errors.ts'
import { failure, usageError, warning, type CliAnswer } from '../answer.ts'
import type { CliCommand, CliContext } from '../command.ts'
import { describeAccount } from './account-entry.ts'
import { readTrust } from './account-form.ts'

const USAGE =
  'account enroll --server URL --username U --display-name N --email E [--name N] [--domain D] ' +
  '[--ca FILE] [--pin HEX] --secrets-stdin'

const CERTIFICATE_NOTES = {
  weak: 'The server also made a certificate of an old kind. It was not stored; the password is used.',
  unreadable: 'The server also sent a certificate that cannot be read. The password is used.',
} as const

async function enroll(context: CliContext): Promise<CliAnswer> {
  const { core, options, secrets, signal } = context
  const { username, email, 'display-name': displayName } = options
  const usage = `sidetone ${USAGE}`
  if (!options.server) return usageError('--server', usage)
  if (!username) return usageError('--username', usage)
  if (!displayName) return usageError('--display-name', usage)
  if (!email) return usageError('--email', usage)
  if (!secrets.password) return usageError('--secrets-stdin password', usage)
  const trust = readTrust(context)
  if (!trust.ok)
    return trust.error.code === 'usage' ? usageError(trust.error.detail ?? '', usage) : failure(trust.error)
  const provider = core.providers.find((adapter) => adapter.enrol !== undefined)?.manifest.id
  if (provider === undefined) return failure(appError('not-supported'))
  const request = {
    server: options.server,
    username,
    domain: options.domain ?? null,
    displayName,
    email,
    password: secrets.password,
    timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    ...trust.value,
  }
  const done = await core.enrolment.enrol(provider, options.name?.trim() || null, request, signal)
  if (!done.ok) return failure(done.error)
  const { record, enrolled } = done.value
  const account = describeAccount(context, record)
  const named = { id: record.id, name: record.name }
  const { certificate } = enrolled
  const warnings = [
    ...(enrolled.answerWasLost
      ? [
          warning(
            'answer-lost',
            'The server’s answer got lost; signing in showed that the account is there.',
            named,
          ),
        ]
      : []),
    ...(certificate === 'weak' || certificate === 'unreadable'
      ? [warning(`certificate-${certificate}`, CERTIFICATE_NOTES[certificate], named)]
      : []),
  ]
  return {
    json: { account, address: enrolled.address, certificate, warnings },
    text: `${enrolled.address} is yours (${record.name})`,
    status: 0,
  }
}

/** `account enroll`: a new account at the provider, stored here at once. */
export const enrollCommands: readonly CliCommand[] = [
  {
    path: ['account', 'enroll'],
    usage: USAGE,
    summary: 'Make a new account at the provider and set it up here',
    options: ['server', 'username', 'display-name', 'email', 'name', 'domain', 'ca', 'pin'],
    words: { min: 0, max: 0 },
    timeoutSec: 40,
    needsAccount: false,
    run: enroll,
  },
]
