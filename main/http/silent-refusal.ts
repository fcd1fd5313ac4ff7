import type { TLSSocket } from 'node:tls'
import { appError, type AppError } from '../../shared/errors.ts'
import { connectTls } from './connect-tls.ts'
import type { ConnectTarget } from './connector.ts'
import { hostPort } from './host-port.ts'
import { offersCertificate } from './trust-connect.ts'
import type { TlsTrust } from './trust.ts'

/** A server that is content with the handshake waits for a request at least this long. */
const QUIET_MS = 1_000

/**
 * Some servers (node:tls among them) let every client certificate through the handshake, look at it afterwards and hang
 * up without a word, which to a client is a connection that broke. Told apart by a second connection on which nothing is
 * said: who hangs up there does not like the certificate; who broke the first one over its request waits.
 * Null where that is not so, or where no certificate is shown to this host.
 */
export async function findSilentRefusal(trust: TlsTrust, target: ConnectTarget): Promise<AppError | null> {
  if (!offersCertificate(trust, target.host)) return null
  const connected = await connectTls(trust, target)
  if (!connected.ok) return connected.error.code === 'client-certificate-refused' ? connected.error : null
  const hungUp = await endsByItself(connected.value, target.signal)
  connected.value.destroy()
  const host = hostPort(target.host, target.port)
  return hungUp ? appError('client-certificate-refused', { host, detail: 'hung-up' }) : null
}

function endsByItself(socket: TLSSocket, signal: AbortSignal | undefined): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), QUIET_MS)
    const end = (is: boolean) => () => {
      clearTimeout(timer)
      resolve(is)
    }
    signal?.addEventListener('abort', end(false), { once: true })
    socket.on('error', end(true)).on('end', end(true)).on('close', end(true)).resume()
  })
}
