import type { TLSSocket } from 'node:tls'
import type { AppError } from '../../shared/errors.ts'
import { err } from '../../shared/result.ts'
import type { Result } from '../../shared/result.ts'
import { checkValidity } from './certificate-info.ts'
import { CONNECT_TIMEOUT_MS, connectTcp, handshake } from './connector.ts'
import type { ConnectTarget } from './connector.ts'
import { explainFault } from './fault.ts'
import { fetchCertificate } from './fetch-certificate.ts'
import { hostPort } from './host-port.ts'
import { offersCertificate, tlsConnectOptions, verifyPeer } from './trust-connect.ts'
import type { TlsTrust } from './trust.ts'

/**
 * Dials TLS under `trust` and hands the socket over only after the server was checked; one way for HTTP and for SIP. A
 * server that TLS 1.3 lets refuse our certificate late does so on the first read: map that error with `explainTlsCode`.
 * Errors: name-not-found, unreachable, timeout, cancelled, tls-* (unknown issuer, wrong host and expired carry the
 * fingerprint that was shown), client-certificate-*, certificate-* (ours is expired, weak or broken; nothing was dialled).
 */
export async function connectTls(trust: TlsTrust, target: ConnectTarget): Promise<Result<TLSSocket>> {
  const where = hostPort(target.host, target.port)
  const offered = offersCertificate(trust, target.host)
  const ours =
    offered && trust.clientCertificate !== undefined
      ? checkValidity(trust.clientCertificate.certPem.reveal())
      : null
  if (ours !== null) return err({ ...ours, host: where })
  let options
  try {
    options = tlsConnectOptions(trust, target.host, target.port)
  } catch (thrown) {
    target.onCause?.(thrown)
    const error = explainFault(thrown, where)
    if (error === null) throw thrown
    // Nothing was dialled: whatever OpenSSL calls it, it is about the files we gave it.
    return err(error.code === 'tls-failed' ? { ...error, code: 'certificate-unreadable' } : error)
  }
  const startedAt = performance.now()
  const timeoutMs = target.timeoutMs ?? CONNECT_TIMEOUT_MS
  const raw = await connectTcp(target)
  if (!raw.ok) return raw
  const left = { ...target, timeoutMs: Math.max(1, timeoutMs - (performance.now() - startedAt)) }
  const secure = await handshake(left, raw.value, options, offered)
  if (!secure.ok) return err(await withFingerprint(secure.error, target))
  const refused = verifyPeer(secure.value, trust, target.host, target.port)
  if (refused === null) return secure
  secure.value.destroy()
  return err(refused)
}

/** Looks a second time at what the server shows, so that a person can compare it with the device's own page. */
async function withFingerprint(error: AppError, target: ConnectTarget): Promise<AppError> {
  if (error.code !== 'tls-unknown-issuer' && error.code !== 'tls-wrong-host' && error.code !== 'tls-expired')
    return error
  const shown = await fetchCertificate(target)
  return shown.ok ? { ...error, fingerprint: shown.value.fingerprint } : error
}
