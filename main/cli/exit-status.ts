import type { ErrorCode } from '../../shared/errors.ts'
import type { AccountAnswer } from '../core/answers.ts'
import { isUnsupported } from '../core/answers.ts'

/** Exit status of the command line (docs/cli.md): stable, a changed meaning needs a changelog line. */
export type ExitStatus = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8

const STATUS: Readonly<Record<ErrorCode, ExitStatus>> = {
  'bad-request': 2,
  usage: 2,
  'invalid-input': 2,
  'file-unreadable': 2,
  'file-invalid': 2,
  'account-exists': 2,
  'account-ambiguous': 2,
  'draft-expired': 2,
  'target-invalid': 2,
  'certificate-unreadable': 2,
  'certificate-password-wrong': 2,
  'certificate-key-missing': 2,
  'certificate-key-mismatch': 2,
  'certificate-key-password-wrong': 2,
  'certificate-expired': 2,
  'certificate-not-yet-valid': 2,
  'certificate-weak': 2,
  'certificate-legacy-format': 2,
  'no-account': 3,
  'no-such-account': 3,
  'not-found': 3,
  'call-not-found': 3,
  unauthorized: 4,
  forbidden: 4,
  'client-certificate-required': 4,
  'client-certificate-refused': 4,
  'refused-by-server': 4,
  'rate-limited': 4,
  conflict: 4,
  'name-not-found': 5,
  unreachable: 5,
  timeout: 5,
  cancelled: 5,
  'tls-unknown-issuer': 5,
  'tls-wrong-host': 5,
  'tls-expired': 5,
  'tls-pin-changed': 5,
  'tls-failed': 5,
  'insecure-transport': 5,
  'line-not-ready': 5,
  'call-failed': 5,
  'app-unavailable': 5,
  'microphone-unavailable': 5,
  'managed-settings-invalid': 2,
  'managed-forbidden': 4,
  'update-off': 7,
  'update-no-file': 7,
  'update-not-installed': 7,
  'update-unsigned': 6,
  'update-tampered': 6,
  'update-malformed': 6,
  'update-expired': 6,
  'update-downgrade': 6,
  'update-other-product': 6,
  'update-other-channel': 6,
  'update-wrong-size': 6,
  'update-wrong-hash': 6,
  'server-error': 6,
  'bad-response': 6,
  'response-too-large': 6,
  'response-truncated': 6,
  'not-this-system': 6,
  'not-supported': 7,
  'secret-store-unavailable': 8,
  'secret-missing': 8,
  'storage-full': 8,
  'storage-corrupt': 8,
  'storage-too-new': 8,
  'storage-unavailable': 8,
}

export function exitStatusOf(code: ErrorCode): ExitStatus {
  return STATUS[code]
}

/** Gravest first (docs/cli.md, "Answers per account"). */
const GRAVITY: readonly ExitStatus[] = [8, 4, 5, 6, 7, 3, 2, 1, 0]

/**
 * The status of a command that asked several accounts. `named`: the person named the account, so that "cannot do this" counts.
 * `whenNobodyCan`: 0 where `unsupported` is itself the answer.
 */
export function statusOfAnswers<T>(
  answers: readonly AccountAnswer<T>[],
  named: boolean,
  isConfirmed: (value: T) => boolean = () => true,
  whenNobodyCan: ExitStatus = 7,
): ExitStatus {
  const counted = answers.filter((answer) => named || !isUnsupported(answer))
  const failed = counted.flatMap(({ result }) => (result.ok ? [] : [exitStatusOf(result.error.code)]))
  const done = counted.flatMap(({ result }) => (result.ok ? [isConfirmed(result.value)] : []))
  if (counted.length === 0) return whenNobodyCan
  if (failed.length > 0) return done.length > 0 ? 1 : (GRAVITY.find((status) => failed.includes(status)) ?? 1)
  return done.every(Boolean) ? 0 : 1
}
