import { z } from 'zod'
import { HotkeysSchema, NO_HOTKEYS } from './hotkeys.ts'
import { ProxyChoiceSchema } from './proxy.ts'

/** Version of the settings document; migrations are in main/storage/settings. */
export const SETTINGS_VERSION = 1

/** A sound role: device ids in order of preference; the first one present is used. `default` is the system's. */
export const SoundRoleSchema = z.enum(['microphone', 'speaker', 'ringer'])
export type SoundRole = z.infer<typeof SoundRoleSchema>

export const SettingsSchema = z.strictObject({
  version: z.literal(SETTINGS_VERSION),
  theme: z.enum(['system', 'light', 'dark']),
  language: z.enum(['system', 'en']),
  /** Account id used for outgoing calls, null = the first that is ready. */
  outgoingAccountId: z.string().nullable(),
  sound: z.strictObject({
    microphone: z.array(z.string().max(256)).max(16).readonly(),
    speaker: z.array(z.string().max(256)).max(16).readonly(),
    ringer: z.array(z.string().max(256)).max(16).readonly(),
    /** 0..1 */
    ringVolume: z.number().min(0).max(1),
  }),
  incoming: z.strictObject({ popup: z.boolean(), sound: z.boolean(), notification: z.boolean() }),
  // Younger than version 1: documents without them are complete all the same.
  /** Starts hidden with the person's session. */
  autostart: z.boolean().default(false),
  hotkeys: HotkeysSchema.default(NO_HOTKEYS),
  proxy: ProxyChoiceSchema.default({ kind: 'system' }),
  /** The number or address that all calls were last diverted to, for the tray. */
  lastDivert: z.string().max(256).nullable().default(null),
})
export type Settings = z.infer<typeof SettingsSchema>

export const SettingsPatchSchema = z.strictObject({
  theme: SettingsSchema.shape.theme.optional(),
  language: SettingsSchema.shape.language.optional(),
  outgoingAccountId: SettingsSchema.shape.outgoingAccountId.optional(),
  sound: SettingsSchema.shape.sound.partial().optional(),
  incoming: SettingsSchema.shape.incoming.partial().optional(),
  autostart: z.boolean().optional(),
  hotkeys: HotkeysSchema.partial().optional(),
  proxy: ProxyChoiceSchema.optional(),
})
export type SettingsPatch = z.infer<typeof SettingsPatchSchema>

export const DEFAULT_SETTINGS: Settings = {
  version: SETTINGS_VERSION,
  theme: 'system',
  language: 'system',
  outgoingAccountId: null,
  sound: { microphone: ['default'], speaker: ['default'], ringer: ['default'], ringVolume: 0.7 },
  incoming: { popup: true, sound: true, notification: true },
  autostart: false,
  hotkeys: NO_HOTKEYS,
  proxy: { kind: 'system' },
  lastDivert: null,
}

/** A sound device as the phone window lists it. */
export const SoundDeviceSchema = z.strictObject({
  id: z.string().max(256),
  label: z.string().max(256),
  kind: z.enum(['input', 'output']),
})
export type SoundDevice = z.infer<typeof SoundDeviceSchema>
