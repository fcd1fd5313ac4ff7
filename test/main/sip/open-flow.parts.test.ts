import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TlsTrust } from '../../../main/http/trust.ts'
import { dialFirst } from '../../../main/sip/open-flow.ts'
import type { Candidate } from '../../../main/sip/resolve.ts'
import { createPki } from '../../support/pki.ts'
import type { Pki } from '../../support/pki.ts'
import { realClock } from '../../support/real-clock.ts'
import { candidateAt, closedPort, serveStream, serveUdp, watch } from './sockets.ts'

/** Dials and tells what was tried and where it ended. */
async function dial(
  candidates: readonly Candidate[],
  trust: TlsTrust = {},
  signal = new AbortController().signal,
) {
  const tried: string[] = []
  const result = await dialFirst(
    candidates,
    {
      trust,
      domain: 'example.org',
      clock: realClock,
      preferredPort: null,
      tried: (candidate, error) => tried.push(`${candidate.transport} ${error?.code ?? 'answers'}`),
    },
    signal,
  )
  if (result.ok) watch(result.value.start)
  return { tried, result }
}
/** Answers every OPTIONS. */
async function answeringUdp(): Promise<number> {
  const { socket, port } = await serveUdp()
  socket.on('message', (_bytes: Buffer, from) => {
    socket.send('SIP/2.0 200 OK\r\n\r\n', from.port, from.address)
  })
  return port
}

describe('dialFirst', () => {
  let pki: Pki
  beforeAll(() => {
    pki = createPki()
  })
  afterAll(() => {
    pki.remove()
  })

  it('goes on to the next place when one is closed', async () => {
    const { port } = await serveStream()
    const places = [
      candidateAt('UDP', await closedPort()),
      candidateAt('TCP', await closedPort()),
      candidateAt('TCP', port),
    ]
    const { tried, result } = await dial(places)
    expect(tried).toEqual(['UDP unreachable', 'TCP unreachable', 'TCP answers'])
    expect(result).toMatchObject({ value: { candidate: { port }, answersProbes: false } })
  })

  it('stays with UDP when the server answers there', async () => {
    const { port } = await serveStream()
    const { tried, result } = await dial([candidateAt('UDP', await answeringUdp()), candidateAt('TCP', port)])
    expect(tried).toEqual(['UDP answers'])
    expect(result).toMatchObject({ value: { candidate: { transport: 'UDP' }, answersProbes: true } })
  })

  it('prefers TCP that answers to UDP that is silent, and takes silent UDP when there is nothing else', async () => {
    const silent = (await serveUdp()).port
    const { port } = await serveStream()
    const better = await dial([candidateAt('UDP', silent), candidateAt('TCP', port)])
    expect(better.result).toMatchObject({ value: { candidate: { transport: 'TCP' } } })
    const only = await dial([candidateAt('UDP', silent), candidateAt('TCP', await closedPort())])
    expect(only.tried).toEqual(['UDP timeout', 'TCP unreachable'])
    expect(only.result).toMatchObject({ value: { candidate: { transport: 'UDP' }, answersProbes: false } })
  })

  it('does not fall back to plain transports when a certificate is not trusted', async () => {
    const server = pki.issue()
    const tlsPort = (await serveStream({ cert: server.certPem, key: server.keyPem })).port
    const good = (await serveStream({ cert: server.certPem, key: server.keyPem })).port
    const { port } = await serveStream()
    const places = [
      candidateAt('TLS', tlsPort),
      candidateAt('TCP', port),
      candidateAt('UDP', await answeringUdp()),
    ]
    const refused = await dial(places)
    expect(refused.tried).toEqual(['TLS tls-unknown-issuer'])
    expect(refused.result).toMatchObject({ error: { code: 'tls-unknown-issuer' } })
    const wrongName = candidateAt('TLS', tlsPort, { host: 'pbx.example' })
    const second = await dial([wrongName, candidateAt('TCP', port), candidateAt('TLS', good)], {
      caPem: pki.rootPem,
    })
    expect(second.tried).toEqual(['TLS tls-wrong-host', 'TLS answers'])
  })

  it('falls back when TLS is only not there', async () => {
    const { port } = await serveStream()
    const { result } = await dial([candidateAt('TLS', await closedPort()), candidateAt('TCP', port)])
    expect(result).toMatchObject({ value: { candidate: { transport: 'TCP' } } })
  })

  it('tells the error that says most', async () => {
    const notWebSocket = await serveStream()
    const opening = dial([candidateAt('TCP', await closedPort()), candidateAt('WS', notWebSocket.port)])
    const socket = await notWebSocket.nextSocket()
    socket.end('HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n')
    expect((await opening).result).toMatchObject({ error: { code: 'not-this-system' } })
  })

  it('tries nothing more once it is told to stop', async () => {
    const { port } = await serveStream()
    const { tried, result } = await dial([candidateAt('TCP', port)], {}, AbortSignal.abort())
    expect(tried).toEqual([])
    expect(result).toMatchObject({ error: { code: 'cancelled' } })
  })
})
