import { z } from 'zod'
import { AppErrorSchema } from '../errors.ts'
import { LANGUAGES } from '../text/languages.ts'
import { AdminRightSchema } from './admin.ts'
import { AccountInfoSchema, CertificateInfoSchema, IdentitySchema, ReachabilitySchema } from './account.ts'
import { DndViewSchema, PrivacyViewSchema } from './availability.ts'
import { CallViewSchema } from './call.ts'
import { DialRequestSchema } from './dial-request.ts'
import { DesktopViewSchema, MissedCallSchema } from './desktop.ts'
import { ForwardingViewSchema } from './forwarding.ts'
import { IntercomViewSchema } from './intercom.ts'
import { LineStateSchema } from './line.ts'
import { MessagesWaitingSchema } from './messages-waiting.ts'
import { ManagedViewSchema } from './managed.ts'
import { ProviderManifestSchema } from './provider.ts'
import { SoundCheckSchema } from './sound-check.ts'
import { ServerCallViewSchema } from './server-call.ts'
import { SettingsSchema, SoundDeviceSchema } from './settings.ts'
import { TextMessageSchema } from './text-message.ts'
import { UpdateViewSchema } from './update.ts'
import { VoicemailViewSchema } from './voicemail.ts'
import { WatchedViewSchema } from './watched.ts'

/** One account as every window, the tray and `status` show it. */
export const AccountViewSchema = z.strictObject({
  info: AccountInfoSchema,
  reachability: ReachabilitySchema,
  identity: IdentitySchema.nullable(),
  /** The client certificate it signs in with, null = none. */
  certificate: CertificateInfoSchema.nullable(),
  dnd: DndViewSchema,
  privacy: PrivacyViewSchema,
  forwarding: ForwardingViewSchema,
  line: LineStateSchema,
  /** Absent until the server says something about messages. */
  messages: MessagesWaitingSchema.optional(),
  /** Phones of others that are watched through its line. */
  watched: z.array(WatchedViewSchema).readonly().optional(),
  /** Only for accounts that are intercoms. */
  intercom: IntercomViewSchema.optional(),
  /** Only for accounts whose mailbox can be read. */
  voicemail: VoicemailViewSchema.optional(),
  /** Only for accounts of systems that can be administrated from here, once the server said who may. */
  admin: AdminRightSchema.optional(),
})
export type AccountView = z.infer<typeof AccountViewSchema>

/**
 * Everything there is to see, without secrets. Main owns it; `revision` rises with every change and receivers drop
 * older ones. History is not in it: `historyRevision` says when to ask again.
 */
export const AppSnapshotSchema = z.strictObject({
  revision: z.number().int().min(0),
  app: z.strictObject({ version: z.string(), runtime: z.string(), platform: z.string() }),
  providers: z.array(ProviderManifestSchema).readonly(),
  accounts: z.array(AccountViewSchema).readonly(),
  calls: z.array(CallViewSchema).readonly(),
  serverCalls: z.array(ServerCallViewSchema).readonly(),
  settings: SettingsSchema,
  /** What windows, tray and notifications speak; absent = English. */
  language: z.enum(LANGUAGES).optional(),
  soundDevices: z.array(SoundDeviceSchema).readonly(),
  microphone: z.enum(['unknown', 'granted', 'denied', 'missing']),
  /** The check of microphone or echo that runs or ran last. */
  soundCheck: SoundCheckSchema.nullable().optional(),
  phone: z.enum(['starting', 'ready', 'crashed']),
  online: z.boolean(),
  missedCount: z.number().int().min(0),
  /** The latest of the missed calls that were not looked at. */
  missed: z.array(MissedCallSchema).readonly(),
  historyRevision: z.number().int().min(0),
  /** Rises when notes or the block list changed: time to ask for them again. */
  personRevision: z.number().int().min(0),
  /** They say when to ask for people and messages again. */
  peopleRevision: z.number().int().min(0),
  voicemailRevision: z.number().int().min(0),
  /** Texts that came in and were not looked at, newest first. `textRevision` says when to ask for all of them again. */
  texts: z.array(TextMessageSchema).readonly(),
  textRevision: z.number().int().min(0),
  dialRequest: DialRequestSchema.nullable(),
  demo: z.enum(['off', 'starting', 'on']),
  /** Troubles of this machine that stay until mended: locked keychain, full disk, repaired store. */
  troubles: z.array(AppErrorSchema).readonly(),
  desktop: DesktopViewSchema,
  managed: ManagedViewSchema,
  updates: UpdateViewSchema,
})
export type AppSnapshot = z.infer<typeof AppSnapshotSchema>
