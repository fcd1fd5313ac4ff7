import { z } from 'zod'

/** A phone that is registered with the account now. */
export const DeviceSchema = z.strictObject({
  /** `host:port` as the phone says, and as the server sees it. */
  contact: z.string(),
  publicContact: z.string(),
  /** `tls`, `udp`, ... in lower case. */
  transport: z.string().nullable(),
  userAgent: z.string().nullable(),
  /** Seconds until the registration ends by itself. */
  expiresSec: z.number().int().min(0).nullable(),
  /** True for this installation. */
  own: z.boolean(),
  /** True for anything else: the system does not say whose it is, so a person should look. */
  stranger: z.boolean(),
})
export type Device = z.infer<typeof DeviceSchema>
