import { z } from 'zod'

/**
 * Every expected failure of the product, by stable code. The sentence for people is `shared/text/en.ts` under
 * `errors.<code>`; the exit status of the command line is `main/cli/exit-status.ts`. Both are checked exhaustive.
 */
export const ERROR_CODES = [
  // what the caller asked
  'bad-request',
  'usage',
  'invalid-input',
  'file-unreadable',
  'file-invalid',
  'no-account',
  'no-such-account',
  'account-exists',
  'account-ambiguous',
  'not-found',
  'not-supported',
  'conflict',
  'cancelled',
  'draft-expired',
  // what the server said
  'unauthorized',
  'forbidden',
  'client-certificate-required',
  'client-certificate-refused',
  'refused-by-server',
  'rate-limited',
  'server-error',
  'bad-response',
  'response-too-large',
  'response-truncated',
  'not-this-system',
  // how far we got
  'name-not-found',
  'unreachable',
  'timeout',
  'tls-unknown-issuer',
  'tls-wrong-host',
  'tls-expired',
  'tls-pin-changed',
  'tls-failed',
  'insecure-transport',
  // certificates and keys
  'certificate-unreadable',
  'certificate-password-wrong',
  'certificate-key-missing',
  'certificate-key-mismatch',
  'certificate-key-password-wrong',
  'certificate-expired',
  'certificate-not-yet-valid',
  'certificate-weak',
  'certificate-legacy-format',
  // this machine
  'secret-store-unavailable',
  'secret-missing',
  'storage-full',
  'storage-corrupt',
  'storage-too-new',
  'storage-unavailable',
  'microphone-unavailable',
  'app-unavailable',
  'managed-settings-invalid',
  'managed-forbidden',
  // updates
  'update-off',
  'update-unsigned',
  'update-tampered',
  'update-malformed',
  'update-expired',
  'update-downgrade',
  'update-other-product',
  'update-other-channel',
  'update-no-file',
  'update-wrong-size',
  'update-wrong-hash',
  'update-not-installed',
  // calls
  'target-invalid',
  'line-not-ready',
  'call-not-found',
  'call-failed',
] as const

export const ErrorCodeSchema = z.enum(ERROR_CODES)
export type ErrorCode = z.infer<typeof ErrorCodeSchema>

/** A failure as a value. Fields are what the sentence or the next step needs; never a sentence, a stack or a secret. */
export const AppErrorSchema = z.strictObject({
  code: ErrorCodeSchema,
  accountId: z.string().optional(),
  /** Field, file role or option the error is about. */
  field: z.string().optional(),
  /** Host (and port) that was spoken to. */
  host: z.string().optional(),
  /** HTTP or SIP status, or the system's own error number. */
  status: z.number().optional(),
  /** The server's own words, already cleaned by `cleanRemoteText`, at most 300 characters. */
  serverText: z.string().optional(),
  /** SHA-256 of the certificate the server showed (lower-case hex), for the compare step. */
  fingerprint: z.string().optional(),
  /** SHA-256 that was trusted before, when it changed. */
  expectedFingerprint: z.string().optional(),
  retryAfterSec: z.number().optional(),
  /** A short machine word that narrows the code down, e.g. the OpenSSL reason or the name of a rule. */
  detail: z.string().optional(),
})
export type AppError = Readonly<z.infer<typeof AppErrorSchema>>

export function appError(code: ErrorCode, fields: Omit<AppError, 'code'> = {}): AppError {
  return { code, ...fields }
}
