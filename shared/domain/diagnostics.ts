import { z } from 'zod'
import { AppErrorSchema } from '../errors.ts'
import { ProbeStepSchema } from './draft.ts'

/** What is looked at. `account` and `line` once per account, everything else once. */
export const CheckIdSchema = z.enum([
  'store',
  'keychain',
  'managed',
  'environment',
  'proxy',
  'phone',
  'microphone',
  'tray',
  'notifications',
  'hotkeys',
  'account',
  'line',
])
export type CheckId = z.infer<typeof CheckIdSchema>

/** `ok` works, `warn` works but not as it could, `failed` does not, `unknown` cannot be told from here. */
export const VerdictSchema = z.enum(['ok', 'warn', 'failed', 'unknown'])
export type Verdict = z.infer<typeof VerdictSchema>

export const CheckSchema = z.strictObject({
  id: CheckIdSchema,
  account: z.strictObject({ id: z.string(), name: z.string() }).nullable(),
  verdict: VerdictSchema,
  /** A closed word that chooses the sentence: `desk.check.<id>.<word>`. */
  word: z.string(),
  /** What the sentence names: a variable, a key, a proxy. */
  about: z.string().nullable(),
  error: AppErrorSchema.nullable(),
  steps: z.array(ProbeStepSchema).readonly(),
})
export type Check = z.infer<typeof CheckSchema>

/** `bundle` is the text that would be saved: redacted, and nothing else is written. */
export const DiagnosticReportSchema = z.strictObject({
  at: z.string(),
  checks: z.array(CheckSchema).readonly(),
  bundle: z.string(),
})
export type DiagnosticReport = z.infer<typeof DiagnosticReportSchema>
