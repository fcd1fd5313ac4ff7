import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startTestIntercom, type TestIntercom } from '../../../support/demo-twon.ts'
import { value } from '../../../providers/contract.ts'

const never = new AbortController().signal

describe('what an intercom does on request', () => {
  let device: TestIntercom
  beforeAll(async () => {
    device = await startTestIntercom()
  })
  afterAll(() => device.close())
  afterEach(() => device.setFault(null))

  describe('calls', () => {
    it('dials a number, an address, and users of its directory', async () => {
      const { calls } = device.open().intercom
      const users = '01234567-89ab-cdef-0123-456789abcdef,11234567-89ab-cdef-0123-456789abcdef'
      for (const target of ['2001/2', 'sip:bob@pbx.example:5070', users]) {
        const { session } = value(await calls.dial(target, never))
        const name = target === users ? 'users' : 'number'
        expect(device.requests().findLast((one) => one.path === 'call/dial')?.params).toEqual({
          [name]: target,
        })
        expect(value(await calls.read(never))).toContainEqual({
          session,
          direction: 'outgoing',
          state: 'ringing',
          peer: target,
        })
        expect(value(await calls.hangUp(session, never))).toEqual({ alreadyGone: false })
      }
    })

    it.each([
      ['', 'empty'],
      ['20 01', 'characters'],
      ['2\u00001', 'characters'],
      ['9'.repeat(300), 'too-long'],
      ['2001?', 'intercom-refused'],
    ])('does not dial %j', async (target, detail) => {
      expect(await device.open().intercom.calls.dial(target, never)).toMatchObject({
        error: { code: 'target-invalid', detail },
      })
    })

    it('answers a call that rings, once', async () => {
      const { calls } = device.open().intercom
      const { session } = device.device.incoming('sip:alice@pbx.example')
      expect(await calls.answer(session, never)).toEqual({ ok: true, value: undefined })
      expect(value(await calls.read(never))).toMatchObject([
        { session, state: 'connected', direction: 'incoming' },
      ])
      expect(await calls.answer(session, never)).toMatchObject({
        error: { code: 'server-error', detail: 'device-processing', serverText: 'call cannot be answered' },
      })
      value(await calls.hangUp(session, never))
      expect(await calls.answer(session, never)).toMatchObject({ error: { code: 'call-not-found' } })
    })

    it('takes a call that is gone for hung up, and other failures for failures', async () => {
      const { calls } = device.open().intercom
      expect(value(await calls.hangUp(99_999, never))).toEqual({ alreadyGone: true })
      device.setFault('code-14', { path: 'call/hangup' })
      expect(await calls.hangUp(1, never)).toMatchObject({
        error: { code: 'server-error', serverText: 'made to fail' },
      })
    })

    it.each(['reset', 'empty', '500'] as const)(
      'dials at most once when the answer is lost (%s)',
      async (fault) => {
        const before = device.device.sessions.size
        device.setFault(fault, { path: 'call/dial', afterWork: true, times: 3 })
        expect((await device.open().intercom.calls.dial('2001', never)).ok).toBe(false)
        expect(device.device.sessions.size - before).toBe(1)
      },
    )
  })

  describe('switches', () => {
    it('opens, closes, locks and unlocks, and reads it back', async () => {
      const { switches } = device.open().intercom
      const steps = [
        ['on', { active: true, locked: false }],
        ['off', { active: false, locked: false }],
        ['lock', { active: false, locked: true }],
        ['unlock', { active: false, locked: false }],
      ] as const
      for (const [action, after] of steps) {
        const done = value(await switches.operate(2, action, never))
        expect(done).toMatchObject({ confirmed: true, value: { switch: 2, ...after }, warnings: [] })
      }
      expect(value(await switches.operate(1, 'trigger', never))).toMatchObject({
        confirmed: true,
        value: { active: true },
      })
    })

    it('says that a pulse was over before it could be read', async () => {
      const door = device.device.switches[0]
      if (door) device.device.setActive(door, false)
      device.setFault('no-id', { path: 'switch/ctrl' })
      expect(value(await device.open().intercom.switches.operate(1, 'trigger', never))).toMatchObject({
        confirmed: false,
        warnings: [{ code: 'not-readable', detail: 'pulse' }],
      })
    })

    it('says that a switch is not what it was asked to be', async () => {
      device.setFault('no-id', { path: 'switch/ctrl' })
      expect(value(await device.open().intercom.switches.operate(2, 'on', never))).toMatchObject({
        confirmed: false,
        differs: { asked: { active: true }, got: { active: false } },
      })
    })

    it('says what is wrong: no such switch, a locked one, an unknown action', async () => {
      const { switches } = device.open().intercom
      expect(await switches.operate(9, 'on', never)).toMatchObject({
        error: { code: 'not-found', detail: 'switch', field: '9' },
      })
      value(await switches.operate(2, 'lock', never))
      expect(await switches.operate(2, 'on', never)).toMatchObject({
        error: { code: 'refused-by-server', detail: 'not-now', status: 18 },
      })
      value(await switches.operate(2, 'unlock', never))
      expect(await switches.operate(3, 'on', never)).toMatchObject({
        error: { detail: 'device-processing', serverText: 'switch is disabled' },
      })
    })

    it('operates at most once when the answer is lost', async () => {
      const before = device.requests().filter((one) => one.path === 'switch/ctrl').length
      device.setFault('reset', { path: 'switch/ctrl', afterWork: true, times: 3 })
      expect(await device.open().intercom.switches.operate(2, 'on', never)).toMatchObject({
        error: { code: 'unreachable' },
      })
      expect(device.requests().filter((one) => one.path === 'switch/ctrl')).toHaveLength(before + 1)
    })
  })
})
