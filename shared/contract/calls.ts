import { z } from 'zod'
import { DeclineHowSchema, OtherCallsSchema } from '../domain/phone.ts'
import { CallIdSchema } from '../ids.ts'

const nothing = z.undefined()
const accountId = z.string().max(64)
const call = z.strictObject({ callId: CallIdSchema })
const target = z.string().min(1).max(256)

/** Calls, one by one and several together: hand on, ask first, join, part. */
export const callCommands = {
  'call.dial': {
    roles: ['app'],
    /** `hidden`: without our number. */
    input: z.strictObject({
      target: z.string().min(1).max(256),
      accountId: accountId.nullable(),
      hidden: z.boolean().optional(),
    }),
    output: z.strictObject({ callId: CallIdSchema }),
  },
  'call.answer': {
    roles: ['app', 'incoming'],
    input: z.strictObject({ callId: CallIdSchema, others: OtherCallsSchema.optional() }),
    output: nothing,
  },
  'call.decline': {
    roles: ['app', 'incoming'],
    input: z.strictObject({ callId: CallIdSchema, how: DeclineHowSchema }),
    output: nothing,
  },
  'call.silence': {
    roles: ['app', 'incoming'],
    input: z.strictObject({ callId: CallIdSchema }),
    output: nothing,
  },
  'call.hangUp': { roles: ['app'], input: z.strictObject({ callId: CallIdSchema }), output: nothing },
  'call.mute': {
    roles: ['app'],
    input: z.strictObject({ callId: CallIdSchema, on: z.boolean() }),
    output: nothing,
  },
  'call.hold': {
    roles: ['app'],
    input: z.strictObject({ callId: CallIdSchema, on: z.boolean() }),
    output: nothing,
  },
  'call.dtmf': {
    roles: ['app'],
    input: z.strictObject({ callId: CallIdSchema, tones: z.string().regex(/^[0-9A-D*#]{1,32}$/) }),
    output: nothing,
  },
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
