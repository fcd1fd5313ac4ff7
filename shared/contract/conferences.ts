import { z } from 'zod'
import { ConferenceSchema, RoomSchema } from '../domain/conference.ts'
import { PreferenceChangeSchema, PreferencesSchema } from '../domain/preferences.ts'
import { AppErrorSchema } from '../errors.ts'
import type { CommandSpec } from './spec.ts'

const accountId = z.string().max(64)
const room = z.string().min(1).max(128)

/** Conference rooms. */
export const conferenceCommands = {
  'conference.list': {
    roles: ['app'],
    input: z.strictObject({}),
    output: z.strictObject({
      rooms: z.array(ConferenceSchema.extend({ accountId })).readonly(),
      failures: z.array(z.strictObject({ accountId, error: AppErrorSchema })).readonly(),
    }),
  },
  'conference.room': { roles: ['app'], input: z.strictObject({ accountId, room }), output: RoomSchema },
  'conference.command': {
    roles: ['app'],
    input: z.strictObject({
      accountId,
      room,
      verb: z.string().max(32),
      args: z.array(z.string().max(256)).max(16).readonly(),
    }),
    output: z.strictObject({ answer: z.string() }),
  },
  'conference.settings': {
    roles: ['app'],
    input: z.strictObject({ accountId, room }),
    output: PreferencesSchema,
  },
  'conference.change': {
    roles: ['app'],
    input: z.strictObject({ accountId, room, change: PreferenceChangeSchema }),
    output: z.strictObject({ confirmed: z.boolean(), value: PreferencesSchema }),
  },
} as const satisfies Record<string, CommandSpec>
