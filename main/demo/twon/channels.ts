import type { Clock } from '../../core/ports.ts'
import type { DemoApiAccount, DemoPrivilege, DemoTwonBehaviour } from './settings.ts'

export type DemoEvent = {
  readonly id: number
  readonly utcTime: number
  readonly upTime: number
  readonly event: string
  readonly params: Readonly<Record<string, unknown>>
}

/** The events this device knows, with the privilege each needs. */
const EVENTS: Readonly<Record<string, DemoPrivilege | null>> = {
  RegistrationStateChanged: 'phone-monitoring',
  CallStateChanged: 'phone-monitoring',
  SwitchStateChanged: 'switch-monitoring',
  KeyPressed: null,
  DeviceState: null,
  ConfigurationChanged: null,
  CapabilitiesChanged: null,
  LoginBlocked: null,
  CallSessionStateChanged: 'phone-monitoring',
}

const KEPT = 500

type Channel = {
  readonly wants: (event: DemoEvent) => boolean
  readonly durationMs: number
  queue: DemoEvent[]
  waiting: ((events: readonly DemoEvent[]) => void) | null
  cancelExpiry: () => void
}

/** Event channels: a queue per subscription, which lives as long as it is pulled (HTTP API manual 5.11). */
export function createChannels(clock: Clock, behaviour: DemoTwonBehaviour) {
  const channels = new Map<number, Channel>()
  const startedAt = clock.now().getTime()
  let history: readonly DemoEvent[] = []
  let lastEvent = 0
  let lastChannel = 0x1000_0000

  function keepAlive(id: number, channel: Channel): void {
    channel.cancelExpiry()
    channel.cancelExpiry = clock.after(channel.durationMs, () => channels.delete(id))
  }

  function deliver(channel: Channel): void {
    if (channel.waiting === null || channel.queue.length === 0) return
    const { waiting, queue } = channel
    channel.waiting = null
    channel.queue = []
    waiting(queue)
  }

  return {
    emit(event: string, params: DemoEvent['params']): void {
      const now = clock.now().getTime()
      lastEvent += 1
      const entry = {
        id: lastEvent,
        utcTime: Math.floor(now / 1000),
        upTime: Math.floor((now - startedAt) / 1000),
        event,
        params,
      }
      history = [...history, entry].slice(-KEPT)
      for (const channel of channels.values()) {
        if (!behaviour.tellsEvents || !channel.wants(entry)) continue
        channel.queue = [...channel.queue, entry].slice(-KEPT)
        deliver(channel)
      }
    },

    /** Null = a name in `filter` is not known. */
    subscribe(
      filter: readonly string[],
      include: string,
      durationSec: number,
      account: DemoApiAccount | null,
    ): number | null {
      if (filter.some((name) => !Object.hasOwn(EVENTS, name))) return null
      const wants = ({ event }: DemoEvent): boolean => {
        const privilege = EVENTS[event] ?? null
        if (filter.length > 0 && !filter.includes(event)) return false
        // Left out without a word, as real devices do.
        return privilege === null || account === null || account.privileges.has(privilege)
      }
      lastChannel += 1
      const queue = include === 'all' ? history.filter(wants) : []
      const channel = {
        wants,
        durationMs: durationSec * 1000,
        queue,
        waiting: null,
        cancelExpiry: () => undefined,
      }
      channels.set(lastChannel, channel)
      keepAlive(lastChannel, channel)
      return lastChannel
    },

    /** Null = no such channel. A second pull ends the first with nothing. */
    pull(id: number, timeoutSec: number): Promise<readonly DemoEvent[]> | null {
      const channel = channels.get(id)
      if (channel === undefined) return null
      channel.waiting?.([])
      keepAlive(id, channel)
      return new Promise((resolve) => {
        const cancel = clock.after(timeoutSec * 1000, () => {
          channel.waiting = null
          resolve([])
        })
        channel.waiting = (events) => {
          cancel()
          resolve(events)
        }
        deliver(channel)
      })
    },

    unsubscribe(id: number): boolean {
      const channel = channels.get(id)
      channel?.cancelExpiry()
      channel?.waiting?.([])
      return channels.delete(id)
    },

    /** What a restart does: nothing is left of the queues. */
    dropAll(): void {
      for (const channel of channels.values()) {
        channel.cancelExpiry()
        channel.waiting?.([])
      }
      channels.clear()
    },

    count: (): number => channels.size,
  }
}

export type DemoChannels = ReturnType<typeof createChannels>
