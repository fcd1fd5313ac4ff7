import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createMediaRelay, type MediaRelay } from '../../../main/media/media-relay.ts'
import { writeRtp } from '../../../main/media/rtp.ts'
import { AccountIdSchema } from '../../../shared/ids.ts'
import { canBind } from '../../lab/processes.ts'
import { createMemoryLog } from '../../support/memory.ts'
import { realClock } from '../../support/real-clock.ts'

const PRINT = Array.from({ length: 32 }, () => 'AB').join(':')
const OFFER = [
  'v=0',
  'o=- 46117317 2 IN IP4 127.0.0.1',
  's=-',
  't=0 0',
  'm=audio 9 UDP/TLS/RTP/SAVPF 0',
  'c=IN IP4 0.0.0.0',
  'a=ice-ufrag:page',
  'a=ice-pwd:0123456789012345678901',
  `a=fingerprint:sha-256 ${PRINT}`,
  'a=setup:actpass',
  'a=mid:0',
  'a=sendrecv',
  'a=rtcp-mux',
  '',
].join('\r\n')

let relay: MediaRelay
let address: string

beforeEach(() => {
  address = '127.0.0.1'
  relay = createMediaRelay({
    clock: realClock,
    log: createMemoryLog(),
    route: () => ({ address, srtp: 'allowed', stun: null }),
  })
})
afterEach(() => relay.close())

/** Where the far side is told to send. */
function placeOf(sdp: string) {
  return {
    host: /^c=IN IP4 (\S+)/m.exec(sdp)?.[1] ?? '',
    port: Number(/^m=audio (\d+)/m.exec(sdp)?.[1]),
  }
}

describe('a call of a machine that gets another address', () => {
  it('is offered at the new one, and sound arrives there', async () => {
    const phone = createSocket('udp4')
    phone.bind(0, '127.0.0.1')
    await once(phone, 'listening')
    try {
      const opened = await relay.open(AccountIdSchema.parse('alice'))
      if (!opened.ok) throw new Error(opened.error.code)
      const { relayId } = opened.value
      const offer = async () => {
        const made = await relay.toFar(relayId, 'offer', OFFER)
        if (!made.ok) throw new Error(JSON.stringify(made.error))
        return placeOf(made.value.sdp)
      }
      const before = await offer()
      const answer = ['v=0', 'o=p 1 1 IN IP4 127.0.0.1', 's=-', 'c=IN IP4 127.0.0.1', 't=0 0']
      const audio = `m=audio ${phone.address().port} RTP/AVP 0`
      await relay.toPage(relayId, 'answer', [...answer, audio, ''].join('\r\n'))
      expect((await offer()).port).toBe(before.port)
      address = '127.0.0.2'
      const after = await offer()
      expect(after.host).toBe('127.0.0.2')
      expect(await canBind(before.port)).toBe(true)
      const payload = Buffer.alloc(160)
      const packet = { payloadType: 0, marker: false, sequence: 1, timestamp: 1, ssrc: 1, payload }
      phone.send(writeRtp(packet), after.port, after.host)
      await expect
        .poll(async () => {
          const stats = await relay.stats(relayId)
          return stats.ok && stats.value.far.packetsIn
        })
        .toBe(1)
    } finally {
      phone.close()
    }
  })
})
