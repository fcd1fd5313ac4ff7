import { describe, expect, it } from 'vitest'
import { createIceLite } from '../../../main/media/ice-lite.ts'
import type { IceCredentials, IceLite } from '../../../main/media/ice-lite.ts'
import { buildStun, parseStun, STUN_ATTRIBUTE, STUN_TYPE, stunAttribute } from '../../../main/media/stun.ts'

const HOME = { address: '127.0.0.1', port: 4000 }
const OTHER = { address: '127.0.0.1', port: 4001 }
const USE_CANDIDATE = { type: STUN_ATTRIBUTE.useCandidate, value: Buffer.alloc(0) }

function check(
  local: IceCredentials,
  peer: string,
  attributes: readonly { type: number; value: Buffer }[] = [],
): Buffer {
  const username = { type: STUN_ATTRIBUTE.username, value: Buffer.from(`${local.ufrag}:${peer}`) }
  const transactionId = Buffer.alloc(12, 1)
  return buildStun({
    type: STUN_TYPE.bindingRequest,
    transactionId,
    attributes: [username, ...attributes],
    key: local.pwd,
  })
}

function createIce(peer: string | null = 'page'): IceLite {
  const ice = createIceLite(() => 5)
  if (peer !== null) ice.setPeer(peer)
  return ice
}

describe('ice-lite', () => {
  it('makes credentials of ice-chars, new ones each time', () => {
    const first = createIce().local()
    expect(first.ufrag).toMatch(/^[A-Za-z0-9+/]{6}$/)
    expect(first.pwd).toMatch(/^[A-Za-z0-9+/]{24}$/)
    expect(createIce().local()).not.toEqual(first)
  })

  it('answers a good check with the mapped address and trusts where it came from', () => {
    const ice = createIce()
    const reply = parseStun(ice.handle(check(ice.local(), 'page'), HOME) ?? Buffer.alloc(0))
    expect(reply?.type).toBe(STUN_TYPE.bindingSuccess)
    expect(reply && stunAttribute(reply, STUN_ATTRIBUTE.xorMappedAddress)).toHaveLength(8)
    expect(ice.isVerified(HOME)).toBe(true)
    expect(ice.isVerified(OTHER)).toBe(false)
    expect(ice.target()).toEqual(HOME)
    expect(ice.lastCheckAt()).toBe(5)
  })

  it.each([
    ['password', (own: IceCredentials) => check({ ...own, pwd: 'x'.repeat(24) }, 'page')],
    ['own name', (own: IceCredentials) => check({ ...own, ufrag: 'nobody' }, 'page')],
    ["peer's name", (own: IceCredentials) => check(own, 'stranger')],
    ['fingerprint', (own: IceCredentials) => check(own, 'page').subarray(0, -8)],
    ['shape', () => Buffer.from([0, 1, 0, 0])],
  ])('stays silent when the %s is wrong', (_what, packet) => {
    const ice = createIce()
    expect(ice.handle(packet(ice.local()), HOME)).toBeNull()
    expect(ice.isVerified(HOME)).toBe(false)
    expect(ice.target()).toBeNull()
  })

  it('answers before the peer is known, but trusts only afterwards', () => {
    const ice = createIce(null)
    expect(ice.handle(check(ice.local(), 'page'), HOME)).not.toBeNull()
    expect(ice.isVerified(HOME)).toBe(false)
    ice.setPeer('page')
    expect(ice.isVerified(HOME)).toBe(true)
  })

  it('does not trust an address that proved itself under another name', () => {
    const ice = createIce(null)
    ice.handle(check(ice.local(), 'stranger'), HOME)
    ice.setPeer('page')
    expect(ice.isVerified(HOME)).toBe(false)
  })

  it('prefers the nominated address', () => {
    const ice = createIce()
    ice.handle(check(ice.local(), 'page', [USE_CANDIDATE]), HOME)
    ice.handle(check(ice.local(), 'page'), OTHER)
    expect(ice.target()).toEqual(HOME)
    ice.handle(check(ice.local(), 'page', [USE_CANDIDATE]), OTHER)
    expect(ice.target()).toEqual(OTHER)
  })

  it('answers a controlled peer with a role conflict (487)', () => {
    const ice = createIce()
    const controlled = { type: STUN_ATTRIBUTE.iceControlled, value: Buffer.alloc(8) }
    const reply = parseStun(ice.handle(check(ice.local(), 'page', [controlled]), HOME) ?? Buffer.alloc(0))
    expect(reply?.type).toBe(STUN_TYPE.bindingError)
    expect(reply && stunAttribute(reply, STUN_ATTRIBUTE.errorCode)).toEqual(Buffer.from([0, 0, 4, 87]))
    expect(ice.isVerified(HOME)).toBe(false)
  })

  it('keeps the old path during an ICE restart until the new one is nominated', () => {
    const ice = createIce()
    const old = ice.local()
    ice.handle(check(old, 'page', [USE_CANDIDATE]), HOME)
    ice.restart()
    ice.setPeer('page2')
    expect(ice.local()).not.toEqual(old)
    expect(ice.isVerified(HOME)).toBe(true)
    expect(ice.handle(check(old, 'page'), HOME)).not.toBeNull()
    ice.handle(check(ice.local(), 'page2', [USE_CANDIDATE]), OTHER)
    expect(ice.target()).toEqual(OTHER)
    expect(ice.isVerified(HOME)).toBe(false)
    expect(ice.handle(check(old, 'page'), HOME)).toBeNull()
  })

  it('remembers the last 16 addresses only', () => {
    const ice = createIce()
    for (let port = 1; port <= 17; port += 1) ice.handle(check(ice.local(), 'page'), { ...HOME, port })
    expect(ice.isVerified({ ...HOME, port: 1 })).toBe(false)
    expect(ice.isVerified({ ...HOME, port: 2 })).toBe(true)
  })
})
