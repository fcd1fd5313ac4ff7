import type { Result } from '../../shared/result.ts'
import type { StartWire, Wire, WireEvents } from './wire.ts'

/** RFC 3261 18.1.1: a request longer than this (path MTU unknown) goes by a transport with congestion control. */
export const MAX_UDP_REQUEST_BYTES = 1300
/** Many phone systems and intercoms listen on UDP only: do not knock at the closed door for every call. */
const REFUSED_MS = 60_000

/** The TCP connection next to a UDP flow, opened when the first request is too long for a datagram. */
export type Upsizer = {
  /** The open connection, or null when the server does not take TCP. */
  wire(): Promise<Wire | null>
  /** The open connection, if there is one at this moment. */
  current(): Wire | null
  close(): void
}

/** `dial` must be bounded in time. `now` in ms. */
export function createUpsizer(
  dial: () => Promise<Result<StartWire>>,
  now: () => number,
  events: WireEvents,
): Upsizer {
  let opened: Wire | null = null
  let opening: Promise<Wire | null> | null = null
  let refusedAt: number | null = null
  let closed = false

  const open = async (): Promise<Wire | null> => {
    const dialled = await dial()
    opening = null
    if (!dialled.ok) {
      refusedAt = now()
      return null
    }
    const started = dialled.value({
      ...events,
      closed: () => {
        opened = null
      },
    })
    if (closed) {
      started.close()
      return null
    }
    opened = started
    return started
  }
  return {
    wire: async () => {
      if (opened !== null || closed) return opened
      if (refusedAt !== null && now() - refusedAt < REFUSED_MS) return null
      opening ??= open()
      return opening
    },
    current: () => opened,
    close: () => {
      closed = true
      opened?.close()
      opened = null
    },
  }
}
