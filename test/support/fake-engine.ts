import type {
  CallSignal,
  CallSound,
  Engine,
  EngineCall,
  EngineEvents,
  IncomingCall,
  LineSignal,
} from '../../renderer/phone/engine.ts'
import type { LineSetup } from '../../shared/domain/line.ts'
import type { CallId } from '../../shared/ids.ts'
import { newCallId } from './test-phone.ts'

/** A SIP engine that does what the test says and remembers what was asked of it. */
export type FakeEngine = Engine & {
  /** `alice connect 1`, `alice register 1`, `<call> accept` and so on, in order. */
  readonly asked: readonly string[]
  readonly setups: readonly LineSetup[]
  sound(callId: CallId): CallSound | null
  signal(accountId: string, signal: LineSignal): void
  callSignal(callId: CallId, signal: CallSignal): void
  /** A call comes in; gives its id. */
  ring(accountId: string, changes?: Partial<IncomingCall>): CallId
  /** What `sendDtmf` says. */
  takesTones: boolean
  /** Retired lines answer when this is called. */
  letGo(): void
}

export function createFakeEngine(): FakeEngine {
  const asked: string[] = []
  const setups: LineSetup[] = []
  const sounds = new Map<CallId, CallSound>()
  const lines = new Map<string, EngineEvents>()
  const leaving: (() => void)[] = []

  const ids = new Map<EngineCall, CallId>()
  const fakeCall = (callId: CallId): EngineCall => {
    const call = bareCall(callId)
    ids.set(call, callId)
    return call
  }
  const bareCall = (callId: CallId): EngineCall => ({
    accept: () => void asked.push(`${callId} accept`),
    reject: (status) => void asked.push(`${callId} reject ${status}`),
    hangUp: () => void asked.push(`${callId} hang-up`),
    hold: (on) => void asked.push(`${callId} hold ${on}`),
    restart: () => void asked.push(`${callId} restart`),
    setSound: (sound) => void sounds.set(callId, sound),
    sendDtmf: (tones) => {
      asked.push(`${callId} dtmf ${tones}`)
      return engine.takesTones
    },
    refer: (uri) => void asked.push(`${callId} refer ${uri}`),
    referTo: (other) => void asked.push(`${callId} refer-to ${ids.get(other)}`),
    follow: (on) => void asked.push(`${callId} follow ${on}`),
  })
  const eventsOf = (accountId: string): EngineEvents => {
    const events = lines.get(accountId)
    if (!events) throw new Error(`no line of ${accountId}`)
    return events
  }

  const engine: FakeEngine = {
    asked,
    setups,
    takesTones: true,
    sound: (callId) => sounds.get(callId) ?? null,
    signal: (accountId, signal) => eventsOf(accountId).line(accountId, signal),
    callSignal(callId, signal) {
      for (const events of lines.values()) return events.call(callId, signal)
    },
    ring(accountId, changes = {}) {
      const callId = newCallId()
      eventsOf(accountId).incoming(accountId, {
        callId,
        call: fakeCall(callId),
        remote: { address: 'caller@example.test', displayName: null },
        calledAddress: null,
        sipCallId: `${callId}@x`,
        replaces: null,
        ...changes,
      })
      return callId
    },
    letGo() {
      for (const leave of leaving.splice(0)) leave()
    },
    openLine(setup, events) {
      const { accountId } = setup
      setups.push(setup)
      lines.set(accountId, events)
      return {
        connect: (gen) => void asked.push(`${accountId} connect ${gen}`),
        register: (gen) => void asked.push(`${accountId} register ${gen}`),
        ping: (gen, withinMs) => void asked.push(`${accountId} ping ${gen} ${withinMs}`),
        disconnect: (gen) => void asked.push(`${accountId} disconnect ${gen}`),
        dial: (callId, uri) => {
          asked.push(`${callId} dial ${uri}`)
          return fakeCall(callId)
        },
        watch: () => undefined,
        sendText: () => Promise.resolve(null),
        retire: (unregister) => {
          asked.push(`${accountId} retire ${unregister}`)
          return new Promise((resolve) => leaving.push(resolve))
        },
      }
    },
  }
  return engine
}
