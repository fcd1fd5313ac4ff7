import { z } from 'zod'
import { AppErrorSchema } from '../errors.ts'

/** Why an entry of the journal was left out: another program's, sealed under another passphrase, cut off or changed or
 *  moved here from elsewhere, or of a later version. */
export const LeftOutReasonSchema = z.enum(['foreign', 'other-key', 'damaged', 'too-new'])
export type LeftOutReason = z.infer<typeof LeftOutReasonSchema>

/** How one account shares what is kept here with the person's other machines. */
export const JournalViewSchema = z.strictObject({
  on: z.boolean(),
  /** Values written here that have not left yet. */
  waiting: z.number().int().min(0),
  /** The last exchange in this run, null before the first. */
  last: z
    .strictObject({
      at: z.string(),
      sent: z.number().int().min(0),
      received: z.number().int().min(0),
      error: AppErrorSchema.nullable(),
    })
    .nullable(),
  /** Entries that were not read since sharing began, by reason. */
  leftOut: z
    .array(z.strictObject({ reason: LeftOutReasonSchema, count: z.number().int().min(1) }))
    .readonly(),
})
export type JournalView = z.infer<typeof JournalViewSchema>
