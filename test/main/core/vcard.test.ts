import { describe, expect, it } from 'vitest'
import { parseVcards, writeVcards } from '../../../main/core/vcard.ts'
import type { PhonebookEntry } from '../../../shared/domain/contact.ts'

const parse = (...lines: readonly string[]) => parseVcards(Buffer.from(lines.join('\r\n')))
const card = (...lines: readonly string[]) => ['BEGIN:VCARD', ...lines, 'END:VCARD', '']

describe('parseVcards', () => {
  it('reads 3.0: names, numbers by kind, addresses, folded lines', () => {
    expect(
      parse(
        ...card(
          'VERSION:3.0',
          'N:Doe;Jane;;;',
          'FN:Jane Doe',
          'item1.TEL;TYPE=WORK,VOICE:201',
          'TEL;TYPE=CELL:+49 171 1',
          'TEL;TYPE=HOME,FAX:99',
          'EMAIL;TYPE=INTERNET:jane@exam',
          ' ple.org',
          'ORG:Paper \\, Co\\; KG;Sales',
          'TITLE:Head',
          'ADR;TYPE=HOME:;;Road 1;Bonn;;53111;DE',
        ),
      ),
    ).toEqual([
      {
        firstName: 'Jane',
        lastName: 'Doe',
        number: '201',
        cellPhoneNumber: '+49 171 1',
        homePhoneNumber: '99',
        faxNumber: '99',
        emailAddress: 'jane@example.org',
        companyName: 'Paper , Co; KG',
        jobDept: 'Sales',
        jobTitle: 'Head',
        'homeAddress.street': 'Road 1',
        'homeAddress.city': 'Bonn',
        'homeAddress.zip': '53111',
        'homeAddress.country': 'DE',
      },
    ])
  })

  it('reads 2.1 in quoted-printable, over several lines', () => {
    const [person] = parse(
      ...card(
        'VERSION:2.1',
        'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCl=',
        'ler;J=C3=BCrgen',
        'TEL;CELL:123',
      ),
    )
    expect(person).toMatchObject({ firstName: 'Jürgen', lastName: 'Müller', number: '123' })
  })

  it('reads 4.0 with tel: URIs, and a name in one piece', () => {
    const [person] = parse(
      ...card('VERSION:4.0', 'FN:Ada Lovelace King', 'TEL;VALUE=uri;TYPE="voice,work":tel:+44-20;ext=1'),
    )
    expect(person).toMatchObject({ firstName: 'Ada Lovelace', lastName: 'King', number: '+44-20' })
  })

  it('leaves out a broken card and keeps the others', () => {
    const text = [...card('FN:Nobody'), 'BEGIN:VCARD', ...card('N:B;A', 'TEL:1')]
    expect(parse(...text)).toEqual([{ firstName: 'A', lastName: 'B', number: '1' }])
    expect(parseVcards(Buffer.from('no cards'))).toEqual([])
  })

  it('reads a file in the code page of an old telephone, and one in UTF-16', () => {
    const text = card('N:Müller;Jan', 'TEL:1').join('\r\n')
    expect(parseVcards(Buffer.from(text, 'latin1'))[0]).toMatchObject({ lastName: 'Müller' })
    const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])
    expect(parseVcards(wide)[0]).toMatchObject({ lastName: 'Müller' })
  })
})

describe('writeVcards', () => {
  const entry: PhonebookEntry = {
    id: '1',
    firstName: 'Ömer',
    lastName: 'Supplier; Ltd',
    number: '+49301',
    own: true,
    details: {
      companyName: 'Paper, with a name that is much longer than what fits into one line of a card, ö',
      emailAddress: 'o@x.test',
      'homeAddress.city': 'Bonn',
    },
  }

  it('writes what it reads', () => {
    const { firstName, lastName, number, details } = entry
    expect(parseVcards(Buffer.from(writeVcards([entry])))).toEqual([
      { firstName, lastName, number, ...details },
    ])
  })

  it('folds at 75 bytes, never inside a character', () => {
    for (const line of writeVcards([entry]).split('\r\n'))
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  })
})
