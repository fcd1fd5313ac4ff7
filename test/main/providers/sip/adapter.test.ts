import { describe, expect, it } from 'vitest'
import { createSipAdapter } from '../../../../main/providers/sip/adapter.ts'
import { ProbeReportSchema } from '../../../../shared/domain/draft.ts'
import { ProviderManifestSchema } from '../../../../shared/domain/provider.ts'
import { AccountIdSchema } from '../../../../shared/ids.ts'
import { secret } from '../../../../shared/secret.ts'
import { createFakeClock } from '../../../support/fake-clock.ts'
import { createMemory, createMemoryLog } from '../../../support/memory.ts'

const adapter = createSipAdapter()
const PIN = 'ab'.repeat(32)
const CERTIFICATE = { certificatePem: secret('cert'), certificateKeyPem: secret('key') }

function open(values: Readonly<Record<string, string>>, secrets = {}) {
  const prepared = adapter.prepare(values)
  if (!prepared.ok) throw new Error(prepared.error.field)
  const clock = createFakeClock()
  const record = {
    id: AccountIdSchema.parse('acc1'),
    name: 'A',
    provider: 'sip',
    values: prepared.value,
    createdAt: clock.now().toISOString(),
  }
  return adapter.open(record, secrets, { clock, log: createMemoryLog(), memory: createMemory() })
}

describe('a plain SIP account', () => {
  it('describes itself', () => {
    const manifest = ProviderManifestSchema.parse(adapter.manifest)
    expect(manifest.capabilities).toEqual(['line'])
  })

  it('has a line and nothing else', async () => {
    const session = open({ user: 'sip:Alice@PBX.example', displayName: 'Alice' })
    expect(Object.keys(session).toSorted()).toEqual(['address', 'capabilities', 'close', 'line', 'probe'])
    expect(session.capabilities).toEqual(['line'])
    expect(session.address).toBe('Alice@pbx.example')
    expect(session.line).toEqual({
      address: 'Alice@pbx.example',
      domain: 'pbx.example',
      authUser: 'Alice',
      displayName: 'Alice',
      server: null,
      passwordFrom: ['sipPassword', 'password'],
      trust: {},
      iceServers: [],
      expiresSec: 600,
      earlyMedia: false,
    })
    await session.close()
  })

  it('says that registering is the check', async () => {
    const session = open({ user: 'a@pbx.example', sipServer: 'sip:10.0.0.1;transport=udp' })
    expect(ProbeReportSchema.parse(await session.probe(new AbortController().signal))).toEqual({
      ok: true,
      steps: [{ step: 'find-phone-server', state: 'skipped', detail: 'sip:10.0.0.1;transport=udp' }],
      address: 'a@pbx.example',
      displayName: null,
    })
  })

  it.each([
    [{ user: 'a@pbx.example' }, 'pbx.example:5061', 'pbx.example'],
    [{ user: 'a@pbx.example', sipServer: 'wss://gw.example/ws' }, 'gw.example:443', 'gw.example'],
    [{ user: 'a@pbx.example', sipServer: 'ws://127.0.0.1:8080' }, '127.0.0.1:8080', '127.0.0.1'],
    [
      { user: 'a@pbx.example', sipServer: 'sip:Edge.example;transport=tls' },
      'edge.example:5061',
      'edge.example',
    ],
    [{ user: 'a@pbx.example', sipServer: 'sips:[2001:DB8::1]:6061' }, '[2001:db8::1]:6061', '2001:db8::1'],
  ])('binds pin and certificate of %j to %s', (values, hostPort, onlyTo) => {
    const { line } = open({ ...values, pin: PIN }, CERTIFICATE)
    expect(line?.trust.pin).toEqual({ fingerprint: PIN, hostPort })
    expect(line?.trust.clientCertificate?.onlyTo).toBe(onlyTo)
  })

  it('takes a phone server given as --server, and its own name for signing in', () => {
    const session = open({
      user: '200',
      domain: 'pbx.example',
      server: 'sip:10.0.0.1',
      authUser: '200-auth',
      earlyMedia: 'yes',
      srtp: 'yes',
    })
    expect(session.line).toMatchObject({
      server: 'sip:10.0.0.1',
      authUser: '200-auth',
      address: '200@pbx.example',
      earlyMedia: true,
      srtp: true,
    })
  })

  it('gives the same values again when they are prepared again', () => {
    const once = adapter.prepare({
      user: 'a@pbx.example',
      server: 'sip:10.0.0.1',
      pin: PIN.toUpperCase(),
      note: 'kept',
    })
    if (!once.ok) throw new Error('refused')
    expect(once.value).toEqual({
      user: 'a',
      domain: 'pbx.example',
      sipServer: 'sip:10.0.0.1',
      pin: PIN,
      note: 'kept',
    })
    expect(adapter.prepare(once.value)).toEqual(once)
  })

  it.each([
    [{ user: '' }, 'user'],
    [{ user: 'a b@pbx.example' }, 'user'],
    [{ user: 'a' }, 'domain'],
    [{ user: 'a@' }, 'user'],
    [{ user: 'a', domain: 'x_y' }, 'domain'],
    [{ user: 'a@b.example', sipServer: 'http://b.example' }, 'sipServer'],
    [{ user: 'a@b.example', authUser: 'a"b' }, 'authUser'],
    [{ user: 'a@b.example', authUser: 'a\r\nb' }, 'authUser'],
    [{ user: 'a@b.example', pin: '12' }, 'pin'],
    [{ user: 'a@b.example', ca: 'x' }, 'ca'],
  ])('refuses %j: %s', (values, field) => {
    expect(adapter.prepare(values)).toMatchObject({ ok: false, error: { code: 'invalid-input', field } })
  })

  it('is a bug to open values that were never prepared', () => {
    const record = { id: AccountIdSchema.parse('x'), name: 'x', provider: 'sip', values: {}, createdAt: '' }
    const deps = { clock: createFakeClock(), log: createMemoryLog(), memory: createMemory() }
    expect(() => adapter.open(record, {}, deps)).toThrow(/user/)
  })
})
