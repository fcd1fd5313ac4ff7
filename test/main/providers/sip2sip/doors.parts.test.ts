import { X509Certificate } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ALICE, DOMAIN, PASSWORD, startTestCompany, type TestCompany } from '../../../support/demo-sip2sip.ts'
import { createFakeClock, type FakeClock } from '../../../support/fake-clock.ts'
import { createMemory } from '../../../support/memory.ts'
import { secrets, value } from '../../../providers/contract.ts'

const never = new AbortController().signal

/** Finding the page, proving who we are, and the two dialects, against the demo company. */
describe('the way in to SIP2SIP', () => {
  let clock: FakeClock
  let company: TestCompany
  beforeAll(async () => {
    clock = createFakeClock()
    company = await startTestCompany(clock, [
      ALICE,
      { username: 'weber', password: 'sip-secret-5', webPassword: 'web-secret-6' },
      { username: 'hashed', password: 'hash-secret-7', storesHash: true },
    ])
  })
  afterAll(() => company.stop())
  beforeEach(() => {
    company.setFault(null)
    company.behaviour.dialect = '2012'
  })

  async function identity(options: Parameters<TestCompany['open']>[0]) {
    const session = company.open(options)
    const read = await session.identity!.read(never)
    await session.close()
    return read
  }
  const seenSince = (from: number) => company.requests().slice(from)

  describe('addresses', () => {
    it.each([
      '/',
      '',
      '/enrollment.phtml',
      '/some/folder',
      '/sip_settings_digest.phtml',
      '/settings.phtml?action=get_history',
    ])('finds the settings page from %j', async (path) => {
      const server = new URL(company.digestUrl).origin + path
      expect(value(await identity({ values: { server } })).address).toBe(`alice@${DOMAIN}`)
    })

    it('finds the page beside one that is not there', async () => {
      const server = new URL('/my/other.php', company.digestUrl).href
      expect(value(await identity({ values: { server } })).address).toBe(`alice@${DOMAIN}`)
    })

    it('says it is another system when there is no such page anywhere', async () => {
      company.setFault('404', { times: 10 })
      expect(await identity({})).toMatchObject({ error: { code: 'not-this-system', status: 404 } })
    })

    it('remembers the door that opened', async () => {
      const memory = createMemory()
      const values = { server: new URL(company.digestUrl).origin, auth: 'auto' }
      await identity({ values, memory })
      const from = company.requests().length
      await identity({ values, memory })
      expect(seenSince(from).map((seen) => `${seen.path} ${seen.user ?? '-'}`)).toEqual([
        '/settings.phtml -',
        '/settings.phtml alice',
      ])
    })
  })

  describe('digest', () => {
    it('uses the web password where there is one', async () => {
      const values = { user: 'weber' }
      const both = secrets({ password: 'sip-secret-5', webPassword: 'web-secret-6' })
      expect((await identity({ values, secrets: both })).ok).toBe(true)
      expect(await identity({ values, secrets: secrets({ password: 'sip-secret-5' }) })).toMatchObject({
        error: { code: 'unauthorized' },
      })
    })

    it('gets in with the bare name where only a hash is stored, however the name was typed', async () => {
      const bundle = secrets({ password: 'hash-secret-7' })
      for (const user of ['hashed', `Hashed@${DOMAIN.toUpperCase()}`]) {
        expect((await identity({ values: { user }, secrets: bundle })).ok).toBe(true)
      }
    })

    it('asks once more, and not a third time, when it is refused', async () => {
      const from = company.requests().length
      expect(await identity({ secrets: secrets({ password: 'nope' }) })).toMatchObject({
        error: { code: 'unauthorized' },
      })
      expect(seenSince(from)).toHaveLength(2)
    })

    it('is unauthorized by a dead backend, and works again after it with the same session', async () => {
      const session = company.open()
      company.setFault('dead-backend', { times: 5 })
      expect(await session.identity!.read(never)).toMatchObject({
        error: { code: 'unauthorized', detail: 'or-unavailable' },
      })
      company.setFault(null)
      expect((await session.identity!.read(never)).ok).toBe(true)
      await session.close()
    })

    it('answers a nonce that has grown old without asking anybody', async () => {
      const session = company.open()
      expect((await session.identity!.read(never)).ok).toBe(true)
      clock.advance(301_000)
      const from = company.requests().length
      expect((await session.identity!.read(never)).ok).toBe(true)
      expect(seenSince(from).map((seen) => seen.user)).toEqual([null, 'alice'])
      await session.close()
    })

    it('says which secret is missing instead of asking without it', async () => {
      const from = company.requests().length
      expect(await identity({ secrets: {} })).toMatchObject({
        error: { code: 'secret-missing', field: 'password' },
      })
      expect(seenSince(from)).toEqual([])
    })
  })

  describe('client certificates', () => {
    it('always says which account it means', async () => {
      const from = company.requests().length
      expect((await identity({ by: 'certificate' })).ok).toBe(true)
      expect(seenSince(from)[0]?.params).toEqual({ action: 'get_identity', account: `alice@${DOMAIN}` })
    })

    it('is refused with somebody else’s', async () => {
      const other = await company.pki.issue({ commonName: '1' })
      const bundle = secrets({ certificatePem: other.certPem, certificateKeyPem: other.keyPem })
      expect(await identity({ by: 'certificate', secrets: bundle })).toMatchObject({
        error: { code: 'client-certificate-refused' },
      })
    })

    it('says that one is needed when there is none', async () => {
      const from = company.requests().length
      expect(await identity({ by: 'certificate', secrets: secrets({ password: PASSWORD }) })).toMatchObject({
        error: { code: 'client-certificate-required' },
      })
      expect(seenSince(from)).toEqual([])
    })

    it('says that one is needed when the handshake demands one', async () => {
      const values = { server: company.certificateUrl, auth: 'digest' }
      expect(await identity({ values })).toMatchObject({ error: { code: 'client-certificate-required' } })
    })

    it('tells a dead backend from a bad certificate', async () => {
      company.setFault('dead-backend')
      expect(await identity({ by: 'certificate' })).toMatchObject({
        error: { code: 'server-error', detail: 'backend-fault' },
      })
    })

    it('falls back to the password when both are there and the page wants it', async () => {
      const memory = createMemory()
      const bundle = { ...company.certificate, ...secrets({ password: PASSWORD }) }
      const session = company.open({ values: { auth: 'auto' }, secrets: bundle, memory })
      const from = company.requests().length
      expect((await session.identity!.read(never)).ok).toBe(true)
      expect(seenSince(from).map((seen) => `${seen.door} ${seen.path}`)).toEqual([
        'digest /settings.phtml',
        'certificate /sip_settings_tlscert.phtml',
        'digest /settings.phtml',
        'digest /settings.phtml',
      ])
      expect((await session.dnd!.read(never)).ok).toBe(true)
      expect(seenSince(from)).toHaveLength(5)
      await session.close()
    })
  })

  describe('trust', () => {
    it('refuses a server nobody vouches for, and shows its fingerprint', async () => {
      const session = company.open({ values: { ca: '' } })
      const report = await session.probe(never)
      await session.close()
      const expected = new X509Certificate(company.pki.server.certPem).fingerprint256
        .replaceAll(':', '')
        .toLowerCase()
      expect(report.steps[1]).toMatchObject({
        step: 'secure-connection',
        state: 'failed',
        error: { code: 'tls-unknown-issuer', fingerprint: expected },
      })
      const pinned = await identity({ values: { ca: '', pin: expected.toUpperCase() } })
      expect(pinned.ok).toBe(true)
    })

    it('stops at another certificate than the one that is pinned', async () => {
      expect(await identity({ values: { ca: '', pin: 'ab'.repeat(32) } })).toMatchObject({
        error: { code: 'tls-pin-changed' },
      })
    })
  })

  describe('dialects', () => {
    const everything = async (by: 'digest' | 'certificate', memory = createMemory()) => {
      const session = company.open({ by, memory })
      const answers = {
        identity: value(await session.identity!.read(never)).address,
        on: value(await session.dnd!.write({ on: true, minutes: null }, never)).confirmed,
        off: value(await session.dnd!.write({ on: false }, never)).confirmed,
        set: value(await session.forwarding!.write({ kind: 'set', when: 'busy', to: '200' }, never))
          .confirmed,
        cleared: value(await session.forwarding!.write({ kind: 'set', when: 'busy', to: null }, never))
          .confirmed,
        history: value(await session.history!.read(never)),
      }
      await session.close()
      return answers
    }
    const WORKS = { identity: `alice@${DOMAIN}`, on: true, off: true, set: true, cleared: true, history: [] }

    it.each([
      ['2012', 'digest'],
      ['2012', 'certificate'],
      ['2010', 'digest'],
      ['2009', 'digest'],
      ['2009', 'certificate'],
    ] as const)('does everything in the dialect of %s by %s', async (dialect, by) => {
      company.behaviour.dialect = dialect
      expect(await everything(by)).toEqual(WORKS)
    })

    it('looks for the dialect once and remembers it', async () => {
      company.behaviour.dialect = '2009'
      const memory = createMemory()
      let from = company.requests().length
      await everything('certificate', memory)
      expect(seenSince(from).map((seen) => seen.action)).toEqual([
        'get_identity',
        'get_account',
        'get_accept',
        'set_dnd_on',
        'get_accept',
        'get_accept',
        'set_dnd_off',
        'get_accept',
        'get_diversions',
        'set_diversions',
        'get_diversions',
        'get_diversions',
        'set_diversions',
        'get_diversions',
        'get_calls',
      ])
      from = company.requests().length
      expect((await identity({ by: 'certificate', memory })).ok).toBe(true)
      expect(seenSince(from).map((seen) => seen.action)).toEqual(['get_account'])
    })

    it('looks again after the server was renewed', async () => {
      company.behaviour.dialect = '2009'
      const memory = createMemory()
      await everything('certificate', memory)
      company.behaviour.dialect = '2012'
      expect(await everything('certificate', memory)).toEqual(WORKS)
      const from = company.requests().length
      await everything('certificate', memory)
      expect(seenSince(from).every((seen) => !/account|calls|diversions|accept$/.test(seen.action))).toBe(
        true,
      )
    })

    it('sends a change under its other name without having done it before', async () => {
      company.behaviour.dialect = '2009'
      const session = company.open({ by: 'certificate' })
      const from = company.requests().length
      value(await session.forwarding!.write({ kind: 'set', when: 'busy', to: '300' }, never))
      await session.close()
      expect(seenSince(from).filter((seen) => seen.action === 'set_diversions')).toHaveLength(1)
      expect(company.users.get('alice')?.diversions.FBUS).toBe(`sip:300@${DOMAIN}`)
    })

    it('says not supported for what no dialect knows', async () => {
      const { createSip2sipClient } = await import('../../../../main/providers/sip2sip/client.ts')
      const { readConfig } = await import('../../../../main/providers/sip2sip/config.ts')
      company.behaviour.dialect = '2009'
      const config = value(
        readConfig({ server: company.digestUrl, user: 'alice', domain: DOMAIN, ca: company.pki.caPem }),
      )
      const deps = { clock, log: company.log, memory: createMemory() }
      const client = createSip2sipClient(config, secrets({ password: PASSWORD }), { id: 'acc1' }, deps)
      expect(await client.read('get_journal_entries', {}, never)).toMatchObject({
        error: { code: 'not-supported' },
      })
      await client.close()
    })
  })
})
