/** sipXcom carries secrets in the path: `/my/voicemail/pin/{pin}`, `/my/portal/password/{password}`, `/private/{key}/…`
 *  (security.md 7). */
const BEFORE_SECRET = /^(?:pin|password|passwd|passphrase|pass|secret|token|private)$/i

/** Origin and path of a URL for a log: no credentials, no query values (names stay), no fragment, no secret path part. */
export function redactUrl(url: URL | string): string {
  const parsed = typeof url === 'string' ? URL.parse(url) : url
  if (parsed === null) return '[not a URL]'
  const origin = parsed.origin === 'null' ? parsed.protocol : parsed.origin
  const parts = parsed.pathname.split('/')
  const path = parts.map((part, at) =>
    BEFORE_SECRET.test(parts[at - 1] ?? '') && part !== '' ? '…' : shorten(part),
  )
  const names = [...new Set(parsed.searchParams.keys())].map((name) => `${shorten(name.slice(0, 40))}=…`)
  return `${origin}${path.join('/')}${names.length === 0 ? '' : `?${names.join('&')}`}`
}

/** A phone number or address inside a path gives only its end away. */
function shorten(part: string): string {
  const address = /^([^@]+|.*?)(@|%40)(.+)$/i.exec(part)
  if (address !== null) return `${shortenUser(address[1] ?? '')}@${address[3] ?? ''}`
  return /^\+?\d{5,}$/.test(part) ? shortenUser(part) : part
}

/** User part of an address: the last three digits of a number, the first two letters of a name. */
export function shortenUser(user: string): string {
  const digits = user.replace(/\D/g, '')
  if (digits.length >= 5 && /^[+\d\s().*#/-]+$/.test(user)) return `…${digits.slice(-3)}`
  return user.length <= 2 || user.includes('…') ? user : `${[...user].slice(0, 2).join('')}…`
}
