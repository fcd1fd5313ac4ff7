import { z } from 'zod'
import { ActiveCallSchema } from '../domain/active-call.ts'

const accountId = z.string().max(64)
const nothing = z.undefined()

/** Calls that the account's own server makes: the desk phone rings first. */
export const serverCallCommands = {
  /** Answers when the server has taken the order; what follows is in the snapshot. */
  'serverCall.start': {
    roles: ['app'],
    input: z.strictObject({
      accountId,
      target: z.string().min(1).max(256),
      via: z.enum(['desk', 'transfer']),
      /** Of a transfer: the number of the call that is meant. */
      call: z.string().min(1).max(256).optional(),
    }),
    output: nothing,
  },
  'serverCall.dismiss': { roles: ['app'], input: z.strictObject({ accountId }), output: nothing },
  /** Calls that are up on any phone of the account. */
  'serverCall.active': {
    roles: ['app'],
    input: z.strictObject({ accountId }),
    output: z.array(ActiveCallSchema).readonly(),
  },
} as const
