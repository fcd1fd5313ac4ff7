import type { IntercomInfo, IntercomStatus, MissingPart } from '../../../shared/domain/intercom.ts'
import type { AppError } from '../../../shared/errors.ts'
import { ok, type Result } from '../../../shared/result.ts'
import type { IntercomFacet } from '../facets/intercom.ts'
import type { TwonClient } from './client.ts'
import { toCalls, toInfo, toSipAccounts, toSwitches } from './map-status.ts'
import { CallStatusWire, InfoWire, PhoneStatusWire, SwitchCapsWire, SwitchStatusWire } from './wire.ts'

/** How long capabilities and the device's name are believed; an event or a restart ends that earlier. */
const SLOW_FACTS_MS = 10 * 60_000

/** Answering late is as good as not answering, for a device that is asked every other second. */
const KNOCK_LIMIT_MS = 3_000

type Memo = { readonly until: number; readonly value: unknown }

/**
 * Reads the state of the device, one question after the other so that one socket stays free. What one service keeps to
 * itself (switched off, no privilege) does not spoil the rest.
 */
export function createStatusReader(client: TwonClient, now: () => Date) {
  const memos = new Map<string, Memo>()

  /** Answers that hardly ever change cost a device with a slow processor as much as the others. */
  async function slowly<T>(key: string, ask: () => Promise<Result<T>>): Promise<Result<T>> {
    const known = memos.get(key)
    if (known !== undefined && known.until > now().getTime()) return ok(known.value as T) // set below, under this key
    const answer = await ask()
    if (answer.ok) memos.set(key, { until: now().getTime() + SLOW_FACTS_MS, value: answer.value })
    return answer
  }

  async function info(signal: AbortSignal): Promise<Result<IntercomInfo>> {
    const answer = await slowly('info', () => client.ask('system/info', {}, InfoWire, signal))
    return answer.ok ? ok(toInfo(answer.value)) : answer
  }

  const sipAccounts = async (signal: AbortSignal) => {
    const answer = await client.ask('phone/status', {}, PhoneStatusWire, signal)
    return answer.ok ? ok(toSipAccounts(answer.value)) : answer
  }

  const calls: IntercomFacet['calls']['read'] = async (signal) => {
    const answer = await client.ask('call/status', {}, CallStatusWire, signal)
    return answer.ok ? ok(toCalls(answer.value)) : answer
  }

  const switches: IntercomFacet['switches']['read'] = async (signal) => {
    const caps = await slowly('switches', () => client.ask('switch/caps', {}, SwitchCapsWire, signal))
    if (!caps.ok && !isKept(caps.error)) return caps
    const status = await client.ask('switch/status', {}, SwitchStatusWire, signal)
    if (!status.ok) return status
    return ok(toSwitches(caps.ok ? caps.value : null, status.value))
  }

  return {
    async knock(signal: AbortSignal): Promise<Result<undefined>> {
      // It may be another device by now, or another firmware.
      memos.clear()
      const options = { timeoutMs: KNOCK_LIMIT_MS, kind: 'action' } as const
      const answer = await client.ask('system/info', {}, InfoWire, signal, options)
      return answer.ok ? ok() : answer
    },
    info,
    sipAccounts,
    calls,
    switches,

    async status(signal: AbortSignal): Promise<Result<IntercomStatus>> {
      const missing: MissingPart[] = []
      /** The value, `none` when the service keeps it to itself, or the error that ends the round. */
      const part = async <T>(
        name: MissingPart['part'],
        ask: Promise<Result<T>>,
        none: T,
      ): Promise<Result<T>> => {
        const answer = await ask
        if (answer.ok || !isKept(answer.error)) return answer
        missing.push({ part: name, error: answer.error })
        return ok(none)
      }
      const who = await info(signal)
      if (!who.ok) return who
      const accounts = await part('sip-accounts', sipAccounts(signal), [])
      if (!accounts.ok) return accounts
      const sessions = await part('calls', calls(signal), [])
      if (!sessions.ok) return sessions
      const doors = await part('switches', switches(signal), [])
      if (!doors.ok) return doors
      return ok({
        info: who.value,
        sipAccounts: accounts.value,
        calls: sessions.value,
        switches: doors.value,
        missing,
      })
    },
  }
}

/** The device is well, but this service of it is off, not in this model, not for this API account or not on this connection. */
function isKept({ code, detail }: AppError): boolean {
  return (
    code === 'forbidden' ||
    code === 'not-supported' ||
    detail === 'auth-method' ||
    detail === 'https-required'
  )
}
