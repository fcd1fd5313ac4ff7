import { createHash } from 'node:crypto'

/** JSON as PHP writes it: `/` escaped, everything beyond ASCII as `\uXXXX`. */
export function phpJson(value: unknown): string {
  const text = JSON.stringify(value, (_key, member: unknown) => (member === undefined ? null : member))
  return text.replaceAll('/', '\\/').replace(/[\u007f-\uffff]/g, (sign) => {
    return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
}

/** `intval`: the number at the beginning of a text, else 0. */
export function phpInt(text: string | undefined): number {
  const digits = /^\s*([+-]?\d{1,15})/.exec(text ?? '')?.[1]
  return digits === undefined ? 0 : Number(digits)
}

/** What PHP takes for "not there" in a condition. */
export function isFalsy(text: string | undefined): boolean {
  return text === undefined || text === '' || text === '0'
}

export function md5(text: string): string {
  return createHash('md5').update(text).digest('hex')
}

/** `YYYY-MM-DD HH:MM:SS` in a zone. */
export function phpDate(instant: Date, zone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }).format(
    instant,
  )
}
