import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { SipAccountChange, SipAccountWrite } from '../../../../main/providers/facets/intercom.ts'
import type { ConfigField } from '../../../../shared/domain/intercom-fields.ts'
import { secret } from '../../../../shared/secret.ts'
import { SIP_PASSWORD, startTestIntercom, type TestIntercom } from '../../../support/demo-twon.ts'
import { value } from '../../../providers/contract.ts'

const never = new AbortController().signal

describe('the SIP accounts of an intercom', () => {
  let device: TestIntercom
  beforeAll(async () => {
    device = await startTestIntercom()
  })
  afterAll(() => device.close())
  beforeEach(() => {
    device.behaviour.portsAs = 'string'
    device.behaviour.namesBadField = true
    device.device.setOnPage(2, {
      displayName: '',
      domain: '',
      domainPort: '',
      enabled: false,
      registrationEnabled: false,
      registrarAddress: '',
    })
  })
  afterEach(() => device.setFault(null))

  const write = async (change: Omit<SipAccountChange, 'account'>): Promise<SipAccountWrite> =>
    value(await device.open().intercom.config.write({ account: 2, ...change }, never))
  const uploads = () => device.requests().filter((one) => one.method === 'PUT')
  const lastUpload = (): unknown => JSON.parse(uploads().at(-1)?.params['blob-json'] ?? 'null')

  it('sends only what differs, with the account, and reads it back', async () => {
    device.device.setOnPage(2, { displayName: 'Gate' })
    const done = await write({ set: { displayName: 'Gate', domain: 'pbx.example', domainPort: '5070' } })
    expect(done).toMatchObject({
      kind: 'saved',
      confirmed: true,
      before: { domain: '', domainPort: '', displayName: 'Gate' },
      value: { domain: 'pbx.example', domainPort: '5070' },
      fields: [
        { field: 'displayName', state: 'unchanged' },
        { field: 'domain', state: 'saved' },
        { field: 'domainPort', state: 'saved' },
      ],
    })
    // A port that was empty came as a text.
    expect(lastUpload()).toEqual({ accounts: [{ account: 2, domain: 'pbx.example', domainPort: '5070' }] })
  })

  it('sends a port as the type it came in', async () => {
    device.device.setOnPage(2, { domainPort: '5060' })
    device.behaviour.portsAs = 'number'
    await write({ set: { domainPort: '5080' } })
    expect(lastUpload()).toEqual({ accounts: [{ account: 2, domainPort: 5080 }] })
    await write({ set: { domainPort: '' } })
    expect(lastUpload()).toEqual({ accounts: [{ account: 2, domainPort: '' }] })
  })

  it('sends nothing when everything is so already', async () => {
    const before = uploads().length
    expect(await write({ set: { enabled: false } })).toMatchObject({
      kind: 'saved',
      confirmed: true,
      fields: [{ field: 'enabled', state: 'unchanged' }],
    })
    expect(uploads()).toHaveLength(before)
  })

  it('every field can be set and is read back', async () => {
    const set = {
      enabled: true,
      displayName: 'Gate',
      sipNumber: '007',
      authId: 'gate',
      domain: 'pbx.example',
      domainPort: '5062',
      proxyAddress: 'sbc.pbx.example',
      proxyPort: '5061',
      registrationEnabled: true,
      registrarAddress: '192.0.2.7',
      registrarPort: '5060',
      answerMode: '2',
    } satisfies Record<ConfigField, string | boolean>
    const done = await write({ set, password: secret(SIP_PASSWORD) })
    expect(done).toMatchObject({ kind: 'saved', confirmed: true, value: set })
    expect(done.fields.every((one) => one.state === 'saved')).toBe(true)
    expect(device.device.lines[1]?.password).toBe(SIP_PASSWORD)
  })

  it('writes the password without ever reading or logging it, and says that it cannot be checked', async () => {
    const done = await write({ set: {}, password: secret(SIP_PASSWORD) })
    expect(done).toMatchObject({
      kind: 'saved',
      fields: [{ field: 'password', state: 'saved' }],
      warnings: [{ code: 'not-readable', detail: 'password' }],
    })
    expect(device.device.lines[1]?.password).toBe(SIP_PASSWORD)
    expect(JSON.stringify(done) + device.log.lines.join()).not.toContain(SIP_PASSWORD)
  })

  it('is refused as a whole, field by field, when the device names the bad one', async () => {
    const done = await write({ set: { answerMode: '9', domain: 'other.example' } })
    expect(done).toMatchObject({
      kind: 'refused',
      error: { code: 'refused-by-server', detail: 'device-parameter', status: 12, field: 'answerMode' },
      fields: [
        { field: 'answerMode', state: 'refused' },
        { field: 'domain', state: 'not-applied' },
      ],
    })
    expect(device.device.lines[1]?.config.domain).toBe('')
  })

  it('is refused as a whole when the device names only the upload', async () => {
    device.behaviour.namesBadField = false
    const done = await write({ set: { answerMode: '9', enabled: false } })
    expect(done).toMatchObject({
      kind: 'refused',
      error: { field: 'blob-json' },
      fields: [
        { field: 'answerMode', state: 'not-applied' },
        { field: 'enabled', state: 'unchanged' },
      ],
    })
  })

  it('does not bother the device with what cannot be right', async () => {
    const before = uploads().length
    const done = await write({
      set: { domainPort: '99999', domain: 'http://pbx', sipNumber: '2 1', displayName: 'ok' },
    })
    expect(done).toMatchObject({
      kind: 'refused',
      error: { code: 'invalid-input' },
      fields: [
        { field: 'domainPort', state: 'refused', problem: 'port-range' },
        { field: 'domain', state: 'refused', problem: 'host-name' },
        { field: 'sipNumber', state: 'refused', problem: 'blank-or-control' },
        { field: 'displayName', state: 'not-applied' },
      ],
    })
    expect(await write({ set: { registrationEnabled: true } })).toMatchObject({
      error: { detail: 'needs-domain' },
    })
    expect(uploads()).toHaveLength(before)
  })

  it('does not overwrite what somebody changed on the device’s page', async () => {
    const { intercom } = device.open()
    const [seen] = value(await intercom.config.read(2, never))
    device.device.setOnPage(2, { domain: 'theirs.example' })
    const change = { account: 2, set: { domain: 'ours.example' }, ...(seen && { expected: seen }) }
    expect(await intercom.config.write(change, never)).toMatchObject({
      ok: false,
      error: { code: 'conflict', detail: 'intercom-config', field: 'domain' },
    })
    expect(device.device.lines[1]?.config.domain).toBe('theirs.example')
    // Another field is nobody's business here.
    const other = { ...change, set: { displayName: 'Gate' } }
    expect(value(await intercom.config.write(other, never))).toMatchObject({ kind: 'saved', confirmed: true })
  })

  it.each(['reset', 'slow', '500', 'empty'] as const)(
    'is never sent twice, whatever happens to the answer (%s)',
    async (fault) => {
      const before = uploads().length
      const options = { path: 'phone/config', method: 'PUT' }
      device.setFault(fault, fault === 'slow' ? options : { ...options, times: 3 })
      const { intercom } = device.open()
      const answer = await intercom.config.write(
        { account: 2, set: { displayName: 'Once' } },
        AbortSignal.timeout(1500),
      )
      expect(answer.ok).toBe(false)
      // Digest asks first: the upload itself came through once.
      expect(uploads().length - before).toBe(1)
    },
  )

  it('finds out by reading that a change arrived whose answer was lost', async () => {
    device.setFault('empty', { path: 'phone/config', method: 'PUT', afterWork: true })
    expect(await write({ set: { displayName: 'Arrived' } })).toMatchObject({ kind: 'saved', confirmed: true })
    // Of a password that cannot be found out.
    device.setFault('empty', { path: 'phone/config', method: 'PUT', afterWork: true })
    const { intercom } = device.open()
    const answer = await intercom.config.write({ account: 2, set: {}, password: secret(SIP_PASSWORD) }, never)
    expect(answer).toMatchObject({ ok: false, error: { code: 'bad-response', detail: 'empty' } })
  })

  it('says that the device has something else than what it accepted', async () => {
    device.setFault('no-id', { path: 'phone/config', method: 'PUT' })
    expect(await write({ set: { displayName: 'Lost' } })).toMatchObject({
      kind: 'saved',
      confirmed: false,
      differs: { asked: { displayName: 'Lost' }, got: { displayName: '' } },
      fields: [{ field: 'displayName', state: 'differs' }],
    })
  })

  it('lets one change after the other through', async () => {
    const { config } = device.open().intercom
    const names = ['A', 'B', 'C', 'D']
    const done = await Promise.all(
      names.map((displayName) => config.write({ account: 2, set: { displayName } }, never)),
    )
    expect(done.map((one) => value(one))).toMatchObject(
      names.map((displayName) => ({ confirmed: true, value: { displayName } })),
    )
  })
})
