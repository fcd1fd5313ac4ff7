import { z } from 'zod'
import { FieldValueSchema } from './preferences.ts'

/** How many messages wait. Urgent ones are among the unheard. */
export const MessageCountSchema = z.strictObject({
  unheard: z.number().int().min(0),
  heard: z.number().int().min(0),
  urgent: z.number().int().min(0),
})
export type MessageCount = z.infer<typeof MessageCountSchema>

/** How an account's mailbox is set up. The PIN is never part of it. */
export const VoicemailSettingsSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('mailbox'),
    mailbox: z.string(),
    /** SIP address of the mailbox, null where the system does not say. */
    address: z.string().nullable(),
    name: z.string().nullable(),
    email: z.string().nullable(),
    /** Whether messages are deleted from the server once they were sent by e-mail. */
    deleteAfterSending: z.boolean().nullable(),
    /** Number to call to listen to messages. */
    accessNumber: z.string().nullable(),
    /** Everything else that can be set, by the names the system gives it. */
    preferences: z.record(z.string(), FieldValueSchema).optional(),
  }),
  z.strictObject({ kind: z.literal('none') }),
])
export type VoicemailSettings = z.infer<typeof VoicemailSettingsSchema>

export const VOICEMAIL_FOLDERS = ['inbox', 'saved', 'deleted', 'conference'] as const
export const VoicemailFolderSchema = z.enum(VOICEMAIL_FOLDERS)
export type VoicemailFolder = z.infer<typeof VoicemailFolderSchema>

export const VoicemailMessageSchema = z.strictObject({
  /** Unique within the mailbox, in every folder. */
  id: z.string(),
  folder: VoicemailFolderSchema,
  heard: z.boolean(),
  urgent: z.boolean(),
  /** Whole seconds. */
  durationSec: z.number().int().min(0),
  sizeBytes: z.number().int().min(0).nullable(),
  /** ISO 8601, null where the system does not say. */
  receivedAt: z.string().nullable(),
  from: z.strictObject({ address: z.string().nullable(), name: z.string().nullable() }),
  subject: z.string().nullable(),
  /** `wav`, `mp3`, or what the system calls it. */
  format: z.string(),
})
export type VoicemailMessage = z.infer<typeof VoicemailMessageSchema>

/** What callers hear before they leave a message. */
export const GREETINGS = ['none', 'standard', 'outofoffice', 'extendedabsence'] as const
export const GreetingSchema = z.enum(GREETINGS)
export type Greeting = z.infer<typeof GreetingSchema>

/** One entry of a mailbox folder as a feed; its links hold a key and are never part of it. */
export const FeedItemSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  publishedAt: z.string().nullable(),
})
export type FeedItem = z.infer<typeof FeedItemSchema>

/** The mailbox of one account as windows and `status` show it; the messages themselves are asked for. */
export const VoicemailViewSchema = z.strictObject({
  count: MessageCountSchema.nullable(),
  asOf: z.string(),
})
export type VoicemailView = z.infer<typeof VoicemailViewSchema>

/** A message in the list of all mailboxes. */
export const VoicemailRowSchema = VoicemailMessageSchema.extend({ accountId: z.string() })
export type VoicemailRow = z.infer<typeof VoicemailRowSchema>
