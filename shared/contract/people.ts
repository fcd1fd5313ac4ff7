import { z } from 'zod'
import {
  EntryChangeSchema,
  PeopleSegmentSchema,
  PersonRowSchema,
  PersonSchema,
  PhonebookEntrySchema,
} from '../domain/contact.ts'
import { AppErrorSchema } from '../errors.ts'
import { nothing, type CommandSpec } from './spec.ts'

const accountId = z.string().max(64)
const id = z.string().min(1).max(256)
/** Largest picture of a person, in bytes. */
const MAX_PICTURE_BYTES = 1024 * 1024

/** People of phone books and directories. */
export const peopleCommands = {
  /** From the copy in memory: answers at once. */
  'people.search': {
    roles: ['app'],
    input: z.strictObject({
      text: z.string().max(128),
      segment: PeopleSegmentSchema,
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(500),
    }),
    output: z.strictObject({ rows: z.array(PersonRowSchema).readonly(), total: z.number().int() }),
  },
  /** Asks the directories (LDAP) over the network. */
  'people.directory': {
    roles: ['app'],
    input: z.strictObject({ text: z.string().min(1).max(128) }),
    output: z.strictObject({
      people: z.array(PersonSchema.extend({ accountId })).readonly(),
      more: z.boolean(),
      failures: z.array(z.strictObject({ accountId, error: AppErrorSchema })).readonly(),
    }),
  },
  'people.show': { roles: ['app'], input: z.strictObject({ accountId, id }), output: PhonebookEntrySchema },
  /** `id` null = a new entry of the person's own book. */
  'people.save': {
    roles: ['app'],
    input: z.strictObject({ accountId, id: id.nullable(), change: EntryChangeSchema }),
    output: nothing,
  },
  'people.remove': { roles: ['app'], input: z.strictObject({ accountId, id }), output: nothing },
  /** The picture of somebody in the phone book; null = there is none. */
  'people.picture': {
    roles: ['app'],
    input: z.strictObject({ accountId, id }),
    output: z
      .strictObject({
        contentType: z.enum(['image/png', 'image/jpeg', 'image/gif']),
        base64: z.base64().max(MAX_PICTURE_BYTES * 2),
      })
      .nullable(),
  },
  'people.favourite': {
    roles: ['app'],
    input: z.strictObject({ accountId, id, on: z.boolean() }),
    output: nothing,
  },
  'people.refresh': { roles: ['app'], input: z.strictObject({}), output: nothing },
  /** Lets the person choose a vCard file; null = none was chosen. */
  'people.import': {
    roles: ['app'],
    input: z.strictObject({ accountId }),
    output: z.strictObject({ added: z.number().int(), skipped: z.number().int() }).nullable(),
  },
  /** Lets the person choose where the vCards of their own book go; null = nowhere. */
  'people.export': {
    roles: ['app'],
    input: z.strictObject({ accountId }),
    output: z.strictObject({ count: z.number().int() }).nullable(),
  },
} as const satisfies Record<string, CommandSpec>
