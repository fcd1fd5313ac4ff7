import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { AccountSession } from '../../../../main/providers/adapter.ts'
import { startTestPortal, type TestPortal } from '../../../support/demo-sipx.ts'
import { createMemory } from '../../../support/memory.ts'
import { value } from '../../../providers/contract.ts'

const signal = new AbortController().signal
let portal: TestPortal
let memory: ReturnType<typeof createMemory>
beforeAll(async () => {
  portal = await startTestPortal()
})
afterAll(() => portal.close())

const ring = (number: string, enabled: boolean, scheduleId: number | null = null) => ({
  number,
  type: 'If no response',
  enabled,
  expiration: 30,
  scheduleId,
})
const stored = () => {
  const me = portal.users.get('201')
  if (!me) throw new Error('201 is gone')
  return me.forwarding
}
const dndOf = (session: AccountSession) => {
  if (!session.dnd) throw new Error('no Do Not Disturb')
  return session.dnd
}
const open = (values: Readonly<Record<string, string>> = {}) => dndOf(portal.open({ values, memory }))
const writes = () => portal.requests().filter(({ method }) => method !== 'GET').length
const before = { expiration: 25, rings: [ring('200', true), ring('202', false)] }

beforeEach(() => {
  portal.setFault(null)
  memory = createMemory()
  Object.assign(stored(), structuredClone(before))
})

describe('Do Not Disturb at sipXcom without consent', () => {
  it('is this app’s own business, and lasts over a restart', async () => {
    const asked = writes()
    expect(open().source).toBe('local')
    expect(value(await open().write({ on: true, minutes: null }, signal))).toMatchObject({
      confirmed: true,
      value: { kind: 'on', until: null },
    })
    expect(value(await open().read(signal))).toMatchObject({ kind: 'on' })
    await open().write({ on: false }, signal)
    expect(value(await open().read(signal))).toEqual({ kind: 'off' })
    expect(writes()).toBe(asked)
    expect(stored()).toEqual(before)
  })
})

describe('Do Not Disturb at sipXcom on consent', () => {
  const assisted = { dndAssist: 'yes' }

  it('shortens the forwarding and puts it back as it was', async () => {
    const dnd = open(assisted)
    expect(dnd.source).toBeUndefined()
    await dnd.write({ on: true, minutes: null }, signal)
    expect(stored()).toEqual({ expiration: 1, rings: [ring('200', false), ring('202', false)] })
    expect(value(await dnd.read(signal))).toMatchObject({ kind: 'on' })
    expect(value(await dnd.write({ on: false }, signal))).toMatchObject({ confirmed: true, warnings: [] })
    expect(stored()).toEqual(before)
  })

  it('puts it back after the app died, in another process', async () => {
    await open(assisted).write({ on: true, minutes: null }, signal)
    expect(value(await open(assisted).read(signal))).toMatchObject({ kind: 'on' })
    expect(value(await open(assisted).write({ on: false }, signal))).toMatchObject({ confirmed: true })
    expect(stored()).toEqual(before)
  })

  it('has done nothing when the app died before it wrote', async () => {
    portal.setFault('reset', { path: '/my/callfwd', method: 'PUT' })
    expect((await open(assisted).write({ on: true, minutes: null }, signal)).ok).toBe(false)
    expect(value(await open(assisted).read(signal))).toEqual({ kind: 'off' })
    expect(stored()).toEqual(before)
  })

  it('keeps the first plan when it is switched on twice', async () => {
    await open(assisted).write({ on: true, minutes: null }, signal)
    await open(assisted).write({ on: true, minutes: 30 }, signal)
    await open(assisted).write({ on: false }, signal)
    expect(stored()).toEqual(before)
  })

  it('leaves alone what somebody else set meanwhile, and says so', async () => {
    await open(assisted).write({ on: true, minutes: null }, signal)
    Object.assign(stored(), { expiration: 9, rings: [] })
    expect(value(await open(assisted).read(signal))).toEqual({ kind: 'off' })
    expect(value(await open(assisted).write({ on: false }, signal))).toMatchObject({
      warnings: [{ code: 'forwarding-changed' }],
    })
    expect(stored()).toEqual({ expiration: 9, rings: [] })
  })

  it('does not forget the plan when it cannot be put back', async () => {
    await open(assisted).write({ on: true, minutes: null }, signal)
    portal.setFault('status-500', { path: '/my/callfwd', method: 'PUT' })
    expect((await open(assisted).write({ on: false }, signal)).ok).toBe(false)
    expect(value(await open(assisted).read(signal))).toMatchObject({ kind: 'on' })
    await open(assisted).write({ on: false }, signal)
    expect(stored()).toEqual(before)
  })

  it('does not touch an old system, whose schedules it could not put back', async () => {
    portal.behaviour.release = 'old'
    expect(await open(assisted).write({ on: true, minutes: null }, signal)).toMatchObject({
      error: { code: 'not-supported', detail: 'old-release' },
    })
    portal.behaviour.release = 'new'
  })
})
