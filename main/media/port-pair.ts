import { randomInt } from 'node:crypto'
import { createSocket } from 'node:dgram'
import type { Socket } from 'node:dgram'
import { isIPv6 } from 'node:net'
import { appError } from '../../shared/errors.ts'
import { err, ok } from '../../shared/result.ts'
import type { Result } from '../../shared/result.ts'

/** UDP ports that media may use, both ends included. `min` and `max`: 1024..65535, at least two apart. */
export type PortRange = { readonly min: number; readonly max: number }
/** Below Linux's ephemeral ports (32768..60999), so that other programs' sockets are not in the way. */
export const DEFAULT_PORTS: PortRange = { min: 16_384, max: 32_766 }

/** RTP on an even port and RTCP on the next one (RFC 3550 11). */
export type PortPair = { readonly rtp: Socket; readonly rtcp: Socket; readonly port: number }

const ATTEMPTS = 50

/** Binds a pair on a numeric local address. The caller closes both. Errors: unreachable (`no-media-port`). */
export async function bindPortPair(address: string, range: PortRange): Promise<Result<PortPair>> {
  const first = Math.ceil(range.min / 2)
  const pairs = Math.floor((range.max - 1) / 2) - first + 1
  for (let attempt = 0; attempt < Math.min(ATTEMPTS, pairs * 4); attempt += 1) {
    const port = 2 * (first + randomInt(pairs))
    const rtp = await bind(address, port)
    if (!rtp) continue
    const rtcp = await bind(address, port + 1)
    if (rtcp) return ok({ rtp, rtcp, port })
    rtp.close()
  }
  return err(appError('unreachable', { host: address, detail: 'no-media-port' }))
}

function bind(address: string, port: number): Promise<Socket | null> {
  const socket = createSocket(isIPv6(address) ? 'udp6' : 'udp4')
  return new Promise((resolve) => {
    socket.once('error', () => {
      socket.close()
      resolve(null)
    })
    socket.bind(port, address, () => {
      socket.removeAllListeners('error')
      resolve(socket)
    })
  })
}
