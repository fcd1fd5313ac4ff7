import { z } from 'zod'
import { AppErrorSchema } from '../errors.ts'
import { CapabilitySchema } from './provider.ts'

/** What is shown of a client certificate; never the key. Times are ISO 8601. */
export const CertificateInfoSchema = z.strictObject({
  subject: z.string(),
  issuer: z.string(),
  validFrom: z.string(),
  validTo: z.string(),
  /** SHA-256 of the DER, lower-case hex. */
  fingerprint: z.string(),
  /** `rsa-1024`, `ec-P-256`, ... */
  keyType: z.string(),
  expired: z.boolean(),
  /** True when the file or its signature is of a kind that current TLS refuses. */
  weak: z.boolean(),
})
export type CertificateInfo = z.infer<typeof CertificateInfoSchema>

export const IdentitySchema = z.strictObject({
  address: z.string(),
  displayName: z.string().nullable(),
  email: z.string().nullable(),
  mobileNumber: z.string().nullable(),
  callerId: z.string().nullable(),
  timezone: z.string().nullable(),
  noAnswerSec: z.number().int().nullable(),
  /** Any name at this domain is a conference room of the phone company; absent = none is known. */
  conferenceDomain: z.string().optional(),
})
export type Identity = z.infer<typeof IdentitySchema>

/** The account system's side: can it be asked? */
export const ReachabilitySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('unknown') }),
  z.strictObject({ kind: z.literal('checking') }),
  z.strictObject({ kind: z.literal('ok'), asOf: z.string() }),
  z.strictObject({ kind: z.literal('failed'), asOf: z.string(), error: AppErrorSchema }),
])
export type Reachability = z.infer<typeof ReachabilitySchema>

export const AccountInfoSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  provider: z.string(),
  providerTitle: z.string(),
  /** Address or host a person knows it by. */
  address: z.string(),
  capabilities: z.array(CapabilitySchema).readonly(),
  destinationKeywords: z.array(z.enum(['voicemail', 'mobile'])).readonly(),
  hasLine: z.boolean(),
  /** Where calls are handed to, to park them; absent = nowhere. */
  parkCode: z.string().optional(),
})
export type AccountInfo = z.infer<typeof AccountInfoSchema>
