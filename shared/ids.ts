import { z } from 'zod'

const id = <B extends string>(brand: B) =>
  z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,64}$/)
    .brand(brand)

/** Ids are opaque, 1 to 64 characters of `A-Za-z0-9_-`, so that they are safe in file names and on the wire. */
export const AccountIdSchema = id('AccountId')
export const CallIdSchema = id('CallId')
export const DraftIdSchema = id('DraftId')
export const FlowIdSchema = id('FlowId')
export const RelayIdSchema = id('RelayId')

export type AccountId = z.infer<typeof AccountIdSchema>
export type CallId = z.infer<typeof CallIdSchema>
export type DraftId = z.infer<typeof DraftIdSchema>
export type FlowId = z.infer<typeof FlowIdSchema>
export type RelayId = z.infer<typeof RelayIdSchema>
