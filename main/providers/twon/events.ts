import { ok, type Result } from '../../../shared/result.ts'
import type { IntercomChannel } from '../facets/intercom.ts'
import type { TwonClient } from './client.ts'
import { EVENT_NAMES, toEvent } from './map-events.ts'
import { PullWire, SubscribeWire } from './wire.ts'
import { z } from 'zod'

/** A channel lives this long after its last pull, in seconds (the manual's default; at most 3600). */
const CHANNEL_SEC = 90
/** What an answer may take beyond the time the device was asked to wait. */
const GRACE_MS = 5_000
/** Telling a device good-bye is not worth waiting for. */
const FAREWELL_MS = 2_000

/** Opens an event channel, `/api/log` (HTTP API manual 5.11). Firmware that does not know one of our names gets no filter. */
export async function subscribe(client: TwonClient, signal: AbortSignal): Promise<Result<IntercomChannel>> {
  const params = { include: 'new', duration: CHANNEL_SEC }
  const filtered = { ...params, filter: EVENT_NAMES.join(',') }
  let opened = await client.ask('log/subscribe', filtered, SubscribeWire, signal, { kind: 'action' })
  if (!opened.ok && opened.error.detail === 'device-parameter')
    opened = await client.ask('log/subscribe', params, SubscribeWire, signal, { kind: 'action' })
  if (!opened.ok) return opened
  const { id } = opened.value
  return ok({
    async pull(timeoutSec, during) {
      const timeoutMs = timeoutSec * 1000 + GRACE_MS
      const answer = await client.ask('log/pull', { id, timeout: timeoutSec }, PullWire, during, {
        kind: 'action',
        timeoutMs,
      })
      if (!answer.ok) return answer
      // Without a filter the rest comes too, other people's codes and cards among it.
      const wanted = answer.value.events.filter(({ event }) => EVENT_NAMES.some((name) => name === event))
      return ok(wanted.map(toEvent))
    },
    async close() {
      // Nothing depends on it: an abandoned channel ends by itself.
      await client.ask('log/unsubscribe', { id }, z.unknown(), AbortSignal.timeout(FAREWELL_MS), {
        kind: 'action',
      })
    },
  })
}
