import type { Result } from '../../../shared/result.ts'
import type { Secret } from '../../../shared/secret.ts'
import type { SecretBundle } from '../../core/ports.ts'
import type { AdapterDeps } from '../adapter.ts'

export type EnrolmentRequest = {
  /** The enrolment page, the settings page beside it, or a folder above; empty = the provider's own. */
  readonly server: string
  /** Local part, or `user@domain` where the server has several domains. */
  readonly username: string
  /** Null = the provider's own. The server decides; this is for finding out whether a lost answer was a yes. */
  readonly domain: string | null
  readonly displayName: string
  readonly email: string
  readonly password: Secret
  /** IANA zone of the person, null = the server's. */
  readonly timezone: string | null
  readonly caPem: string | null
  /** SHA-256, lower-case hex. */
  readonly pin: string | null
}

/** A new account, ready to be stored. */
export type Enrolled = {
  /** `user@domain`. */
  readonly address: string
  readonly values: Readonly<Record<string, string>>
  readonly secrets: SecretBundle
  /** What became of the client certificate that some servers give along: `weak` and `unreadable` were not stored. */
  readonly certificate: 'none' | 'stored' | 'weak' | 'unreadable'
  /** True when the server's answer got lost and signing in showed that the account is there. */
  readonly answerWasLost: boolean
}

/**
 * Makes a new account at the provider; sent once. Errors: invalid-input with `field` (username, domain,
 * displayName, email, password, server), conflict with detail `user-exists`, refused-by-server, and those of the
 * connection; bad-response or timeout with detail `enrolment-unclear` when the answer got lost and signing in does not
 * work (yet).
 */
export type Enrol = (
  request: EnrolmentRequest,
  deps: AdapterDeps,
  signal: AbortSignal,
) => Promise<Result<Enrolled>>
