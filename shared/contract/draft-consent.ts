import { z } from 'zod'
import { ChosenFileSchema } from '../domain/draft.ts'
import { DraftIdSchema } from '../ids.ts'

/** Consent of the person who adds an account. */
export const draftConsentCommands = {
  /** An outdated file format or key is taken for this one account; the chosen file is looked at again, null = none is. */
  'draft.allowLegacy': {
    roles: ['app'],
    input: z.strictObject({ draftId: DraftIdSchema }),
    output: ChosenFileSchema.nullable(),
  },
} as const
