import type { Result } from '../../../shared/result.ts'
import type { AccountRecord } from '../../core/store-ports.ts'
import type { SecretBundle } from '../../core/ports.ts'
import type { AdapterDeps } from '../adapter.ts'
import type { Turn } from '../turn.ts'
import type { SipxClient } from './client.ts'
import type { SipxConfig } from './config.ts'
import type { SipxRelease } from './release.ts'

/** What every facet of an account is built from. */
export type SipxParts = AdapterDeps & {
  readonly config: SipxConfig
  readonly record: AccountRecord
  readonly secrets: SecretBundle
  readonly client: SipxClient
  /** One change of this account after the other. */
  readonly turn: Turn
  /** The real user name, which stands in the path of mailbox, history and calls. Asked once. Errors: the client's. */
  readonly me: (signal: AbortSignal) => Promise<Result<string>>
  /** Asked once; null while it cannot be told. */
  readonly release: (signal: AbortSignal) => Promise<SipxRelease | null>
}
