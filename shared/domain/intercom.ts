import { z } from 'zod'
import { AppErrorSchema } from '../errors.ts'
import type { ConfigField } from './intercom-fields.ts'

/** Who the device says it is; what its firmware does not tell is null. */
export const IntercomInfoSchema = z.strictObject({
  model: z.string().nullable(),
  name: z.string().nullable(),
  serial: z.string().nullable(),
  firmware: z.string().nullable(),
  hardware: z.string().nullable(),
  mac: z.string().nullable(),
})
export type IntercomInfo = z.infer<typeof IntercomInfoSchema>

const flag = z.boolean().nullable()
const text = z.string().nullable()

/** The settings of one SIP account of the device, without its password. Null: this firmware does not tell. */
export const SipAccountConfigSchema = z.strictObject({
  /** From 1. */
  account: z.number().int().min(1),
  enabled: flag,
  displayName: text,
  sipNumber: text,
  authId: text,
  domain: text,
  /** Ports are texts, `''` = default; the device gives strings or numbers. */
  domainPort: text,
  proxyAddress: text,
  proxyPort: text,
  registrationEnabled: flag,
  registrarAddress: text,
  registrarPort: text,
  answerMode: text,
} satisfies Record<ConfigField | 'account', z.ZodType>)
export type SipAccountConfig = z.infer<typeof SipAccountConfigSchema>

/** How one SIP account of the device stands. `registeredAt`: ISO 8601, null when it is not or never was. */
export const SipAccountStatusSchema = z.strictObject({
  account: z.number().int().min(1),
  enabled: flag,
  sipNumber: text,
  registrationEnabled: flag,
  registered: flag,
  registeredAt: text,
})
export type SipAccountStatus = z.infer<typeof SipAccountStatusSchema>

/** A call as the device has it: `outgoing` = the device calls, which is what its doorbell does. */
export const IntercomCallSchema = z.strictObject({
  session: z.number().int(),
  direction: z.enum(['incoming', 'outgoing', 'unknown']),
  state: z.enum(['connecting', 'ringing', 'connected', 'terminated', 'unknown']),
  peer: text,
})
export type IntercomCall = z.infer<typeof IntercomCallSchema>

/** A lock or relay. `mode` and `onSec` are known only while the switch is enabled. */
export const IntercomSwitchSchema = z.strictObject({
  switch: z.number().int(),
  enabled: flag,
  mode: z.enum(['monostable', 'bistable']).nullable(),
  onSec: z.number().nullable(),
  active: flag,
  locked: flag,
})
export type IntercomSwitch = z.infer<typeof IntercomSwitchSchema>

export const SWITCH_ACTIONS = ['on', 'off', 'trigger', 'lock', 'unlock'] as const
export type SwitchAction = (typeof SWITCH_ACTIONS)[number]

/** A row of the device's own call log, newest first there. */
export const IntercomLogEntrySchema = z.strictObject({
  id: z.string(),
  /** The device's own word, e.g. `incoming` or `doorbell`; not all of them are known. */
  type: z.string(),
  name: text,
  at: text,
  durationSec: z.number().nullable(),
})
export type IntercomLogEntry = z.infer<typeof IntercomLogEntrySchema>

/** What an event says, in the product's words. */
export const IntercomHappeningSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('registration'),
    account: z.number().int(),
    state: z.enum(['registered', 'unregistered', 'registering', 'unregistering', 'unknown']),
  }),
  z.strictObject({ kind: z.literal('call'), call: IntercomCallSchema, reason: text }),
  z.strictObject({ kind: z.literal('switch'), switch: z.number().int(), active: z.boolean() }),
  /** Digits are not told apart: they may be somebody's access code. */
  z.strictObject({ kind: z.literal('key'), key: z.string() }),
  z.strictObject({ kind: z.literal('started') }),
  z.strictObject({ kind: z.literal('configuration-changed') }),
  z.strictObject({ kind: z.literal('login-blocked'), address: text }),
  z.strictObject({ kind: z.literal('other') }),
])
export type IntercomHappening = z.infer<typeof IntercomHappeningSchema>

/** One event of the device. `name` is its own name for it, `at` ISO 8601. */
export const IntercomEventSchema = z.strictObject({
  id: z.number().int(),
  at: text,
  name: z.string(),
  what: IntercomHappeningSchema,
})
export type IntercomEvent = z.infer<typeof IntercomEventSchema>

/** Part of the status that the device would not give, and why. */
export const MissingPartSchema = z.strictObject({
  part: z.enum(['sip-accounts', 'calls', 'switches', 'events', 'configuration']),
  error: AppErrorSchema,
})
export type MissingPart = z.infer<typeof MissingPartSchema>

/** Everything a device tells about itself in one round. */
export type IntercomStatus = {
  readonly info: IntercomInfo
  readonly sipAccounts: readonly SipAccountStatus[]
  readonly calls: readonly IntercomCall[]
  readonly switches: readonly IntercomSwitch[]
  readonly missing: readonly MissingPart[]
}

/** One thing that is not as it should be. `expected` null: nothing to propose. */
export const IntercomFindingSchema = z.strictObject({
  sipAccount: z.number().int(),
  field: z.string(),
  /** The device's name for the field; null for what is no setting. */
  database: text,
  problem: z.enum(['off', 'empty', 'differs', 'not-registered']),
  got: text,
  expected: text,
})
export type IntercomFinding = z.infer<typeof IntercomFindingSchema>

/** `reference`: the account of the person's phone system it was compared with, null when none is known. */
export const IntercomHealthSchema = z.strictObject({
  kind: z.enum(['unknown', 'ok', 'attention', 'unreachable']),
  findings: z.array(IntercomFindingSchema).readonly(),
  missing: z.array(MissingPartSchema).readonly(),
  reference: z.strictObject({ id: z.string(), name: z.string() }).nullable(),
})
export type IntercomHealth = z.infer<typeof IntercomHealthSchema>

/**
 * An intercom in the snapshot. `events`: `live` they come · `silent` the device accepts the subscription but tells
 * nothing (a privilege is missing) · `polling` it is asked instead · `off` nobody listens.
 */
export const IntercomViewSchema = z.strictObject({
  group: text,
  info: IntercomInfoSchema.nullable(),
  health: IntercomHealthSchema,
  sipAccounts: z.array(SipAccountStatusSchema).readonly(),
  calls: z.array(IntercomCallSchema).readonly(),
  switches: z.array(IntercomSwitchSchema).readonly(),
  /** Somebody stands at the door: the call the device is placing, since when (ISO 8601). `silenced`: here, by a person. */
  doorbell: z
    .strictObject({ session: z.number().int(), peer: text, since: z.string(), silenced: z.boolean() })
    .nullable(),
  /** The switch that opens the door: as the person said, else the first that is in use. Null: none is known. */
  doorSwitch: z.number().int().nullable(),
  /** Whether it has a camera this account may look through; `unknown` until somebody looked. */
  camera: z.enum(['unknown', 'yes', 'no']),
  /** How many events there were since the start: a rise says that `intercom.events` has news. */
  eventCount: z.number().int().min(0),
  events: z.enum(['off', 'live', 'silent', 'polling']),
  asOf: z.string(),
})
export type IntercomView = z.infer<typeof IntercomViewSchema>
