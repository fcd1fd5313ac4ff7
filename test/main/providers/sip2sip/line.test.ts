import { describe, expect, it } from 'vitest'
import { createSip2sipAdapter } from '../../../../main/providers/sip2sip/adapter.ts'
import { AccountIdSchema } from '../../../../shared/ids.ts'
import { secret } from '../../../../shared/secret.ts'
import { createFakeClock } from '../../../support/fake-clock.ts'
import { createMemory, createMemoryLog } from '../../../support/memory.ts'

const CA = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----'

function open(values: Readonly<Record<string, string>>) {
  const clock = createFakeClock()
  const record = {
    id: AccountIdSchema.parse('acc1'),
    name: 'A',
    provider: 'sip2sip',
    values,
    createdAt: clock.now().toISOString(),
  }
  const bundle = { password: secret('p'), certificatePem: secret('c'), certificateKeyPem: secret('k') }
  return createSip2sipAdapter().open(record, bundle, {
    clock,
    log: createMemoryLog(),
    memory: createMemory(),
  })
}

describe('the SIP line of an account', () => {
  it('registers as the operator’s own phones do', async () => {
    const session = open({ user: 'alice' })
    expect(session.address).toBe('alice@sip2sip.info')
    expect(session.line).toEqual({
      address: 'alice@sip2sip.info',
      domain: 'sip2sip.info',
      authUser: 'alice',
      displayName: '',
      server: null,
      passwordFrom: ['sipPassword', 'password'],
      trust: {},
      iceServers: [],
      expiresSec: 600,
      earlyMedia: false,
    })
    await session.close()
  })

  it('takes what was typed, and keeps the settings page’s pin and certificate out of it', async () => {
    const values = {
      user: 'alice@sylk.link',
      sipServer: 'wss://gw.example/ws',
      displayName: 'Alice',
      ca: CA,
      pin: 'ab'.repeat(32),
      legacyTls: 'yes',
      earlyMedia: 'yes',
    }
    const session = open(values)
    expect(session.line).toMatchObject({
      address: 'alice@sylk.link',
      displayName: 'Alice',
      server: 'wss://gw.example/ws',
      trust: { caPem: CA, legacyTls: true },
      // The service's own STUN servers too learn of this machine only when a person says so.
      iceServers: [],
      earlyMedia: true,
    })
    expect(session.line?.trust).toEqual({ caPem: CA, legacyTls: true })
    await session.close()
  })

  it('is a bug to open values that were never prepared', () => {
    expect(() => open({ user: '' })).toThrow(/user/)
  })
})
