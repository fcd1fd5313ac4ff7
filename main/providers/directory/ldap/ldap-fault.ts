import { appError, type AppError, type ErrorCode } from '../../../../shared/errors.ts'

/** Result codes of RFC 4511 4.1.9 that a person can do something about. */
const RESULT: Readonly<Record<number, readonly [ErrorCode, string]>> = {
  3: ['timeout', 'time-limit'],
  8: ['unauthorized', 'strong-auth-required'],
  11: ['refused-by-server', 'admin-limit'],
  13: ['refused-by-server', 'confidentiality-required'],
  32: ['not-found', 'directory-base'],
  34: ['invalid-input', 'directory-base'],
  48: ['unauthorized', 'inappropriate-auth'],
  49: ['unauthorized', 'invalid-credentials'],
  50: ['forbidden', 'insufficient-access'],
  51: ['server-error', 'busy'],
  52: ['server-error', 'unavailable'],
  53: ['refused-by-server', 'unwilling'],
}

/** Names what the LDAP client threw. The server's own words stay out: they may hold whole entries. */
export function explainLdapError(thrown: unknown, host: string): AppError {
  if (!(thrown instanceof Error)) return appError('bad-response', { host, detail: 'ldap' })
  const status = 'code' in thrown && typeof thrown.code === 'number' ? thrown.code : null
  if (status !== null) {
    const [code, detail] = RESULT[status] ?? ['refused-by-server', 'ldap']
    return appError(code, { host, status, detail })
  }
  if (/^(?:Connection closed|Socket error|Socket connection)/.test(thrown.message))
    return appError('response-truncated', { host, detail: 'ldap' })
  return appError('bad-response', { host, detail: 'ldap' })
}
