import { appError } from '../../../shared/errors.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { hostPort, portOf } from '../../http/host-port.ts'
import type { TlsTrust } from '../../http/trust.ts'
import {
  fillValues,
  isCaPem,
  isDomain,
  isSipServer,
  isYes,
  readPin,
  type FormValues,
} from '../form-values.ts'
import { isZone } from '../zone.ts'

export const AUTH_MODES = ['auto', 'basic', 'digest'] as const
export type AuthMode = (typeof AUTH_MODES)[number]

/** An account's form values, understood. */
export type SipxConfig = {
  /** Scheme, host and port; the paths below it are fixed (`rest-url.ts`). */
  readonly server: URL
  /** User name or alias, as typed; the server says which user it is. */
  readonly user: string
  /** The SIP domain; often, but not always, the host of the portal. */
  readonly domain: string
  readonly auth: AuthMode
  /** The real user name, once the server has said it. */
  readonly sipUser: string | null
  readonly sipServer: string | null
  /** SIP password comes from the server: the person agreed that it is fetched and kept in the keychain. */
  readonly phoneLine: boolean
  /** Do Not Disturb may change the forwarding of the account, so that all phones stay silent. */
  readonly dndAssist: boolean
  /** `http://host:port` of the public call controller, which speaks plain http only; null = only through the portal. */
  readonly callController: URL | null
  /** Zone of the times in the server's call history, null = this machine's. */
  readonly historyZone: string | null
  /** SHA-256, lower-case hex. */
  readonly pin: string | null
  readonly caPem: string | null
  readonly legacyTls: boolean
}

const invalid = (field: string, detail?: string) =>
  err(appError('invalid-input', { field, ...(detail !== undefined && { detail }) }))

/** Understands form values. Errors: invalid-input with `field`: server, user, domain, auth, sipServer, callController,
 *  historyZone, pin, ca. */
export function readConfig(values: FormValues): Result<SipxConfig> {
  const value = (key: string): string => values[key]?.trim() ?? ''
  const server = readServer(value('server'))
  if (!server.ok) return server
  const user = value('user')
  // A colon would move the border between name and password (RFC 7617 2).
  if (user === '') return invalid('user', 'empty')
  if (/[\p{Cc}:]/u.test(user) || user.length > 128) return invalid('user', 'characters')
  const domain = (value('domain') || server.value.hostname).toLowerCase()
  if (!isDomain(domain) && !domain.startsWith('[')) return invalid('domain', 'characters')
  const auth = AUTH_MODES.find((mode) => mode === (value('auth').toLowerCase() || 'auto'))
  if (auth === undefined) return invalid('auth')
  const sipServer = value('sipServer') || null
  if (sipServer !== null && !isSipServer(sipServer)) return invalid('sipServer')
  const callController = readCallController(value('callController'))
  if (!callController.ok) return callController
  const historyZone = value('historyZone') || null
  if (historyZone !== null && !isZone(historyZone)) return invalid('historyZone')
  const pin = value('pin') === '' ? null : readPin(value('pin'))
  if (pin === null && value('pin') !== '') return invalid('pin')
  const caPem = value('ca') || null
  if (caPem !== null && !isCaPem(caPem)) return invalid('ca')
  return ok({
    server: server.value,
    user,
    domain,
    auth,
    sipUser: value('sipUser') || null,
    sipServer,
    phoneLine: isYes(value('phoneLine')),
    dndAssist: isYes(value('dndAssist')),
    callController: callController.value,
    historyZone,
    pin,
    caPem,
    legacyTls: isYes(value('legacyTls')),
  })
}

/** Form values as they are stored: defaults filled in, trimmed, what is unknown here left alone. */
export function toValues(config: SipxConfig, given: FormValues): FormValues {
  return fillValues(given, {
    server: config.server.origin,
    user: config.user,
    domain: config.domain,
    auth: config.auth,
    sipUser: config.sipUser,
    sipServer: config.sipServer,
    phoneLine: config.phoneLine ? 'yes' : null,
    dndAssist: config.dndAssist ? 'yes' : null,
    callController: config.callController?.origin ?? null,
    historyZone: config.historyZone,
    pin: config.pin,
    ca: config.caPem,
    legacyTls: config.legacyTls ? 'yes' : null,
  })
}

/** Whom to trust at the portal. Its certificate comes from the installation's own CA, so a pin or that CA is the usual way. */
export function portalTrust({ server, pin, caPem, legacyTls }: SipxConfig): TlsTrust {
  return {
    ...(caPem !== null && { caPem }),
    ...(legacyTls && { legacyTls: true }),
    ...(pin !== null && { pin: { fingerprint: pin, hostPort: hostPort(server.hostname, portOf(server)) } }),
  }
}

/** Whom the phone line trusts: the installation's CA signs the SIP proxy too, the pin is the portal's alone. */
export function lineTrust({ caPem, legacyTls }: SipxConfig): TlsTrust {
  return { ...(caPem !== null && { caPem }), ...(legacyTls && { legacyTls: true }) }
}

/** https always: port 80 of the portal only redirects there. A password in the address is refused: addresses end up in logs. */
function readServer(text: string): Result<URL> {
  if (text === '') return invalid('server', 'empty')
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`
  const url = URL.parse(withScheme)
  if (url === null || url.hostname === '' || url.username !== '' || url.password !== '')
    return invalid('server')
  if (url.protocol === 'http:' && url.port === '') return ok(new URL(`https://${url.host}`))
  if (url.protocol === 'http:') return invalid('server', 'not-private')
  return url.protocol === 'https:' ? ok(new URL(url.origin)) : invalid('server')
}

function readCallController(text: string): Result<URL | null> {
  if (text === '') return ok(null)
  const url = URL.parse(/^https?:\/\//i.test(text) ? text : `http://${text}`)
  if (url === null || url.username !== '' || url.password !== '') return invalid('callController')
  // Port 6666 is the public one of the code's defaults (reference sipxcom-user 1).
  if (url.port === '' && url.protocol === 'http:') url.port = '6666'
  return ok(new URL(url.origin))
}
