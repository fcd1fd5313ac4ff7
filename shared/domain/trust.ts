import { z } from 'zod'

/** A server's certificate that a person compared and trusted, for one account. `fingerprint`: SHA-256 (DER), lower-case hex. */
export const TrustedSchema = z.strictObject({
  accountId: z.string(),
  accountName: z.string(),
  host: z.string(),
  fingerprint: z.string(),
})
export type Trusted = z.infer<typeof TrustedSchema>
