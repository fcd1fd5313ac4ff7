import { z } from 'zod'
import { BlockedCallerSchema } from '../domain/blocked.ts'
import { MAX_NOTE_LENGTH, NoteSchema, NoteSubjectSchema } from '../domain/note.ts'

const nothing = z.undefined()
const address = z.string().min(1).max(256)

/** Notes and the block list: they belong to the person, not to an account. */
export const personCommands = {
  /** The notes about these, those that there are. */
  'note.read': {
    roles: ['app'],
    input: z.strictObject({ subjects: z.array(NoteSubjectSchema).max(8).readonly() }),
    output: z.array(NoteSchema).readonly(),
  },
  /** An empty text deletes the note. */
  'note.write': {
    roles: ['app'],
    input: z.strictObject({ subject: NoteSubjectSchema, text: z.string().max(MAX_NOTE_LENGTH) }),
    output: nothing,
  },
  'block.list': {
    roles: ['app'],
    input: z.strictObject({}),
    output: z.array(BlockedCallerSchema).readonly(),
  },
  'block.add': {
    roles: ['app', 'incoming'],
    input: z.strictObject({ address, name: z.string().max(128).nullable() }),
    output: nothing,
  },
  'block.remove': { roles: ['app'], input: z.strictObject({ address }), output: nothing },
} as const
