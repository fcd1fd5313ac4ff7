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
  /** The name with a blank before each word, so that beginnings are found as text. */
  readonly words: string
  readonly all: string
  readonly digits: string
}

/** Upper and lower case, and letters with and without accents, are the same. */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase()
  return text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '')
}

/** Most names: nothing to take apart. */
const ASCII = /^[ -~\n]*$/
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
        words: ` ${name.replace(/\s+/g, ' ')}`,
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

  /** What was found last: every further letter can only find some of it. */
  let last: { readonly text: string; readonly byName: readonly Entry[] } | null = null
  function find(text: string): readonly Entry[] {
    const folded = fold(text.trim())
    if (folded === '') return entries
    const among = last !== null && folded.startsWith(last.text) ? last.byName : entries
    const { byName, bestFirst } = matches(among, folded)
    last = { text: folded, byName }
    return bestFirst
  }

  return {
    search(
      { text, segment, offset, limit }: PeopleQuestion,
      isFavourite: (one: IndexedPerson) => boolean,
    ): { readonly people: readonly IndexedPerson[]; readonly total: number } {
      const inSegment = (entry: Entry): boolean =>
        segment === 'all' ||
        (segment === 'favourites' ? isFavourite(entry) : (entry.person.own === true) === (segment === 'mine'))
      const everywhere = find(text)
      const found = segment === 'all' ? everywhere : everywhere.filter(inSegment)
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

/** Those that fit: all of them by name, and with the beginnings of names first. */
function matches(
  entries: readonly Entry[],
  folded: string,
): { readonly byName: readonly Entry[]; readonly bestFirst: readonly Entry[] } {
  const digits = NUMBER_LIKE.test(folded) ? digitsOf(folded) : ''
  const terms = folded.split(/\s+/)
  const beginnings = terms.map((term) => ` ${term}`)
  const first: Entry[] = []
  const rest: Entry[] = []
  const byName: Entry[] = []
  for (const entry of entries) {
    const isNumber = digits !== '' && entry.digits.includes(digits)
    const isFirst = !isNumber && hasAll(entry.words, beginnings)
    if (!isNumber && !isFirst && !hasAll(entry.all, terms)) continue
    byName.push(entry)
    if (isFirst) first.push(entry)
    else rest.push(entry)
  }
  return { byName, bestFirst: [...first, ...rest] }
}

/** A plain loop: it runs twice for each of 20,000 people at every key. */
function hasAll(text: string, parts: readonly string[]): boolean {
  for (const part of parts) if (!text.includes(part)) return false
  return true
}
