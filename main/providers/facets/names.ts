import type { WriteOutcome } from '../../../shared/domain/availability.ts'
import type { Result } from '../../../shared/result.ts'

/** Further SIP addresses of the account, `user@domain`. */
export type AliasesFacet = {
  list(signal: AbortSignal): Promise<Result<readonly string[]>>
  /** Adds a local part, or an address at the account's own domain; reads back. Errors: invalid-input with field `name`,
   *  refused-by-server (taken). */
  add(name: string, signal: AbortSignal): Promise<Result<WriteOutcome<readonly string[]>>>
}

/** Phone numbers that reach the account by ENUM (RFC 6116), `+` and digits. */
export type EnumFacet = { list(signal: AbortSignal): Promise<Result<readonly string[]>> }
