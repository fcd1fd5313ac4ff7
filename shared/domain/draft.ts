import { z } from 'zod'
import { AppErrorSchema } from '../errors.ts'
import { CertificateInfoSchema } from './account.ts'

/** A certificate file a person chose; its bytes stay in main. */
export const ChosenFileSchema = z.strictObject({
  fileName: z.string(),
  kind: z.enum(['p12', 'pem']),
  /** Whether a password is needed before it can be read. */
  needsPassword: z.boolean(),
  certificate: CertificateInfoSchema.nullable(),
})
export type ChosenFile = z.infer<typeof ChosenFileSchema>

/** One tick of the check that runs before an account is stored. */
export const ProbeStepSchema = z.strictObject({
  step: z.enum(['find-server', 'secure-connection', 'sign-in', 'read-account', 'find-phone-server']),
  state: z.enum(['ok', 'failed', 'skipped']),
  detail: z.string().optional(),
  error: AppErrorSchema.optional(),
})
export type ProbeStep = z.infer<typeof ProbeStepSchema>

export const ProbeReportSchema = z.strictObject({
  ok: z.boolean(),
  steps: z.array(ProbeStepSchema).readonly(),
  /** What the account turned out to be, when sign-in worked. */
  address: z.string().nullable(),
  displayName: z.string().nullable(),
})
export type ProbeReport = z.infer<typeof ProbeReportSchema>

/** What a form sends up. Secrets travel only in this direction and are kept by main until commit or discard. */
export const DraftValuesSchema = z.record(z.string().max(64), z.string().max(4096))
export type DraftValues = z.infer<typeof DraftValuesSchema>
