import { appError } from '../errors.ts'
import { err, ok, type Result } from '../result.ts'
import { parseDialTarget, type DialTarget } from './dial.ts'

/** Schemes of phone links the app answers to. */
export const PHONE_SCHEMES = ['tel', 'sip', 'sips', 'callto'] as const

/** What a link asks for. `tones`: digits it wants pressed once the call is up; they are shown and never sent. */
export type PhoneLink = { readonly target: DialTarget; readonly tones: string | null }

/** RFC 3966 lets a link be any length; what a person can check at a glance is shorter (security.md 5.4). */
const MAX_LINK = 64
const PAUSE = /[,;]?[pPwW,]/

/**
 * Understands a phone link, more strictly than what a person types: no headers, methods or bodies, no passwords, no
 * sub-addresses, no controls, one scheme. Parameters are dropped but for `phone-context` of a local number and `ext`.
 * Errors: target-invalid with a `detail`: empty, too-long, characters, headers, host, sub-address, scheme.
 */
export function parsePhoneLink(link: string): Result<PhoneLink> {
  const bad = (detail: string) => err(appError('target-invalid', { detail }))
  const match = /^(tel|sips?|callto):(?:\/\/)?(.*)$/is.exec(link)
  const scheme = match?.[1]?.toLowerCase()
  const body = match?.[2]?.replace(/\/$/, '') ?? ''
  if (scheme === undefined) return bad('scheme')
  if (body === '') return bad('empty')
  if (body.length > MAX_LINK * 3) return bad('too-long')
  if (!isPlain(body)) return bad('characters')
  if (/[?#&]/.test(body) || /%3f/i.test(body)) return bad('headers')
  if (/;\s*(?:method|body|isub|maddr|headers)\b/i.test(body))
    return bad(/;\s*isub\b/i.test(body) ? 'sub-address' : 'headers')
  const address = body.split(';')[0] ?? ''
  const parameters = body.slice(address.length).split(';').slice(1)
  if (/^[a-z][a-z0-9+.-]*:/i.test(address)) return bad(address.includes('@') ? 'password' : 'scheme')
  if (/^[^@]*:[^@]*@/.test(address)) return bad('password')
  const decoded = decode(address)
  if (decoded === null || !isPlain(decoded)) return bad('characters')
  const pause = scheme === 'sip' || scheme === 'sips' ? -1 : decoded.search(PAUSE)
  const number =
    pause > 0 && /^[+0-9()*#.\- ]+$/.test(decoded.slice(0, pause)) ? decoded.slice(0, pause) : decoded
  if (number.length > MAX_LINK) return bad('too-long')
  const target = parseDialTarget(scheme === 'tel' ? `tel:${inContext(number, parameters)}` : number)
  if (!target.ok) return target
  const rest = number === decoded ? '' : decoded.slice(number.length).replace(/[^0-9*#A-D]/g, '')
  const extension = parameters
    .map((one) => /^ext=([0-9*#()\-. ]{1,16})$/i.exec(one.trim())?.[1])
    .find(Boolean)
  const tones = `${extension?.replace(/[^0-9*#]/g, '') ?? ''}${rest}`.slice(0, 32)
  return ok({ target: target.value, tones: tones === '' ? null : tones })
}

/** No controls, no bidi overrides, no blanks at the ends, nothing beyond ASCII: digits of other scripts only look alike. Signs
 *  that shells and markup read are legal in user names and in nobody's address. */
function isPlain(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text) && !/["$<>\\^`{|}]/.test(text) && text.trim() === text
}

/** Once: what is still encoded afterwards was encoded twice and is refused as characters. */
function decode(text: string): string | null {
  try {
    const once = decodeURIComponent(text)
    return /%[0-9a-f]{2}/i.test(once) ? null : once
  } catch {
    // Broken percent-encoding names nothing.
    return null
  }
}

/** RFC 3966 5.1.5: a local number is completed by a context that is a number prefix; a domain says nothing we could dial. */
function inContext(number: string, parameters: readonly string[]): string {
  if (number.startsWith('+')) return number
  const context = parameters
    .map((one) => /^phone-context=(\+[0-9]{1,7})$/i.exec(one.trim())?.[1])
    .find(Boolean)
  return context === undefined ? number : `${context}${number.replace(/^0/, '')}`
}
