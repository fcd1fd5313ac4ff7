import type { Person, PersonNumber, PhonebookEntry } from '../../shared/domain/contact.ts'

const FURTHER: readonly (readonly [key: string, kind: PersonNumber['kind']])[] = [
  ['didNumber', 'work'],
  ['cellPhoneNumber', 'mobile'],
  ['homePhoneNumber', 'home'],
  ['assistantPhoneNumber', 'assistant'],
  ['faxNumber', 'fax'],
]

/** Somebody of a phone book as the lists show them. */
export function toPerson({ id, firstName, lastName, number, own, details }: PhonebookEntry): Person {
  const numbers: PersonNumber[] =
    number === '' ? [] : [{ kind: number.includes('@') ? 'sip' : 'phone', value: number }]
  for (const [key, kind] of FURTHER) {
    const value = details[key]
    if (value && !numbers.some((known) => known.value === value)) numbers.push({ kind, value })
  }
  const about = [details['companyName'], details['jobDept'], details['jobTitle']].filter(Boolean).join(' · ')
  return {
    id,
    name: [firstName, lastName].filter(Boolean).join(' ') || number,
    numbers,
    source: 'phonebook',
    own,
    email: details['emailAddress'] ?? null,
    about: about || null,
  }
}
