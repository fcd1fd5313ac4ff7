import { countryCode } from '../../../shared/domain/country-code.ts'

/** A number in groups that can be compared at a glance; anything that is not a long number stays as it is. */
export function groupedNumber(number: string): string {
  const match = /^(\+?)(\d{7,})$/.exec(number)
  if (!match?.[2]) return number
  const code = match[1] === '+' ? countryCode(match[2]) : ''
  const rest = match[2].slice(code.length)
  const groups = rest.match(/\d{3}(?=\d{2})|\d+/g) ?? []
  return [code === '' ? '' : `+${code}`, ...groups].filter((part) => part !== '').join('\u00a0')
}
