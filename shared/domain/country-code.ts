/** Country codes by length are prefix-free: 1 and 7 have one digit, these have two, all others three. */
const TWO_DIGIT_CODES: ReadonlySet<string> = new Set(
  '20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98'.split(
    ' ',
  ),
)

/** The country code at the start of an international number without `+`. */
export function countryCode(digits: string): string {
  if (/^[17]/.test(digits)) return digits.slice(0, 1)
  return TWO_DIGIT_CODES.has(digits.slice(0, 2)) ? digits.slice(0, 2) : digits.slice(0, 3)
}
