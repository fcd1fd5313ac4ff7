import { z } from 'zod'

export const PersonNumberSchema = z.strictObject({
  kind: z.enum(['phone', 'work', 'mobile', 'home', 'fax', 'assistant', 'sip']),
  /** A number as it is written there, or a SIP address without scheme. */
  value: z.string(),
})
export type PersonNumber = z.infer<typeof PersonNumberSchema>

/** Somebody who can be called, as a directory or a phone book has them. */
export const PersonSchema = z.strictObject({
  /** Stable within its source. */
  id: z.string(),
  name: z.string(),
  numbers: z.array(PersonNumberSchema).readonly(),
  source: z.enum(['directory', 'phonebook', 'local']),
  /** Phone books: the entry is in the person's own book and may be changed; null = not known. */
  own: z.boolean().nullable().optional(),
  email: z.string().nullable().optional(),
  /** Company, department and job, as far as they are known, most general first. */
  about: z.string().nullable().optional(),
})
export type Person = z.infer<typeof PersonSchema>

/** Everything a phone book says about somebody. `details` by the names of the system, dotted: `homeAddress.city`. */
export const PhonebookEntrySchema = z.strictObject({
  id: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  number: z.string(),
  own: z.boolean().nullable(),
  details: z.record(z.string(), z.string()),
})
export type PhonebookEntry = z.infer<typeof PhonebookEntrySchema>

/** What a person types about somebody; keys are `firstName`, `lastName`, `number` and those of `details`. */
export const EntryChangeSchema = z.record(z.string().max(64), z.string().max(1024))
export type EntryChange = Readonly<Record<string, string>>

export const PEOPLE_SEGMENTS = ['all', 'company', 'mine', 'favourites'] as const
export const PeopleSegmentSchema = z.enum(PEOPLE_SEGMENTS)
export type PeopleSegment = z.infer<typeof PeopleSegmentSchema>

/** One row of the list of people. */
export const PersonRowSchema = PersonSchema.extend({ accountId: z.string(), favourite: z.boolean() })
export type PersonRow = z.infer<typeof PersonRowSchema>
