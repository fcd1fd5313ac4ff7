import { appError } from '../../../shared/errors.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { hostPort, portOf } from '../../http/host-port.ts'
import type { TlsTrust } from '../../http/trust.ts'
import { fillValues, isCaPem, isYes, readPin, type FormValues } from '../form-values.ts'
import { readDndMapping, writeDndMapping, type DndMapping } from './dnd-mapping.ts'

export const AUTH_MODES = ['auto', 'digest', 'basic', 'none'] as const
export type AuthMode = (typeof AUTH_MODES)[number]

/** A device's form values, understood. */
export type TwonConfig = {
  /** Scheme, host and port; no path. */
  readonly server: URL
  /** One of the device's API accounts; empty = no sign-in. */
  readonly user: string
  readonly auth: AuthMode
  /** SHA-256, lower-case hex. */
  readonly pin: string | null
  readonly caPem: string | null
  readonly legacyTls: boolean
  /** The person agreed to http without TLS for this device. */
  readonly plainHttp: boolean
  readonly dnd: DndMapping | null
}

/** Optional values that count something on the device, from 1. */
const NUMBERS = ['sipAccount', 'doorSwitch']

const invalid = (field: string, detail?: string) =>
  err(appError('invalid-input', { field, ...(detail !== undefined && { detail }) }))

/** Understands form values. Errors: invalid-input with `field`: server, user, auth, pin, ca, sipAccount,
 *  doorSwitch, dnd, dndAccount. */
export function readConfig(values: FormValues): Result<TwonConfig> {
  const value = (key: string): string => values[key]?.trim() ?? ''
  const server = readServer(value('server'))
  if (server === null) return invalid('server', value('server') === '' ? 'empty' : undefined)
  const user = value('user')
  // A colon would move the border between name and password (RFC 7617 2).
  if (/[\p{Cc}:]/u.test(user) || user.length > 128) return invalid('user', 'characters')
  const auth = AUTH_MODES.find((mode) => mode === (value('auth').toLowerCase() || 'auto'))
  if (auth === undefined) return invalid('auth')
  if ((auth === 'digest' || auth === 'basic') && user === '') return invalid('user', 'empty')
  const pin = value('pin') === '' ? null : readPin(value('pin'))
  if (pin === null && value('pin') !== '') return invalid('pin')
  const caPem = value('ca') || null
  if (caPem !== null && !isCaPem(caPem)) return invalid('ca')
  const wrong = NUMBERS.find((key) => value(key) !== '' && !/^[1-9]\d?$/.test(value(key)))
  if (wrong !== undefined) return invalid(wrong, 'number')
  const dnd = readDndMapping(value('dnd'), value('dndAccount'))
  if (!dnd.ok) return dnd
  return ok({
    server,
    user,
    auth,
    pin,
    caPem,
    legacyTls: isYes(value('legacyTls')),
    plainHttp: isYes(value('plainHttp')),
    dnd: dnd.value,
  })
}

/** Form values as they are stored: defaults filled in, trimmed, what is unknown here left alone (`group`, `phoneAccount`). */
export function toValues(config: TwonConfig, given: FormValues): FormValues {
  return fillValues(given, {
    server: config.server.origin,
    user: config.user || null,
    auth: config.auth,
    pin: config.pin,
    ca: config.caPem,
    legacyTls: config.legacyTls ? 'yes' : null,
    plainHttp: config.plainHttp ? 'yes' : null,
    ...writeDndMapping(config.dnd),
  })
}

/** Whom to trust on the device. Factory certificates are self-signed, so a pin is the usual way. */
export function deviceTrust(config: TwonConfig): TlsTrust {
  const { server, pin, caPem, legacyTls } = config
  return {
    ...(caPem !== null && { caPem }),
    ...(legacyTls && { legacyTls: true }),
    ...(pin !== null && { pin: { fingerprint: pin, hostPort: hostPort(server.hostname, portOf(server)) } }),
  }
}

/** This machine itself: no wire, so plain http needs no consent. */
export function isLoopback(server: URL): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/i.test(server.hostname)
}

/** https assumed; whatever page was copied, only the device counts. A password in it is refused: addresses end up in logs. */
function readServer(text: string): URL | null {
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`
  if (text === '' || !URL.canParse(withScheme)) return null
  const url = new URL(withScheme)
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:'
  if (!isWeb || url.hostname === '' || url.username !== '' || url.password !== '') return null
  return new URL(url.origin)
}
