import { z } from 'zod'
import { AppErrorSchema } from '../errors.ts'
import type { ConfigField, FieldProblem } from './intercom-fields.ts'
import { IntercomFindingSchema, IntercomSwitchSchema, SipAccountConfigSchema } from './intercom.ts'

/** A text of one field; what fits the field is checked where it is saved. */
const text = z.string().max(1024).optional()

/** The fields of a SIP account that are to change, with their new values. */
export const ConfigChangeSchema = z.strictObject({
  enabled: z.boolean().optional(),
  displayName: text,
  sipNumber: text,
  authId: text,
  domain: text,
  domainPort: text,
  proxyAddress: text,
  proxyPort: text,
  registrationEnabled: z.boolean().optional(),
  registrarAddress: text,
  registrarPort: text,
  answerMode: text,
} satisfies Record<ConfigField, z.ZodType>)

/** What became of one field. `not-applied`: the field is fine, but the upload was refused as a whole. */
const FieldVerdictSchema = z.strictObject({
  field: z.string(),
  state: z.enum(['saved', 'unchanged', 'differs', 'refused', 'not-applied']),
  problem: z
    .enum([
      'flag',
      'port-range',
      'host-name',
      'blank-or-control',
      'control-character',
      'too-long',
      'needs-domain',
    ] satisfies readonly FieldProblem[])
    .optional(),
})

/** How a change of one SIP account went. `config`: as the device has it now. */
export const ConfigWriteSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('saved'),
    config: SipAccountConfigSchema,
    fields: z.array(FieldVerdictSchema).readonly(),
    /** A fresh reading agreed; the password aside, which nobody can read. */
    confirmed: z.boolean(),
    /** A password was among the changes that were undone: it stays as it is. */
    passwordKept: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal('refused'),
    config: SipAccountConfigSchema,
    fields: z.array(FieldVerdictSchema).readonly(),
    error: AppErrorSchema,
  }),
])
export type ConfigWrite = z.infer<typeof ConfigWriteSchema>

/** What a repair set, and who says that the device registered afterwards. Null: not asked, or nobody tells. */
export const RepairOutcomeSchema = z.strictObject({
  proposed: z.array(IntercomFindingSchema).readonly(),
  write: ConfigWriteSchema.nullable(),
  registered: z.boolean().nullable(),
  verifiedBy: z.enum(['event', 'status']).nullable(),
})
export type RepairOutcome = z.infer<typeof RepairOutcomeSchema>

/** A door that was operated. `confirmed` false: the pulse was over before it could be read, or the reading failed. */
export const SwitchOutcomeSchema = z.strictObject({
  switch: IntercomSwitchSchema,
  confirmed: z.boolean(),
  /** The device said yes and its switch is not as asked. */
  differs: z.boolean(),
})
export type SwitchOutcome = z.infer<typeof SwitchOutcomeSchema>

/** Longest picture that goes over the bridge, in bytes. */
export const MAX_PICTURE_BYTES = 1_000_000

/** What a camera sees; `data` is base64. */
export const IntercomPictureSchema = z.strictObject({
  contentType: z.enum(['image/jpeg', 'image/png']),
  data: z.string().max(Math.ceil(MAX_PICTURE_BYTES / 3) * 4),
  at: z.string(),
})
export type IntercomPicture = z.infer<typeof IntercomPictureSchema>

/** Something done at the device from here. */
export const IntercomChangeSchema = z.strictObject({
  at: z.string(),
  /** Who sat at the computer. */
  by: z.string(),
  confirmed: z.boolean(),
  what: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('door'),
      switch: z.number().int(),
      action: z.string(),
      /** Why it did not work; null = the device said yes. */
      failed: z.string().nullable(),
    }),
    z.strictObject({
      kind: z.literal('config'),
      sipAccount: z.number().int(),
      fields: z.array(z.string()).readonly(),
      password: z.boolean(),
    }),
  ]),
})
export type IntercomChange = z.infer<typeof IntercomChangeSchema>
