import { z } from 'zod'
import { ChosenFileSchema, DraftValuesSchema, ProbeReportSchema } from '../domain/draft.ts'
import { DraftIdSchema } from '../ids.ts'
import { nothing, type CommandSpec } from './spec.ts'

/** Adding an account: every byte of a certificate stays in main (house.md 6.4). */
export const draftCommands = {
  'draft.start': {
    roles: ['app'],
    input: z.strictObject({ provider: z.string().max(32) }),
    output: z.strictObject({ draftId: DraftIdSchema }),
  },
  'draft.chooseCertificate': {
    roles: ['app'],
    input: z.strictObject({ draftId: DraftIdSchema }),
    output: ChosenFileSchema.nullable(),
  },
  'draft.inspectCertificate': {
    roles: ['app'],
    /** `legacy`: the person consents to an outdated file format or key for this account only. */
    input: z.strictObject({
      draftId: DraftIdSchema,
      password: z.string().max(1024),
      legacy: z.boolean().optional(),
    }),
    output: ChosenFileSchema,
  },
  'draft.test': {
    roles: ['app'],
    input: z.strictObject({ draftId: DraftIdSchema, values: DraftValuesSchema }),
    output: ProbeReportSchema,
  },
  /** Trusts exactly this certificate for the draft's server; the person compared it with the device. */
  'draft.trust': {
    roles: ['app'],
    input: z.strictObject({ draftId: DraftIdSchema, fingerprint: z.string().regex(/^[0-9a-f]{64}$/) }),
    output: nothing,
  },
  'draft.commit': {
    roles: ['app'],
    input: z.strictObject({ draftId: DraftIdSchema, name: z.string().max(64) }),
    output: z.strictObject({ accountId: z.string() }),
  },
  'draft.discard': { roles: ['app'], input: z.strictObject({ draftId: DraftIdSchema }), output: nothing },
  /** An outdated file format or key is taken for this one account; the chosen file is looked at again, null = none is. */
  'draft.allowLegacy': {
    roles: ['app'],
    input: z.strictObject({ draftId: DraftIdSchema }),
    output: ChosenFileSchema.nullable(),
  },
} as const satisfies Record<string, CommandSpec>
