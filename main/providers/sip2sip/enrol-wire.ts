import { z } from 'zod'

const optionalText = z
  .string()
  .max(65_536)
  .nullish()
  .transform((text) => text?.trim() || null)

/** The yes of the enrolment page; what is not configured there is absent (reference sip2sip 4). */
export const EnrolmentWire = z.object({
  success: z.literal(true),
  sip_address: z
    .string()
    .max(256)
    .regex(/^[^@\s]+@[^@\s]+$/),
  settings_url: optionalText,
  ldap_hostname: optionalText,
  ldap_dn: optionalText,
  /** A certificate and key made for the account, PEM, and who vouches for them. */
  passport: z.object({ crt: optionalText, key: optionalText, ca: optionalText }).nullish(),
})
export type EnrolmentWire = z.infer<typeof EnrolmentWire>

/** `value_error`, `user_exists`, `internal_error`, or nothing for a server that is set up wrong. */
export const EnrolmentRefusalWire = z.object({ success: z.literal(false), error: optionalText })
