import type {
  IntercomCall,
  IntercomEvent,
  IntercomStatus,
  IntercomView,
} from '../../shared/domain/intercom.ts'
import type { AppError } from '../../shared/errors.ts'
import { ok, type Result } from '../../shared/result.ts'
import type { IntercomChannel, IntercomFacet } from '../providers/facets/intercom.ts'
import { pause } from './pause.ts'
import type { Clock } from './ports.ts'

/** Times in ms. A pull that is answered within this many seconds finds out in time that a device lost its power: they
 *  need longer to start. */
export const PULL_SEC = 20
/** A whole round of questions, in case an event got lost or was never sent. */
export const SAFETY_EVERY_MS = 60_000
/** Without events, calls are asked for this often: a bell rings for some 20 s. */
export const POLL_EVERY_MS = 5_000
/** A device that restarts is knocked at this often, and for this long; later seldom. */
export const KNOCK_EVERY_MS = 2_000
export const KNOCK_FOR_MS = 10 * 60_000
export const KNOCK_LATER_MS = 30_000
/** What only a person can mend is not tried over and over: wrong password, changed certificate, another device. */
export const STUCK_EVERY_MS = 5 * 60_000

/** What the watch tells whoever holds the picture. */
export type WatchEvents = {
  /** A whole round was read. True = it differs from what was known, though no event said so. */
  status(status: IntercomStatus): boolean
  calls(calls: readonly IntercomCall[]): void
  happened(event: IntercomEvent): void
  mode(mode: IntercomView['events']): void
  failed(error: AppError): void
  /** The settings may be others than known. */
  configChanged(): Promise<void>
}

export type WatchDeps = {
  readonly facet: Pick<IntercomFacet, 'knock' | 'status' | 'calls' | 'subscribe'>
  readonly clock: Clock
  readonly events: WatchEvents
  readonly signal: AbortSignal
}

/** Why a part of the watch is over: an error of the device, or null for a good reason to begin anew. */
type End = AppError | null

/**
 * Follows one intercom until `signal` aborts: events by long poll, a whole round at first, after every reconnect and
 * every minute. Whatever a device does is told, nothing is thrown.
 *
 *   subscribe -> round -> pull, pull, ... -> channel dead -> subscribe
 *     |   |        | no events here -> ask for calls every 5 s, round every minute
 *     |   | failed -> knock every 2 s -> it answers -> subscribe
 */
export async function watchIntercom({ facet, clock, events, signal }: WatchDeps): Promise<void> {
  let downSince: number | null = null
  let roundAt = 0
  const now = (): number => clock.now().getTime()

  async function comeBack(error: AppError): Promise<void> {
    events.mode('off')
    events.failed(error)
    downSince ??= now()
    if (!isWorthKnocking(error)) return pause(clock, STUCK_EVERY_MS, signal)
    while (!signal.aborted) {
      await pause(clock, now() - downSince < KNOCK_FOR_MS ? KNOCK_EVERY_MS : KNOCK_LATER_MS, signal)
      if (signal.aborted) return
      const answer = await facet.knock(signal)
      if (answer.ok || !isWorthKnocking(answer.error)) return
    }
  }

  /** One round of questions. `news`: it found what events should have told. */
  async function round(): Promise<Result<'as-told' | 'news'>> {
    const answer = await facet.status(signal)
    if (!answer.ok) return answer
    downSince = null
    roundAt = now()
    return ok(events.status(answer.value) ? 'news' : 'as-told')
  }

  async function follow(channel: IntercomChannel): Promise<End> {
    let isSilent = false
    const become = (silent: boolean): void => {
      if (isSilent !== silent) events.mode(silent ? 'silent' : 'live')
      isSilent = silent
    }
    /** Takes in what waits; true = there was something. */
    const pull = async (timeoutSec: number): Promise<Result<ReadonlySet<IntercomEvent['what']['kind']>>> => {
      const pulled = await channel.pull(timeoutSec, signal)
      if (!pulled.ok) return pulled
      for (const event of pulled.value) events.happened(event)
      if (pulled.value.length > 0) become(false)
      return ok(new Set(pulled.value.map((event) => event.what.kind)))
    }
    events.mode('live')
    while (!signal.aborted) {
      const kinds = await pull(isSilent ? POLL_EVERY_MS / 1000 : PULL_SEC)
      if (!kinds.ok) return kinds.error
      // After a restart the old channel may live on, with nothing in it.
      if (kinds.value.has('started')) return null
      const isChanged = kinds.value.has('configuration-changed')
      if (isChanged) await events.configChanged()
      if (isChanged || now() - roundAt >= SAFETY_EVERY_MS) {
        const found = await round()
        if (!found.ok) return found.error
        // What happened while we asked waits in the channel: only what is not there either was kept from us.
        const late = found.value === 'news' ? await pull(0) : null
        if (late !== null && !late.ok) return late.error
        if (late !== null && late.value.size === 0 && !isChanged) become(true)
      } else if (isSilent) {
        const failed = await askCalls()
        if (failed !== null) return failed
      }
    }
    return null
  }

  async function askCalls(): Promise<End> {
    const calls = await facet.calls.read(signal)
    if (calls.ok) events.calls(calls.value)
    return calls.ok || hasNone(calls.error) ? null : calls.error
  }

  /** For devices without events. Now and then they are asked for them again: somebody may have switched the service on. */
  async function poll(): Promise<End> {
    events.mode('polling')
    const until = now() + STUCK_EVERY_MS
    while (!signal.aborted && now() < until) {
      await pause(clock, POLL_EVERY_MS, signal)
      if (signal.aborted) return null
      const isDue = now() - roundAt >= SAFETY_EVERY_MS
      const failed = isDue ? await round().then((found) => (found.ok ? null : found.error)) : await askCalls()
      if (failed !== null) return failed
    }
    return null
  }

  while (!signal.aborted) {
    const began = now()
    // The channel before the round: what happens in between waits in it.
    const opened = await facet.subscribe(signal)
    const first = opened.ok || hasNone(opened.error) ? await round() : opened
    if (first.ok) await events.configChanged()
    const ended = !first.ok ? first.error : opened.ok ? await follow(opened.value) : await poll()
    if (opened.ok && signal.aborted) await opened.value.close()
    if (signal.aborted) return
    if (!first.ok) await comeBack(first.error)
    // A connection that broke, or a channel that was forgotten, is opened anew at once; one that never lives is not.
    else if (now() - began < KNOCK_EVERY_MS) await pause(clock, KNOCK_EVERY_MS, signal)
    else if (ended !== null && !isWorthKnocking(ended) && !isForgotten(ended)) await comeBack(ended)
  }
}

/** The way there is broken, or the device is busy starting: it may be back any moment. */
function isWorthKnocking({ code, detail }: AppError): boolean {
  const isAway = [
    'unreachable',
    'timeout',
    'name-not-found',
    'response-truncated',
    'server-error',
    'tls-failed',
    'bad-response',
  ].includes(code)
  return isAway || detail === 'not-now'
}

/** The device is well and will not do this: the service is off, not in this model, or not for this API account. */
function hasNone({ code }: AppError): boolean {
  return code === 'not-supported' || code === 'forbidden'
}

/** The device answers, but knows nothing of the channel. */
function isForgotten({ code }: AppError): boolean {
  return code === 'refused-by-server' || code === 'not-found'
}
