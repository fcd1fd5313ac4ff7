import { z } from 'zod'
import { MAX_TEXT_CHARACTERS, TextMessageSchema } from '../domain/text-message.ts'
import { WatchedPhoneSchema } from '../domain/watched.ts'

const nothing = z.undefined()
const accountId = z.string().max(64)
const target = z.string().min(1).max(256)

/** Short texts, and phones of others that are watched. */
export const othersCommands = {
  /** `accountId` null = the preferred line. Answers when the other side or its server took it. */
  'text.send': {
    roles: ['app'],
    input: z.strictObject({
      target,
      accountId: accountId.nullable(),
      text: z.string().min(1).max(MAX_TEXT_CHARACTERS),
    }),
    output: TextMessageSchema,
  },
  /** Newest first; `address` null = with anybody. */
  'text.list': {
    roles: ['app'],
    input: z.strictObject({ address: target.nullable(), limit: z.number().int().min(1).max(500) }),
    output: z.array(TextMessageSchema).readonly(),
  },
  'text.seen': {
    roles: ['app'],
    input: z.strictObject({ address: target.nullable() }),
    output: nothing,
  },
  'watch.add': { roles: ['app'], input: z.strictObject({ accountId, target }), output: WatchedPhoneSchema },
  'watch.remove': { roles: ['app'], input: z.strictObject({ accountId, target }), output: nothing },
} as const
