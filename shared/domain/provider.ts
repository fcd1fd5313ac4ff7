import { z } from 'zod'

/** What an account of a provider can do. Screens show or hide by these, never by the provider's name. */
export const CapabilitySchema = z.enum([
  'dnd',
  'dnd-timed',
  'privacy',
  'forwarding-by-condition',
  'forwarding-ring-sequence',
  'schedules',
  'rules',
  'history',
  'identity',
  'aliases',
  'devices',
  'balance',
  'journal',
  'directory',
  'phonebook',
  'voicemail',
  'attendant',
  'conferences',
  'click-to-call',
  'active-calls',
  'admin',
  'intercom',
  'line',
  'enrolment',
  'enum',
  'usage',
  'voicemail-settings',
  'certificate-file',
  'profile',
  'im',
  'speed-dial',
  'fax',
  'password',
  'server-time',
])
export type Capability = z.infer<typeof CapabilitySchema>

/** One field of the add-account form. `label` and `hint` are English sentences of the provider's manifest. */
export const FormFieldSchema = z.strictObject({
  key: z.string(),
  kind: z.enum(['text', 'password', 'url', 'email', 'certificate', 'select', 'toggle']),
  label: z.string(),
  hint: z.string().optional(),
  placeholder: z.string().optional(),
  required: z.boolean(),
  /** `advanced` fields are folded away until asked for. */
  group: z.enum(['main', 'advanced']),
  options: z
    .array(z.strictObject({ value: z.string(), label: z.string() }))
    .readonly()
    .optional(),
  default: z.string().optional(),
})
export type FormField = z.infer<typeof FormFieldSchema>

export const ProviderManifestSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  summary: z.string(),
  fields: z.array(FormFieldSchema).readonly(),
  /** The form of a new account at the provider, where anybody may make one. */
  enrolment: z.array(FormFieldSchema).readonly().optional(),
  capabilities: z.array(CapabilitySchema).readonly(),
  /** Keys of destinations this provider understands besides numbers and addresses. */
  destinationKeywords: z.array(z.enum(['voicemail', 'mobile'])).readonly(),
})
export type ProviderManifest = z.infer<typeof ProviderManifestSchema>
