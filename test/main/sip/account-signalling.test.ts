import { describe, expect, it } from 'vitest'
import { createAccountSignalling } from '../../../main/sip/account-signalling.ts'
import { appError } from '../../../shared/errors.ts'
import { AccountIdSchema } from '../../../shared/ids.ts'
import { err, ok } from '../../../shared/result.ts'
import { secret } from '../../../shared/secret.ts'
import { createFakeClock } from '../../support/fake-clock.ts'
import { createMemory } from '../../support/memory.ts'

const id = AccountIdSchema.parse('work')

const candidate = {
  transport: 'TLS',
  host: 'example.org',
  address: '2001:db8::1',
  port: 5061,
  path: '/',
} as const

describe('createAccountSignalling', () => {
  it('keeps the count of refused answers until the password changes', () => {
    const account = createAccountSignalling(id, { clock: createFakeClock(), now: () => 0 })
    const one = account.answersFor(secret('one'), candidate)
    expect(account.answersFor(secret('one'), candidate)).toEqual(one)
    expect(account.answersFor(secret('two'), candidate).guard).not.toBe(one.guard)
    expect(account.answersFor(undefined, candidate).guard).toBe(
      account.answersFor(undefined, candidate).guard,
    )
  })

  it('keeps what was taken apart by server', () => {
    const account = createAccountSignalling(id, { clock: createFakeClock(), now: () => 0 })
    const { guard, taken } = account.answersFor(secret('one'), candidate)
    const other = account.answersFor(secret('one'), { ...candidate, transport: 'TCP' })
    expect(other.guard).toBe(guard)
    expect(other.taken).not.toBe(taken)
    expect(account.answersFor(secret('one'), candidate).taken).toBe(taken)
  })

  it('remembers the UDP port between runs, and only a usable one', () => {
    const memory = createMemory()
    const deps = { clock: createFakeClock(), now: () => 0, memory }
    const first = createAccountSignalling(id, deps)
    expect(first.udpPort()).toBeNull()
    first.rememberUdpPort(40_000)
    expect(first.udpPort()).toBe(40_000)
    expect(createAccountSignalling(id, deps).udpPort()).toBe(40_000)
    memory.set(id, 'sip-udp-port', '80')
    expect(createAccountSignalling(id, deps).udpPort()).toBeNull()
  })

  it('writes look-ups and attempts into the trace', () => {
    const account = createAccountSignalling(id, { clock: createFakeClock(), now: () => 0 })
    account.noteSteps(
      'f',
      ok({
        candidates: [candidate],
        steps: [
          { ask: 'NAPTR', name: 'example.org', found: [] },
          { ask: 'SRV', name: '_sips._tcp.example.org', found: ['a:1', 'b:2'] },
          { ask: 'A/AAAA', name: 'a', found: [], failed: 'timeout' },
        ],
      }),
    )
    account.noteSteps('f', err(appError('timeout', { detail: 'dns-timeout' })))
    account.noteAttempt('f', candidate, appError('tls-expired'))
    account.noteAttempt('f', candidate, null)
    expect(account.trace.entries().map((entry) => entry.text)).toEqual([
      'NAPTR example.org: none',
      'SRV _sips._tcp.example.org: a:1, b:2',
      'A/AAAA a: timeout',
      'look-up: timeout dns-timeout',
      'TLS [2001:db8::1]:5061: tls-expired',
      'TLS [2001:db8::1]:5061: answers',
    ])
  })
})
