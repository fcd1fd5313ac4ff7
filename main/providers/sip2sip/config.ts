import { appError } from '../../../shared/errors.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { isZone } from './zone.ts'

export const DEFAULT_SERVER = 'https://enrollment.sipthor.net/settings.phtml'
export const DEFAULT_DOMAIN = 'sip2sip.info'

export const AUTH_MODES = ['auto', 'digest', 'certificate'] as const
export type AuthMode = (typeof AUTH_MODES)[number]

/** An account's form values, understood. */
export type Sip2sipConfig = {
  /** Settings page, enrolment page, or a folder above them. */
  readonly server: URL
  /** Bare local part: the digest user name that works whatever the server stored (reference sip2sip 2). */
  readonly user: string
  readonly domain: string
  readonly auth: AuthMode
  readonly sipServer: string | null
  readonly displayName: string
  /** SHA-256, lower-case hex. */
  readonly pin: string | null
  readonly caPem: string | null
  readonly legacyTls: boolean
  /** The zone that history times are in; null = the one the answer names. */
  readonly historyZone: string | null
}

type Values = Readonly<Record<string, string>>
const invalid = (field: string, detail?: string) =>
  err(appError('invalid-input', { field, ...(detail !== undefined && { detail }) }))

const USER = /^[a-z0-9+*][a-z0-9_.*-]{0,63}$/
const DOMAIN =
  /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/

/** Understands form values. Errors: invalid-input with `field`: user, domain, server, auth, sipServer, pin, ca, historyZone. */
export function readConfig(values: Values): Result<Sip2sipConfig> {
  const value = (key: string): string => values[key]?.trim() ?? ''
  const [typedUser = '', typedDomain] = value('user')
    .replace(/^sips?:/i, '')
    .toLowerCase()
    .split('@', 2)
  if (!USER.test(typedUser)) return invalid('user', typedUser === '' ? 'empty' : 'characters')
  // A typed address beats the form's default domain.
  const domain = typedDomain ?? (value('domain').toLowerCase() || DEFAULT_DOMAIN)
  if (!DOMAIN.test(domain)) return invalid(typedDomain === undefined ? 'domain' : 'user', 'characters')
  const server = readServer(value('server') || DEFAULT_SERVER)
  if (server === null) return invalid('server')
  const auth = AUTH_MODES.find((mode) => mode === (value('auth').toLowerCase() || 'auto'))
  if (auth === undefined) return invalid('auth')
  const sipServer = value('sipServer') || null
  if (sipServer !== null && !isSipServer(sipServer)) return invalid('sipServer')
  const pin = value('pin').replaceAll(/[:\s]/g, '').toLowerCase() || null
  if (pin !== null && !/^[0-9a-f]{64}$/.test(pin)) return invalid('pin')
  const caPem = value('ca') || null
  if (caPem !== null && !caPem.includes('-----BEGIN CERTIFICATE-----')) return invalid('ca')
  const historyZone = value('historyZone') || null
  if (historyZone !== null && !isZone(historyZone)) return invalid('historyZone')
  return ok({
    server,
    user: typedUser,
    domain,
    auth,
    sipServer,
    displayName: value('displayName'),
    pin,
    caPem,
    legacyTls: isYes(value('legacyTls')),
    historyZone,
  })
}

/** Form values as they are stored: defaults filled in, trimmed, what is unknown here left alone. */
export function toValues(config: Sip2sipConfig, given: Values): Values {
  const optional: Record<string, string | null> = {
    sipServer: config.sipServer,
    displayName: config.displayName || null,
    pin: config.pin,
    ca: config.caPem,
    legacyTls: config.legacyTls ? 'yes' : null,
    historyZone: config.historyZone,
  }
  const kept = Object.entries(given).filter(([key]) => !(key in optional))
  const filled = Object.entries(optional).filter((entry): entry is [string, string] => entry[1] !== null)
  return {
    ...Object.fromEntries(kept),
    ...Object.fromEntries(filled),
    server: config.server.href,
    user: config.user,
    domain: config.domain,
    auth: config.auth,
  }
}

/** https assumed; a password, query or fragment in the address is dropped or refused, for addresses end up in logs. */
function readServer(text: string): URL | null {
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`
  if (!URL.canParse(withScheme)) return null
  const url = new URL(withScheme)
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:'
  if (!isWeb || url.hostname === '' || url.username !== '' || url.password !== '') return null
  url.search = ''
  url.hash = ''
  return url
}

/** `wss:`/`ws:` URL or a `sip:`/`sips:` URI of a server, without a user. */
function isSipServer(text: string): boolean {
  if (/^wss?:\/\//i.test(text)) return URL.canParse(text) && new URL(text).username === ''
  return /^sips?:[a-z0-9[][a-z0-9.:\]-]*(?:;[a-z0-9=._-]+)*$/i.test(text)
}

function isYes(text: string): boolean {
  return /^(?:yes|true|on|1)$/i.test(text)
}
