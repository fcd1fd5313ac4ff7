import type { CertificateInfo } from '../../shared/domain/account.ts'
import type { ManagedSettings } from '../../shared/domain/managed.ts'
import type { AccountId } from '../../shared/ids.ts'
import type { Result } from '../../shared/result.ts'
import type { Secret } from '../../shared/secret.ts'

/** Time as the core sees it; tests turn it by hand. `after` returns the function that cancels. */
export type Clock = {
  now(): Date
  after(delayMs: number, run: () => void): () => void
}

export type LogFields = Readonly<Record<string, unknown>>
/** Fixed message, data as fields; everything passes `redact` before it is written (main/http/redact.ts). */
export type Log = {
  debug(message: string, fields?: LogFields): void
  info(message: string, fields?: LogFields): void
  warn(message: string, fields?: LogFields): void
  error(message: string, fields?: LogFields): void
}

/** Names of what an account may keep secret: the keys of `--secrets-stdin` that are stored, and its client certificate. */
export type SecretName =
  | 'password'
  | 'webPassword'
  | 'sipPassword'
  | 'journalKey'
  | 'certificatePem'
  | 'certificateKeyPem'
export type SecretBundle = { readonly [N in SecretName]?: Secret }

/** The OS keychain and the sealed files behind it. Errors: secret-store-unavailable (within 3 s, never plain text),
 *  secret-missing, storage-full, storage-unavailable, storage-corrupt. */
export type VaultPort = {
  /** Proves that the keychain takes and gives back a value, without prompting. */
  check(): Promise<Result<undefined>>
  read(id: AccountId): Promise<Result<SecretBundle>>
  /** Replaces the whole bundle of the account. */
  write(id: AccountId, bundle: SecretBundle): Promise<Result<undefined>>
  remove(id: AccountId): Promise<Result<undefined>>
}

/** Which HTTP proxy leads to a URL; null = none. */
export type ProxyPort = {
  find(url: URL): Promise<{ readonly host: string; readonly port: number } | null>
}

/** What the administrator of the machine has fixed; null = nothing. Error: managed-settings-invalid. */
export type ManagedPort = { read(): Result<ManagedSettings | null> }

/** What a report of diagnostics is made of besides the snapshot. */
export type DiagnosticsPort = {
  /** Operating system, desktop, runtime, memory, time zone; nothing of the person. */
  system(): Readonly<Record<string, unknown>>
  /** Names of environment variables that would weaken TLS or lead it elsewhere, and are not heeded. */
  oddEnvironment(): readonly string[]
  /** The end of the log, redacted as it was written, oldest first. */
  log(): readonly string[]
  /** The account's last signalling, redacted. */
  trace(accountId: string): readonly unknown[]
  redact(text: string): string
}

/** Asks a person where to keep a file and writes it (0600); null = thought better of it. Errors: storage-full, storage-unavailable,
 *  not-supported (no desktop). */
export type SaveFilePort = {
  save(suggestedName: string, bytes: Buffer): Promise<Result<{ readonly fileName: string } | null>>
}

/** Asks a person for a certificate file; null = nothing chosen. The bytes stay on this side. */
export type CertificateFilePort = {
  choose(): Promise<Result<{ readonly fileName: string; readonly bytes: Buffer } | null>>
}

/** A client certificate as it goes into an account's bundle, with what may be shown of it. */
export type ReadCertificate = {
  readonly secrets: Pick<SecretBundle, 'certificatePem' | 'certificateKeyPem'>
  readonly info: CertificateInfo
}
/** Reads `.p12`/`.pfx` and PEM files, without a verdict on age and strength (that is in `info`).
 *  Errors: certificate-unreadable, -password-wrong, -key-password-wrong, -key-missing, -key-mismatch, -legacy-format. */
export type CertificateReaderPort = {
  /** `legacy`: the person consents to file formats and keys of the last century, for this account only. */
  read(
    file: { readonly fileName: string; readonly bytes: Buffer },
    password: string | null,
    legacy: boolean,
  ): Promise<Result<ReadCertificate>>
  /** What may be shown of a PEM certificate; null when it cannot be read. */
  describe(pem: Secret): CertificateInfo | null
}

/** The demo phone company in a box (main/demo). Starting it twice is the same as once. */
export type DemoPort = {
  start(): Promise<Result<DemoAccount>>
  stop(): Promise<void>
}
/** How to add the demo's person as an account. */
export type DemoAccount = {
  readonly name: string
  readonly provider: string
  readonly values: Readonly<Record<string, string>>
  readonly secrets: SecretBundle
  /** What else belongs to the person there, such as a door. */
  readonly others?: readonly DemoAccount[]
}

/** Files of cards as a person chooses them; null and false = nothing was chosen. */
export type PeopleFilePort = {
  open(): Promise<Result<Buffer | null>>
  save(name: string, bytes: Buffer): Promise<Result<boolean>>
}
