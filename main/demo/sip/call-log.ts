import type { Clock } from '../../core/ports.ts'
import { makeTag } from './sip-build.ts'

/** A call as the demo's server saw it. Addresses are `user@domain`; times are ISO 8601. */
export type DemoCallEnd = {
  readonly callId: string
  readonly fromTag: string
  readonly toTag: string | null
  readonly from: string
  readonly fromDisplayName: string | null
  readonly to: string
  /** Who answered, when a forward or a transfer made it someone else. */
  readonly answeredBy: string | null
  readonly startedAt: string
  readonly answeredAt: string | null
  readonly endedAt: string
  /** SIP status: 200 for an answered call, 487 when the caller gave up, else why it was refused. */
  readonly status: number
}

/** What a built-in service measures. */
export type DemoCallMedia = {
  readonly codec: string | null
  readonly packetsIn: number
  readonly packetsOut: number
  /** RFC 4733 digits and INFO digits received, in order. */
  readonly digits: string
}

export type DemoCall = Omit<DemoCallEnd, 'endedAt' | 'status'> & {
  readonly state: 'trying' | 'ringing' | 'answered'
  /** Null when no built-in service takes part: two phones send sound to each other. */
  readonly media: DemoCallMedia | null
}

export type CallEntry = {
  ringing(): void
  answered(by: string, toTag: string | null): void
  /** Safe to repeat: the first status counts. An answered call ends with 200 whatever is said here. */
  ended(status: number): void
}
export type CallLog = {
  start(call: Pick<DemoCall, 'callId' | 'fromTag' | 'from' | 'fromDisplayName' | 'to'>): CallEntry
  live(): readonly DemoCall[]
}

export type CallLogOptions = {
  readonly clock: Clock
  readonly mediaOf: (callId: string) => DemoCallMedia | null
  readonly onEnded: (call: DemoCallEnd) => void
  /** Some call is in another state now, or over. */
  readonly onChanged?: () => void
}

/** Keeps the live calls and reports each finished one once. */
export function createCallLog({
  clock,
  mediaOf,
  onEnded,
  onChanged = () => undefined,
}: CallLogOptions): CallLog {
  const calls = new Map<string, Omit<DemoCall, 'media'>>()
  return {
    start(call) {
      const key = makeTag()
      const startedAt = clock.now().toISOString()
      calls.set(key, { ...call, toTag: null, answeredBy: null, startedAt, answeredAt: null, state: 'trying' })
      const change = (part: Partial<DemoCall>): void => {
        const known = calls.get(key)
        if (known) calls.set(key, { ...known, ...part })
        onChanged()
      }
      return {
        ringing() {
          if (calls.get(key)?.state === 'trying') change({ state: 'ringing' })
        },
        answered(by, toTag) {
          if (calls.get(key)?.state === 'answered') return
          change({ state: 'answered', answeredBy: by, toTag, answeredAt: clock.now().toISOString() })
        },
        ended(status) {
          const known = calls.get(key)
          if (!known) return
          calls.delete(key)
          const { state, ...rest } = known
          onEnded({
            ...rest,
            endedAt: clock.now().toISOString(),
            status: state === 'answered' ? 200 : status,
          })
          onChanged()
        },
      }
    },
    live: () => [...calls.values()].map((call) => ({ ...call, media: mediaOf(call.callId) })),
  }
}
