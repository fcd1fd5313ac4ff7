import { appError } from '../errors.ts'
import { err, ok, type Result } from '../result.ts'

/** What a person (or a link) wants to call, understood but not yet bound to an account. */
export type DialTarget =
  /** Digits with an optional leading `+`, `*` and `#` allowed: dialled in the account's own domain. */
  | { readonly kind: 'number'; readonly number: string }
  /** A name or extension without a domain. */
  | { readonly kind: 'user'; readonly user: string }
  | { readonly kind: 'address'; readonly user: string; readonly host: string }

export const MAX_TARGET_LENGTH = 128
const NUMBER = /^\+?[0-9*#]{1,40}$/
const USER = /^[A-Za-z0-9\-_.!~*'()&=+$,/%]{1,64}$/
const HOST =
  /^(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*|\[[0-9A-Fa-f:.]{2,45}\])(?::[0-9]{1,5})?$/
/** What people put between digits: blanks, dashes, dots, slashes, brackets (RFC 3966 visual separators and habits). */
const SEPARATORS = /[\s\u00a0().\-/–—]/gu

/**
 * Understands what was typed, pasted or clicked: numbers in any punctuation, `user`, `user@host`, `sip:`, `sips:`, `tel:`
 * and `callto:` URIs. URI headers, methods and parameters are never taken over (security.md 5).
 * Errors: target-invalid with a `detail`: empty, too-long, characters, headers, host.
 */
export function parseDialTarget(text: string): Result<DialTarget> {
  const bad = (detail: string) => err(appError('target-invalid', { detail }))
  if (text.length > MAX_TARGET_LENGTH * 2) return bad('too-long')
  // eslint's no-control-regex is right in general; here controls are what must be refused.
  if ([...text].some((sign) => sign < ' ' || sign === '\u007f')) return bad('characters')
  const trimmed = text.trim()
  if (trimmed === '') return bad('empty')
  const scheme = /^(sips?|tel|callto):(?:\/\/)?/i.exec(trimmed)?.[1]?.toLowerCase()
  const rest = scheme ? trimmed.replace(/^[a-z]+:(?:\/\/)?/i, '') : trimmed
  if (rest.length > MAX_TARGET_LENGTH) return bad('too-long')
  if (scheme && /[?]/.test(rest)) return bad('headers')
  const bare = scheme ? (rest.split(';')[0] ?? '') : rest
  const number = bare.replace(SEPARATORS, '')
  if (NUMBER.test(safeDecode(number))) return ok({ kind: 'number', number: safeDecode(number) })
  if (scheme === 'tel') return bad('characters')
  const at = bare.lastIndexOf('@')
  if (at === 0) return bad('characters')
  if (at < 0) return USER.test(bare) ? ok({ kind: 'user', user: bare }) : bad('characters')
  const user = bare.slice(0, at)
  const host = bare.slice(at + 1)
  if (!HOST.test(host)) return bad('host')
  const plain = safeDecode(user)
  return USER.test(user) || NUMBER.test(plain)
    ? ok({ kind: 'address', user: plain, host })
    : bad('characters')
}

/** The request URI for an account of `domain`, with `#` and blanks escaped (RFC 3261 25.1: `#` is not a user character). */
export function toSipUri(target: DialTarget, domain: string): string {
  switch (target.kind) {
    case 'number':
      return `sip:${escapeUser(target.number)}@${domain}`
    case 'user':
      return `sip:${escapeUser(target.user)}@${domain}`
    case 'address':
      return `sip:${escapeUser(target.user)}@${target.host}`
  }
}

/** `user@host` of a request URI as it stands there, without scheme, parameters and headers. */
export function bareUri(uri: string): string {
  return uri.replace(/^sips?:/i, '').split(/[;?]/)[0] ?? ''
}

/** `user@host` of a request URI for eyes: `sip:%23100@example.org` is `#100@example.org`. A lone % is left as it is. */
export function addressOfUri(uri: string): string {
  const bare = bareUri(uri)
  try {
    return decodeURIComponent(bare)
  } catch {
    return bare
  }
}

function escapeUser(user: string): string {
  return user.replace(/[^A-Za-z0-9\-_.!~*'()&=+$,/]/g, (sign) => encodeURIComponent(sign))
}

function safeDecode(text: string): string {
  return text.replace(/%(23|2A|2B|20)/gi, (escaped) => decodeURIComponent(escaped))
}
