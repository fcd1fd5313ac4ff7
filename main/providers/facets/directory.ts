import type { Person } from '../../../shared/domain/contact.ts'
import type { Result } from '../../../shared/result.ts'
import type { Secret } from '../../../shared/secret.ts'
import type { Log } from '../../core/ports.ts'
import type { TlsTrust } from '../../http/trust.ts'

/** `more`: the directory holds more than its limit lets through. */
export type DirectoryPage = { readonly people: readonly Person[]; readonly more: boolean }

export type DirectoryFacet = {
  /** People whose name contains the text. Errors: invalid-input (`text`, too short or too long), not-supported (no
   *  directory is set up), not-found (no such base), unauthorized, forbidden, and those of the connection. */
  search(text: string, signal: AbortSignal): Promise<Result<DirectoryPage>>
}

/** Where an account's directory is, and whom to trust there. */
export type DirectoryConfig = {
  readonly host: string
  readonly port: number
  /** Search base, e.g. `ou=addressbook, dc=sip2sip, dc=info`. */
  readonly base: string
  /** Null = anonymous. */
  readonly login: { readonly user: string; readonly password: Secret } | null
  readonly trust: TlsTrust
}

export type OpenDirectory = (config: DirectoryConfig, log: Log) => DirectoryFacet
