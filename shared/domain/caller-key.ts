/** As many digits make a telephone number: shorter ones are extensions, which mean somebody else at every other domain. */
const NUMBER_DIGITS = 7

/**
 * What tells one caller from another: a telephone number with `+` and without its domain (`0031…@carrier` is `+31…`), else
 * `user@host`, else the bare user or extension, in lower case. Takes an address as it arrives or as a person types it;
 * null for text that is neither. At most 128 characters.
 */
export function callerKey(text: string): string | null {
  const bare = text
    .trim()
    .replace(/^(?:sips?|tel):/i, '')
    .replace(/[;?].*$/s, '')
    .toLowerCase()
  if (bare === '' || bare.length > 128) return null
  const at = bare.lastIndexOf('@')
  const user = at < 0 ? bare : bare.slice(0, at)
  const host = at < 0 ? '' : bare.slice(at + 1).replace(/:\d+$/, '')
  if (user === '' || (at >= 0 && host === '')) return null
  const number = user.replace(/[\s().\-/–—\u00a0]/g, '')
  if (/^(?:\+|00)?\d+$/.test(number) && number.replace(/^\+|^00/, '').length >= NUMBER_DIGITS)
    return number.replace(/^00/, '+')
  const name = /^[+\d*#]+$/.test(number) ? number : user
  if (/[\s<>"]/.test(name) || /[\s<>"@]/.test(host)) return null
  return host === '' ? name : `${name}@${host}`
}

/** Whether a caller is among the keys: as `user@host`, as a number, or as a user or extension at whatever domain. */
export function isAmong(keys: ReadonlySet<string>, address: string): boolean {
  const key = callerKey(address)
  if (key === null) return false
  return keys.has(key) || keys.has(key.split('@', 1)[0] ?? key)
}
