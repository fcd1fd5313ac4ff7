import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { intercomHandlers } from '../../../main/core/handlers/intercom.ts'
import type { AccountRecord } from '../../../main/core/store-ports.ts'
import { defaultBehaviour } from '../../../main/demo/twon/settings.ts'
import { API_PASSWORD, API_USER, startTestIntercom, type TestIntercom } from '../../support/demo-twon.ts'
import { createIntercomCore, type IntercomCore } from '../../support/intercom-core.ts'

const never = new AbortController().signal

describe('the bell at an intercom', () => {
  let device: TestIntercom
  let house: IntercomCore
  let door: AccountRecord
  let handlers: ReturnType<typeof intercomHandlers>
  beforeAll(async () => {
    device = await startTestIntercom()
  })
  afterAll(() => device.close())
  beforeEach(async () => {
    Object.assign(device.behaviour, defaultBehaviour({ user: API_USER, password: API_PASSWORD }))
    for (const one of device.device.switches) device.device.setActive(one, false)
    house = createIntercomCore()
    door = await house.addDoor(device)
    handlers = intercomHandlers(house.core, () => AbortSignal.timeout(20_000))
    house.core.start()
    await house.until(door.id, (view) => view.events === 'live' && view.info !== null)
  })
  afterEach(async () => {
    for (const session of device.device.sessions.values()) device.device.end(session, 'normal')
    device.setFault(null)
    await house.core.close()
  })
  const press = async () => {
    const session = device.device.press(1, 'sip:2001@pbx.example')
    await house.until(door.id, (view) => view.doorbell?.session === session.session)
    return session
  }
  const controls = () => device.requests().filter(({ path }) => path === 'switch/ctrl').length

  it('opens the door once, reads it back, and notes who did it', async () => {
    await press()
    const before = controls()
    expect(await handlers['doorbell.open']({ accountId: door.id })).toMatchObject({
      ok: true,
      value: { switch: { switch: 1, active: true }, confirmed: true, differs: false },
    })
    expect(device.device.switches[0]?.active).toBe(true)
    expect(controls() - before).toBe(1)
    expect(await handlers['intercom.changes']({ accountId: door.id })).toMatchObject({
      ok: true,
      value: [{ what: { kind: 'door', switch: 1, action: 'on', failed: null }, confirmed: true }],
    })
  })

  it('is not tried again when the connection breaks, and the try is noted', async () => {
    await press()
    const before = controls()
    device.setFault('truncated', { path: 'switch/ctrl', afterWork: true })
    const done = await handlers['doorbell.open']({ accountId: door.id })
    expect(done.ok).toBe(false)
    expect(controls() - before).toBe(1)
    expect(await handlers['intercom.changes']({ accountId: door.id })).toMatchObject({
      value: [{ what: { failed: expect.any(String) as string }, confirmed: false }],
    })
  })

  it('opens nothing at a door where nobody is', async () => {
    expect(await handlers['doorbell.open']({ accountId: door.id })).toMatchObject({
      ok: false,
      error: { code: 'not-found', detail: 'doorbell' },
    })
    expect(await handlers['doorbell.picture']({ accountId: door.id })).toMatchObject({
      error: { detail: 'doorbell' },
    })
    expect(device.device.switches[0]?.active).toBe(false)
  })

  it('opens the door a moment after the bell stopped', async () => {
    const session = await press()
    device.device.end(session, 'noanswer')
    await house.until(door.id, (view) => view.doorbell === null)
    expect(await handlers['doorbell.open']({ accountId: door.id })).toMatchObject({ ok: true })
  })

  it('opens the door that the person chose', async () => {
    const { accountOptions } = house.core
    expect(await accountOptions.change(door.id, { doorSwitch: '2' })).toMatchObject({ ok: true })
    await house.until(door.id, (view) => view.doorSwitch === 2 && view.events === 'live')
    await press()
    await handlers['doorbell.open']({ accountId: door.id })
    expect(device.device.switches.map(({ active }) => active)).toEqual([false, true, false])
  })

  it('has a picture, which both windows share, and learns that there is no camera', async () => {
    await press()
    const asked = () => device.requests().filter(({ path }) => path === 'camera/snapshot').length
    const before = asked()
    const [one, two] = await Promise.all([
      handlers['doorbell.picture']({ accountId: door.id }),
      handlers['doorbell.picture']({ accountId: door.id }),
    ])
    expect(one).toMatchObject({ ok: true, value: { contentType: 'image/jpeg' } })
    expect(two).toEqual(one)
    expect(asked() - before).toBe(1)
    expect(house.view(door.id).camera).toBe('yes')
    device.behaviour.hasCamera = false
    expect(await handlers['intercom.picture']({ accountId: door.id })).toMatchObject({
      error: { code: 'not-supported' },
    })
    expect(house.view(door.id).camera).toBe('no')
  })

  it('is silenced here, and rings anew at the next press', async () => {
    const session = await press()
    await handlers['doorbell.silence']({ accountId: door.id, session: session.session })
    expect(house.view(door.id).doorbell?.silenced).toBe(true)
    device.device.end(session, 'noanswer')
    await house.until(door.id, (view) => view.doorbell === null)
    await press()
    expect(house.view(door.id).doorbell?.silenced).toBe(false)
  })

  it('is no bell when the call was asked for here', async () => {
    const dialled = await handlers['intercom.dial']({ accountId: door.id, target: '2001' })
    expect(dialled.ok).toBe(true)
    await house.until(door.id, (view) => view.calls.length === 1)
    expect(house.view(door.id).doorbell).toBeNull()
  })

  it('tells the page what happened, newest first, and a command line besides', async () => {
    const heard: string[] = []
    const end = new AbortController()
    const sockets = device.sockets()
    const following = house.core.intercoms.follow(null, (_account, { name }) => heard.push(name), end.signal)
    const count = house.view(door.id).eventCount
    const session = await press()
    device.device.end(session, 'busy')
    await house.until(door.id, (view) => view.doorbell === null && view.eventCount >= count + 4)
    end.abort()
    await following
    expect(heard).toContain('KeyPressed')
    expect(device.sockets()).toBe(sockets)
    expect(await handlers['intercom.events']({ accountId: door.id })).toMatchObject({
      ok: true,
      value: expect.arrayContaining([
        expect.objectContaining({ name: 'KeyPressed', what: { kind: 'key', key: '%1' } }),
      ]) as object[],
    })
  })

  it('keeps its settings page honest: saved, refused field by field, put back', async () => {
    const read = await handlers['intercom.configs']({ accountId: door.id })
    const seen = read.ok ? read.value[0] : undefined
    if (seen === undefined) throw new Error('no settings')
    const save = (set: object, password: string | null = null) =>
      handlers['intercom.saveConfig']({ accountId: door.id, sipAccount: 1, set, password, expected: seen })
    expect(await save({ displayName: 'Gate' }, 'planted')).toMatchObject({
      ok: true,
      value: { kind: 'saved', confirmed: true, config: { displayName: 'Gate' }, passwordKept: false },
    })
    expect(await save({ displayName: 'Other' })).toMatchObject({
      ok: false,
      error: { code: 'conflict', field: 'displayName' },
    })
    expect(await save({ answerMode: '9', domain: 'two.example' })).toMatchObject({
      ok: true,
      value: {
        kind: 'refused',
        error: { status: 12 },
        fields: [{ field: 'answerMode', state: 'refused' }, {}],
      },
    })
    expect(await handlers['intercom.undoConfig']({ accountId: door.id, sipAccount: 1 })).toMatchObject({
      ok: true,
      value: { kind: 'saved', config: { displayName: seen.displayName }, passwordKept: true },
    })
  })

  it('lets Do Not Disturb mean something there, and not change its meaning while it is on', async () => {
    const { accountOptions, availability } = house.core
    expect(await accountOptions.change(door.id, { dnd: 'perhaps' })).toMatchObject({
      error: { code: 'invalid-input', field: 'dnd' },
    })
    expect(await accountOptions.change(door.id, { server: 'https://elsewhere' })).toMatchObject({
      error: { code: 'invalid-input', field: 'server' },
    })
    expect(await accountOptions.change(door.id, { dnd: 'disable' })).toMatchObject({ ok: true })
    const account = await house.until(door.id, (_view, { info }) => info.capabilities.includes('dnd'))
    expect(account.info.capabilities).toContain('dnd')
    await availability.setDnd([door.id], { on: true, minutes: null }, never)
    expect(device.device.lines[0]?.config.enabled).toBe(false)
    expect(await accountOptions.change(door.id, { dnd: '' })).toMatchObject({
      error: { code: 'conflict', detail: 'dnd-on' },
    })
    expect(await accountOptions.change(door.id, { group: 'Annex' })).toMatchObject({ ok: true })
    await availability.setDnd([door.id], { on: false }, never)
    expect(device.device.lines[0]?.config.enabled).toBe(true)
    expect(await accountOptions.change(door.id, { dnd: '' })).toMatchObject({ ok: true })
    expect(accountOptions.read(door.id)).toMatchObject({ ok: true, value: { group: 'Annex', dnd: '' } })
  })
})
