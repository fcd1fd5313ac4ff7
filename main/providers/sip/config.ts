import { appError } from '../../../shared/errors.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import type { SecretBundle } from '../../core/ports.ts'
import { bareHost, hostPort } from '../../http/host-port.ts'
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

/** A plain SIP account's form values, understood. */
export type SipConfig = {
  readonly user: string
  readonly domain: string
  readonly authUser: string
  readonly displayName: string
  /** Null = find the servers of the domain (RFC 3263). */
  readonly sipServer: string | null
  readonly pin: string | null
  readonly caPem: string | null
  readonly legacyTls: boolean
  /** Sound before the answer; off, because it breaks calls that ring on several devices (sip.js takes one leg's offer). */
  readonly earlyMedia: boolean
  /** Refuse calls whose sound is not encrypted; for servers that are not WebRTC, whose SRTP is a wish (RFC 4568). */
  readonly srtp: boolean
}

/** What RFC 3261 25.1 allows in a user part without escaping, less what would confuse a reader (`;`, `?`, `&`, `/`). */
const USER = /^[A-Za-z0-9\-_.!~*'()+=$,%]{1,64}$/
const invalid = (field: string, detail?: string) =>
  err(appError('invalid-input', { field, ...(detail !== undefined && { detail }) }))

/** Understands form values. Errors: invalid-input with `field`: user, domain, authUser, sipServer, pin, ca. */
export function readConfig(values: FormValues): Result<SipConfig> {
  const value = (key: string): string => values[key]?.trim() ?? ''
  const address = value('user').replace(/^sips?:/i, '')
  const at = address.lastIndexOf('@')
  const user = at < 0 ? address : address.slice(0, at)
  // User parts are case-sensitive, host names are not (RFC 3261 19.1.4).
  const domain = (at < 0 ? value('domain') : address.slice(at + 1)).toLowerCase()
  if (!USER.test(user)) return invalid('user', user === '' ? 'empty' : 'characters')
  if (!isDomain(domain)) return invalid(at < 0 ? 'domain' : 'user', domain === '' ? 'empty' : 'characters')
  // The command line's `--server` is not needed here; a SIP server given there is meant as one.
  const sipServer = value('sipServer') || value('server') || null
  if (sipServer !== null && !isSipServer(sipServer)) return invalid('sipServer')
  const authUser = value('authUser') || user
  // Nothing that would end the quoted string it stands in.
  if (/["\\\p{Cc}]/u.test(authUser) || authUser.length > 128) return invalid('authUser', 'characters')
  const pin = value('pin') === '' ? null : readPin(value('pin'))
  if (pin === null && value('pin') !== '') return invalid('pin')
  const caPem = value('ca') || null
  if (caPem !== null && !isCaPem(caPem)) return invalid('ca')
  const legacyTls = isYes(value('legacyTls'))
  const earlyMedia = isYes(value('earlyMedia'))
  return ok({
    user,
    domain,
    authUser,
    displayName: value('displayName'),
    sipServer,
    pin,
    caPem,
    legacyTls,
    earlyMedia,
    srtp: isYes(value('srtp')),
  })
}

/** Form values as they are stored: defaults filled in, trimmed, what is unknown here left alone. */
export function toValues(config: SipConfig, given: FormValues): FormValues {
  return fillValues(given, {
    server: null,
    user: config.user,
    domain: config.domain,
    authUser: config.authUser === config.user ? null : config.authUser,
    displayName: config.displayName || null,
    sipServer: config.sipServer,
    pin: config.pin,
    ca: config.caPem,
    legacyTls: config.legacyTls ? 'yes' : null,
    earlyMedia: config.earlyMedia ? 'yes' : null,
    srtp: config.srtp ? 'yes' : null,
  })
}

/** Whom the line trusts. Pin and client certificate are for the server named, else for the domain's TLS port. */
export function lineTrust(config: SipConfig, secrets: SecretBundle): TlsTrust {
  const { host, port } = tlsEndpoint(config)
  const { certificatePem, certificateKeyPem } = secrets
  return {
    ...(config.caPem !== null && { caPem: config.caPem }),
    ...(config.legacyTls && { legacyTls: true }),
    ...(config.pin !== null && { pin: { fingerprint: config.pin, hostPort: hostPort(host, port) } }),
    ...(certificatePem !== undefined &&
      certificateKeyPem !== undefined && {
        clientCertificate: { certPem: certificatePem, keyPem: certificateKeyPem, onlyTo: bareHost(host) },
      }),
  }
}

function tlsEndpoint({ sipServer, domain }: SipConfig): { readonly host: string; readonly port: number } {
  if (sipServer === null) return { host: domain, port: 5061 }
  if (/^wss?:/i.test(sipServer)) {
    const url = new URL(sipServer)
    return { host: url.hostname, port: Number(url.port) || (url.protocol === 'wss:' ? 443 : 80) }
  }
  const [, host = domain, port] = /^sips?:(\[[^\]]+\]|[^:;]+)(?::(\d+))?/i.exec(sipServer) ?? []
  return { host, port: Number(port ?? 5061) }
}
