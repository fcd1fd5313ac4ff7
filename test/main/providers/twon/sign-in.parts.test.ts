import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { defaultBehaviour, type DemoServiceSetting } from '../../../../main/demo/twon/settings.ts'
import { appError } from '../../../../shared/errors.ts'
import { secret } from '../../../../shared/secret.ts'
import { errorSentence } from '../../../../shared/text/error-sentence.ts'
import { API_PASSWORD, API_USER, startTestIntercom, type TestIntercom } from '../../../support/demo-twon.ts'
import { value } from '../../../providers/contract.ts'

const never = new AbortController().signal
const setting = (
  auth: DemoServiceSetting['auth'],
  more: Partial<DemoServiceSetting> = {},
): DemoServiceSetting => ({
  enabled: true,
  connection: 'http',
  auth,
  ...more,
})

describe('signing in to an intercom', () => {
  let device: TestIntercom
  beforeAll(async () => {
    device = await startTestIntercom()
  })
  afterAll(() => device.close())
  beforeEach(() => {
    Object.assign(device.behaviour, defaultBehaviour({ user: API_USER, password: API_PASSWORD }))
    device.setFault(null)
  })

  it.each(['none', 'basic', 'digest'] as const)('reads a device whose services ask for %s', async (auth) => {
    device.behaviour.services['Phone/Call'] = setting(auth)
    device.behaviour.services.Switch = setting(auth)
    const status = value(await device.open().intercom.status(never))
    expect(status.missing).toEqual([])
    expect(device.requests().findLast((one) => one.path === 'call/status')?.signedIn).toBe(auth)
  })

  it('follows each service: digest, basic and nothing on one device', async () => {
    device.behaviour.services['Phone/Call'] = setting('digest')
    device.behaviour.services.Switch = setting('basic')
    device.behaviour.services.Camera = setting('none')
    const { intercom } = device.open()
    for (let round = 0; round < 3; round += 1) {
      expect(value(await intercom.status(never)).missing).toEqual([])
      value(await intercom.picture(never))
    }
    const by = (path: string) => device.requests().findLast((one) => one.path === path)?.signedIn
    expect([by('phone/status'), by('call/status'), by('switch/status')]).toEqual([
      'digest',
      'digest',
      'basic',
    ])
  })

  it('asks anew when a service was changed, also when the device says so with status 200', async () => {
    const { intercom } = device.open()
    value(await intercom.status(never))
    device.behaviour.services.Switch = setting('basic')
    device.behaviour.wrongMethodAs200 = true
    expect(value(await intercom.switches.operate(2, 'on', never)).confirmed).toBe(true)
    const sent = device.requests().filter((one) => one.path === 'switch/ctrl')
    expect(sent.map((one) => one.signedIn)).toEqual(['digest', 'basic'])
    value(await intercom.switches.operate(2, 'off', never))
  })

  it.each([true, false])('goes on when a nonce is used up (said stale: %s)', async (saysStale) => {
    device.behaviour.nonceUses = 2
    device.behaviour.saysStale = saysStale
    const { intercom } = device.open()
    for (let round = 0; round < 6; round += 1) value(await intercom.calls.read(never))
  })

  it('sends a wrong password at most twice in a minute, and says where the right one is set', async () => {
    const wrong = device.open({ secrets: { password: secret('planted-wrong') } })
    const before = device.requests().length
    const answers = []
    for (let round = 0; round < 4; round += 1) answers.push(await wrong.intercom.calls.read(never))
    expect(answers.slice(0, 2)).toMatchObject([
      { error: { code: 'unauthorized', detail: 'device-account', status: 9, field: 'Phone/Call' } },
      { error: { code: 'unauthorized', detail: 'device-account' } },
    ])
    for (const answer of answers.slice(2))
      expect(answer).toMatchObject({ error: { code: 'unauthorized', detail: 'sign-in-paused' } })
    // 401 is not in the book, and nothing else came through.
    expect(device.requests()).toHaveLength(before)
    const sentence = errorSentence(answers[0]?.ok === false ? answers[0].error : appError('cancelled'))
    expect(sentence).toMatch(/Services, HTTP API/)
  })

  it.each([
    ['digest', 'basic'],
    ['basic', 'digest'],
  ] as const)('does not answer with %s only when the service wants %s', async (own, theirs) => {
    device.behaviour.services['Phone/Call'] = setting(theirs)
    const answer = await device.open({ values: { auth: own } }).intercom.calls.read(never)
    expect(answer).toMatchObject({
      error: { code: 'unauthorized', detail: 'auth-method', field: 'Phone/Call' },
    })
  })

  it('says that the service wants a name when none is set', async () => {
    const answer = await device.open({ values: { user: '' } }).intercom.calls.read(never)
    expect(answer).toMatchObject({ error: { code: 'unauthorized', detail: 'auth-required', status: 9 } })
  })

  it('says which service is off, and which privilege is missing for what', async () => {
    const { intercom } = device.open()
    device.behaviour.services['Phone/Call'] = setting('digest', { enabled: false })
    expect(await intercom.log.read(never)).toMatchObject({
      error: { code: 'forbidden', detail: 'service-disabled', field: 'Phone/Call', status: 4 },
    })
    device.behaviour.services['Phone/Call'] = setting('digest')
    const privileges = new Set(['phone-monitoring'] as const)
    device.behaviour.apiAccounts = [{ user: API_USER, password: API_PASSWORD, privileges }]
    expect(await intercom.calls.dial('2001', never)).toMatchObject({
      error: { code: 'forbidden', detail: 'privilege', field: 'Phone/Calls – Control', status: 10 },
    })
    expect(await intercom.config.write({ account: 1, set: { displayName: 'X' } }, never)).toMatchObject({
      error: { code: 'forbidden', detail: 'privilege', field: 'Phone/Calls – Management' },
    })
    expect(await intercom.switches.operate(1, 'on', never)).toMatchObject({
      error: { field: 'Switches – Control' },
    })
  })

  describe('over http without TLS', () => {
    const http = () => device.open({ values: { server: device.httpUrl, pin: '' } }).intercom

    it('reads with digest and with nothing, and with basic on this machine only', async () => {
      expect((await http().calls.read(never)).ok).toBe(true)
      device.behaviour.services['Phone/Call'] = setting('none')
      expect((await http().calls.read(never)).ok).toBe(true)
      device.behaviour.services['Phone/Call'] = setting('basic')
      expect((await http().calls.read(never)).ok).toBe(true)
      expect(device.requests().at(-1)).toMatchObject({ signedIn: 'basic', secure: false })
    })

    it('says that the service wants https', async () => {
      device.behaviour.services['Phone/Call'] = setting('digest', { connection: 'https' })
      expect(await http().calls.read(never)).toMatchObject({
        error: { code: 'insecure-transport', detail: 'https-required', status: 7 },
      })
    })

    it('never sends the password of a SIP account', async () => {
      const change = { account: 1, set: {}, password: secret('planted-sip-password') }
      expect(await http().config.write(change, never)).toMatchObject({
        error: { code: 'insecure-transport', detail: 'sip-password' },
      })
      expect(device.requests().filter((one) => one.method === 'PUT' && !one.secure)).toEqual([])
    })

    it('needs consent for another machine', async () => {
      const far = device.open({ values: { server: 'http://192.0.2.1', pin: '' } }).intercom
      expect(await far.calls.read(never)).toMatchObject({ error: { code: 'insecure-transport' } })
    })
  })

  describe('with the certificate of the factory', () => {
    it('believes nobody without a pin, and the pinned one only', async () => {
      const withPin = (pin: string) => device.open({ values: { pin } }).intercom.calls.read(never)
      expect(await withPin('')).toMatchObject({
        error: { code: 'tls-unknown-issuer', fingerprint: device.pin },
      })
      expect((await withPin(device.pin)).ok).toBe(true)
      // A factory reset makes a new certificate: a person has to look.
      expect(await withPin('ab'.repeat(32))).toMatchObject({
        error: { code: 'tls-pin-changed', fingerprint: device.pin, expectedFingerprint: 'ab'.repeat(32) },
      })
    })
  })
})
