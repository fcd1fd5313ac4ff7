import { createSocket } from 'node:dgram'
import { isIPv6 } from 'node:net'
import { appError } from '../../shared/errors.ts'
import { err, ok } from '../../shared/result.ts'
import type { Result } from '../../shared/result.ts'
import { abortError, explainFault } from '../http/fault.ts'
import { hostPort } from '../http/host-port.ts'
import { buildProbe } from './probe.ts'
import type { Candidate } from './resolve.ts'
import { formatSip } from './sip-text.ts'

export type UdpFound = {
  /** This machine's address on the way there. */
  readonly localAddress: string
  /** Whether it answered; a server may be there and ignore OPTIONS. */
  readonly answered: boolean
}

/**
 * Asks whether anybody is there, from a connected socket of its own, because only such a one is told that a port is closed.
 * Sends OPTIONS, again after 500 ms, and gives up after `timeoutMs`. Errors: unreachable, cancelled.
 */
export function askUdp(
  candidate: Candidate,
  options: { readonly domain: string; readonly timeoutMs: number; readonly signal: AbortSignal },
): Promise<Result<UdpFound>> {
  const where = hostPort(candidate.host, candidate.port)
  const socket = createSocket(isIPv6(candidate.address) ? 'udp6' : 'udp4')
  return new Promise((resolve) => {
    const timers: NodeJS.Timeout[] = []
    let settled = false
    const finish = (result: Result<UdpFound>): void => {
      if (settled) return
      settled = true
      for (const timer of timers) clearTimeout(timer)
      options.signal.removeEventListener('abort', onAbort)
      socket.close()
      resolve(result)
    }
    const onAbort = (): void => {
      finish(err(abortError(options.signal, where)))
    }
    options.signal.addEventListener('abort', onAbort, { once: true })
    socket.on('error', (thrown) => {
      finish(err(explainFault(thrown, where) ?? appError('unreachable', { host: where })))
    })
    socket.connect(candidate.port, candidate.address, () => {
      if (settled) return
      const { address, port } = socket.address()
      const text = formatSip(buildProbe(options.domain, { transport: 'UDP', local: { address, port } }))
      const ask = (): void => {
        if (!settled) socket.send(text)
      }
      socket.once('message', () => {
        finish(ok({ localAddress: address, answered: true }))
      })
      timers.push(setTimeout(ask, 500))
      timers.push(
        setTimeout(() => {
          finish(ok({ localAddress: address, answered: false }))
        }, options.timeoutMs),
      )
      ask()
    })
  })
}
