import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { openUdp } from '../../../main/sip/flow-udp.ts'
import { askUdp } from '../../../main/sip/udp-ask.ts'
import type { Result } from '../../../shared/result.ts'
import { candidateAt, closedPort, serveUdp, watch } from './sockets.ts'

const options = { localAddress: '127.0.0.1', preferredPort: null, alsoFrom: [] }
function good<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}

describe('openUdp', () => {
  it('carries messages both ways and knows its own address', async () => {
    const { socket, port } = await serveUdp()
    const { wire, frames, until } = watch(good(await openUdp(candidateAt('UDP', port), options)))
    wire.write('up')
    const [bytes, from] = (await once(socket, 'message')) as [Buffer, { port: number }]
    expect([bytes.toString(), from.port]).toEqual(['up', wire.local.port])
    socket.send('down', wire.local.port, '127.0.0.1')
    await until(() => frames.length === 1)
    expect(frames).toEqual(['down'])
  })

  it('listens to the server’s addresses only, and ignores filler', async () => {
    const server = await serveUdp()
    const scanner = await serveUdp('127.0.0.3')
    const second = await serveUdp('127.0.0.2')
    const { wire, frames, until } = watch(
      good(await openUdp(candidateAt('UDP', server.port), { ...options, alsoFrom: ['127.0.0.2'] })),
    )
    const send = (from: typeof scanner, bytes: string | Buffer): Promise<void> =>
      new Promise((resolve) => {
        from.socket.send(bytes, wire.local.port, '127.0.0.1', () => {
          resolve()
        })
      })
    // Loopback keeps the order of what was handed over: the call comes last.
    await send(scanner, 'scan')
    await send(server, '\r\n\r\n')
    await send(server, Buffer.from([0, 0, 0, 0]))
    await send(second, 'call')
    await until(() => frames.length === 1)
    expect(frames).toEqual(['call'])
  })

  it('answers where it is told to, when that is the server', async () => {
    const server = await serveUdp()
    const other = await serveUdp('127.0.0.1')
    const { wire } = watch(good(await openUdp(candidateAt('UDP', server.port), options)))
    wire.write('there', { address: '127.0.0.1', port: other.port })
    const [bytes] = (await once(other.socket, 'message')) as [Buffer]
    expect(bytes.toString()).toBe('there')
    wire.write('elsewhere', { address: '127.0.0.9', port: other.port })
    const [kept] = (await once(server.socket, 'message')) as [Buffer]
    expect(kept.toString()).toBe('elsewhere')
  })

  it('takes the port of before when it is free', async () => {
    const { port } = await serveUdp()
    const wanted = await closedPort()
    const first = watch(good(await openUdp(candidateAt('UDP', port), { ...options, preferredPort: wanted })))
    const second = watch(good(await openUdp(candidateAt('UDP', port), { ...options, preferredPort: wanted })))
    expect(first.wire.local.port).toBe(wanted)
    expect(second.wire.local.port).not.toBe(wanted)
  })

  it('says when this machine has no such address', async () => {
    expect(await openUdp(candidateAt('UDP', 5060), { ...options, localAddress: '192.0.2.77' })).toMatchObject(
      {
        error: { code: 'unreachable', detail: 'no-socket' },
      },
    )
  })

  it('keeps the path open with CRLFCRLF', async () => {
    const { socket, port } = await serveUdp()
    const { wire } = watch(good(await openUdp(candidateAt('UDP', port), options)))
    wire.ping()
    const [bytes] = (await once(socket, 'message')) as [Buffer]
    expect(bytes.toString()).toBe('\r\n\r\n')
  })
})

describe('askUdp', () => {
  const ask = (port: number, timeoutMs = 5000, signal = new AbortController().signal) =>
    askUdp(candidateAt('UDP', port), { domain: 'example.org', timeoutMs, signal })

  it('finds a server that answers, whatever it answers', async () => {
    const { socket, port } = await serveUdp()
    socket.once('message', (bytes: Buffer, from) => {
      expect(bytes.toString()).toMatch(
        /^OPTIONS sip:example\.org SIP\/2\.0\r\nVia: SIP\/2\.0\/UDP 127\.0\.0\.1:/,
      )
      socket.send('SIP/2.0 405 No\r\n\r\n', from.port, from.address)
    })
    expect(await ask(port)).toEqual({ ok: true, value: { localAddress: '127.0.0.1', answered: true } })
  })

  it('asks twice, because the first may be lost', async () => {
    const { socket, port } = await serveUdp()
    let asked = 0
    socket.on('message', (_bytes: Buffer, from) => {
      asked += 1
      if (asked === 2) socket.send('SIP/2.0 200 OK\r\n\r\n', from.port, from.address)
    })
    expect(await ask(port)).toMatchObject({ value: { answered: true } })
    expect(asked).toBe(2)
  })

  it('tells a closed port at once from one that says nothing', async () => {
    expect(await ask(await closedPort())).toMatchObject({
      error: { code: 'unreachable', detail: 'econnrefused' },
    })
    const { port } = await serveUdp()
    expect(await ask(port, 100)).toMatchObject({ value: { answered: false } })
  })

  it('stops when it is told to', async () => {
    const { port } = await serveUdp()
    const stop = new AbortController()
    setTimeout(() => stop.abort(), 20)
    expect(await ask(port, 5000, stop.signal)).toMatchObject({ error: { code: 'cancelled' } })
  })
})
