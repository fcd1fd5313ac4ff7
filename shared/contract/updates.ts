import { z } from 'zod'

const none = z.strictObject({})

/** What a person may ask about newer versions; how it goes is `updates` of the snapshot. Spread into COMMANDS of bridge.ts. */
export const updateCommands = {
  'update.check': { roles: ['app'], input: none, output: z.undefined() },
  /** Fetches what `updates` offers; answers when it is there. */
  'update.download': { roles: ['app'], input: none, output: z.undefined() },
  /** Restarts into what was fetched, once no call is left. */
  'update.install': { roles: ['app'], input: none, output: z.undefined() },
  /** Takes back a restart that waits for a call. */
  'update.postpone': { roles: ['app'], input: none, output: z.undefined() },
} as const
