import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { DemoUser } from '../../../../main/demo/sip2sip/state.ts'
import type { AccountSession } from '../../../../main/providers/adapter.ts'
import { startTestCompany, type TestCompany } from '../../../support/demo-sip2sip.ts'
import { createFakeClock } from '../../../support/fake-clock.ts'
import { createMemory } from '../../../support/memory.ts'
import { value } from '../../../providers/contract.ts'

const never = new AbortController().signal
const NONE = { FUNC: null, FNOL: null, FBUS: null, FNOA: null, FUNV: null }

describe('call forwarding at SIP2SIP', () => {
  let company: TestCompany
  let alice: DemoUser
  let session: AccountSession
  let forwarding: NonNullable<AccountSession['forwarding']>

  beforeAll(async () => {
    company = await startTestCompany(createFakeClock())
  })
  afterAll(() => company.stop())
  beforeEach(() => {
    const user = company.users.get('alice')
    session = company.open()
    if (!user || !session.forwarding) throw new Error('no alice, or no forwarding')
    alice = user
    forwarding = session.forwarding
    alice.diversions = NONE
    alice.mailbox = { number: '2001', pin: '8364' }
    alice.mobileNumber = '+31612345678'
    Object.assign(company.behaviour, { lastDiversion: 'clear', absoluteMailbox: false })
    company.setFault(null)
    return () => session.close()
  })
  const set = (when: 'always' | 'busy' | 'no-answer' | 'offline' | 'unavailable', to: string | null) =>
    forwarding.write({ kind: 'set', when, to }, never)

  it('puts each condition under its own key', async () => {
    for (const [when, key] of [
      ['always', 'FUNC'],
      ['busy', 'FBUS'],
      ['no-answer', 'FNOA'],
      ['offline', 'FNOL'],
      ['unavailable', 'FUNV'],
    ] as const) {
      alice.diversions = NONE
      expect(value(await set(when, 'bob@example.org')).confirmed).toBe(true)
      expect(alice.diversions).toEqual({ ...NONE, [key]: 'sip:bob@example.org' })
    }
  })

  it.each([
    ['voicemail', '<voice-mailbox>', 'voicemail'],
    ['mobile', 'sip:+31612345678@sip2sip.example', '+31612345678'],
    ['+31 20 123 4567', 'sip:+31201234567@sip2sip.example', '+31201234567'],
    ['0800', 'sip:0800@sip2sip.example', '0800'],
    ['bob', 'sip:bob@sip2sip.example', 'bob@sip2sip.example'],
  ])('stores %s as %s and shows %s', async (to, stored, shown) => {
    const outcome = value(await set('busy', to))
    expect(outcome).toMatchObject({ confirmed: true, value: { busy: shown }, warnings: [] })
    expect(alice.diversions.FBUS).toBe(stored)
  })

  it('leaves the other conditions alone', async () => {
    alice.diversions = { ...NONE, FUNC: 'sip:x@example.org', FNOA: '<voice-mailbox>' }
    const from = company.requests().length
    const outcome = value(await set('busy', '200'))
    expect(outcome.value).toMatchObject({ always: 'x@example.org', noAnswer: 'voicemail', busy: '200' })
    const sent = company
      .requests()
      .slice(from)
      .find((seen) => seen.action === 'set_call_forwarding')
    expect(sent?.params).toEqual({ action: 'set_call_forwarding', realm: 'sip2sip.example', FBUS: '200' })
  })

  it('refuses voicemail without a mailbox and mobile without a number, and writes nothing', async () => {
    alice.mailbox = null
    alice.mobileNumber = ''
    const from = company.requests().length
    expect(await set('busy', 'voicemail')).toMatchObject({
      error: { code: 'not-found', field: 'to', detail: 'mailbox' },
    })
    expect(await set('busy', 'mobile')).toMatchObject({
      error: { code: 'not-found', field: 'to', detail: 'mobile-number' },
    })
    expect(
      company
        .requests()
        .slice(from)
        .some((seen) => seen.action === 'set_call_forwarding'),
    ).toBe(false)
  })

  it('sets nothing while the mailbox cannot be asked for', async () => {
    company.setFault('backend', { action: 'get_voicemail' })
    expect(await set('busy', 'voicemail')).toMatchObject({ error: { code: 'server-error' } })
    expect(alice.diversions).toEqual(NONE)
  })

  it('knows the mailbox where the server shows its address', async () => {
    company.behaviour.absoluteMailbox = true
    const memory = createMemory()
    const own = company.open({ memory })
    const outcome = value(await own.forwarding!.write({ kind: 'set', when: 'busy', to: 'voicemail' }, never))
    await own.close()
    expect(outcome).toMatchObject({ confirmed: true, value: { busy: 'voicemail' } })
    const later = company.open({ memory })
    expect(value(await later.forwarding!.read(never))).toMatchObject({ busy: 'voicemail' })
    await later.close()
  })

  it('shows the difference when clearing the last one is ignored', async () => {
    alice.diversions = { ...NONE, FBUS: 'sip:bob@example.org' }
    company.behaviour.lastDiversion = 'ignore'
    const outcome = value(await set('busy', null))
    expect(outcome).toMatchObject({
      confirmed: false,
      value: { busy: 'bob@example.org' },
      differs: { asked: { busy: null }, got: { busy: 'bob@example.org' } },
    })
  })

  it('says that the server refused, with its words', async () => {
    alice.diversions = { ...NONE, FBUS: 'sip:bob@example.org' }
    company.behaviour.lastDiversion = 'refuse'
    expect(await set('busy', null)).toMatchObject({
      error: {
        code: 'refused-by-server',
        status: 1002,
        serverText: 'Error (SipPort): SOAP fault (1002): No diversions',
      },
    })
  })

  it('sends nothing when a plan is there already', async () => {
    const from = company.requests().length
    const plan = value(await forwarding.read(never))
    expect(value(await forwarding.write({ kind: 'replace', plan }, never))).toMatchObject({
      value: plan,
      confirmed: true,
      warnings: [],
    })
    expect(
      company
        .requests()
        .slice(from)
        .some((seen) => seen.action === 'set_call_forwarding'),
    ).toBe(false)
  })

  it('is unconfirmed when the fresh reading fails', async () => {
    // The first reading passes in spite of a notice, the second one does not.
    company.setFault('notice-before-json', { action: 'get_call_forwarding' })
    company.setFault('empty', { action: 'get_call_forwarding' })
    expect(value(await set('busy', '200'))).toMatchObject({
      confirmed: false,
      value: { busy: '200' },
      warnings: [{ code: 'read-back-failed', detail: 'bad-response' }],
    })
  })

  it('finds out by reading when the yes is lost', async () => {
    company.setFault('cut-json', { action: 'set_call_forwarding' })
    expect(value(await set('busy', '200'))).toMatchObject({ confirmed: true, value: { busy: '200' } })
  })

  it('fails when the yes is lost and nothing was done, or nobody knows', async () => {
    company.setFault('html', { action: 'set_call_forwarding' })
    expect(await set('busy', '200')).toMatchObject({ error: { code: 'bad-response', detail: 'html' } })
    company.setFault('html', { action: 'set_call_forwarding', afterWork: true })
    company.setFault('notice-before-json', { action: 'get_call_forwarding' })
    company.setFault('500', { action: 'get_call_forwarding' })
    expect(await set('busy', '300')).toMatchObject({ error: { code: 'bad-response', detail: 'html' } })
  })

  it('does not take a cleaned-up value for a change', async () => {
    alice.diversions = { ...NONE, FUNC: 'sips:bob@example.org' }
    const plan = value(await forwarding.read(never))
    expect(plan).toMatchObject({ always: 'bob@example.org' })
    expect(
      value(await forwarding.write({ kind: 'replace', plan: { ...plan }, expected: plan }, never)).confirmed,
    ).toBe(true)
    expect(alice.diversions.FUNC).toBe('sips:bob@example.org')
  })
})
