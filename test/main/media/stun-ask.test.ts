import { createSocket, type Socket } from 'node:dgram'
import { once } from 'node:events'
import { afterEach, describe, expect, it } from 'vitest'
import { openFarLeg } from '../../../main/media/far-leg.ts'
import { buildStun, parseStun, STUN_TYPE, xorMappedAddress } from '../../../main/media/stun.ts'

const ends: (() => void)[] = []
afterEach(() => {
  for (const end of ends.splice(0)) end()
})

/** A STUN server that sees everybody at 203.0.113.9, ports 10,000 higher. `answer` false: it is silent. */
async function stunServer(answer: (count: number) => boolean = () => true) {
  const socket: Socket = createSocket('udp4')
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  ends.push(() => socket.close())
  const asked: number[] = []
  socket.on('message', (raw, from) => {
    const request = parseStun(raw)
    if (request?.type !== STUN_TYPE.bindingRequest) return
    asked.push(from.port)
    if (!answer(asked.length)) return
    const { transactionId } = request
    const attributes = [xorMappedAddress({ address: '203.0.113.9', port: from.port + 10_000 })]
    socket.send(
      buildStun({ type: STUN_TYPE.bindingSuccess, transactionId, attributes }),
      from.port,
      from.address,
    )
  })
  return { host: '127.0.0.1', port: socket.address().port, asked }
}

async function leg(stun: { readonly host: string; readonly port: number } | null) {
  const opened = await openFarLeg({
    address: '127.0.0.1',
    ports: { min: 20_000, max: 24_000 },
    stun,
    onRtp: () => undefined,
    onRtcp: () => undefined,
  })
  if (!opened.ok) throw new Error(opened.error.code)
  ends.push(() => opened.value.close())
  return opened.value
}

describe('asking how the ports are seen outside', () => {
  it('learns both, and holds nothing up meanwhile', async () => {
    const { host, port } = await stunServer()
    const far = await leg({ host, port })
    expect(far.mapped()).toBeNull()
    await expect
      .poll(() => far.mapped())
      .toEqual({ rtp: { address: '203.0.113.9', port: far.port() + 10_000 }, rtcpPort: far.port() + 10_001 })
    expect(far.stats().refused).toEqual({ address: 0, srtp: 0, malformed: 0 })
  })

  it('asks again when an answer is lost, and stops after the fourth try', async () => {
    const lossy = await stunServer((count) => count > 2)
    const far = await leg(lossy)
    await expect.poll(() => far.mapped()).not.toBeNull()
    const silent = await stunServer(() => false)
    const unheard = await leg(silent)
    await expect.poll(() => silent.asked.length, { timeout: 3000 }).toBe(8)
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(silent.asked).toHaveLength(8)
    expect(unheard.mapped()).toBeNull()
  })

  it('believes nobody who answers another question', async () => {
    const far = await leg(null)
    const liar = createSocket('udp4')
    ends.push(() => liar.close())
    const attributes = [xorMappedAddress({ address: '198.51.100.1', port: 4711 })]
    const answer = buildStun({ type: STUN_TYPE.bindingSuccess, transactionId: Buffer.alloc(12), attributes })
    liar.send(answer, far.port(), '127.0.0.1')
    await expect.poll(() => far.stats().refused.malformed).toBe(1)
    expect(far.mapped()).toBeNull()
  })

  it('asks nobody without a word of the person', async () => {
    const server = await stunServer()
    await leg(null)
    await new Promise((resolve) => setTimeout(resolve, 150))
    expect(server.asked).toEqual([])
  })
})
