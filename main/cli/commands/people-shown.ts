import type { PhonebookEntry } from '../../../shared/domain/contact.ts'
import { toPerson } from '../../core/people-person.ts'

/** Everything there is about somebody: as in the lists, and as their phone book has it. */
export function shownEntry(entry: PhonebookEntry): object {
  return { ...toPerson(entry), ...entry }
}
