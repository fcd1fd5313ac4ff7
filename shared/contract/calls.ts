import { z } from 'zod'
import { CallIdSchema } from '../ids.ts'

const nothing = z.undefined()
const call = z.strictObject({ callId: CallIdSchema })
const target = z.string().min(1).max(256)

/** What can be done with several calls: hand on, ask first, join, part. */
export const callCommands = {
  /** Hands a call on without asking; answers when the far side took the request, the outcome is `call.transfer`. */
  'call.transfer': {
    roles: ['app'],
    input: z.strictObject({ callId: CallIdSchema, target }),
    output: nothing,
  },
  /** Calls somebody on behalf of a call, which waits on hold. */
  'call.consult': {
    roles: ['app'],
    input: z.strictObject({ callId: CallIdSchema, target }),
    output: call,
  },
  /** Connects the far sides of two calls with each other. */
  'call.connect': {
    roles: ['app'],
    input: z.strictObject({ callId: CallIdSchema, otherId: CallIdSchema }),
    output: nothing,
  },
  /** The answer to a far side that wants us to call somebody else (`call.referral`). */
  'call.follow': {
    roles: ['app'],
    input: z.strictObject({ callId: CallIdSchema, on: z.boolean() }),
    output: nothing,
  },
  /** Joins all answered calls to a conference. */
  'call.merge': { roles: ['app'], input: z.strictObject({}), output: nothing },
  /** Talks with one of the conference alone. */
  'call.split': { roles: ['app'], input: call, output: nothing },
} as const
