import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import {
  IntercomCallSchema,
  IntercomInfoSchema,
  IntercomLogEntrySchema,
  IntercomSwitchSchema,
  SipAccountConfigSchema,
  SipAccountStatusSchema,
} from '../../../../shared/domain/intercom.ts'
import { startTestIntercom, type TestIntercom } from '../../../support/demo-twon.ts'
import { value } from '../../../providers/contract.ts'

const never = new AbortController().signal

describe('what an intercom tells', () => {
  let device: TestIntercom
  beforeAll(async () => {
    device = await startTestIntercom()
  })
  afterAll(() => device.close())
  beforeEach(() => {
    device.behaviour.oldFirmware = false
    device.behaviour.portsAs = 'string'
  })

  it('tells its state in one round, in the product’s own shape', async () => {
    const status = value(await device.open().intercom.status(never))
    expect(IntercomInfoSchema.parse(status.info)).toMatchObject({
      name: 'Front door',
      firmware: '2.50.0.76.2',
    })
    expect(z.array(SipAccountStatusSchema).parse(status.sipAccounts)).toMatchObject([
      { account: 1, enabled: true, sipNumber: '0431', registrationEnabled: true },
      { account: 2, enabled: false, registered: false, registeredAt: null },
    ])
    expect(z.array(IntercomSwitchSchema).parse(status.switches)).toEqual([
      { switch: 1, enabled: true, mode: 'monostable', onSec: 5, active: false, locked: false },
      { switch: 2, enabled: true, mode: 'bistable', onSec: 5, active: false, locked: false },
      // `mode` is absent while a switch is disabled (py2n 1771e1f).
      { switch: 3, enabled: false, mode: null, onSec: null, active: false, locked: false },
    ])
    expect(status.calls).toEqual([])
    expect(status.missing).toEqual([])
  })

  it('takes the short answers of old firmware', async () => {
    device.behaviour.oldFirmware = true
    const session = device.device.dial('2001')
    const status = value(await device.open().intercom.status(never))
    expect(status.info).toMatchObject({ firmware: '2.10.0.19.2', mac: null })
    expect(status.sipAccounts[1]).toEqual({
      account: 2,
      enabled: null,
      sipNumber: null,
      registrationEnabled: null,
      registered: false,
      registeredAt: null,
    })
    expect(status.switches[0]).toMatchObject({ enabled: true, mode: null, active: false, locked: null })
    expect(z.array(IntercomCallSchema).parse(status.calls)).toEqual([
      { session: session.session, direction: 'outgoing', state: 'ringing', peer: null },
    ])
    device.device.end(session, 'normal')
  })

  it('keeps a leading zero, and reads ports as texts whatever they come as', async () => {
    const { intercom } = device.open()
    const [first] = value(await intercom.config.read(1, never))
    expect(SipAccountConfigSchema.parse(first)).toMatchObject({
      sipNumber: '0431',
      domainPort: '5062',
      proxyPort: '',
    })
    device.behaviour.portsAs = 'number'
    expect(value(await intercom.config.read(1, never))[0]).toEqual(first)
    expect(value(await intercom.config.read(null, never)).map((one) => one.account)).toEqual([1, 2])
  })

  it('says that there is no such SIP account', async () => {
    expect(await device.open().intercom.config.read(5, never)).toMatchObject({
      ok: false,
      error: { code: 'not-found', detail: 'sip-account', field: '5' },
    })
  })

  it('lists its calls newest first, and deletes one of them', async () => {
    const { intercom } = device.open()
    for (const peer of ['sip:one@pbx.example', 'sip:two@pbx.example'])
      device.device.end(device.device.dial(peer), 'normal')
    const log = value(await intercom.log.read(never))
    expect(
      z
        .array(IntercomLogEntrySchema)
        .parse(log)
        .map((row) => row.name),
    ).toEqual(expect.arrayContaining(['sip:two@pbx.example', 'sip:one@pbx.example']))
    const [newest] = log
    expect(newest).toMatchObject({ name: 'sip:two@pbx.example', type: 'doorbell' })
    expect(await intercom.log.remove(newest?.id ?? '', never)).toEqual({ ok: true, value: undefined })
    expect(value(await intercom.log.read(never)).map((row) => row.id)).not.toContain(newest?.id)
    expect(await intercom.log.remove('99999', never)).toMatchObject({
      error: { code: 'not-found', detail: 'call-log' },
    })
  })

  it('never asks to delete without saying what', async () => {
    expect(await device.open().intercom.log.remove('', never)).toMatchObject({ error: { code: 'not-found' } })
    expect(
      device.requests().filter((one) => one.method === 'DELETE' && one.params['id'] === undefined),
    ).toEqual([])
  })

  it('shows what the camera sees, and says so when there is none', async () => {
    const { intercom } = device.open()
    const picture = value(await intercom.picture(never))
    expect(picture.contentType).toBe('image/jpeg')
    expect([...picture.bytes.subarray(0, 2)]).toEqual([0xff, 0xd8])
    device.behaviour.hasCamera = false
    expect(await intercom.picture(never)).toMatchObject({
      error: { code: 'not-supported', detail: 'device-function', status: 1 },
    })
    device.behaviour.hasCamera = true
  })

  it('gives the rest of its state while one service keeps its part', async () => {
    const { Switch } = device.behaviour.services
    device.behaviour.services.Switch = { ...Switch, enabled: false }
    const status = value(await device.open().intercom.status(never))
    device.behaviour.services.Switch = Switch
    expect(status.sipAccounts).toHaveLength(2)
    expect(status.switches).toEqual([])
    expect(status.missing).toMatchObject([
      { part: 'switches', error: { code: 'forbidden', detail: 'service-disabled', field: 'Switch' } },
    ])
  })

  it('gives the rest of its state over http while one service wants https', async () => {
    const { Switch } = device.behaviour.services
    device.behaviour.services.Switch = { ...Switch, connection: 'https' }
    const status = value(await device.open({ values: { server: device.httpUrl } }).intercom.status(never))
    device.behaviour.services.Switch = Switch
    expect(status.sipAccounts).toHaveLength(2)
    expect(status.missing).toMatchObject([
      { part: 'switches', error: { code: 'insecure-transport', detail: 'https-required', field: 'Switch' } },
    ])
  })
})
