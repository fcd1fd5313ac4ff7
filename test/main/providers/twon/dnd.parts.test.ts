import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createMemory } from '../../../support/memory.ts'
import { startTestIntercom, type TestIntercom } from '../../../support/demo-twon.ts'
import { value } from '../../../providers/contract.ts'

const never = new AbortController().signal

describe('Do Not Disturb on an intercom', () => {
  let device: TestIntercom
  let memory: ReturnType<typeof createMemory>
  beforeAll(async () => {
    device = await startTestIntercom()
  })
  afterAll(() => device.close())
  beforeEach(() => {
    memory = createMemory()
    device.device.setOnPage(1, { enabled: true, answerMode: '2', displayName: 'Front door' })
  })
  const dndOf = (dnd: string) => {
    const session = device.open({ values: { dnd }, memory })
    if (session.dnd === undefined) throw new Error('not mapped')
    return session.dnd
  }
  const mode = () => device.device.lines[0]?.config.answerMode

  it('is not offered unless the person says what it means', () => {
    expect(device.open().dnd).toBeUndefined()
    expect(device.open({ values: { dnd: 'off' } }).dnd).toBeUndefined()
    expect(device.open().capabilities).toEqual(['intercom'])
    expect(device.open({ values: { dnd: 'disable' } }).capabilities).toEqual(['intercom', 'dnd'])
  })

  it('puts back exactly what stood before, also after a restart of the app', async () => {
    value(await dndOf('answer-mode:0').write({ on: true, minutes: null }, never))
    expect(mode()).toBe('0')
    // Another session, the same memory.
    expect(value(await dndOf('answer-mode:0').write({ on: false }, never))).toMatchObject({
      value: { kind: 'off' },
      confirmed: true,
    })
    expect(mode()).toBe('2')
  })

  it('touches nothing but the one field', async () => {
    const before = device.device.lines[0]?.config
    value(await dndOf('disable').write({ on: true, minutes: null }, never))
    expect(device.device.lines[0]?.config).toEqual({ ...before, enabled: false })
    value(await dndOf('disable').write({ on: false }, never))
    expect(device.device.lines[0]?.config).toEqual(before)
  })

  it('does not forget what stood before when it is switched on twice', async () => {
    const dnd = dndOf('answer-mode:0')
    value(await dnd.write({ on: true, minutes: null }, never))
    value(await dnd.write({ on: true, minutes: 30 }, never))
    value(await dnd.write({ on: false }, never))
    expect(mode()).toBe('2')
  })

  it('does not guess an answer mode that was not switched here', async () => {
    device.device.setOnPage(1, { answerMode: '0' })
    const dnd = dndOf('answer-mode:0')
    expect(value(await dnd.read(never))).toMatchObject({ kind: 'on' })
    expect(await dnd.write({ on: false }, never)).toMatchObject({
      error: { code: 'conflict', detail: 'dnd-not-set-here' },
    })
    expect(mode()).toBe('0')
  })

  it('does not put back a value of another mapping', async () => {
    value(await dndOf('answer-mode:0').write({ on: true, minutes: null }, never))
    // The person maps it anew while it is on.
    device.device.setOnPage(1, { enabled: false })
    value(await dndOf('disable').write({ on: false }, never))
    expect(device.device.lines[0]?.config).toMatchObject({ enabled: true, answerMode: '0' })
  })

  it('leaves alone what somebody else has set in the meantime', async () => {
    const dnd = dndOf('answer-mode:0')
    value(await dnd.write({ on: true, minutes: null }, never))
    device.device.setOnPage(1, { answerMode: '1' })
    expect(value(await dnd.write({ on: false }, never))).toMatchObject({ value: { kind: 'off' } })
    expect(mode()).toBe('1')
  })

  it('says what the device refuses', async () => {
    expect(await dndOf('answer-mode:9').write({ on: true, minutes: null }, never)).toMatchObject({
      error: { code: 'refused-by-server', detail: 'device-parameter' },
    })
    expect(mode()).toBe('2')
  })
})
