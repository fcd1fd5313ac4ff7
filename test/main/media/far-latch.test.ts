import { describe, expect, it } from 'vitest'
import { createFarLatch, isUsableTarget } from '../../../main/media/far-latch.ts'

const BOB = { address: '192.0.2.7', port: 4000 }
const at = (port: number, address = BOB.address) => ({ address, port })

describe('where sound is taken from', () => {
  it('takes nothing before it was told, and nothing while held by address', () => {
    const latch = createFarLatch()
    expect(latch.accept(BOB, 0)).toBe(false)
    latch.expect(BOB)
    expect(latch.accept(BOB, 0)).toBe(true)
    latch.expect(null)
    expect(latch.accept(BOB, 0)).toBe(false)
    expect(latch.target()).toBeNull()
  })

  it('never follows another host, even one that is first', () => {
    const latch = createFarLatch()
    latch.expect(BOB)
    expect(latch.accept(at(4000, '198.51.100.1'), 0)).toBe(false)
    expect(latch.target()).toEqual(BOB)
  })

  it('follows another port of the same host and sends there', () => {
    const latch = createFarLatch()
    latch.expect(BOB)
    expect(latch.accept(at(61_000), 0)).toBe(true)
    expect(latch.target()).toEqual(at(61_000))
  })

  it('holds on to a port that talks, for 3 s, but the signalled port always wins', () => {
    const latch = createFarLatch()
    latch.expect(BOB)
    latch.accept(at(61_000), 0)
    expect(latch.accept(at(62_000), 2999)).toBe(false)
    expect(latch.accept(at(62_000), 3000)).toBe(true)
    expect(latch.accept(BOB, 3001)).toBe(true)
    expect(latch.target()).toEqual(BOB)
  })

  it('starts anew when the description names another place, and not when it repeats itself', () => {
    const latch = createFarLatch()
    latch.expect(BOB)
    latch.accept(at(61_000), 0)
    latch.expect({ ...BOB })
    expect(latch.target()).toEqual(at(61_000))
    latch.expect(at(5000))
    expect(latch.target()).toEqual(at(5000))
  })

  it('knows an IPv6 host by any spelling', () => {
    const latch = createFarLatch()
    latch.expect({ address: '2001:db8:0:0::7', port: 4000 })
    expect(latch.accept({ address: '2001:db8::7', port: 4000 }, 0)).toBe(true)
  })
})

describe('where media may go', () => {
  it.each([
    ['192.0.2.7', '192.0.2.1', true],
    ['127.0.0.1', '127.0.0.1', true],
    ['127.0.0.1', '192.0.2.1', false],
    ['::1', '2001:db8::1', false],
    ['2001:db8::7', '192.0.2.1', false],
    ['239.0.0.1', '192.0.2.1', false],
    ['255.255.255.255', '192.0.2.1', false],
    ['0.0.0.1', '192.0.2.1', false],
    ['phone.example.test', '192.0.2.1', false],
  ])('%s from %s: %s', (target, local, usable) => {
    expect(isUsableTarget(target, local)).toBe(usable)
  })
})
