import { describe, expect, it } from 'vitest'
import { createFlows, type FlowBridge } from '../../../renderer/phone/flows.ts'
import type { EventPayload } from '../../../shared/bridge.ts'
import { FlowIdSchema } from '../../../shared/ids.ts'

type Opened = Awaited<ReturnType<FlowBridge['commands']['sip.open']>>

/** A bridge whose answers and events come when the test says so. */
function setUp() {
  const opens: ((answer: Opened) => void)[] = []
  const sent: string[] = []
  const closed: string[] = []
  let onReceived: (payload: EventPayload<'sip.received'>) => void = () => undefined
  let onClosed: (payload: EventPayload<'sip.closed'>) => void = () => undefined
  const flows = createFlows({
    commands: {
      'sip.open': () => new Promise((resolve) => opens.push(resolve)),
      'sip.send': async ({ flowId, text }) => {
        sent.push(`${flowId} ${text}`)
        return { ok: true, value: undefined }
      },
      'sip.close': async ({ flowId }) => {
        closed.push(flowId)
        return { ok: true, value: undefined }
      },
    },
    events: {
      'sip.received': (listener) => {
        onReceived = listener
        return () => undefined
      },
      'sip.closed': (listener) => {
        onClosed = listener
        return () => undefined
      },
    },
  })
  const heard: string[] = []
  const listener = {
    received: (text: string) => void heard.push(text),
    closed: (error: { readonly code: string } | null) =>
      void heard.push(`closed ${error?.code ?? 'quietly'}`),
  }
  const id = (name: string) => FlowIdSchema.parse(name)
  const answer = (name: string): Opened => ({
    ok: true,
    value: { flowId: id(name), transport: 'TLS', remote: 'host:5061' },
  })
  return {
    flows,
    opens,
    sent,
    closed,
    heard,
    listener,
    answer,
    receive: (name: string, text: string) => onReceived({ flowId: id(name), text }),
    end: (name: string, code?: 'unreachable') =>
      onClosed({ flowId: id(name), error: code ? { code } : null }),
  }
}

async function opened(world: ReturnType<typeof setUp>, name = 'f1') {
  const opening = world.flows.open('alice', 'token.invalid', world.listener)
  world.opens.shift()?.(world.answer(name))
  const result = await opening
  if (!result.ok) throw new Error('not open')
  return result.value
}

describe('createFlows', () => {
  it('gives each flow its own messages', async () => {
    const world = setUp()
    const flow = await opened(world)
    expect(flow.transport).toBe('TLS')
    world.receive('f1', 'hello')
    world.receive('f2', 'not for us')
    await flow.send('text')
    expect(world.heard).toEqual(['hello'])
    expect(world.sent).toEqual(['f1 text'])
  })

  it('keeps what arrives before the answer that names the flow', async () => {
    const world = setUp()
    const opening = world.flows.open('alice', 'token.invalid', world.listener)
    world.receive('f1', 'early')
    world.end('f1', 'unreachable')
    world.opens[0]?.(world.answer('f1'))
    expect((await opening).ok).toBe(true)
    await Promise.resolve()
    expect(world.heard).toEqual(['early', 'closed unreachable'])
  })

  it('forgets what was kept for nobody', async () => {
    const world = setUp()
    const opening = world.flows.open('alice', 'token.invalid', world.listener)
    for (let index = 0; index < 100; index += 1) world.receive('f9', `${index}`)
    world.opens.shift()?.(world.answer('f1'))
    await opening
    await opened(world, 'f9')
    await Promise.resolve()
    expect(world.heard).toEqual([])
  })

  it('passes failures on', async () => {
    const world = setUp()
    const opening = world.flows.open('alice', 'token.invalid', world.listener)
    world.opens[0]?.({ ok: false, error: { code: 'timeout' } })
    expect(await opening).toEqual({ ok: false, error: { code: 'timeout' } })
  })

  it('tells the end once, and not after it was closed here', async () => {
    const world = setUp()
    const flow = await opened(world)
    flow.close()
    flow.close()
    world.end('f1')
    world.receive('f1', 'late')
    expect(world.closed).toEqual(['f1'])
    expect(world.heard).toEqual([])
    await opened(world, 'f2')
    world.end('f2')
    world.end('f2')
    expect(world.heard).toEqual(['closed quietly'])
  })
})
