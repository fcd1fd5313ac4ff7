import type { CertificateInfo } from '../../shared/domain/account.ts'
import type { HistoryEntry, HistoryPage, HistoryQuery } from '../../shared/domain/history.ts'
import type { PhoneCommand, SipFlowOpened } from '../../shared/domain/phone.ts'
import type { ManagedSettings } from '../../shared/domain/managed.ts'
import type { Settings } from '../../shared/domain/settings.ts'
import type { AppError } from '../../shared/errors.ts'
import type { AccountId, FlowId, RelayId } from '../../shared/ids.ts'
import type { Discovery } from '../../shared/domain/discovery.ts'
import type { TextMessage } from '../../shared/domain/text-message.ts'
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

/** A configured account without secrets. `values` are the provider's form values by key, plus what was learned (`pin`, `dialect`). */
export type AccountRecord = {
  readonly id: AccountId
  readonly name: string
  readonly provider: string
  readonly values: Readonly<Record<string, string>>
  readonly createdAt: string
}

export type AccountStore = {
  list(): readonly AccountRecord[]
  put(record: AccountRecord): Result<undefined>
  remove(id: AccountId): Result<undefined>
}

export type HistoryStore = {
  /** Adds or merges by id, and by Call-ID within an account; returns how many rows are new. */
  upsert(entries: readonly HistoryEntry[]): Result<{ readonly added: number }>
  list(query: HistoryQuery): Result<HistoryPage>
  /** Missed calls not yet looked at. */
  missedCount(): number
  markSeen(): Result<undefined>
  removeAccount(id: AccountId): Result<undefined>
}

/** Short texts, newest first. */
export type TextStore = {
  add(text: TextMessage): Result<undefined>
  /** `address` null = with anybody. */
  list(query: { readonly address: string | null; readonly limit: number }): Result<readonly TextMessage[]>
  /** Received and not yet looked at. */
  unseen(limit: number): Result<readonly TextMessage[]>
  markSeen(address: string | null): Result<undefined>
  removeAccount(id: AccountId): Result<undefined>
}

/** Who changed what, and what it was before: feeds undo and the change list. JSON values, no secrets. */
export type ChangeEntry = {
  readonly at: string
  readonly accountId: string
  readonly kind:
    | 'dnd'
    | 'privacy'
    | 'forwarding'
    | 'account'
    | 'settings'
    | 'intercom-config'
    | 'intercom-door'
  readonly before: unknown
  readonly after: unknown
  readonly confirmed: boolean
}
export type ChangeLog = {
  add(entry: ChangeEntry): Result<undefined>
  latest(accountId: string, kind: ChangeEntry['kind'], limit: number): readonly ChangeEntry[]
}

/** Small facts that are remembered between runs, e.g. the privacy state set here or the dialect a server spoke. */
export type MemoryStore = {
  get(accountId: string, key: string): { readonly value: string; readonly at: string } | null
  set(accountId: string, key: string, value: string): Result<undefined>
  removeAccount(id: AccountId): Result<undefined>
}

/** Where a reader of a journal stands: the id it saw last, and the time beside it for servers that page by time. */
export type JournalCursor = { readonly id: string; readonly timeSec: number | null }

/** One value that a person's installations share. */
export type JournalRecord = {
  readonly collection: string
  readonly key: string
  /** JSON; null = deleted. */
  readonly value: unknown
  /** When and where it was written, as text that sorts (core/journal-record.ts). The newest wins everywhere. */
  readonly stamp: string
}

/** The shared values of each account as they stand here, what of them is still to be sent, and how far was read. */
export type JournalStore = {
  /** Keeps the records that are newer than what is there, and the cursor, all at once or not at all. `pending`: they are
   *  to be sent. Answers the records that were kept. */
  apply(
    accountId: AccountId,
    records: readonly JournalRecord[],
    how: { readonly pending: boolean; readonly cursor?: JournalCursor | null },
  ): Result<readonly JournalRecord[]>
  /** Deleted ones too, by key. */
  list(accountId: AccountId, collection: string): Result<readonly JournalRecord[]>
  /** Oldest first. */
  pending(accountId: AccountId, limit: number): Result<readonly JournalRecord[]>
  /** Notes as sent what has not been written again since. */
  settle(accountId: AccountId, records: readonly JournalRecord[]): Result<undefined>
  state(
    accountId: AccountId,
  ): Result<{ readonly cursor: JournalCursor | null; readonly lastStamp: string | null }>
  removeAccount(id: AccountId): Result<undefined>
}

/** What belongs to the person rather than to an account: notes and the block list. The newest write of each key stays. */
export type PersonStore = {
  /** Deleted ones too, by key. */
  list(collection: string): Result<readonly JournalRecord[]>
  /** Answers the records that were newer than what was there. */
  apply(records: readonly JournalRecord[]): Result<readonly JournalRecord[]>
  lastStamp(): Result<string | null>
}

export type SettingsStore = {
  /** Missing settings are the defaults. Errors: storage-corrupt, storage-too-new. */
  read(): Result<Settings>
  write(settings: Settings): Result<undefined>
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

/** Everything the core keeps between runs. */
export type CoreStores = {
  readonly accounts: AccountStore
  readonly history: HistoryStore
  readonly texts: TextStore
  readonly changes: ChangeLog
  readonly memory: MemoryStore
  readonly settings: SettingsStore
  readonly journal: JournalStore
  readonly person: PersonStore
}

/** The phone window as the core sees it. Errors: app-unavailable (no window), timeout, and what the phone answers. */
export type PhonePort = {
  send(command: PhoneCommand): Promise<Result<undefined>>
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

/** The SIP sockets of main/sip, as the phone window uses them. What arrives goes out as `sip.received` and `sip.closed`. */
export type SipFlowsPort = {
  /** Connects the account's line. Errors: no-such-account, name-not-found, unreachable, timeout, tls-*, secret-*. */
  open(accountId: AccountId, viaHost: string): Promise<Result<SipFlowOpened>>
  send(flowId: FlowId, text: string): Result<undefined>
  close(flowId: FlowId): void
  /** Looks for the account's server anew and says what was found; what is in use stays. A server that is not found is told
   *  in the answer. Errors: no-such-account, not-supported (no line), secret-*. */
  discover(accountId: AccountId, signal: AbortSignal): Promise<Result<Discovery>>
  /** `host:port` at which others reach the account's open connections, as far as this side can tell. */
  contacts(accountId: AccountId): readonly string[]
  /** Ends every flow and every attempt to open one. */
  closeAll(): void
}

/** What a session description is in the exchange of RFC 3264. */
export type SdpRole = 'offer' | 'answer'

/** The media relay of main/media: a call between the phone window's WebRTC and plain RTP (or SDES-SRTP). */
export type MediaRelayPort = {
  /** Opens the ports of one call. Errors: line-not-ready, unreachable (`no-media-port`), conflict, app-unavailable. */
  open(accountId: AccountId): Promise<Result<{ readonly relayId: RelayId }>>
  /** The phone window's description as it goes to the server. Errors: not-found, bad-response (`sdp-…`), not-supported
   *  (`no-common-codec`, `srtp-…`, `sdp-…`), conflict (`no-offer`, `fingerprint-changed`). */
  toFar(relayId: RelayId, role: SdpRole, sdp: string): Promise<Result<{ readonly sdp: string }>>
  /** The server's description as the phone window gets it. Errors as `toFar`. */
  toPage(relayId: RelayId, role: SdpRole, sdp: string): Promise<Result<{ readonly sdp: string }>>
  /** Safe to repeat. */
  closeRelay(relayId: RelayId): void
  /** The window whose calls they were is gone. */
  closeRelays(): void
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

/** What the SIP sockets report; goes to the phone window. */
export type SipEvents = {
  received(flowId: FlowId, text: string): void
  closed(flowId: FlowId, error: AppError | null): void
}

/** Recordings of messages, sealed on disk under the vault's key. It is a cache: what it cannot keep is fetched again, so
 *  its failures are logged and are nobody else's business. */
export type AudioCachePort = {
  get(
    accountId: AccountId,
    messageId: string,
  ): Promise<{ readonly contentType: string; readonly bytes: Buffer } | null>
  put(
    accountId: AccountId,
    messageId: string,
    audio: { readonly contentType: string; readonly bytes: Buffer },
  ): Promise<void>
  remove(accountId: AccountId, messageId: string): Promise<void>
  removeAccount(accountId: AccountId): void
}

/** Files of cards as a person chooses them; null and false = nothing was chosen. */
export type PeopleFilePort = {
  open(): Promise<Result<Buffer | null>>
  save(name: string, bytes: Buffer): Promise<Result<boolean>>
}

/** Where a build looks for newer ones, and by whose word it believes them (main/update-source.ts). */
export type UpdateSource = {
  readonly product: string
  readonly channel: string
  /** Folder with `CHANNEL.json` and the files it names; https. */
  readonly feed: string
  /** Ed25519 keys, SPKI in base64. None = this build is not renewed from within. */
  readonly keys: readonly { readonly id: string; readonly publicKey: string }[]
}

/** GETs at the feed, over HTTPS with the system's roots, without credentials and without following anybody elsewhere.
 *  Errors: the network's, response-too-large, bad-response (any status but 200). */
export type UpdateFeedPort = {
  read(url: URL, limits: { readonly maxBytes: number; readonly signal: AbortSignal }): Promise<Result<Buffer>>
  /** Hands the body on as it comes; a failure of `take` ends it. */
  stream(
    url: URL,
    limits: { readonly maxBytes: number; readonly signal: AbortSignal },
    take: (chunk: Buffer) => Promise<Result<undefined>>,
  ): Promise<Result<undefined>>
}

/** Where a fetched update lies until it is installed: one at a time, the person's own (0600). Errors: storage's. */
export type UpdateFilesPort = {
  create(name: string): Promise<
    Result<{
      write(chunk: Buffer): Promise<Result<undefined>>
      /** Its path. */
      keep(): Promise<Result<string>>
      discard(): Promise<void>
    }>
  >
}

/** How this installation is renewed. `kind` null: by whoever installed it (a checkout, a package of the system). */
export type UpdateInstallerPort = {
  readonly kind: 'nsis' | 'mac' | 'appimage' | 'deb' | 'rpm' | null
  readonly arch: string
  /** Ends the app and starts the new one. The file was checked; it is held against `sha512` once more.
   *  Error: update-not-installed. */
  install(update: {
    readonly path: string
    readonly version: string
    readonly size: number
    readonly sha512: string
  }): Promise<Result<undefined>>
}
