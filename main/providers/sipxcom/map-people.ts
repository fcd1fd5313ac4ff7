import type { EntryChange, PhonebookEntry } from '../../../shared/domain/contact.ts'
import { appError } from '../../../shared/errors.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { cleanRemoteText } from '../../../shared/text/clean.ts'
import { flatten, withValues } from './flat.ts'
import type { EntryWire } from './wire-people.ts'

/** Id of everybody who is a user of the system and no entry of a book: they all have this one. */
const SYSTEM_USER = '-1'
const USER = 'user:'

/** The id of an entry in the person's own or a common book, null for a user of the system and for what is no id. */
export function bookId(id: string): string | null {
  return /^[\w.-]{1,128}$/.test(id) ? id : null
}

/** The number of a user of the system, null for an entry of a book. */
export function userNumber(id: string): string | null {
  return id.startsWith(USER) ? id.slice(USER.length) : null
}

/** `id`: where the answer has none because it was part of the question. */
export function toEntry(wire: EntryWire, id?: string): PhonebookEntry {
  const number = clean(wire.number, 'address')
  const wireId = wire.id ?? id ?? SYSTEM_USER
  const isUser = wireId === SYSTEM_USER
  return {
    id: isUser ? `${USER}${number}` : wireId,
    firstName: clean(wire['first-name'], 'name'),
    lastName: clean(wire['last-name'], 'name'),
    number,
    own: isUser ? false : null,
    details: toDetails(wire['contact-information'] ?? {}),
  }
}

function toDetails(wire: Readonly<Record<string, unknown>>): PhonebookEntry['details'] {
  return Object.fromEntries(
    Object.entries(flatten(wire)).flatMap(([key, value]) => {
      const text = value === null ? '' : clean(String(value), key === 'avatar' ? 'message' : 'address')
      return text === '' ? [] : [[key, text] as const]
    }),
  )
}

function clean(text: string | null | undefined, kind: 'name' | 'address' | 'message'): string {
  return cleanRemoteText(text ?? '', kind)
}

const DETAIL_KEYS = [
  'jobTitle',
  'jobDept',
  'companyName',
  'assistantName',
  'location',
  'cellPhoneNumber',
  'homePhoneNumber',
  'assistantPhoneNumber',
  'faxNumber',
  'didNumber',
  'imId',
  'imDisplayName',
  'alternateImId',
  'emailAddress',
  'alternateEmailAddress',
  'avatar',
] as const
export const ADDRESS_GROUPS = ['homeAddress', 'officeAddress', 'branchAddress'] as const
export const ADDRESS_PARTS = ['street', 'city', 'country', 'state', 'zip', 'officeDesignation'] as const

/** Everything a person can write about somebody; the server fails on any other key (reference sipxcom-user 0.5). */
const ENTRY_KEYS: ReadonlySet<string> = new Set([
  'firstName',
  'lastName',
  'number',
  ...DETAIL_KEYS,
  ...ADDRESS_GROUPS.flatMap((group) => ADDRESS_PARTS.map((part) => `${group}.${part}`)),
])
/** What the server's own names are for the first three. */
const ALIASES: Readonly<Record<string, string>> = { 'first-name': 'firstName', 'last-name': 'lastName' }

/** What the server takes as an e-mail address: it refuses ends of other lengths (reference sipxcom-user 4). */
const EMAIL = /^[^\s@]+@[^\s@]+\.[A-Za-z]{2,4}$/

/** Checks what was typed. Errors: invalid-input with `field` and detail `setting-unknown` or `email`. */
export function readChange(given: EntryChange): Result<EntryChange> {
  const change: Record<string, string> = {}
  for (const [key, value] of Object.entries(given)) {
    const name = ALIASES[key] ?? key
    if (!ENTRY_KEYS.has(name))
      return err(appError('invalid-input', { field: key, detail: 'setting-unknown' }))
    const text = value.trim()
    if (/email/i.test(name) && text !== '' && !EMAIL.test(text))
      return err(appError('invalid-input', { field: name, detail: 'email' }))
    change[name] = text
  }
  return ok(change)
}

/** The entry after the change. Errors: invalid-input with `field` where name or number would be empty. */
export function changeEntry(entry: PhonebookEntry, change: EntryChange): Result<PhonebookEntry> {
  const { firstName, lastName, number, ...rest } = change
  const details = Object.fromEntries(
    Object.entries({ ...entry.details, ...rest }).filter(([, value]) => value !== ''),
  )
  const changed = {
    ...entry,
    firstName: firstName ?? entry.firstName,
    lastName: lastName ?? entry.lastName,
    number: number ?? entry.number,
    details,
  }
  const empty = (['firstName', 'lastName', 'number'] as const).find((key) => changed[key] === '')
  return empty === undefined
    ? ok(changed)
    : err(appError('invalid-input', { field: empty, detail: 'empty-field' }))
}

/** As the server wants it; `contact-information` must be there even when it says nothing (reference sipxcom-user 4). */
export function fromEntry({ firstName, lastName, number, details }: PhonebookEntry): object {
  return {
    entry: {
      'first-name': firstName,
      'last-name': lastName,
      number,
      'contact-information': withValues({}, details),
    },
  }
}

/** Whether two say the same, ids apart. */
export function isSameEntry(a: PhonebookEntry, b: PhonebookEntry): boolean {
  return (
    a.firstName === b.firstName &&
    a.lastName === b.lastName &&
    a.number === b.number &&
    JSON.stringify(Object.entries(a.details).toSorted()) ===
      JSON.stringify(Object.entries(b.details).toSorted())
  )
}

export const EMPTY_ENTRY: PhonebookEntry = {
  id: '',
  firstName: '',
  lastName: '',
  number: '',
  own: true,
  details: {},
}

/** The entry as it came, with the change put in: what is no field of ours goes back untouched. */
export function mergeEntry(wire: EntryWire, change: EntryChange): object {
  const { firstName, lastName, number, ...rest } = change
  const { id: _, ...others } = wire
  const details = Object.fromEntries(
    Object.entries(rest).map(([key, value]) => [key, value === '' ? null : value]),
  )
  return {
    entry: {
      ...others,
      'first-name': firstName ?? wire['first-name'],
      'last-name': lastName ?? wire['last-name'],
      number: number ?? wire.number,
      'contact-information': withValues(wire['contact-information'] ?? {}, details),
    },
  }
}
