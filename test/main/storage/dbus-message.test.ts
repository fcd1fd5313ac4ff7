import { describe, expect, it } from 'vitest'
import { encodeCall, takeMessage } from '../../../main/storage/dbus-message.ts'

/** Answers as dbus-daemon 1.14 and gnome-keyring 42 sent them, byte for byte (hex, as recorded on a private bus). */
const RECORDED = {
  readAlias:
    '6c0201012e000000060000002d00000006017300040000003a312e370000000008016700016f00000501750002000000' +
    '07017300040000003a312e3500000000290000002f6f72672f667265656465736b746f702f736563726574732f636f6c' +
    '6c656374696f6e2f6c6f67696e00',
  locked:
    '6c02010108000000070000002d00000006017300040000003a312e370000000008016700017600000501750003000000' +
    '07017300040000003a312e35000000000162000001000000',
  unknownObject:
    '6c03010151000000050000006500000004017300280000006f72672e667265656465736b746f702e444275732e457272' +
    '6f722e556e6b6e6f776e4d6574686f64000000000000000006017300040000003a312e37000000000801670001730000' +
    '050175000400000007017300040000003a312e35000000004c0000004f626a65637420646f6573206e6f742065786973' +
    '74206174207061746820e2809c2f6f72672f667265656465736b746f702f736563726574732f636f6c6c656374696f6e' +
    '2f6e6f6e65e2809d00',
} as const
const bytesOf = (name: keyof typeof RECORDED): Buffer => Buffer.from(RECORDED[name], 'hex')

describe('takeMessage', () => {
  it('reads an object path', () => {
    expect(takeMessage(bytesOf('readAlias'))?.message).toEqual({
      kind: 'reply',
      replySerial: 2,
      errorName: null,
      body: ['/org/freedesktop/secrets/collection/login'],
    })
  })

  it('reads a boolean inside a variant', () => {
    expect(takeMessage(bytesOf('locked'))?.message.body).toEqual([true])
  })

  it('reads the name of an error', () => {
    expect(takeMessage(bytesOf('unknownObject'))?.message).toMatchObject({
      kind: 'error',
      errorName: 'org.freedesktop.DBus.Error.UnknownMethod',
    })
  })

  it('asks for more bytes at every cut of a message, and leaves what follows it', () => {
    const whole = bytesOf('readAlias')
    for (let length = 0; length < whole.length; length += 1) {
      expect(takeMessage(whole.subarray(0, length))).toBeNull()
    }
    const two = Buffer.concat([whole, bytesOf('locked')])
    expect(takeMessage(two)?.rest).toEqual(bytesOf('locked'))
  })

  it('passes over values it does not read', () => {
    // The same answer with its signature changed from `o` to `d` (a double).
    const doctored = Buffer.from(bytesOf('readAlias'))
    doctored[doctored.indexOf(Buffer.from([8, 1, 0x67, 0, 1, 0x6f])) + 5] = 'd'.charCodeAt(0)
    expect(takeMessage(doctored)?.message.body).toBeNull()
  })

  it('throws on a message that is big-endian, too long, or has a string beyond its end', () => {
    const bigEndian = Buffer.from(bytesOf('readAlias'))
    bigEndian[0] = 'B'.charCodeAt(0)
    expect(() => takeMessage(bigEndian)).toThrow(TypeError)

    const tooLong = Buffer.from(bytesOf('readAlias'))
    tooLong.writeUInt32LE(1_000_000, 4)
    expect(() => takeMessage(tooLong)).toThrow(RangeError)

    const beyond = Buffer.from(bytesOf('readAlias'))
    beyond.writeUInt32LE(60_000, beyond.indexOf('/org/freedesktop/secrets') - 4)
    expect(() => takeMessage(beyond)).toThrow(RangeError)
  })
})

describe('encodeCall', () => {
  it('writes what dbus-daemon reads as the same call', () => {
    const call = encodeCall(
      { destination: 'a.b', path: '/a', interface: 'a.c', member: 'Do', args: ['one', 'three'] },
      7,
    )
    expect(call.readUInt8(0)).toBe('l'.charCodeAt(0))
    expect(call.readUInt32LE(8)).toBe(7)
    // Body: two strings, the second on a multiple of four.
    const body = call.subarray(call.length - call.readUInt32LE(4))
    expect(body.toString('latin1')).toBe('\x03\0\0\0one\0\x05\0\0\0three\0')
    expect((call.length - body.length) % 8).toBe(0)
    expect(call.includes(Buffer.from([8, 1, 0x67, 0, 2, 0x73, 0x73, 0]))).toBe(true)
  })
})
