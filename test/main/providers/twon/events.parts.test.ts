import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { IntercomEvent } from '../../../../shared/domain/intercom.ts'
import { IntercomEventSchema } from '../../../../shared/domain/intercom.ts'
import type { IntercomChannel } from '../../../../main/providers/facets/intercom.ts'
import { startTestIntercom, type TestIntercom } from '../../../support/demo-twon.ts'
import { value } from '../../../providers/contract.ts'

const never = new AbortController().signal

describe('events of an intercom', () => {
  let device: TestIntercom
  beforeAll(async () => {
    device = await startTestIntercom()
  })
  afterAll(() => device.close())
  beforeEach(() => {
    device.behaviour.tellsEvents = true
    device.behaviour.hasEvents = true
  })

  /** Pulls until `wanted` has been seen. */
  async function until(
    channel: IntercomChannel,
    wanted: (event: IntercomEvent) => boolean,
  ): Promise<readonly IntercomEvent[]> {
    const seen: IntercomEvent[] = []
    while (!seen.some(wanted)) seen.push(...value(await channel.pull(5, never)))
    return seen
  }

  it('tells what happens: a bell, a door, a registration', async () => {
    const channel = value(await device.open().intercom.subscribe(never))
    const waiting = until(channel, ({ what }) => what.kind === 'registration' && what.state === 'registered')
    const bell = device.device.press(1, 'sip:2001@pbx.example')
    const door = device.device.switches[1]
    if (door) device.device.setActive(door, true)
    device.device.end(bell, 'noanswer')
    device.device.setOnPage(1, { displayName: 'Front' })
    const events = (await waiting).map((event) => IntercomEventSchema.parse(event))
    const call = (state: string) => ({
      kind: 'call',
      call: { session: bell.session, direction: 'outgoing', state, peer: 'sip:2001@pbx.example' },
      reason: state === 'terminated' ? 'noanswer' : null,
    })
    expect(events.map((event) => event.what)).toEqual(
      expect.arrayContaining([
        { kind: 'key', key: '%1' },
        call('connecting'),
        call('ringing'),
        call('terminated'),
        { kind: 'switch', switch: 2, active: true },
        { kind: 'configuration-changed' },
        { kind: 'registration', account: 1, state: 'registering' },
        { kind: 'registration', account: 1, state: 'registered' },
      ]),
    )
    expect(Math.abs(Date.parse(events[0]?.at ?? '') - Date.now())).toBeLessThan(60_000)
    await channel.close()
    expect(device.channels()).toBe(0)
  })

  it('is empty when nothing happens, and over when the device forgot it', async () => {
    const channel = value(await device.open().intercom.subscribe(never))
    expect(value(await channel.pull(0, never))).toEqual([])
    await channel.close()
    expect(await channel.pull(0, never)).toMatchObject({ ok: false, error: { status: 12 } })
  })

  it('subscribes without a filter on firmware that does not know one of the names', async () => {
    device.setFault('code-12', { path: 'log/subscribe' })
    const channel = value(await device.open().intercom.subscribe(never))
    const asked = device.requests().filter((one) => one.path === 'log/subscribe')
    expect(asked.at(-2)?.params['filter']).toContain('RegistrationStateChanged')
    expect(asked.at(-1)?.params['filter']).toBeUndefined()
    await channel.close()
  })

  it('keeps a request going while it waits for events, on two sockets at most', async () => {
    const alone = await startTestIntercom()
    const { intercom } = alone.open()
    const channel = value(await intercom.subscribe(never))
    const stop = new AbortController()
    const waiting = channel.pull(30, stop.signal)
    for (let round = 0; round < 3; round += 1) value(await intercom.status(never))
    await Promise.all([intercom.calls.read(never), intercom.log.read(never), intercom.switches.read(never)])
    expect(alone.sockets()).toBe(2)
    stop.abort()
    expect(await waiting).toMatchObject({ error: { code: 'cancelled' } })
    await alone.close()
  })

  it('says that a model has no events', async () => {
    device.behaviour.hasEvents = false
    expect(await device.open().intercom.subscribe(never)).toMatchObject({ error: { code: 'not-supported' } })
  })
})
