import { parseDialTarget } from './dial.ts'

/** A number as it stands in running text: an area code in brackets at its start, then groups of digits with what people put
 *  between. Brackets later on belong to the text: `020 800 5160 (9-17)`. */
const NUMBER = /\+?\d{0,3}[\s.\-/]?(?:\(\d{1,5}\))?(?:[\s.\-/\u2010-\u2015\u00a0]?\d+)+/gu
const ADDRESS = /(?:sips?:)?[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9.-]{1,128}/u

/** What selected text asks to call: itself when it is a number or address, else the first address or longest number in it;
 *  null when there is none. */
export function selectedTarget(text: string): string | null {
  const selected = text.slice(0, 2000).trim()
  const whole = parseDialTarget(selected)
  if (whole.ok && whole.value.kind !== 'user') return selected
  const address = ADDRESS.exec(selected)?.[0]
  if (address && parseDialTarget(address).ok) return address
  const numbers = [...selected.matchAll(NUMBER)].map(([number]) => number.trim())
  const digits = (number: string) => number.replace(/\D/g, '').length
  const [longest] = numbers.toSorted((a, b) => digits(b) - digits(a))
  if (longest !== undefined && parseDialTarget(longest).ok) return longest
  return whole.ok ? selected : null
}
