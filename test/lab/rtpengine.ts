import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { freePort, startProcess, waitUntil } from './processes.ts'

export type LabRtpengine = {
  /** Control port (ng protocol, UDP). */
  readonly port: number
  stop(): Promise<void>
}

/** A media bridge in user space on 127.0.0.1. */
export async function startRtpengine(): Promise<LabRtpengine> {
  const port = await freePort()
  const cli = await freePort()
  // 200 pairs somewhere above the ports the system hands out by itself on most machines is not portable: take a window
  // by chance, rtpengine skips what is in use.
  const low = 30_000 + 2 * Math.floor(Math.random() * 1000)
  const started = startProcess('rtpengine', [
    // Debian's own file opens fixed ports, a second lab would die of them.
    '--config-file=none',
    ...['--foreground', '--log-stderr', '--log-level=4', '--table=-1', '--interface=127.0.0.1'],
    ...[`--listen-ng=127.0.0.1:${port}`, `--listen-cli=127.0.0.1:${cli}`],
    ...[`--port-min=${low}`, `--port-max=${low + 400}`, '--num-threads=2', '--delete-delay=0'],
    // Chromium never starts its handshake once it has seen a ClientHello before the answer.
    '--dtls-passive',
  ])
  await waitUntil('rtpengine', () => answersPing(port), { of: started })
  return {
    port,
    stop: () => started.stop(),
  }
}

/** Sends the ng protocol's ping (a cookie and a bencoded dictionary). */
async function answersPing(port: number): Promise<boolean> {
  const socket = createSocket('udp4')
  try {
    socket.send('1_ping d7:command4:pinge', port, '127.0.0.1')
    await once(socket, 'message', { signal: AbortSignal.timeout(200) })
    return true
  } catch {
    return false
  } finally {
    socket.close()
  }
}
