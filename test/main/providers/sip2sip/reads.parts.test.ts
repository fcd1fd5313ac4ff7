import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { DemoCall, DemoUser } from '../../../../main/demo/sip2sip/state.ts'
import type { AccountSession } from '../../../../main/providers/adapter.ts'
import { createSip2sipApi, type Sip2sipApi } from '../../../../main/providers/sip2sip/api.ts'
import { createSip2sipClient, type Sip2sipClient } from '../../../../main/providers/sip2sip/client.ts'
import { readConfig } from '../../../../main/providers/sip2sip/config.ts'
import { DOMAIN, PASSWORD, startTestCompany, type TestCompany } from '../../../support/demo-sip2sip.ts'
import { createFakeClock } from '../../../support/fake-clock.ts'
import { createMemory } from '../../../support/memory.ts'
import { secrets, value } from '../../../providers/contract.ts'

const never = new AbortController().signal
const CALL: DemoCall = {
  direction: 'received',
  remoteParty: `bob@${DOMAIN}`,
  displayName: 'José B',
  startedAt: new Date('2026-11-23T10:00:00Z'),
  durationSec: 61,
  status: 200,
  callId: 'call-1',
  fromTag: 'f1',
  toTag: 't1',
}

describe('what SIP2SIP tells', () => {
  const clock = createFakeClock()
  let company: TestCompany
  let alice: DemoUser
  let session: AccountSession
  let client: Sip2sipClient
  let api: Sip2sipApi

  beforeAll(async () => {
    company = await startTestCompany(clock)
  })
  afterAll(() => company.stop())
  beforeEach(() => {
    const user = company.users.get('alice')
    const config = readConfig({
      server: company.digestUrl,
      user: 'alice',
      domain: DOMAIN,
      ca: company.pki.caPem,
    })
    if (!user || !config.ok) throw new Error('no alice')
    alice = user
    alice.calls = []
    alice.devices = []
    alice.balance = 12.5
    alice.balanceHistory = []
    alice.journal = []
    company.behaviour.usage = 'works'
    company.setFault(null)
    session = company.open()
    const deps = { clock, log: company.log, memory: createMemory() }
    client = createSip2sipClient(config.value, secrets({ password: PASSWORD }), { id: 'acc1' }, deps)
    api = createSip2sipApi(client, company.log)
    return async () => {
      await session.close()
      await client.close()
    }
  })

  describe('history', () => {
    it('is empty, not an error, when there were no calls', async () => {
      expect(value(await session.history!.read(never))).toEqual([])
    })

    it('merges both lists, newest first', async () => {
      company.addHistory('alice', CALL)
      company.addHistory('alice', {
        ...CALL,
        direction: 'placed',
        callId: 'call-2',
        status: 487,
        durationSec: 0,
        startedAt: new Date('2026-11-24T11:00:00Z'),
      })
      const entries = value(await session.history!.read(never))
      expect(
        entries.map(({ callId, direction, outcome, startedAt, remote }) => ({
          callId,
          direction,
          outcome,
          startedAt,
          remote,
        })),
      ).toEqual([
        {
          callId: 'call-2',
          direction: 'out',
          outcome: 'cancelled',
          startedAt: '2026-11-24T11:00:00.000Z',
          remote: { address: `bob@${DOMAIN}`, displayName: null },
        },
        // The server keeps ASCII word characters only.
        {
          callId: 'call-1',
          direction: 'in',
          outcome: 'answered',
          startedAt: '2026-11-23T10:00:00.000Z',
          remote: { address: `bob@${DOMAIN}`, displayName: 'Jos' },
        },
      ])
    })

    it('can be told the zone of the server’s clock', async () => {
      // Bob lives in New York; the server writes Amsterdam times and calls them his.
      company.addHistory('bob', CALL)
      const open = (historyZone: string) =>
        company.open({
          values: { user: 'bob', historyZone },
          secrets: secrets({ password: 'bobs-password' }),
        })
      const trusting = open('')
      const told = open('Europe/Amsterdam')
      expect(value(await trusting.history!.read(never))[0]?.startedAt).toBe('2026-11-23T16:00:00.000Z')
      expect(value(await told.history!.read(never))[0]?.startedAt).toBe('2026-11-23T10:00:00.000Z')
      await trusting.close()
      await told.close()
    })

    it('is a failure when the backend failed, not an empty list', async () => {
      company.setFault('backend')
      expect(await session.history!.read(never)).toMatchObject({
        error: { code: 'server-error', status: 1009 },
      })
    })
  })

  it('tells who the account is', async () => {
    expect(value(await session.identity!.read(never))).toEqual({
      address: `alice@${DOMAIN}`,
      displayName: 'Alice Ångström',
      email: 'alice@mail.example',
      mobileNumber: '+31612345678',
      callerId: null,
      timezone: 'Europe/Amsterdam',
      noAnswerSec: 35,
    })
  })

  it('hides and shows the caller id', async () => {
    expect(await session.privacy!.write(true, never)).toEqual({ ok: true, value: undefined })
    expect(alice.callerIdHidden).toBe(true)
    expect((await session.privacy!.write(false, never)).ok).toBe(true)
    expect((await session.privacy!.write(false, never)).ok).toBe(true)
    expect(alice.callerIdHidden).toBe(false)
    company.setFault('backend')
    expect(await session.privacy!.write(true, never)).toMatchObject({ error: { code: 'refused-by-server' } })
  })

  describe('the rest of the interface', () => {
    it('reads rules, names and numbers', async () => {
      alice.rejectRules = ['sip:pest@example.org']
      expect(value(await api.rejectRules(never))).toEqual(['sip:pest@example.org'])
      expect(value(await api.aliases(never))).toEqual([`al@${DOMAIN}`])
      expect(value(await api.enumNumbers(never))).toEqual(['+31201234567'])
    })

    it('reads the mailbox, its PIN as a secret', async () => {
      const mailbox = value(await api.voicemail(never))
      expect(mailbox).toMatchObject({ Mailbox: '2001', Account: `2001@voicemail.${DOMAIN}` })
      expect(JSON.stringify(mailbox)).not.toContain('8364')
      expect(mailbox?.Password?.reveal()).toBe('8364')
    })

    it('reads devices, none being null', async () => {
      expect(value(await api.devices(never))).toEqual([])
      const expiresAt = new Date(clock.now().getTime() + 300_000)
      alice.devices = [{ address: '192.0.2.1', port: 5060, userAgent: 'Blink', transport: 'tls', expiresAt }]
      expect(value(await api.devices(never))).toEqual([
        {
          contact: '192.0.2.1:5060',
          publicContact: '192.0.2.1:5060',
          expires: 300,
          user_agent: 'Blink',
          transport: 'tls',
        },
      ])
    })

    it('reads and tops up the balance', async () => {
      expect(value(await api.prepaid(never))).toEqual({ balance: 12.5 })
      expect(value(await api.balanceHistory(never))).toEqual([])
      expect((await api.addBalance('7', '1234567890', never)).ok).toBe(true)
      expect(value(await api.prepaid(never))).toEqual({ balance: 22.5 })
      expect(value(await api.balanceHistory(never))).toMatchObject([
        { action: 'Credit', value: 10, balance: 22.5, date: '2026-11-24 13:00:00' },
      ])
      expect(await api.addBalance('7', '999', never)).toMatchObject({
        error: { code: 'refused-by-server', status: 2003 },
      })
    })

    it('fails for the balance of an account that is not prepaid', async () => {
      alice.balance = null
      expect(await api.prepaid(never)).toMatchObject({ error: { code: 'server-error' } })
    })

    it('reads the usage where the server can', async () => {
      company.addHistory('alice', { ...CALL, direction: 'placed', price: 0.5 })
      expect(value(await api.monthlyUsage(never))).toEqual({ calls: 1, price: 0.5 })
      company.behaviour.usage = 'fatal'
      expect(await api.monthlyUsage(never)).toMatchObject({ error: { code: 'server-error', status: 500 } })
    })

    it('keeps a journal for the account’s other machines', async () => {
      const entries = [
        { id: 'a', data: 'b25l' },
        { id: 'b', data: 'dHdv' },
      ]
      expect(value(await api.addToJournal('urn:uuid:1', entries, never))).toEqual({
        results: [
          { id: 'a', journal_id: '9001' },
          { id: 'b', journal_id: '9002' },
        ],
      })
      const ask = (exceptUuid: string, afterId: string | null) =>
        api.journal({ exceptUuid, afterId, afterTimeSec: null }, never)
      expect(value(await ask('urn:uuid:1', null))).toEqual([])
      expect(value(await ask('urn:uuid:2', '9001'))).toMatchObject([
        { id: '9002', uuid: 'urn:uuid:1', data: 'dHdv' },
      ])
      expect(value(await ask('urn:uuid:2', null))).toHaveLength(2)
    })

    it('sees which entries the server did not keep', async () => {
      company.setFault('backend', { action: 'put_journal_entries' })
      const receipt = value(await api.addToJournal('urn:uuid:1', [{ id: 'a', data: 'x' }], never))
      expect(receipt.results).toEqual([{ id: 'a', journal_id: null }])
      expect(await api.addToJournal('urn:uuid:1', [], never)).toMatchObject({
        error: { code: 'refused-by-server' },
      })
      company.setFault('backend', { action: 'get_journal_entries' })
      const question = { exceptUuid: 'urn:uuid:2', afterId: null, afterTimeSec: null }
      expect(await api.journal(question, never)).toMatchObject({ error: { code: 'refused-by-server' } })
    })

    it('adds an alias once', async () => {
      expect((await api.addAlias(' Alice2 ', never)).ok).toBe(true)
      expect(value(await api.aliases(never))).toContain(`alice2@${DOMAIN}`)
      expect(await api.addAlias('alice2', never)).toMatchObject({
        error: { code: 'refused-by-server', status: 1012 },
      })
      expect(await api.addAlias(' ', never)).toMatchObject({ error: { code: 'refused-by-server' } })
    })
  })

  it.each(['scalar', 'deep', 'oversized', 'redirect', 'not-utf8', 'text-before-json'] as const)(
    'is an error, and quick, when the answer is %s',
    async (fault) => {
      company.setFault(fault)
      expect((await session.identity!.read(never)).ok).toBe(false)
    },
  )

  it('reads through a PHP notice', async () => {
    company.setFault('notice-before-json')
    expect((await session.identity!.read(never)).ok).toBe(true)
  })
})
