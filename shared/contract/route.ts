import { z } from 'zod'
import { RouteSchema } from '../route/route.ts'

/** What happens when somebody calls. */
export const routeCommands = {
  'route.explain': {
    roles: ['app'],
    /** `at`: ISO 8601, null = now. `accountId` null = every account that can be called. */
    input: z.strictObject({
      from: z.string().min(1).max(256),
      at: z.iso.datetime({ offset: true }).nullable(),
      accountId: z.string().max(64).nullable(),
    }),
    output: z.strictObject({
      route: RouteSchema,
      /** Names of accounts whose settings could not be read. */
      failed: z.array(z.string()).readonly(),
    }),
  },
} as const
