import type { BlockedCaller } from '../../../shared/domain/blocked.ts'
import { noteKey, MAX_NOTE_LENGTH, type Note, type NoteSubject } from '../../../shared/domain/note.ts'
import { appError } from '../../../shared/errors.ts'
import { failure, lines, usageError, type CliAnswer } from '../answer.ts'
import type { CliCommand, CliContext } from '../command.ts'

const local = { needsAccount: false } as const
const NOTE_USAGE = 'note set (--contact ADDRESS | --call ID) TEXT'

function listBlocked({ core }: CliContext): CliAnswer {
  const blocked = core.person.blocked()
  if (!blocked.ok) return failure(blocked.error)
  return {
    json: { blocked: blocked.value, warnings: [] },
    text: lines(blocked.value.map(({ key, name }) => [key, name ?? ''])) || 'nobody is blocked',
    status: 0,
  }
}

function block({ core, words, options }: CliContext): CliAnswer {
  const blocked = core.person.block(words[0] ?? '', options.name ?? null)
  return blocked.ok ? blockedAnswer(blocked.value, 'blocked') : failure(blocked.error)
}

function blockedAnswer(caller: BlockedCaller, word: string): CliAnswer {
  return { json: { blocked: caller, warnings: [] }, text: `${caller.key} is ${word}`, status: 0 }
}

function unblock({ core, words }: CliContext): CliAnswer {
  const [address = ''] = words
  const done = core.person.unblock(address)
  if (!done.ok) return failure(done.error)
  return { json: { removed: true, warnings: [] }, text: `${address} is no longer blocked`, status: 0 }
}

/** Null when neither or both are given. */
function subjectOf({ options: { contact, call } }: CliContext): NoteSubject | null {
  if ((contact === undefined) === (call === undefined)) return null
  return contact === undefined
    ? { kind: 'call', call: (call ?? '').slice(0, 200) }
    : { kind: 'contact', address: contact }
}

function listNotes(context: CliContext): CliAnswer {
  const notes = context.core.person.notes()
  if (!notes.ok) return failure(notes.error)
  const { contact, call, search } = context.options
  const subject = subjectOf(context)
  if (subject === null && (contact ?? call) !== undefined)
    return usageError('--contact --call', 'sidetone note list')
  const key = subject === null ? null : noteKey(subject)
  const wanted = search?.toLowerCase() ?? ''
  const found = notes.value.filter(
    (note) => (subject === null || note.key === key) && note.text.toLowerCase().includes(wanted),
  )
  return {
    json: { notes: found.map(noteJson), warnings: [] },
    text: lines(found.map((note) => [note.key, note.text])) || 'no notes',
    status: 0,
  }
}

function noteJson({ key, text, at }: Note): object {
  const [kind, ...rest] = key.split(':')
  return { about: kind, subject: rest.join(':'), text, at }
}

function findNote({ core }: CliContext, key: string | null): Note | undefined {
  const notes = core.person.notes()
  return notes.ok ? notes.value.find((note) => note.key === key) : undefined
}

function writeNote(context: CliContext, text: string, usage: string): CliAnswer {
  const subject = subjectOf(context)
  if (subject === null) return usageError('--contact or --call', `sidetone ${usage}`)
  if (text.length > MAX_NOTE_LENGTH)
    return failure(appError('invalid-input', { field: 'text', detail: 'too-long' }))
  const key = noteKey(subject)
  if (text === '' && key !== null && !findNote(context, key))
    return failure(appError('not-found', { detail: 'note' }))
  const written = context.core.person.writeNote(subject, text)
  if (!written.ok) return failure(written.error)
  const note = findNote(context, key)
  return {
    json: { note: note ? noteJson(note) : null, warnings: [] },
    text: note ? 'noted' : 'the note is gone',
    status: 0,
  }
}

/** `block …`, `note …`: who is turned away, and what is written down about people and calls. */
export const personCliCommands: readonly CliCommand[] = [
  {
    ...local,
    path: ['block', 'list'],
    usage: 'block list',
    summary: 'Callers who are turned away without ringing',
    options: [],
    words: { min: 0, max: 0 },
    run: (context) => Promise.resolve(listBlocked(context)),
  },
  {
    ...local,
    path: ['block', 'add'],
    usage: 'block add ADDRESS [--name N]',
    summary: 'Turn a caller away from now on',
    options: ['name'],
    words: { min: 1, max: 1 },
    run: (context) => Promise.resolve(block(context)),
  },
  {
    ...local,
    path: ['block', 'remove'],
    usage: 'block remove ADDRESS',
    summary: 'Let a caller through again',
    options: [],
    words: { min: 1, max: 1 },
    run: (context) => Promise.resolve(unblock(context)),
  },
  {
    ...local,
    path: ['note', 'list'],
    usage: 'note list [--contact ADDRESS | --call ID] [--search TEXT]',
    summary: 'What you wrote down about people and calls',
    options: ['contact', 'call', 'search'],
    words: { min: 0, max: 0 },
    run: (context) => Promise.resolve(listNotes(context)),
  },
  {
    ...local,
    path: ['note', 'set'],
    usage: NOTE_USAGE,
    summary: 'Write something down about somebody or about a call',
    options: ['contact', 'call'],
    words: { min: 1, max: 64 },
    run: (context) => Promise.resolve(writeNote(context, context.words.join(' '), NOTE_USAGE)),
  },
  {
    ...local,
    path: ['note', 'remove'],
    usage: 'note remove (--contact ADDRESS | --call ID)',
    summary: 'Delete a note',
    options: ['contact', 'call'],
    words: { min: 0, max: 0 },
    run: (context) => Promise.resolve(writeNote(context, '', 'note remove (--contact ADDRESS | --call ID)')),
  },
]
