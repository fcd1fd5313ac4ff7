import type { Destination } from '../../../shared/domain/forwarding.ts'
import { appError } from '../../../shared/errors.ts'
import { err, ok, type Result } from '../../../shared/result.ts'

/** What stands in the form field, and how the server shows it once stored. */
export type WireDestination = { readonly wire: string; readonly shown: Destination }

const VOICEMAIL_WIRE = '<voice-mailbox>'
const MOBILE_WIRE = '<mobile-number>'
/** The web form's rule for an address (reference sip2sip 3.1); the API itself checks nothing and stores anything. */
const USER = /^[a-z0-9*][a-z0-9_.*-]*$/i
const HOST = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:[a-z]{2,}|\d+)$/i
const NUMBER = /^\+?[0-9*]{1,40}$/

/**
 * Turns what a person wrote into what the server stores as meant. Numbers lose their punctuation; `tel:` and `sip:` go;
 * everything that the server would turn into garbage is refused.
 * Errors: invalid-input with `detail`: empty, sips, characters, host, parameters, trunk-zero, other-domain.
 */
export function toWireDestination(destination: Destination, domain: string): Result<WireDestination> {
  const bad = (detail: string) => err(appError('invalid-input', { field: 'to', detail }))
  const text = destination.trim()
  if (text === '') return bad('empty')
  const keyword = text.toLowerCase()
  if (keyword === 'voicemail' || keyword === VOICEMAIL_WIRE || keyword === 'voice-mailbox')
    return ok({ wire: VOICEMAIL_WIRE, shown: 'voicemail' })
  if (keyword === 'mobile' || keyword === MOBILE_WIRE || keyword === 'mobile-number')
    return ok({ wire: MOBILE_WIRE, shown: 'mobile' })
  // Stored as `sip:sips:…`, and quietly making it `sip:` would drop what was asked for.
  if (/^sips:/i.test(text)) return bad('sips')
  const bare = text.replace(/^(?:sip|tel|callto):(?:\/\/)?/i, '')
  if (/[;?]/.test(bare)) return bad('parameters')
  if (!bare.includes('@')) return toNumberOrUser(bare, domain, bad)
  const [user = '', host = '', ...more] = bare.split('@')
  if (more.length > 0 || !(USER.test(user) || NUMBER.test(user))) return bad('characters')
  if (!HOST.test(host)) return bad('host')
  const isOwn = host.toLowerCase() === domain.toLowerCase()
  if (isOwn && NUMBER.test(user)) return ok({ wire: user, shown: user })
  // The server replaces the host of whatever begins like a phone number by its own.
  if (/^[+0]/.test(user)) return bad('other-domain')
  const address = `${user}@${host.toLowerCase()}`
  return ok({ wire: address, shown: address })
}

function toNumberOrUser(
  bare: string,
  domain: string,
  bad: (detail: string) => Result<WireDestination>,
): Result<WireDestination> {
  // `+31 (0)20`: whether the zero is dialled depends on where one is; nobody but the writer knows.
  if (/^\+.*\(0+\)/.test(bare)) return bad('trunk-zero')
  const number = bare.replace(/[\s\u00a0().\-/\u2013\u2014]/gu, '')
  if (NUMBER.test(number)) return ok({ wire: number, shown: number })
  if (!USER.test(bare)) return bad('characters')
  const address = `${bare}@${domain}`
  return ok({ wire: address, shown: address })
}

export type ShownContext = {
  readonly domain: string
  /** `1234@voicemail.example`: how some servers show the mailbox; null = not known. */
  readonly mailboxAddress: string | null
}

/** What the server shows, in the words of a person: `voicemail`, `mobile`, a number of the own domain, or an address. */
export function fromWireDestination(wire: string, { domain, mailboxAddress }: ShownContext): Destination {
  const text = wire.trim().replace(/^sips?:/i, '')
  const keyword = text.toLowerCase()
  if (keyword === VOICEMAIL_WIRE || keyword === 'voice-mailbox') return 'voicemail'
  if (mailboxAddress !== null && keyword === mailboxAddress.toLowerCase()) return 'voicemail'
  if (keyword === MOBILE_WIRE) return 'mobile'
  const [user = '', host, ...more] = text.split('@')
  const isOwn = more.length === 0 && (host === undefined || host.toLowerCase() === domain.toLowerCase())
  return isOwn && NUMBER.test(user) ? user : text
}

/** Whether what was read is what was asked; `mobile` is stored as the number it stood for (reference sip2sip 3.1). */
export function isSameDestination(
  asked: Destination | null,
  got: Destination | null,
  mobileNumber: string | null,
): boolean {
  if (asked === null || got === null) return asked === got
  if (asked.toLowerCase() === got.toLowerCase()) return true
  return asked === 'mobile' && mobileNumber !== null && got === mobileNumber.replace(/[\s().-]/g, '')
}
