const ASCII = /^[\0-\x7f]*$/
/** Typed like a phone number, with what people put between digits; no dots, they are in IP addresses too. */
const NUMBER_LIKE = /^[+\d][\d\s()/-]*$/
const SEPARATORS = /[\s()/-]/g
/** Trigrams find nothing shorter. */
const INDEXED_FROM = 3

/** Makes upper and lower case, and letters with and without accents, the same. */
export function foldText(text: string): string {
  const lower = text.toLowerCase()
  return ASCII.test(lower) ? lower : lower.normalize('NFKD').replace(/\p{M}/gu, '')
}

/** What a search looks at in a call. */
export function searchText(remote: {
  readonly address: string
  readonly displayName: string | null
}): string {
  return foldText(remote.displayName === null ? remote.address : `${remote.displayName} ${remote.address}`)
}

/** Terms that must all occur. `indexed` ones are long enough for the full-text index. */
export type SearchTerms = { readonly indexed: readonly string[]; readonly short: readonly string[] }

/** `+49 171-23` is one term without its separators; other text is split at white space. */
export function parseSearch(search: string): SearchTerms {
  const folded = foldText(search.replaceAll('\0', ' ')).trim()
  const terms = NUMBER_LIKE.test(folded)
    ? [folded.replace(SEPARATORS, '')]
    : folded.split(/\s+/).filter((term) => term !== '')
  return {
    indexed: terms.filter((term) => [...term].length >= INDEXED_FROM),
    short: terms.filter((term) => [...term].length < INDEXED_FROM),
  }
}

/** The terms as an FTS5 query: phrases, so that nothing in them is an operator. */
export function toMatchQuery(terms: readonly string[]): string {
  return terms.map((term) => `"${term.replaceAll('"', '""')}"`).join(' AND ')
}
