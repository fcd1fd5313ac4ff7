import { BlockList, isIP, isIPv6 } from 'node:net'
import type { SocketAddress } from './stun.ts'

/** A source that went quiet for this long gives way to another port of the same host. */
const HOLD_MS = 3000

export type FarLatch = {
  /** What the far description says; null = nobody (held by address, not answered yet). */
  expect(target: SocketAddress | null): void
  /** True when a packet from there is to be taken. */
  accept(from: SocketAddress, nowMs: number): boolean
  /** Where to send: whence sound comes (symmetric RTP, RFC 4961), else where the description says; null = nowhere. */
  target(): SocketAddress | null
}

/**
 * Symmetric RTP that believes the signalled address only: the port may differ (the far side's own translation), the
 * host may not, so that nobody else can pull a call to themselves by sending first. The signalled port always wins.
 */
export function createFarLatch(): FarLatch {
  let expected: SocketAddress | null = null
  let latched: { readonly port: number; readonly atMs: number } | null = null

  return {
    expect(target) {
      if (target?.address !== expected?.address || target?.port !== expected?.port) latched = null
      expected = target
    },
    accept(from, nowMs) {
      if (!expected || !isSameHost(from.address, expected.address)) return false
      const isOther = latched !== null && latched.port !== from.port && from.port !== expected.port
      if (isOther && latched && nowMs - latched.atMs < HOLD_MS) return false
      latched = { port: from.port, atMs: nowMs }
      return true
    },
    target: () => expected && { address: expected.address, port: latched?.port ?? expected.port },
  }
}

/** Hosts no media goes to: this machine when the call is not on it, groups, and nobody. */
export function isUsableTarget(address: string, localAddress: string): boolean {
  if (isIP(address) === 0 || isIPv6(address) !== isIPv6(localAddress)) return false
  const blocked = new BlockList()
  blocked.addSubnet('224.0.0.0', 3, 'ipv4')
  blocked.addSubnet('0.0.0.0', 8, 'ipv4')
  blocked.addSubnet('ff00::', 8, 'ipv6')
  blocked.addAddress('::', 'ipv6')
  if (!isLoopback(localAddress)) addLoopback(blocked)
  return !blocked.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')
}

function isLoopback(address: string): boolean {
  const loopback = new BlockList()
  addLoopback(loopback)
  return loopback.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')
}

function addLoopback(list: BlockList): void {
  list.addSubnet('127.0.0.0', 8, 'ipv4')
  list.addAddress('::1', 'ipv6')
}

/** IPv6 has several spellings of one address. */
function isSameHost(a: string, b: string): boolean {
  if (a === b) return true
  if (!isIPv6(a) || !isIPv6(b)) return false
  const list = new BlockList()
  list.addAddress(a, 'ipv6')
  return list.check(b, 'ipv6')
}
