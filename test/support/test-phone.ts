import { createFlows, type FlowBridge } from '../../renderer/phone/flows.ts'
import type { CallState } from '../../renderer/phone/call-state.ts'
import { remoteOfUri } from '../../renderer/phone/dial-remote.ts'
import type { MediaPort } from '../../renderer/phone/media/media.ts'
import { createRunner, type Runner, type RunnerClock } from '../../renderer/phone/runner.ts'
import { createSipEngine } from '../../renderer/phone/sip-engine.ts'
import type { PhoneEvent, PhoneState } from '../../renderer/phone/phone-state.ts'
import type { CallRequest } from '../../renderer/phone/call-events.ts'
import type { LineSetup } from '../../shared/domain/line.ts'
import type { IncomingText } from '../../shared/domain/text-message.ts'
import type { AppError } from '../../shared/errors.ts'
import { type CallId, CallIdSchema } from '../../shared/ids.ts'

/** The phone window's core on real time, without a page. */
export type TestPhone = {
  readonly runner: Runner
  state(): PhoneState
  /** The only call, or the one with this id. Throws when there is none. */
  call(id?: CallId): CallState
  /** Resolves when the state is as wanted; at once when it is already. */
  until<T>(what: string, read: (state: PhoneState) => T | false | null | undefined): Promise<T>
  register(...setups: readonly LineSetup[]): Promise<void>
  /** Sends what is answered by its request id, and resolves with the answer. */
  request(send: (requestId: string) => void): Promise<AppError | null>
  /** Dials and resolves with what the request was answered. */
  dial(accountId: string, uri: string, callId?: CallId): Promise<AppError | null>
  /** Asks something of a call and resolves with what the request was answered. */
  ask(callId: CallId, request: DistributiveOmit<CallRequest, 'requestId'>): Promise<AppError | null>
  join(wish: DistributiveOmit<JoinWish, 'requestId'>): Promise<AppError | null>
}

/** A wish for several calls at once. */
type JoinWish = Extract<PhoneEvent, { readonly kind: 'transfer-to' | 'merge' | 'split' }>

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never

export const realClock: RunnerClock = {
  now: () => Date.now(),
  random: () => Math.random(),
  after(delayMs, run) {
    const timer = setTimeout(run, delayMs)
    timer.unref()
    return () => clearTimeout(timer)
  },
}

/** `wait` limits how long `until` waits, in milliseconds. */
export function createTestPhone(
  bridge: FlowBridge,
  media: MediaPort,
  clock: RunnerClock = realClock,
  wait = 15_000,
  texted: (text: IncomingText) => void = () => undefined,
): TestPhone {
  const answers = new Map<string, (error: AppError | null) => void>()
  const watchers = new Set<() => void>()
  let requests = 0
  const runner = createRunner({
    engine: createSipEngine({
      flows: createFlows(bridge),
      media,
      clock,
      newCallId,
      userAgentName: 'Sidetone/test',
    }),
    clock,
    texted,
    reply: (requestId, error) => answers.get(requestId)?.(error),
    changed: () => {
      for (const watcher of watchers) watcher()
    },
  })

  function request(send: (requestId: string) => void): Promise<AppError | null> {
    requests += 1
    const requestId = `request${requests}`
    return new Promise((resolve) => {
      answers.set(requestId, resolve)
      send(requestId)
    })
  }

  const phone: TestPhone = {
    runner,
    request,
    state: () => runner.state(),
    call(id) {
      const { calls } = runner.state()
      const found = id === undefined ? calls.at(-1) : calls.find((call) => call.id === id)
      if (!found) throw new Error('no such call')
      return found
    },
    until(what, read) {
      return new Promise((resolve, reject) => {
        const stop = () => {
          watchers.delete(look)
          clearTimeout(timer)
        }
        const timer = setTimeout(() => {
          stop()
          reject(new Error(`never came: ${what}; state ${JSON.stringify(runner.state())}`))
        }, wait)
        const look = () => {
          const value = read(runner.state())
          if (value === false || value === null || value === undefined) return
          stop()
          resolve(value)
        }
        watchers.add(look)
        look()
      })
    },
    async register(...setups) {
      runner.dispatch({ kind: 'set-lines', setups })
      await phone.until('every line ready', ({ lines }) =>
        setups.every((setup) => lines[setup.accountId]?.phase.kind === 'ready'),
      )
    },
    dial: (accountId, uri, callId = newCallId()) =>
      request((requestId) =>
        runner.dispatch({
          kind: 'dial',
          callId,
          accountId,
          uri,
          remote: remoteOfUri(uri),
          consultFor: null,
          requestId,
        }),
      ),
    join: (wish) => request((requestId) => runner.dispatch({ ...wish, requestId })),
    ask: (callId, asked) =>
      request((requestId) => runner.dispatch({ kind: 'call', callId, event: { ...asked, requestId } })),
  }
  return phone
}

export function newCallId(): CallId {
  return CallIdSchema.parse(crypto.randomUUID().replaceAll('-', ''))
}

/** A line setup of `<name>@example.test`; the account id is the name. */
export function lineSetup(name: string, changes: Partial<LineSetup> = {}): LineSetup {
  const digits = [...name].map((sign) => sign.charCodeAt(0).toString(16)).join('')
  return {
    accountId: name,
    address: `${name}@example.test`,
    displayName: name.toUpperCase(),
    authUser: name,
    instanceUuid: `${digits.padEnd(8, '0').slice(0, 8)}-1111-4111-8111-111111111111`,
    expiresSec: 300,
    media: 'direct',
    iceServers: [],
    earlyMedia: false,
    generation: 0,
    ...changes,
  }
}
