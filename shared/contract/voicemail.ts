import { z } from 'zod'
import { AppErrorSchema } from '../errors.ts'
import { FeedItemSchema, VoicemailFolderSchema, VoicemailRowSchema } from '../domain/voicemail.ts'
import { nothing, type CommandSpec } from './spec.ts'

const accountId = z.string().max(64)
const messageId = z.string().min(1).max(128)
const message = { accountId, id: messageId }
/** Largest piece of a recording in one answer, in bytes. */
export const MAX_CHUNK_BYTES = 256 * 1024

/** Mailboxes. Main fetches the recordings; a window takes them in pieces. */
export const voicemailCommands = {
  'voicemail.list': {
    roles: ['app'],
    input: z.strictObject({ folder: VoicemailFolderSchema }),
    output: z.strictObject({
      messages: z.array(VoicemailRowSchema).readonly(),
      /** Accounts whose messages are missing. */
      failures: z.array(z.strictObject({ accountId, error: AppErrorSchema })).readonly(),
    }),
  },
  'voicemail.open': {
    roles: ['app'],
    input: z.strictObject({ ...message, folder: VoicemailFolderSchema }),
    output: z.strictObject({ contentType: z.string(), sizeBytes: z.number().int() }),
  },
  'voicemail.chunk': {
    roles: ['app'],
    input: z.strictObject({ ...message, offset: z.number().int().min(0) }),
    output: z.strictObject({ base64: z.base64().max(MAX_CHUNK_BYTES * 2) }),
  },
  /** A folder as its feed tells it; no link is part of it. */
  'voicemail.feed': {
    roles: ['app'],
    input: z.strictObject({ accountId, folder: VoicemailFolderSchema }),
    output: z.array(FeedItemSchema).readonly(),
  },
  'voicemail.mark': {
    roles: ['app'],
    input: z.strictObject({ ...message, heard: z.boolean() }),
    output: nothing,
  },
  'voicemail.move': {
    roles: ['app'],
    input: z.strictObject({ ...message, folder: VoicemailFolderSchema }),
    output: nothing,
  },
  'voicemail.remove': { roles: ['app'], input: z.strictObject(message), output: nothing },
  'voicemail.rename': {
    roles: ['app'],
    input: z.strictObject({ ...message, subject: z.string().max(256) }),
    output: nothing,
  },
  'voicemail.setPin': {
    roles: ['app'],
    input: z.strictObject({ accountId, pin: z.string().min(1).max(64) }),
    output: nothing,
  },
} as const satisfies Record<string, CommandSpec>
