import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  buildStun,
  hasFingerprint,
  hasIntegrity,
  parseStun,
  STUN_ATTRIBUTE,
  STUN_TYPE,
  stunAttribute,
  xorMappedAddress,
} from '../../../main/media/stun.ts'
import type { StunMessage } from '../../../main/media/stun.ts'

/** RFC 5769 2.1 and 2.2: one short-term credential, and what it protects. */
const PASSWORD = 'VOkJxbRl1RmTxUk/WvJxBt'
const REQUEST = Buffer.from(
  `000100582112a442b7e7a701bc34d686fa87dfae
   802200105354554e207465737420636c69656e74
   002400046e0001ff 80290008932ff9b151263b36
   000600096576746a3a68367659202020
   000800149aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a2
   80280004e57a3bcf`.replace(/\s/g, ''),
  'hex',
)
const RESPONSE = Buffer.from(
  `0101003c2112a442b7e7a701bc34d686fa87dfae
   8022000b7465737420766563746f7220
   002000080001a147e112a643
   000800142b91f599fd9e90c38c7489f92af9ba53f06be7d7
   80280004c07d4c96`.replace(/\s/g, ''),
  'hex',
)

function parsed(raw: Buffer): StunMessage {
  const message = parseStun(raw)
  if (!message) throw new Error('not STUN')
  return message
}

describe('stun', () => {
  it('reads the sample request of RFC 5769 2.1', () => {
    const message = parsed(REQUEST)
    expect(message.type).toBe(STUN_TYPE.bindingRequest)
    expect(stunAttribute(message, STUN_ATTRIBUTE.username)?.toString()).toBe('evtj:h6vY')
    expect(hasIntegrity(message, PASSWORD)).toBe(true)
    expect(hasIntegrity(message, 'wrong')).toBe(false)
    expect(hasFingerprint(message)).toBe(true)
  })

  it('reads and makes the address of the sample response of RFC 5769 2.2', () => {
    const message = parsed(RESPONSE)
    expect(hasIntegrity(message, PASSWORD)).toBe(true)
    expect(hasFingerprint(message)).toBe(true)
    const mapped = stunAttribute(message, STUN_ATTRIBUTE.xorMappedAddress)
    expect(xorMappedAddress({ address: '192.0.2.1', port: 32853 }).value).toEqual(mapped)
  })

  it('refuses a message when one bit changed', () => {
    for (let at = 20; at < REQUEST.length; at += 1) {
      const changed = Buffer.from(REQUEST)
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at)
      const message = parseStun(changed)
      expect(message !== null && hasIntegrity(message, PASSWORD) && hasFingerprint(message)).toBe(false)
    }
  })

  it('ignores attributes that stand behind the integrity', () => {
    const message = parsed(RESPONSE)
    const tail = Buffer.from([0, STUN_ATTRIBUTE.useCandidate, 0, 0])
    const raw = Buffer.concat([message.raw.subarray(0, -8), tail])
    raw.writeUInt16BE(raw.length - 20, 2)
    expect(stunAttribute(parsed(raw), STUN_ATTRIBUTE.useCandidate)).toBeNull()
  })

  it('reads back what it builds', () => {
    const transactionId = Buffer.alloc(12, 7)
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            type: fc.integer({ min: 0x30, max: 0x7fff }),
            value: fc.uint8Array({ maxLength: 40 }),
          }),
        ),
        fc.string({ minLength: 1 }),
        (attributes, key) => {
          const given = attributes.map(({ type, value }) => ({ type, value: Buffer.from(value) }))
          const message = parsed(
            buildStun({ type: STUN_TYPE.bindingSuccess, transactionId, attributes: given, key }),
          )
          expect(hasIntegrity(message, key) && hasFingerprint(message)).toBe(true)
          expect(message.attributes.slice(0, -2).map(({ type, value }) => ({ type, value }))).toEqual(given)
        },
      ),
    )
  })

  it('never throws on bytes of any kind', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const raw = Buffer.concat([REQUEST.subarray(0, 20), bytes])
        raw.writeUInt16BE(raw.length - 20, 2)
        const message = parseStun(raw)
        return message === null || !(hasIntegrity(message, PASSWORD) && hasFingerprint(message))
      }),
    )
  })
})
