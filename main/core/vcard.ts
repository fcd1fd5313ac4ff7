import type { EntryChange, PhonebookEntry } from '../../shared/domain/contact.ts'

/*
 * vCards 2.1, 3.0 and 4.0 in, 3.0 out (RFC 2426: what every address book reads). One broken card does not spoil the others.
 */
const MAX_CARDS = 10_000

type Line = { readonly name: string; readonly types: readonly string[]; readonly value: string }

/** People as cards; a card without a number or a name is none. */
export function parseVcards(bytes: Buffer): readonly EntryChange[] {
  const text = decode(bytes).replace(/\r\n?/g, '\n')
  const cards = text.match(/^BEGIN:VCARD[^\n]*\n[\s\S]*?^END:VCARD/gim) ?? []
  return cards.slice(0, MAX_CARDS).flatMap((card) => {
    const person = toChange(unfold(card).flatMap(parseLine))
    return person === null ? [] : [person]
  })
}

function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.subarray(2).toString('utf16le')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // Old telephones write their own code page and do not say which.
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** Folded lines begin with a blank; those in quoted-printable end with `=` instead. */
function unfold(card: string): readonly string[] {
  const lines: string[] = []
  for (const line of card.split('\n')) {
    const last = lines.at(-1)
    if (last !== undefined && /^[ \t]/.test(line)) lines[lines.length - 1] = last + line.slice(1)
    else if (
      last !== undefined &&
      /;ENCODING=QUOTED-PRINTABLE|;QUOTED-PRINTABLE/i.test(last) &&
      last.endsWith('=')
    )
      lines[lines.length - 1] = last.slice(0, -1) + line
    else lines.push(line)
  }
  return lines
}

function parseLine(line: string): readonly Line[] {
  const parts = /^(?:[\w-]+\.)?([A-Za-z-]+)((?:;(?:"[^"]*"|[^:"])*)?):([\s\S]*)$/.exec(line)
  if (!parts) return []
  const [, name = '', parameters = '', raw = ''] = parts
  const types = parameters
    .toUpperCase()
    .split(/[;,]/)
    .map((part) =>
      part
        .replace(/^TYPE=/, '')
        .replaceAll('"', '')
        .trim(),
    )
  const value = types.some((type) => type.endsWith('QUOTED-PRINTABLE')) ? unquote(raw) : raw
  return [{ name: name.toUpperCase(), types, value }]
}

function unquote(text: string): string {
  const bytes = Buffer.from(
    text.replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  )
  return decode(bytes)
}

/** Parts between unescaped semicolons, unescaped. */
function split(value: string): readonly string[] {
  return value.split(/(?<!\\);/).map(plain)
}
function plain(value: string): string {
  return value
    .replace(/\\n/gi, ' ')
    .replace(/\\([,;\\:])/g, '$1')
    .trim()
}

const ADDRESS = ['street', 'city', 'state', 'zip', 'country'] as const

function toChange(lines: readonly Line[]): EntryChange | null {
  const first = (name: string, ...types: string[]): Line | undefined =>
    lines.find((line) => line.name === name && types.every((type) => line.types.includes(type)))
  const [family = '', given = ''] = split(first('N')?.value ?? '')
  const full = plain(first('FN')?.value ?? '')
  const words = full.split(/\s+/)
  const firstName = given || (family === '' ? words.slice(0, -1).join(' ') || full : words[0]) || ''
  const lastName = family || (given === '' ? (words.at(-1) ?? '') : words.slice(1).join(' ')) || firstName
  const numbers = lines
    .filter(({ name }) => name === 'TEL')
    .map((line) => ({ ...line, value: tel(line.value) }))
  const of = (type: string): string => numbers.find(({ types }) => types.includes(type))?.value ?? ''
  const isPlain = ({ types }: Line): boolean => !['CELL', 'HOME', 'FAX'].some((type) => types.includes(type))
  const number = numbers.find(isPlain)?.value ?? of('CELL') ?? numbers[0]?.value
  const main = number || numbers[0]?.value || ''
  if (firstName === '' || main === '') return null
  const [company = '', department = ''] = split(first('ORG')?.value ?? '')
  const emails = lines.filter(({ name }) => name === 'EMAIL').map(({ value }) => plain(value))
  const change: Record<string, string> = {
    firstName,
    lastName,
    number: main,
    cellPhoneNumber: of('CELL'),
    homePhoneNumber: of('HOME'),
    faxNumber: of('FAX'),
    companyName: company,
    jobDept: department,
    jobTitle: plain(first('TITLE')?.value ?? ''),
    emailAddress: emails[0] ?? '',
    alternateEmailAddress: emails[1] ?? '',
    ...address('homeAddress', first('ADR', 'HOME')?.value),
    ...address('officeAddress', first('ADR', 'WORK')?.value),
  }
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== ''))
}

function tel(value: string): string {
  return plain(value)
    .replace(/^(?:tel|sip):/i, '')
    .replace(/;.*$/, '')
}

function address(group: string, value: string | undefined): Record<string, string> {
  const [, , street = '', city = '', state = '', zip = '', country = ''] = split(value ?? '')
  const parts = { street, city, state, zip, country }
  return Object.fromEntries(ADDRESS.map((part) => [`${group}.${part}`, parts[part]]))
}

/** Cards of version 3.0, with CRLF, folded at 75 bytes. */
export function writeVcards(entries: readonly PhonebookEntry[]): string {
  return entries.map(writeCard).join('')
}

function writeCard({ firstName, lastName, number, details }: PhonebookEntry): string {
  const lines: (string | null)[] = [
    'BEGIN:VCARD',
    'VERSION:3.0',
    `N:${escape(lastName)};${escape(firstName)};;;`,
    `FN:${escape([firstName, lastName].filter(Boolean).join(' ') || number)}`,
    line('TEL;TYPE=WORK,VOICE', number),
    line('TEL;TYPE=CELL', details['cellPhoneNumber']),
    line('TEL;TYPE=HOME', details['homePhoneNumber']),
    line('TEL;TYPE=FAX', details['faxNumber']),
    line('EMAIL;TYPE=INTERNET', details['emailAddress']),
    line('EMAIL;TYPE=INTERNET', details['alternateEmailAddress']),
    details['companyName'] || details['jobDept']
      ? `ORG:${escape(details['companyName'] ?? '')};${escape(details['jobDept'] ?? '')}`
      : null,
    line('TITLE', details['jobTitle']),
    addressLine('HOME', 'homeAddress', details),
    addressLine('WORK', 'officeAddress', details),
    'END:VCARD',
  ]
  return lines
    .filter((text) => text !== null)
    .map((text) => `${foldLine(text)}\r\n`)
    .join('')
}

function line(name: string, value: string | undefined): string | null {
  return value ? `${name}:${escape(value)}` : null
}

function addressLine(type: string, group: string, details: PhonebookEntry['details']): string | null {
  const parts = ADDRESS.map((part) => details[`${group}.${part}`] ?? '')
  return parts.some((part) => part !== '') ? `ADR;TYPE=${type}:;;${parts.map(escape).join(';')}` : null
}

function escape(text: string): string {
  return text.replace(/[\\,;]/g, '\\$&').replace(/\r?\n/g, '\\n')
}

/** At most 75 bytes a line (RFC 2426 2.6), never inside a character. */
function foldLine(text: string): string {
  let folded = ''
  let width = 0
  for (const char of text) {
    const bytes = Buffer.byteLength(char)
    if (width + bytes > 75) {
      folded += '\r\n '
      width = 1
    }
    folded += char
    width += bytes
  }
  return folded
}
