import { appError } from '../../../shared/errors.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import {
  fillValues,
  isCaPem,
  isDomain,
  isSipServer,
  isYes,
  readPin,
  type FormValues,
} from '../form-values.ts'
import { formatLdapServer, isDistinguishedName, readLdapServer, type LdapServer } from './ldap-server.ts'
import { isZone } from '../zone.ts'

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
  /** Sound before the answer; off, because it breaks calls that ring on several devices (sip.js takes one leg's offer). */
  readonly earlyMedia: boolean
  /** The zone that history times are in; null = the one the answer names. */
  readonly historyZone: string | null
  /** What was said about the directory; null = what is known of the domain. */
  readonly ldapServer: LdapServer | null
  readonly ldapBase: string | null
  /** Bind name; null = anonymous. The password is the account's own. */
  readonly ldapUser: string | null
}

const USER = /^[a-z0-9+*][a-z0-9_.*-]{0,63}$/
const invalid = (field: string, detail?: string) =>
  err(appError('invalid-input', { field, ...(detail !== undefined && { detail }) }))

/** Understands form values. Errors: invalid-input with `field`: user, domain, server, auth, sipServer, pin, ca, historyZone,
 *  ldapServer, ldapBase, ldapUser. */
export function readConfig(values: FormValues): Result<Sip2sipConfig> {
  const value = (key: string): string => values[key]?.trim() ?? ''
  const address = value('user')
    .replace(/^sips?:/i, '')
    .toLowerCase()
  const at = address.indexOf('@')
  const user = at < 0 ? address : address.slice(0, at)
  if (!USER.test(user)) return invalid('user', user === '' ? 'empty' : 'characters')
  // A typed address beats the form's default domain.
  const domain = at < 0 ? value('domain').toLowerCase() || DEFAULT_DOMAIN : address.slice(at + 1)
  if (!isDomain(domain)) return invalid(at < 0 ? 'domain' : 'user', 'characters')
  const server = readServer(value('server') || DEFAULT_SERVER)
  if (server === null) return invalid('server')
  const auth = AUTH_MODES.find((mode) => mode === (value('auth').toLowerCase() || 'auto'))
  if (auth === undefined) return invalid('auth')
  const sipServer = value('sipServer') || null
  if (sipServer !== null && !isSipServer(sipServer)) return invalid('sipServer')
  const pin = value('pin') === '' ? null : readPin(value('pin'))
  if (pin === null && value('pin') !== '') return invalid('pin')
  const caPem = value('ca') || null
  if (caPem !== null && !isCaPem(caPem)) return invalid('ca')
  const historyZone = value('historyZone') || null
  if (historyZone !== null && !isZone(historyZone)) return invalid('historyZone')
  const ldapServer = value('ldapServer') === '' ? null : readLdapServer(value('ldapServer'))
  if (ldapServer === null && value('ldapServer') !== '') return invalid('ldapServer')
  const ldapBase = value('ldapBase') || null
  if (ldapBase !== null && !isDistinguishedName(ldapBase)) return invalid('ldapBase')
  const ldapUser = value('ldapUser') || null
  const legacyTls = isYes(value('legacyTls'))
  const earlyMedia = isYes(value('earlyMedia'))
  const displayName = value('displayName')
  return ok({
    server,
    user,
    domain,
    auth,
    sipServer,
    displayName,
    pin,
    caPem,
    legacyTls,
    earlyMedia,
    historyZone,
    ldapServer,
    ldapBase,
    ldapUser,
  })
}

/** Form values as they are stored: defaults filled in, trimmed, what is unknown here left alone. */
export function toValues(config: Sip2sipConfig, given: FormValues): FormValues {
  return fillValues(given, {
    server: config.server.href,
    user: config.user,
    domain: config.domain,
    auth: config.auth,
    sipServer: config.sipServer,
    displayName: config.displayName || null,
    pin: config.pin,
    ca: config.caPem,
    legacyTls: config.legacyTls ? 'yes' : null,
    earlyMedia: config.earlyMedia ? 'yes' : null,
    historyZone: config.historyZone,
    ldapServer: config.ldapServer && formatLdapServer(config.ldapServer),
    ldapBase: config.ldapBase,
    ldapUser: config.ldapUser,
  })
}

/** https assumed; query and fragment are dropped, and a password is refused, for addresses end up in logs. */
export function readServer(text: string): URL | null {
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`
  if (!URL.canParse(withScheme)) return null
  const url = new URL(withScheme)
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:'
  if (!isWeb || url.hostname === '' || url.username !== '' || url.password !== '') return null
  url.search = ''
  url.hash = ''
  return url
}
