import { z } from 'zod'
import { callerKey } from './caller-key.ts'

export const MAX_NOTE_LENGTH = 2000

/** What a note is about: somebody, by number or address, or one call, by its Call-ID (else the row's id). */
export const NoteSubjectSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('contact'), address: z.string().min(1).max(256) }),
  z.strictObject({ kind: z.literal('call'), call: z.string().min(1).max(200) }),
])
export type NoteSubject = z.infer<typeof NoteSubjectSchema>

export const NoteSchema = z.strictObject({
  /** `contact:` and the caller's key, or `call:` and the call's. */
  key: z.string(),
  text: z.string(),
  /** When it was last written, ISO 8601. */
  at: z.string(),
})
export type Note = z.infer<typeof NoteSchema>

/** Null when the address is none. */
export function noteKey(subject: NoteSubject): string | null {
  if (subject.kind === 'call') return `call:${subject.call}`
  const key = callerKey(subject.address)
  return key === null ? null : `contact:${key}`
}
