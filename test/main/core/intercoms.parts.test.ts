import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { defaultBehaviour } from '../../../main/demo/twon/settings.ts'
import type { AccountRecord } from '../../../main/core/store-ports.ts'
import { AppSnapshotSchema } from '../../../shared/domain/snapshot.ts'
import { secret } from '../../../shared/secret.ts'
import {
  API_PASSWORD,
  API_USER,
  SIP_PASSWORD,
  startTestIntercom,
  type TestIntercom,
} from '../../support/demo-twon.ts'
import { createIntercomCore, type IntercomCore } from '../../support/intercom-core.ts'

const never = new AbortController().signal

describe('intercoms', () => {
  let device: TestIntercom
  let house: IntercomCore
  let door: AccountRecord
  beforeAll(async () => {
    device = await startTestIntercom()
  })
  afterAll(() => device.close())
  beforeEach(async () => {
    Object.assign(device.behaviour, defaultBehaviour({ user: API_USER, password: API_PASSWORD }))
    const good = {
      enabled: true,
      sipNumber: '0431',
      domain: 'pbx.example',
      domainPort: '5062',
      displayName: 'Front door',
    }
    device.device.setOnPage(1, {
      ...good,
      registrationEnabled: true,
      proxyAddress: '',
      proxyPort: '',
      authId: '',
    })
    house = createIntercomCore()
    door = await house.addDoor(device)
  })
  afterEach(async () => {
    device.setFault(null)
    await house.core.close()
  })

  describe('settings', () => {
    const domainOf = () => device.device.lines[0]?.config.domain

    it('are put back by undo, one change at a time', async () => {
      const { intercoms } = house.core
      await intercoms.config.write(door.id, { account: 1, set: { domain: 'one.example' } }, never)
      await intercoms.config.write(door.id, { account: 1, set: { displayName: 'Other' } }, never)
      const undone = await intercoms.config.undo(door.id, 1, never)
      expect(undone).toMatchObject({
        ok: true,
        value: { passwordKept: false, answers: [{ result: { value: { confirmed: true } } }] },
      })
      expect(device.device.lines[0]?.config).toMatchObject({
        displayName: 'Front door',
        domain: 'one.example',
      })
      expect(domainOf()).toBe('one.example')
    })

    it('says that a password cannot be put back, and keeps it out of the list of changes', async () => {
      const { intercoms } = house.core
      const change = { account: 1, set: { displayName: 'New' }, password: secret(SIP_PASSWORD) }
      await intercoms.config.write(door.id, change, never)
      expect(await intercoms.config.undo(door.id, 1, never)).toMatchObject({
        ok: true,
        value: { passwordKept: true },
      })
      expect(device.device.lines[0]).toMatchObject({
        config: { displayName: 'Front door' },
        password: SIP_PASSWORD,
      })
      expect(JSON.stringify(intercoms.changes(door.id, 10))).not.toContain(SIP_PASSWORD)
    })

    it('has nothing to undo for a SIP account that was not changed here', async () => {
      expect(await house.core.intercoms.config.undo(door.id, 2, never)).toMatchObject({
        error: { code: 'not-found', detail: 'undo' },
      })
    })
  })

  it('notes who opened which door and when, and who tried', async () => {
    const { intercoms } = house.core
    await intercoms.operate(door.id, 2, 'on', never)
    await intercoms.operate(door.id, 3, 'on', never)
    await intercoms.operate(door.id, 2, 'off', never)
    const by = expect.stringMatching(/./) as string
    expect(intercoms.changes(door.id, 10)).toMatchObject([
      { kind: 'intercom-door', after: { switch: 2, action: 'off', active: false, by }, confirmed: true },
      { after: { switch: 3, action: 'on', failed: 'server-error', by }, confirmed: false },
      {
        after: { switch: 2, action: 'on', active: true, by },
        confirmed: true,
        at: expect.stringMatching(/^20/) as string,
      },
    ])
  })

  describe('health and repair', () => {
    const broken = { domain: 'old.example', domainPort: '5060', registrationEnabled: false }

    it('is well when it is registered and what the phone system says', async () => {
      await house.addPhone('Office')
      house.core.start()
      await house.until(door.id, (view) => view.sipAccounts[0]?.registered === true)
      const [answer] = await house.core.intercoms.health([door.id], { from: 'Office', number: '0431' }, never)
      expect(answer?.result).toMatchObject({
        ok: true,
        value: { group: null, health: { kind: 'ok', findings: [], reference: { name: 'Office' } } },
      })
    })

    it('proposes exactly the wrong fields and changes nothing by itself', async () => {
      await house.addPhone('Office')
      device.device.setOnPage(1, broken)
      const dry = { dryRun: true, from: 'Office', number: '0431' }
      const [answer] = await house.core.intercoms.repair(door.id, 1, dry, never)
      expect(answer?.result).toMatchObject({ ok: true, value: { write: null, registered: null } })
      const proposed = answer?.result.ok ? answer.result.value.proposed : []
      expect(proposed.map(({ field, got, expected, database }) => [field, got, expected, database])).toEqual([
        ['registrationEnabled', 'false', 'true', 'Phone.Sip.Registrar.Enabled'],
        ['domain', 'old.example', 'pbx.example', 'Phone.Sip.Client.Domain'],
        ['domainPort', '5060', '5062', 'Phone.Sip.Client.Port'],
        ['proxyAddress', '', 'pbx.example', 'Phone.Sip.Proxy.Address'],
        ['proxyPort', '', '5062', 'Phone.Sip.Proxy.Port'],
      ])
      expect(device.device.lines[0]?.config.domain).toBe('old.example')
    })

    it('sets them in one upload, waits for the registration, and can be undone', async () => {
      await house.addPhone('Office')
      device.device.setOnPage(1, broken)
      const [answer] = await house.core.intercoms.repair(door.id, 1, { dryRun: false, from: 'Office' }, never)
      expect(answer?.result).toMatchObject({
        ok: true,
        value: { registered: true, verifiedBy: 'event', write: { kind: 'saved', confirmed: true } },
      })
      expect(device.device.lines[0]).toMatchObject({
        registered: true,
        config: {
          domain: 'pbx.example',
          domainPort: '5062',
          registrationEnabled: true,
          displayName: 'Front door',
        },
      })
      await house.core.intercoms.config.undo(door.id, 1, never)
      expect(device.device.lines[0]?.config).toMatchObject(broken)
    })

    it('is verified by asking where events are kept from us', async () => {
      await house.addPhone('Office')
      device.behaviour.hasEvents = false
      device.device.setOnPage(1, broken)
      const [answer] = await house.core.intercoms.repair(door.id, 1, { dryRun: false, from: 'Office' }, never)
      expect(answer?.result).toMatchObject({ ok: true, value: { registered: true, verifiedBy: 'status' } })
    })

    it('finds the phone system by the domain, and never takes the person’s number for the intercom’s', async () => {
      await house.addPhone('Mine', { user: '2001@pbx.example' })
      const [answer] = await house.core.intercoms.health([door.id], {}, never)
      const health = answer?.result.ok ? answer.result.value.health : null
      expect(health?.reference?.name).toBe('Mine')
      expect(health?.findings.map((one) => one.field)).not.toContain('sipNumber')
    })

    it('says that the account to compare with does not exist', async () => {
      const [answer] = await house.core.intercoms.health([door.id], { from: 'Nowhere' }, never)
      expect(answer?.result).toMatchObject({ ok: false, error: { code: 'no-such-account' } })
    })
  })

  describe('in the snapshot', () => {
    it('is complete after a while, and fits the contract with the windows', async () => {
      house.core.start()
      const account = await house.until(
        door.id,
        (view) => view.events === 'live' && view.health.kind !== 'unknown',
      )
      AppSnapshotSchema.parse(house.core.state.get())
      expect(account).toMatchObject({
        info: {
          address: expect.stringMatching(/^127/) as string,
          capabilities: ['intercom'],
          hasLine: false,
        },
        reachability: { kind: 'ok' },
        intercom: { info: { name: 'Front door' }, sipAccounts: [{ account: 1 }, { account: 2 }] },
      })
    })

    it('rings from the press of the button until the call is over', async () => {
      house.core.start()
      await house.until(door.id, (view) => view.events === 'live')
      const bell = device.device.press(1, 'sip:2001@pbx.example')
      const ringing = await house.until(door.id, (view) => view.doorbell !== null)
      expect(ringing.intercom?.doorbell).toMatchObject({
        session: bell.session,
        peer: 'sip:2001@pbx.example',
      })
      device.device.connect(bell)
      await house.until(door.id, (view) => view.doorbell === null && view.calls.length === 1)
      device.device.end(bell, 'normal')
      await house.until(door.id, (view) => view.calls.length === 0)
    })

    it('follows the door, the registration and what is set on the device’s page', async () => {
      house.core.start()
      await house.until(door.id, (view) => view.events === 'live')
      const lock = device.device.switches[1]
      if (lock) device.device.setActive(lock, true)
      await house.until(door.id, (view) => view.switches[1]?.active === true)
      if (lock) device.device.setActive(lock, false)
      device.behaviour.registers = () => false
      device.device.setOnPage(1, { domain: '' })
      const account = await house.until(door.id, (view) =>
        view.health.findings.some((one) => one.field === 'domain'),
      )
      expect(account.intercom?.health.kind).toBe('attention')
      await house.until(door.id, (view) => view.sipAccounts[0]?.registered === false)
    })

    it('is back within 5 s after a restart, with everything read anew', async () => {
      house.core.start()
      await house.until(door.id, (view) => view.events === 'live')
      const away = device.reboot(3_000)
      const gone = await house.until(door.id, (view) => view.health.kind === 'unreachable')
      expect(gone).toMatchObject({
        reachability: { kind: 'failed' },
        intercom: { events: 'off', doorbell: null },
      })
      await away
      const back = performance.now()
      await house.until(door.id, (view) => view.events === 'live' && view.health.kind !== 'unreachable')
      expect(performance.now() - back).toBeLessThan(5_000)
      expect(device.sockets()).toBeLessThanOrEqual(2)
    })

    it('asks for calls where the device has no events', async () => {
      device.behaviour.hasEvents = false
      house.core.start()
      await house.until(door.id, (view) => view.events === 'polling')
      const bell = device.device.press(1, 'sip:2001@pbx.example')
      await house.until(door.id, (view) => view.doorbell?.session === bell.session)
      device.device.end(bell, 'normal')
    })

    it('says why it cannot be asked, and does not go on trying a refused password', async () => {
      house.core.start()
      await house.until(door.id, (view) => view.events === 'live')
      device.behaviour.apiAccounts = []
      const account = await house.until(door.id, (view) => view.health.kind === 'unreachable')
      expect(account.reachability).toMatchObject({ kind: 'failed', error: { code: 'unauthorized' } })
    }, 60_000)

    it('lets go of the device when its account is removed', async () => {
      house.core.start()
      await house.until(door.id, (view) => view.events === 'live')
      await house.core.accounts.remove(door.id)
      expect(house.core.state.get().accounts).toEqual([])
    })

    it('watches every intercom there is, each in its group', async () => {
      const second = await startTestIntercom()
      const other = await house.addDoor(second, 'Gate', { group: 'Annex' })
      house.core.start()
      await Promise.all([door, other].map((one) => house.until(one.id, (view) => view.events === 'live')))
      expect([house.view(door.id).group, house.view(other.id).group]).toEqual([null, 'Annex'])
      expect(device.sockets()).toBeLessThanOrEqual(2)
      await second.close()
    })
  })
})
