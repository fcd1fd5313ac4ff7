import { describe, expect, it } from 'vitest'
import { createPeopleIndex, type IndexedPerson } from '../../../main/core/people-index.ts'

const one = (id: string, name: string, number: string, rest: object = {}): IndexedPerson => ({
  accountId: 'a',
  person: { id, name, numbers: [{ kind: 'phone', value: number }], source: 'phonebook', own: false, ...rest },
})
const index = createPeopleIndex([
  one('1', 'Zoë Anders', '201'),
  one('2', 'Ada Zobel', '+49 171 2345', { own: true, email: 'ada@x.test' }),
  one('3', 'Bob Marzoni', '0031-20-800', { about: 'Sales' }),
])
const names = (text: string, segment: 'all' | 'company' | 'mine' | 'favourites' = 'all') =>
  index
    .search({ text, segment, offset: 0, limit: 10 }, ({ person }) => person.id === '3')
    .people.map(({ person }) => person.name)

describe('createPeopleIndex', () => {
  it('lists everybody by name', () => {
    expect(names('')).toEqual(['Ada Zobel', 'Bob Marzoni', 'Zoë Anders'])
  })

  it('puts beginnings of names before the middle of words, without accents', () => {
    expect(names('zo')).toEqual(['Ada Zobel', 'Zoë Anders', 'Bob Marzoni'])
    expect(names('zoe an')).toEqual(['Zoë Anders'])
    expect(names('ZOË')).toEqual(['Zoë Anders'])
  })

  it('finds numbers in any spelling, e-mail and what is about somebody', () => {
    expect(names('171-2345')).toEqual(['Ada Zobel'])
    expect(names('20 800')).toEqual(['Bob Marzoni'])
    expect(names('ada@x')).toEqual(['Ada Zobel'])
    expect(names('sales')).toEqual(['Bob Marzoni'])
    expect(names('nobody')).toEqual([])
  })

  it('knows segments, pages and totals', () => {
    expect(names('', 'mine')).toEqual(['Ada Zobel'])
    expect(names('', 'company')).toEqual(['Bob Marzoni', 'Zoë Anders'])
    expect(names('', 'favourites')).toEqual(['Bob Marzoni'])
    const page = index.search({ text: '', segment: 'all', offset: 2, limit: 10 }, () => false)
    expect(page).toMatchObject({ total: 3, people: [{ person: { name: 'Zoë Anders' } }] })
  })

  it('says whose number it is', () => {
    expect(index.nameOf('201@pbx.example')).toBe('Zoë Anders')
    expect(index.nameOf('sip:201@pbx.example')).toBe('Zoë Anders')
    expect(index.nameOf('+491712345')).toBe('Ada Zobel')
    expect(index.nameOf('+3120800')).toBe('Bob Marzoni')
    expect(index.nameOf('999')).toBeNull()
    expect(index.nameOf('')).toBeNull()
  })
})
