import { z } from 'zod'

export const FieldValueSchema = z.union([z.string(), z.number(), z.boolean(), z.null()])
export type FieldValue = z.infer<typeof FieldValueSchema>

/** One setting of a person at their phone system, under the name that the system gives it (`docs/providers/`). */
export const PreferenceFieldSchema = z.strictObject({
  key: z.string(),
  kind: z.enum(['text', 'toggle', 'select', 'number']),
  /** Values of a select, as the system writes them. */
  options: z.array(z.string()).readonly().optional(),
  readOnly: z.boolean().optional(),
})
export type PreferenceField = z.infer<typeof PreferenceFieldSchema>

/** Sets of settings that a person has at a phone system. */
export const PREFERENCE_SETS = ['voicemail', 'attendant', 'profile', 'im', 'fax'] as const
export const PreferenceSetSchema = z.enum(PREFERENCE_SETS)
export type PreferenceSet = z.infer<typeof PreferenceSetSchema>

/** A set as it stands. A dot in a key leads into a group of the system's own, e.g. `homeAddress.city`. */
export const PreferencesSchema = z.strictObject({
  fields: z.array(PreferenceFieldSchema).readonly(),
  values: z.record(z.string(), FieldValueSchema),
})
export type Preferences = z.infer<typeof PreferencesSchema>

/** Values by key, as text; the empty text clears. */
export const PreferenceChangeSchema = z.record(z.string().max(64), z.string().max(1024))
export type PreferenceChange = Readonly<Record<string, string>>

export const SpeedDialButtonSchema = z.strictObject({
  label: z.string().max(128),
  number: z.string().max(128),
  /** Whether the phone's lamp shows if the other one talks. */
  blf: z.boolean(),
})
export type SpeedDialButton = z.infer<typeof SpeedDialButtonSchema>

export const SpeedDialSchema = z.strictObject({
  buttons: z.array(SpeedDialButtonSchema).readonly(),
  /** The buttons are those of the person's group; own ones are discarded when this is switched on. */
  groupSpeedDial: z.boolean(),
  canSubscribeToPresence: z.boolean(),
})
export type SpeedDial = z.infer<typeof SpeedDialSchema>
