import type { CertificateInfo } from '../../shared/domain/account.ts'
import { appError } from '../../shared/errors.ts'
import { err, ok } from '../../shared/result.ts'
import type { Result } from '../../shared/result.ts'
import { cleanRemoteText } from '../../shared/text/clean.ts'
import { describeCertificate } from './certificate-info.ts'
import { connectTcp, handshake } from './connector.ts'
import type { ConnectTarget } from './connector.ts'
import { hostPort } from './host-port.ts'
import { lookOptions } from './trust-connect.ts'

export type ShownCertificate = CertificateInfo & {
  /** DNS names and addresses it is for, as `DNS:a.example` and `IP Address:192.0.2.1`. */
  readonly altNames: readonly string[]
}

/**
 * What the server at `host:port` shows, trusted or not, for the compare step before a pin is set. Sends nothing, offers no
 * client certificate. A TLS 1.2 server that insists on one hangs up before it can be seen.
 * Errors: name-not-found, unreachable, timeout, cancelled, tls-failed, client-certificate-required.
 */
export async function fetchCertificate(target: ConnectTarget): Promise<Result<ShownCertificate>> {
  const raw = await connectTcp(target)
  if (!raw.ok) return raw
  const secure = await handshake(target, raw.value, lookOptions(target.host), false)
  if (!secure.ok) return secure
  const certificate = secure.value.getPeerX509Certificate()
  secure.value.destroy()
  if (certificate === undefined) {
    return err(appError('tls-failed', { host: hostPort(target.host, target.port), detail: 'no-certificate' }))
  }
  const names = (certificate.subjectAltName ?? '').split(', ').filter((name) => name !== '')
  return ok({
    ...describeCertificate(certificate),
    altNames: names.slice(0, 50).map((name) => cleanRemoteText(name, 'address')),
  })
}
