import { z } from 'zod'
import { AppErrorSchema } from '../errors.ts'

/** How the phone server of an account is found, step by step (RFC 3263), and why one place was chosen. */
export const DiscoverySchema = z.strictObject({
  /** What the account says: a server, or only its domain. */
  from: z.strictObject({ domain: z.string(), server: z.string().nullable() }),
  asked: z
    .array(
      z.strictObject({
        ask: z.enum(['NAPTR', 'SRV', 'A/AAAA']),
        name: z.string(),
        found: z.array(z.string()).readonly(),
        /** Short code when the question itself failed. */
        failed: z.string().nullable(),
      }),
    )
    .readonly(),
  /** In the order tried; the places after the one that answered were not needed. */
  tried: z
    .array(
      z.strictObject({
        transport: z.string(),
        /** `host:port`, and the numeric address behind it. */
        place: z.string(),
        address: z.string(),
        error: AppErrorSchema.nullable(),
      }),
    )
    .readonly(),
  chosen: z
    .strictObject({
      transport: z.string(),
      place: z.string(),
      /** `named`: the account names it; `records`: the domain's records say so; `probe`: the first that answered. */
      why: z.enum(['named', 'records', 'probe']),
    })
    .nullable(),
  error: AppErrorSchema.nullable(),
})
export type Discovery = z.infer<typeof DiscoverySchema>
