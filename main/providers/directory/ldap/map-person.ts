import type { Person, PersonNumber } from '../../../../shared/domain/contact.ts'
import { cleanRemoteText } from '../../../../shared/text/clean.ts'

/** What is asked for, and what each attribute is to us (reference sip2sip 5). Names are compared without case. */
const NUMBERS: readonly (readonly [attribute: string, kind: PersonNumber['kind']])[] = [
  ['SIPIdentitySIPURI', 'sip'],
  ['telephoneNumber', 'phone'],
  ['workNumber', 'work'],
  ['mobile', 'mobile'],
]
export const ATTRIBUTES: readonly string[] = ['cn', ...NUMBERS.map(([attribute]) => attribute)]

const MAX_VALUES = 8

/** Null for an entry without a name. */
export function toPerson(entry: Readonly<Record<string, unknown>>): Person | null {
  const byName = new Map(Object.entries(entry).map(([name, value]) => [name.toLowerCase(), texts(value)]))
  const of = (name: string): readonly string[] => byName.get(name.toLowerCase()) ?? []
  const name = cleanRemoteText(of('cn')[0] ?? '', 'name')
  const dn = cleanRemoteText(of('dn')[0] ?? '', 'message')
  if (name === '') return null
  const numbers = NUMBERS.flatMap(([attribute, kind]) =>
    of(attribute)
      .map((text) => cleanRemoteText(text.replace(/^\s*(?:sips?|tel):/i, ''), 'address'))
      .filter((value) => value !== '')
      .map((value): PersonNumber => ({ kind, value })),
  )
  return { id: dn, name, numbers, source: 'directory' }
}

function texts(value: unknown): readonly string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value]
  return values
    .slice(0, MAX_VALUES)
    .map((one) => (Buffer.isBuffer(one) ? one.toString('utf8') : one))
    .filter((one): one is string => typeof one === 'string')
}
