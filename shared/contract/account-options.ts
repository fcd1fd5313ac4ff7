import { z } from 'zod'
import { DiscoverySchema } from '../domain/discovery.ts'

const accountId = z.string().max(64)
const values = z.record(z.string().max(32), z.string().max(256))

/** The optional values of an account's form, which may change without signing in anew. Never a secret. */
export const accountOptionCommands = {
  'account.options': { roles: ['app'], input: z.strictObject({ accountId }), output: values },
  /** Only the given ones change; an empty text takes one away. Errors: invalid-input (`field`), conflict (`dnd-on`). */
  'account.setOptions': {
    roles: ['app'],
    input: z.strictObject({ accountId, values }),
    output: z.undefined(),
  },
  /** Looks for the phone server and says what was found. */
  'account.discover': { roles: ['app'], input: z.strictObject({ accountId }), output: DiscoverySchema },
} as const
