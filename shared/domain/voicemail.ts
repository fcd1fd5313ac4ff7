import { z } from 'zod'

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
  }),
  z.strictObject({ kind: z.literal('none') }),
])
export type VoicemailSettings = z.infer<typeof VoicemailSettingsSchema>
