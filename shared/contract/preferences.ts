import { z } from 'zod'
import {
  PreferenceChangeSchema,
  PreferenceSetSchema,
  PreferencesSchema,
  SpeedDialButtonSchema,
  SpeedDialSchema,
} from '../domain/preferences.ts'
import { nothing, type CommandSpec } from './spec.ts'

const accountId = z.string().max(64)

/** What became of a write: whether a fresh reading agreed, and what the server has now. */
const written = <T extends z.ZodType>(value: T) => z.strictObject({ confirmed: z.boolean(), value })

/** A person's own settings at their phone system. */
export const preferenceCommands = {
  'preferences.read': {
    roles: ['app'],
    input: z.strictObject({ accountId, set: PreferenceSetSchema }),
    output: PreferencesSchema,
  },
  'preferences.write': {
    roles: ['app'],
    input: z.strictObject({ accountId, set: PreferenceSetSchema, change: PreferenceChangeSchema }),
    output: written(PreferencesSchema),
  },
  'speedDial.read': { roles: ['app'], input: z.strictObject({ accountId }), output: SpeedDialSchema },
  'speedDial.apply': {
    roles: ['app'],
    input: z.strictObject({
      accountId,
      buttons: z.array(SpeedDialButtonSchema).max(200).readonly(),
      groupSpeedDial: z.boolean(),
      updatePhones: z.boolean(),
    }),
    output: written(SpeedDialSchema),
  },
  /** What the server's clock shows, in its own words. */
  'account.serverTime': { roles: ['app'], input: z.strictObject({ accountId }), output: z.string() },
  /** Changes it at the server and in the keychain. */
  'account.changePassword': {
    roles: ['app'],
    input: z.strictObject({ accountId, password: z.string().min(1).max(1024) }),
    output: nothing,
  },
} as const satisfies Record<string, CommandSpec>
