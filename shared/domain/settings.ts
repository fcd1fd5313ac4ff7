import { z } from 'zod'
import { LANGUAGES } from '../text/languages.ts'
import { HotkeysSchema, NO_HOTKEYS } from './hotkeys.ts'
import { ProxyChoiceSchema } from './proxy.ts'
import { RtpPortsSchema } from './rtp-ports.ts'
import { MAX_WATCHED, WatchedPhoneSchema } from './watched.ts'

/** Version of the settings document; migrations are in main/storage/settings. */
export const SETTINGS_VERSION = 1

/** A sound role: device ids in order of preference; the first one present is used. `default` is the system's. */
export const SoundRoleSchema = z.enum(['microphone', 'speaker', 'ringer', 'secondRinger'])
export type SoundRole = z.infer<typeof SoundRoleSchema>
/** What can be tried: each role, and whether the microphone hears the loudspeaker. */
export const SoundTestSchema = z.enum([...SoundRoleSchema.options, 'echo'])
export type SoundTest = z.infer<typeof SoundTestSchema>

const deviceId = z.string().max(256)
const preferred = z.array(deviceId).max(16).readonly()

/** What Chromium does with the sound of a microphone; all of it unless switched off for the device. */
export const SoundProcessingSchema = z.strictObject({
  echoCancellation: z.boolean(),
  noiseSuppression: z.boolean(),
  autoGainControl: z.boolean(),
})
export type SoundProcessing = z.infer<typeof SoundProcessingSchema>
export const FULL_PROCESSING: SoundProcessing = {
  echoCancellation: true,
  noiseSuppression: true,
  autoGainControl: true,
}
const processingByDevice = z.record(deviceId, SoundProcessingSchema)

const autoAnswer = z.array(z.string().max(256)).max(50).readonly()

/** Without defaults: a change of one value must not bring the others' defaults along. */
const soundShape = {
  microphone: preferred,
  speaker: preferred,
  ringer: preferred,
  /** A second place to ring, e.g. the loudspeaker beside the headset; empty = none. */
  secondRinger: preferred,
  /** 0..1 */
  ringVolume: z.number().min(0).max(1),
  /** By microphone; absent = all on. */
  processing: processingByDevice,
}

export const SettingsSchema = z.strictObject({
  version: z.literal(SETTINGS_VERSION),
  theme: z.enum(['system', 'light', 'dark']),
  language: z.enum(['system', ...LANGUAGES]),
  /** Account id used for outgoing calls, null = the first that is ready. */
  outgoingAccountId: z.string().nullable(),
  sound: z.strictObject({
    ...soundShape,
    // Younger than version 1.
    secondRinger: preferred.default([]),
    processing: processingByDevice.default({}),
  }),
  incoming: z.strictObject({ popup: z.boolean(), sound: z.boolean(), notification: z.boolean() }),
  // Younger than version 1: documents without them are complete all the same.
  /** Starts hidden with the person's session. */
  autostart: z.boolean().default(false),
  hotkeys: HotkeysSchema.default(NO_HOTKEYS),
  proxy: ProxyChoiceSchema.default({ kind: 'system' }),
  /** Looks for newer versions once a day. */
  checkUpdates: z.boolean().default(true),
  /** Addresses whose calls are answered without asking; empty unless a person says so for a contact. */
  autoAnswer: autoAnswer.default([]),
  /** The number or address that all calls were last diverted to, for the tray. */
  lastDivert: z.string().max(256).nullable().default(null),
  /** Buttons of headsets answer, hang up and mute; off until a person says so. */
  headset: z.boolean().default(false),
  /** Null = the usual ones (main/media/port-pair.ts). */
  rtpPorts: RtpPortsSchema.nullable().default(null),
  /** Phones of others whose state is shown. */
  watched: z.array(WatchedPhoneSchema).max(MAX_WATCHED).readonly().default([]),
})
export type Settings = z.infer<typeof SettingsSchema>

export const SettingsPatchSchema = z.strictObject({
  theme: SettingsSchema.shape.theme.optional(),
  language: SettingsSchema.shape.language.optional(),
  outgoingAccountId: SettingsSchema.shape.outgoingAccountId.optional(),
  sound: z.strictObject(soundShape).partial().optional(),
  incoming: SettingsSchema.shape.incoming.partial().optional(),
  autoAnswer: autoAnswer.optional(),
  autostart: z.boolean().optional(),
  hotkeys: HotkeysSchema.partial().optional(),
  proxy: ProxyChoiceSchema.optional(),
  checkUpdates: z.boolean().optional(),
  headset: z.boolean().optional(),
  rtpPorts: RtpPortsSchema.nullable().optional(),
})
export type SettingsPatch = z.infer<typeof SettingsPatchSchema>

export const DEFAULT_SETTINGS: Settings = {
  version: SETTINGS_VERSION,
  theme: 'system',
  language: 'system',
  outgoingAccountId: null,
  sound: {
    microphone: ['default'],
    speaker: ['default'],
    ringer: ['default'],
    secondRinger: [],
    ringVolume: 0.7,
    processing: {},
  },
  incoming: { popup: true, sound: true, notification: true },
  autoAnswer: [],
  autostart: false,
  hotkeys: NO_HOTKEYS,
  proxy: { kind: 'system' },
  checkUpdates: true,
  lastDivert: null,
  headset: false,
  rtpPorts: null,
  watched: [],
}

/** A sound device as the phone window lists it. */
export const SoundDeviceSchema = z.strictObject({
  id: z.string().max(256),
  label: z.string().max(256),
  kind: z.enum(['input', 'output']),
})
export type SoundDevice = z.infer<typeof SoundDeviceSchema>
