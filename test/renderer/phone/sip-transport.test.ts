import { TransportState } from 'sip.js'
import { describe, expect, it } from 'vitest'
import type { Flow, FlowListener, Flows } from '../../../renderer/phone/flows.ts'
import { BridgeTransport, TransportFault } from '../../../renderer/phone/sip-transport.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { Result } from '../../../shared/result.ts'

function setUp() {
  const opens: {
    readonly listener: FlowListener
    readonly first: string | undefined
    readonly settle: (result: Result<Flow>) => void
  }[] = []
  const sent: string[] = []
  let closes = 0
  let sending: Result<undefined> = { ok: true, value: undefined }
  const flows: Flows = {
    open: (_accountId, _viaHost, listener, first) =>
      new Promise((settle) => opens.push({ listener, first, settle })),
  }
  const transport = new BridgeTransport(null, { flows, accountId: 'alice', viaHost: 'token.invalid' })
  const states: TransportState[] = []
  transport.stateChange.addListener((state) => states.push(state))
  const told: string[] = []
  transport.onConnect = () => told.push('connected')
  transport.onDisconnect = (error) =>
    told.push(error instanceof TransportFault ? `lost ${error.fault.code}` : error ? 'lost' : 'closed')
  transport.onMessage = (text) => told.push(text)
  const flow: Flow = {
    transport: 'TCP',
    send: async (text) => {
      sent.push(text)
      return sending
    },
    close: () => {
      closes += 1
    },
  }
  const settle = (result: Result<Flow> = { ok: true, value: flow }) => opens.shift()?.settle(result)
  return {
    transport,
    opens,
    states,
    told,
    sent,
    settle,
    closes: () => closes,
    failSending: (error: AppError) => {
      sending = { ok: false, error }
    },
  }
}

async function connected() {
  const world = setUp()
  const connecting = world.transport.connect()
  const listener = world.opens[0]?.listener
  world.settle()
  await connecting
  if (!listener) throw new Error('not opened')
  return { ...world, listener }
}

describe('BridgeTransport', () => {
  it('hands what was sent before the connection over with it, once', async () => {
    const { transport, opens, settle, sent } = setUp()
    transport.withConnection(() => void transport.send('REGISTER sip:x SIP/2.0'))
    const connecting = transport.connect()
    expect(opens[0]?.first).toBe('REGISTER sip:x SIP/2.0')
    settle()
    await connecting
    expect(sent).toEqual([])
    await transport.disconnect()
    void transport.connect()
    expect(opens[0]?.first).toBeUndefined()
  })

  it('walks the states sip.js documents and says which transport main uses', async () => {
    const { transport, states, told, listener } = await connected()
    expect(transport.protocol).toBe('TCP')
    expect(transport.isConnected()).toBe(true)
    listener.received('SIP/2.0 200 OK')
    await transport.connect()
    await transport.disconnect()
    await transport.dispose()
    expect(states).toEqual([
      TransportState.Connecting,
      TransportState.Connected,
      TransportState.Disconnecting,
      TransportState.Disconnected,
    ])
    expect(told).toEqual(['connected', 'SIP/2.0 200 OK', 'closed'])
  })

  it('opens one flow for two that want to connect', async () => {
    const { transport, opens, settle } = setUp()
    const both = [transport.connect(), transport.connect()]
    expect(opens).toHaveLength(1)
    settle()
    await Promise.all(both)
  })

  it('fails with what main said', async () => {
    const { transport, settle } = setUp()
    const connecting = transport.connect()
    settle({ ok: false, error: { code: 'tls-expired' } })
    await expect(connecting).rejects.toMatchObject({ fault: { code: 'tls-expired' } })
    expect(transport.state).toBe(TransportState.Disconnected)
  })

  it('tells a lost connection with its cause, once', async () => {
    const { transport, told, listener } = await connected()
    listener.closed({ code: 'timeout' })
    listener.closed(null)
    expect(told).toEqual(['connected', 'lost timeout'])
    expect(transport.state).toBe(TransportState.Disconnected)
    const again = await connected()
    again.listener.closed(null)
    expect(again.told).toEqual(['connected', 'lost unreachable'])
  })

  it('closes a flow that comes after it was told to disconnect, and can connect anew meanwhile', async () => {
    const { transport, opens, settle, closes } = setUp()
    const first = transport.connect()
    await transport.disconnect()
    const second = transport.connect()
    expect(opens).toHaveLength(2)
    settle()
    await expect(first).rejects.toBeInstanceOf(TransportFault)
    expect(closes()).toBe(1)
    settle()
    await second
    expect(transport.isConnected()).toBe(true)
  })

  it('refuses to send without a connection, and passes refusals of main on', async () => {
    const world = await connected()
    await world.transport.send('OPTIONS sip:x SIP/2.0')
    expect(world.sent).toEqual(['OPTIONS sip:x SIP/2.0'])
    world.failSending({ code: 'not-found' })
    await expect(world.transport.send('x')).rejects.toMatchObject({ fault: { code: 'not-found' } })
    await world.transport.disconnect()
    await expect(world.transport.send('x')).rejects.toMatchObject({ fault: { code: 'unreachable' } })
  })

  it('lets no REGISTER out once it is muted', async () => {
    const { transport, sent } = await connected()
    transport.muteRegister()
    await expect(transport.send('REGISTER sip:x SIP/2.0')).rejects.toBeInstanceOf(TransportFault)
    await transport.send('BYE sip:x SIP/2.0')
    expect(sent).toEqual(['BYE sip:x SIP/2.0'])
  })

  it('leaves one mark of a kind for the benches', async () => {
    const { transport, listener } = await connected()
    listener.received('INVITE sip:x SIP/2.0')
    listener.received('INVITE sip:x SIP/2.0')
    await transport.send('REGISTER sip:x SIP/2.0')
    await transport.send('INVITE sip:x SIP/2.0')
    const count = (name: string) => performance.getEntriesByName(`sidetone:${name}`).length
    expect(['flow-opened', 'invite-received', 'register-sent', 'invite-sent'].map(count)).toEqual([
      1, 1, 1, 1,
    ])
  })
})
