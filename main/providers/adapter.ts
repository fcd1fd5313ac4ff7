import type { Identity } from '../../shared/domain/account.ts'
import type { DndState, WriteOutcome, WriteWarning } from '../../shared/domain/availability.ts'
import type { ForwardCondition } from '../../shared/domain/forward-conditions.ts'
import type { Destination, ForwardingPlan } from '../../shared/domain/forwarding.ts'
import type { ProbeReport } from '../../shared/domain/draft.ts'
import type { Capability, ProviderManifest } from '../../shared/domain/provider.ts'
import type { PreferenceSet } from '../../shared/domain/preferences.ts'
import type { Result } from '../../shared/result.ts'
import type { AccountRecord, MemoryStore } from '../core/store-ports.ts'
import type { Clock, Log, ProxyPort, SecretBundle, SecretName } from '../core/ports.ts'
import type { TlsTrust } from '../http/trust.ts'
import type { AdminFacet } from './facets/admin.ts'
import type { BalanceFacet, UsageFacet } from './facets/balance.ts'
import type { CertificateFileFacet } from './facets/certificate-file.ts'
import type { ConferencesFacet } from './facets/conferences.ts'
import type { DevicesFacet } from './facets/devices.ts'
import type { HistoryFacet } from './facets/history.ts'
import type { DirectoryFacet } from './facets/directory.ts'
import type { Enrol } from './facets/enrolment.ts'
import type { JournalFacet } from './facets/journal.ts'
import type { AliasesFacet, EnumFacet } from './facets/names.ts'
import type { PhonebookFacet } from './facets/phonebook.ts'
import type {
  PasswordFacet,
  PreferencesFacet,
  ServerTimeFacet,
  SpeedDialFacet,
} from './facets/preferences.ts'
import type { VoicemailFacet } from './facets/voicemail.ts'
import type { ActiveCallsFacet, ClickToCallFacet } from './facets/calls.ts'
import type { RulesFacet } from './facets/rules.ts'
import type { SchedulesFacet } from './facets/schedules.ts'
import type { VoicemailSettingsFacet } from './facets/voicemail-settings.ts'
import type { IntercomFacet } from './facets/intercom.ts'

/** What every adapter is given; nothing global. */
export type AdapterDeps = {
  readonly clock: Clock
  readonly log: Log
  readonly memory: MemoryStore
  /** For account systems over HTTP; left out = direct. */
  readonly proxy?: ProxyPort | undefined
}

/** A provider type: its description as data and how to talk to one account of it. One folder each. */
export type ProviderAdapter = {
  readonly manifest: ProviderManifest
  /** Checks form values without the network, and normalises them (trimmed server URL, default domain).
   *  Errors: invalid-input with `field`. */
  prepare(values: Readonly<Record<string, string>>): Result<Readonly<Record<string, string>>>
  /** Builds a session; makes no connection. `secrets` is the account's bundle as stored in the vault. */
  open(record: AccountRecord, secrets: SecretBundle, deps: AdapterDeps): AccountSession
  /** Makes a new account at the provider, where it lets anybody do so. */
  readonly enrol?: Enrol
}

export type DndChange = { readonly on: true; readonly minutes: number | null } | { readonly on: false }

/** `expected`: the plan the person saw; the write is refused with `conflict` when the server has another one by now. */
export type ForwardingChange =
  | { readonly kind: 'set'; readonly when: ForwardCondition; readonly to: Destination | null }
  | { readonly kind: 'replace'; readonly plan: ForwardingPlan; readonly expected?: ForwardingPlan }

/** `before`: the server's plan when the change came, which is what undo puts back. */
export type ForwardingWrite = WriteOutcome<ForwardingPlan> & { readonly before: ForwardingPlan }

/**
 * One account, open. A facet that is missing is not supported by the account's system. Every call has its own time
 * limit (15 s unless said) and takes an AbortSignal; answers are Results; a session never retries a write.
 */
export type AccountSession = {
  readonly capabilities: readonly Capability[]
  /** The address or host a person knows the account by. */
  readonly address: string
  /** Runs the check of the add-account form against the server, step by step. */
  probe(signal: AbortSignal): Promise<ProbeReport>
  /** What the server tells about itself that belongs into the account: asked once, after a good probe, before it is
   *  stored. Secrets only where the person agreed in the form. */
  learn?(signal: AbortSignal): Promise<Result<Learned>>
  readonly identity?: { read(signal: AbortSignal): Promise<Result<Identity>> }
  readonly dnd?: {
    /** `local`: only calls to this app are declined, other phones of the account ring. Default `server`. */
    readonly source?: 'local'
    read(signal: AbortSignal): Promise<Result<DndState>>
    /** What a switch can do besides, going by what was read last: to be said before anybody switches. */
    warns?(): readonly WriteWarning[]
    /** Writes, reads back, compares (docs/providers). */
    write(change: DndChange, signal: AbortSignal): Promise<Result<WriteOutcome<DndState>>>
  }
  /** The state cannot be read on any system we know: the core remembers what was set here. */
  readonly privacy?: { write(on: boolean, signal: AbortSignal): Promise<Result<undefined>> }
  readonly forwarding?: {
    read(signal: AbortSignal): Promise<Result<ForwardingPlan>>
    /** Says what would be written, without writing: the plan after the change. Errors: invalid-input, conflict. */
    preview(change: ForwardingChange, signal: AbortSignal): Promise<Result<ForwardingPlan>>
    /** One read, at most one write, one read. */
    write(change: ForwardingChange, signal: AbortSignal): Promise<Result<ForwardingWrite>>
  }
  readonly schedules?: SchedulesFacet
  readonly clickToCall?: ClickToCallFacet
  readonly activeCalls?: ActiveCallsFacet
  readonly history?: HistoryFacet
  readonly rules?: RulesFacet
  readonly aliases?: AliasesFacet
  readonly enumNumbers?: EnumFacet
  readonly devices?: DevicesFacet
  readonly balance?: BalanceFacet
  readonly usage?: UsageFacet
  readonly voicemailSettings?: VoicemailSettingsFacet
  readonly certificateFile?: CertificateFileFacet
  readonly journal?: JournalFacet
  readonly directory?: DirectoryFacet
  readonly intercom?: IntercomFacet
  readonly voicemail?: VoicemailFacet
  readonly phonebook?: PhonebookFacet
  readonly conferences?: ConferencesFacet
  /** The person's own settings there, by set. */
  readonly preferences?: { readonly [S in PreferenceSet]?: PreferencesFacet }
  readonly speedDial?: SpeedDialFacet
  readonly password?: PasswordFacet
  readonly serverTime?: ServerTimeFacet
  readonly admin?: AdminFacet
  /** How to register this account's SIP line, or null when it has none. */
  readonly line?: SipLineConfig | null
  close(): Promise<void>
}

export type Learned = {
  readonly values: Readonly<Record<string, string>>
  readonly secrets: SecretBundle
}

/** A SIP line as main knows it. Secrets stay in the bundle; `passwordFrom` names the one that digest uses. */
export type SipLineConfig = {
  /** `user@domain`, without scheme. */
  readonly address: string
  readonly domain: string
  readonly authUser: string
  readonly displayName: string
  /** `wss://host[:port][/path]`, `ws://…` (loopback or on consent), or `sip:`/`sips:` URI of the outbound proxy with
   *  optional `;transport=`; null = find the servers of the domain (RFC 3263). */
  readonly server: string | null
  readonly passwordFrom: readonly SecretName[]
  readonly trust: TlsTrust
  readonly iceServers: readonly string[]
  readonly expiresSec: number
  readonly earlyMedia: boolean
  /** Calls through the media relay are refused without SRTP (SDES). */
  readonly srtp?: boolean
}
