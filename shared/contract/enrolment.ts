import { z } from 'zod'
import { DraftValuesSchema } from '../domain/draft.ts'

/** A new account at a provider that lets anybody make one (`enrolment` in its manifest). */
export const enrolmentCommands = {
  'enrolment.make': {
    roles: ['app'],
    /** `values`: of the manifest's enrolment form. `pin`: the certificate the person compared, SHA-256, lower-case hex. */
    input: z.strictObject({
      provider: z.string().max(32),
      values: DraftValuesSchema,
      name: z.string().max(64),
      pin: z
        .string()
        .regex(/^[0-9a-f]{64}$/)
        .nullable(),
    }),
    output: z.strictObject({
      accountId: z.string(),
      address: z.string(),
      /** `answer-lost`: the server's answer got lost and signing in showed that the account is there. */
      warnings: z.array(z.enum(['answer-lost', 'certificate-weak', 'certificate-unreadable'])).readonly(),
    }),
  },
} as const
