import { X509Certificate } from 'node:crypto'
import { isIP } from 'node:net'
import tls from 'node:tls'
import type { ConnectionOptions, SecureContext, TLSSocket } from 'node:tls'
import { appError } from '../../shared/errors.ts'
import type { AppError } from '../../shared/errors.ts'
import { Fault } from './fault.ts'
import { bareHost, hostPort } from './host-port.ts'
import { isCertificateBlock, pemBlocks } from './pem.ts'
import type { PemBlock } from './pem.ts'
import type { TlsTrust } from './trust.ts'
import { createRing, type Ring } from './ring.ts'

const SECLEVEL_0 = 'DEFAULT@SECLEVEL=0'

/**
 * What node:tls needs to speak to `host:port` under this trust. `host` is the name that must be in the certificate; the
 * caller may dial another address (SRV target). After `secureConnect`, and before a byte is sent, call `verifyPeer`.
 * Throws what OpenSSL throws when the client certificate or `caPem` is no good (see `explainTlsError`).
 */
export function tlsConnectOptions(trust: TlsTrust, host: string, port: number): ConnectionOptions {
  const name = bareHost(host)
  const pin = pinFor(trust, name, port)
  return {
    secureContext: contextFor(trust, offersCertificate(trust, name), pin !== null),
    // SNI carries names only (RFC 6066, 3).
    servername: isIP(name) === 0 ? name : '',
    checkServerIdentity: (_asked, certificate) => tls.checkServerIdentity(name, certificate),
    // Written out, so that NODE_TLS_REJECT_UNAUTHORIZED in the environment changes nothing. With a pin for exactly this
    // host and port our own comparison decides; everywhere else OpenSSL does.
    rejectUnauthorized: openSslDecides('talk', pin),
  }
}

/** Options for looking at a certificate without trusting it: nothing is sent on such a connection (fetchCertificate). */
export function lookOptions(host: string): ConnectionOptions {
  const name = bareHost(host)
  return {
    servername: isIP(name) === 0 ? name : '',
    // Level 0: a weak certificate must be seen before a person can say anything about it.
    secureContext: tls.createSecureContext({ ciphers: SECLEVEL_0 }),
    rejectUnauthorized: openSslDecides('look', null),
  }
}

/**
 * Our own half of the check, to be run after `secureConnect` and before the first byte. With a pin: the very certificate
 * and still valid. Without: node:tls has checked, and we look that it did. Null = trusted.
 * Errors: tls-pin-changed, tls-expired, tls-unknown-issuer, tls-failed.
 */
export function verifyPeer(
  socket: TLSSocket,
  trust: TlsTrust,
  host: string,
  port: number,
  now = new Date(),
): AppError | null {
  const where = hostPort(host, port)
  const expected = pinFor(trust, bareHost(host), port)
  if (expected === null)
    return socket.authorized ? null : appError('tls-failed', { host: where, detail: 'not-authorized' })
  const certificate = socket.getPeerX509Certificate()
  if (certificate === undefined) return appError('tls-failed', { host: where, detail: 'no-certificate' })
  const fingerprint = fingerprintOf(certificate.fingerprint256)
  if (fingerprint !== expected) {
    return appError('tls-pin-changed', { host: where, fingerprint, expectedFingerprint: expected })
  }
  if (now > certificate.validToDate) return appError('tls-expired', { host: where, fingerprint })
  if (now < certificate.validFromDate)
    return appError('tls-expired', { host: where, fingerprint, detail: 'not-yet-valid' })
  return null
}

/** Lower-case hex without colons. */
export function fingerprintOf(colons: string): string {
  return colons.replaceAll(':', '').toLowerCase()
}

/** The client certificate is for one host; any other, and any other name of the same host, is not shown it. */
export function offersCertificate(trust: TlsTrust, host: string): boolean {
  return trust.clientCertificate !== undefined && bareHost(trust.clientCertificate.onlyTo) === bareHost(host)
}

/** False where our own code decides: the pin is compared by `verifyPeer`, or nothing will be said on the connection. */
function openSslDecides(purpose: 'talk' | 'look', pin: string | null): boolean {
  return purpose === 'talk' && pin === null
}

function pinFor(trust: TlsTrust, host: string, port: number): string | null {
  if (trust.pin === undefined || trust.pin.hostPort.toLowerCase() !== hostPort(host, port)) return null
  return fingerprintOf(trust.pin.fingerprint)
}

/** A context with all roots takes about 25 ms to build (and 115 ms the first time, for the system's): not per connection. */
const owned = new WeakMap<TlsTrust, Ring<SecureContext>>()
/** Contexts without a key of ours, by what is in them: an account's trust is read anew for each connection of its line. */
const shared = createRing<SecureContext>(32)
/** Pinned or not. */
const MAX_OWNED = 2

function contextFor(trust: TlsTrust, offered: boolean, pinned: boolean): SecureContext {
  const slot = offered ? `${pinned}` : JSON.stringify([trust.caPem ?? '', trust.legacyTls === true, pinned])
  const known = offered ? (owned.get(trust) ?? createRing<SecureContext>(MAX_OWNED)) : shared
  if (offered) owned.set(trust, known)
  const context = known.get(slot) ?? buildContext(trust, offered, pinned)
  known.put(slot, context)
  return context
}

function buildContext(trust: TlsTrust, offered: boolean, pinned: boolean): SecureContext {
  const client = offered ? trust.clientCertificate : undefined
  return tls.createSecureContext({
    // Where a pin decides, no root has a say.
    ca: pinned ? [] : rootsOf(trust),
    minVersion: 'TLSv1.2',
    ...(client !== undefined && { cert: client.certPem.reveal(), key: client.keyPem.reveal() }),
    // Level 0 lets RSA-1024 and MD5 of 2009 through, for the account whose owner agreed to it.
    ...(trust.legacyTls === true && { ciphers: SECLEVEL_0 }),
  })
}

/** Mozilla's list and the system's; not NODE_EXTRA_CA_CERTS, because the environment is not asked whom to trust. */
function rootsOf(trust: TlsTrust): string[] {
  const roots = new Set([...tls.getCACertificates('bundled'), ...tls.getCACertificates('system')])
  if (trust.caPem !== undefined) roots.add(assertCa(trust.caPem))
  return [...roots]
}

/** node:tls takes any text as a CA and ignores what is not one; a person who chose a file should hear of it. */
function assertCa(pem: string): string {
  const blocks = pemBlocks(pem).filter(isCertificateBlock)
  if (blocks.length === 0 || !blocks.every(isReadable)) {
    throw new Fault(appError('certificate-unreadable', { field: 'caPem' }))
  }
  return pem
}

function isReadable(block: PemBlock): boolean {
  try {
    return new X509Certificate(block.text).raw.length > 0
  } catch {
    // The reason is OpenSSL's parser position; the caller says which file it is.
    return false
  }
}
