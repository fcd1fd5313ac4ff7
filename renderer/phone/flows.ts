import type { Bridge, EventPayload } from '../../shared/bridge.ts'
import type { SipTransport } from '../../shared/domain/phone.ts'
import type { AppError } from '../../shared/errors.ts'
import type { FlowId } from '../../shared/ids.ts'
import type { Result } from '../../shared/result.ts'

/** The part of the bridge that carries SIP text. */
export type FlowBridge = {
  readonly commands: Pick<Bridge<'phone'>['commands'], 'sip.open' | 'sip.send' | 'sip.close'>
  readonly events: Pick<Bridge<'phone'>['events'], 'sip.received' | 'sip.closed'>
}

export type FlowListener = {
  received(text: string): void
  /** Called once, not after `close`. */
  closed(error: AppError | null): void
}

/** A connection that main keeps for us. */
export type Flow = {
  readonly transport: SipTransport
  send(text: string): Promise<Result<undefined>>
  close(): void
}

/** Opens flows through main and hands each its own messages. */
export type Flows = {
  /** `first` leaves as soon as the connection stands. */
  open(accountId: string, viaHost: string, listener: FlowListener, first?: string): Promise<Result<Flow>>
}

/** Events that may arrive before the answer to `sip.open` that names their flow. */
const MAX_EARLY = 64

type Early =
  | { readonly kind: 'received'; readonly payload: EventPayload<'sip.received'> }
  | { readonly kind: 'closed'; readonly payload: EventPayload<'sip.closed'> }

export function createFlows(bridge: FlowBridge): Flows {
  const listeners = new Map<FlowId, FlowListener>()
  let opening = 0
  let early: readonly Early[] = []

  function deliver(event: Early): void {
    const { flowId } = event.payload
    const listener = listeners.get(flowId)
    if (!listener) {
      if (opening > 0 && early.length < MAX_EARLY) early = [...early, event]
      return
    }
    if (event.kind === 'received') return listener.received(event.payload.text)
    listeners.delete(flowId)
    listener.closed(event.payload.error)
  }

  bridge.events['sip.received']((payload) => deliver({ kind: 'received', payload }))
  bridge.events['sip.closed']((payload) => deliver({ kind: 'closed', payload }))

  return {
    async open(accountId, viaHost, listener, first) {
      opening += 1
      const opened = await bridge.commands['sip.open']({
        accountId,
        viaHost,
        ...(first !== undefined && { first }),
      }).finally(() => {
        opening -= 1
      })
      if (!opened.ok) return opened
      const { flowId, transport } = opened.value
      listeners.set(flowId, listener)
      const waiting = early.filter((event) => event.payload.flowId === flowId)
      early = opening === 0 ? [] : early.filter((event) => event.payload.flowId !== flowId)
      // After the caller has its flow, so that nobody hears a message of a flow it does not know yet.
      queueMicrotask(() => waiting.forEach(deliver))
      const flow: Flow = {
        transport,
        send: (text) => bridge.commands['sip.send']({ flowId, text }),
        close() {
          if (!listeners.delete(flowId)) return
          void bridge.commands['sip.close']({ flowId })
        },
      }
      return { ok: true, value: flow }
    },
  }
}
