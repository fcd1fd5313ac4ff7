import type { PeopleSegment, Person } from '../../shared/domain/contact.ts'

export type IndexedPerson = { readonly accountId: string; readonly person: Person }
export type PeopleQuestion = {
  readonly text: string
  readonly segment: PeopleSegment
  readonly offset: number
  readonly limit: number
}

type Entry = IndexedPerson & {
  readonly name: string
  readonly words: readonly string[]
  readonly all: string
  readonly digits: string
}

/** Upper and lower case, and letters with and without accents, are the same. */
export function fold(text: string): string {
  return text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '')
}

const NUMBER_LIKE = /^[+\d][\d\s()/.-]*$/
const digitsOf = (text: string): string => text.replace(/\D/g, '')

/**
 * All people in memory, sorted by name once, so that every letter typed is one walk through the list: 20,000 people take a
 * few milliseconds. Names that begin with what was typed come before those that only contain it.
 */
export function createPeopleIndex(people: readonly IndexedPerson[]) {
  const entries: readonly Entry[] = people
    .map((one): Entry => {
      const { person } = one
      const name = fold(person.name)
      const numbers = person.numbers.map(({ value }) => value)
      return {
        ...one,
        name,
        words: name.split(/\s+/),
        all: fold([person.name, person.email, person.about, ...numbers].filter(Boolean).join('\n')),
        digits: numbers.map(digitsOf).join(' '),
      }
    })
    .toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
  const byNumber = new Map<string, Entry>()
  for (const entry of entries) {
    for (const { value } of entry.person.numbers) {
      const key = lookUpKey(value)
      if (key !== '' && !byNumber.has(key)) byNumber.set(key, entry)
    }
  }

  return {
    size: entries.length,

    search(
      { text, segment, offset, limit }: PeopleQuestion,
      isFavourite: (one: IndexedPerson) => boolean,
    ): { readonly people: readonly IndexedPerson[]; readonly total: number } {
      const inSegment = (entry: Entry): boolean =>
        segment === 'all' ||
        (segment === 'favourites' ? isFavourite(entry) : (entry.person.own === true) === (segment === 'mine'))
      const wanted = segment === 'all' ? entries : entries.filter(inSegment)
      const found = text.trim() === '' ? wanted : matches(wanted, text)
      return { people: found.slice(offset, offset + limit), total: found.length }
    },

    /** Whose number this is, null = nobody's. Takes `201`, `201@example.org` and `+49 171 …` in any spelling. */
    nameOf: (address: string): string | null => byNumber.get(lookUpKey(address))?.person.name ?? null,
  }
}
export type PeopleIndex = ReturnType<typeof createPeopleIndex>

/** A number without what people put between digits; of an address the part before the @. */
function lookUpKey(value: string): string {
  const user = value.replace(/^sips?:/i, '').split('@')[0] ?? ''
  const digits = digitsOf(user)
  return NUMBER_LIKE.test(user) ? digits.replace(/^00/, '') : user.toLowerCase()
}

function matches(entries: readonly Entry[], text: string): readonly Entry[] {
  const folded = fold(text.trim())
  const digits = NUMBER_LIKE.test(folded) ? digitsOf(folded) : ''
  const terms = folded.split(/\s+/)
  const first: Entry[] = []
  const rest: Entry[] = []
  for (const entry of entries) {
    if (digits !== '' && entry.digits.includes(digits)) rest.push(entry)
    else if (terms.every((term) => entry.words.some((word) => word.startsWith(term)))) first.push(entry)
    else if (terms.every((term) => entry.all.includes(term))) rest.push(entry)
  }
  return [...first, ...rest]
}
