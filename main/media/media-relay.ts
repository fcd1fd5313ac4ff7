import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { appError } from '../../shared/errors.ts'
import { RelayIdSchema } from '../../shared/ids.ts'
import type { AccountId, RelayId } from '../../shared/ids.ts'
import { err, ok } from '../../shared/result.ts'
import type { Result } from '../../shared/result.ts'
import type { Clock, Log } from '../core/ports.ts'
import type { MediaRelayPort } from '../core/phone-ports.ts'
import type { SrtpPolicy } from './far-sdp.ts'
import { DEFAULT_PORTS } from './port-pair.ts'
import type { PortRange } from './port-pair.ts'
import type { RelayAnswer, RelayCall, RelayReply, RelayRequest } from './relay-messages.ts'
import type { RelayStats } from './relay.ts'
import type { StunServer } from './stun-ask.ts'

/** Where an account's media goes out: the numeric local address of its SIP connection. */
export type MediaRoute = {
  readonly address: string
  readonly srtp: SrtpPolicy
  /** Who tells under which address our ports are seen outside; null = nobody is asked. */
  readonly stun: StunServer | null
}

export type MediaRelayDeps = {
  readonly clock: Clock
  readonly log: Log
  /** Null = the account has no connection at the moment. */
  readonly route: (accountId: AccountId) => MediaRoute | null
  /** Asked for each call; null = the usual ones. */
  readonly ports?: () => PortRange | null
}

export type MediaRelay = MediaRelayPort & {
  /** Starts the worker ahead of the first call. Safe to repeat. */
  warm(): void
  stats(relayId: RelayId): Promise<Result<RelayStats>>
  close(): Promise<void>
}

/** The worker does each of these in a few milliseconds; its start takes half a second. */
const ANSWER_LIMIT_MS = 5000

/** The media relay in a thread of its own, started with the first call (or `warm`). */
export function createMediaRelay({ clock, log, route, ports }: MediaRelayDeps): MediaRelay {
  const waiting = new Map<number, (reply: RelayReply) => void>()
  /** Whose call it is, and which local address its ports are on. */
  const open = new Map<RelayId, { readonly accountId: AccountId; readonly address: string }>()
  let worker: Worker | null = null
  let calls = 0

  const gone = (of: Worker): void => {
    if (worker !== of) return
    worker = null
    open.clear()
    for (const settle of [...waiting.values()])
      settle(err(appError('app-unavailable', { detail: 'media-worker' })))
  }
  const start = (): Worker => {
    if (worker) return worker
    // Nothing of the process's environment and start options is meant for it.
    const started = new Worker(workerFile(), { execArgv: [], env: {}, name: 'sidetone-media' })
    started.on('message', ({ id, reply }: RelayAnswer) => waiting.get(id)?.(reply))
    started.on('error', (error: Error) => log.error('media worker failed', { name: error.name }))
    started.on('exit', () => gone(started))
    // An idle worker does not keep a process alive that has nothing else to do.
    started.unref()
    worker = started
    return started
  }
  const ask = (request: RelayRequest): Promise<RelayReply> => {
    const thread = start()
    calls += 1
    const call: RelayCall = { id: calls, request }
    return new Promise((resolve) => {
      const cancel = clock.after(ANSWER_LIMIT_MS, () =>
        settle(err(appError('timeout', { detail: 'media-worker' }))),
      )
      const settle = (reply: RelayReply): void => {
        cancel()
        waiting.delete(call.id)
        resolve(reply)
      }
      waiting.set(call.id, settle)
      thread.postMessage(call)
    })
  }
  const describe = async (request: Extract<RelayRequest, { readonly sdp: string }>) => {
    const reply = await ask(request)
    if (reply.ok) return ok({ sdp: reply.value as string })
    log.warn('description not bridged', { relayId: request.relayId, ...reply.error })
    return reply
  }

  /** The machine has another address since the call began: what is offered now must be where we are reached. */
  const follow = async (relayId: RelayId): Promise<void> => {
    const known = open.get(relayId)
    const address = known && route(known.accountId)?.address
    if (!known || address === undefined || address === known.address) return
    const reply = await ask({ kind: 'move', relayId, address })
    if (reply.ok) open.set(relayId, { ...known, address })
    else log.warn('media ports not moved', { relayId, ...reply.error })
  }

  const closeRelay = (relayId: RelayId): void => {
    if (open.delete(relayId)) void ask({ kind: 'close', relayId })
  }

  return {
    warm: () => void start(),
    async open(accountId) {
      const where = route(accountId)
      if (!where) return err(appError('line-not-ready', { accountId }))
      const relayId = RelayIdSchema.parse(randomUUID())
      const reply = await ask({ kind: 'open', relayId, ports: ports?.() ?? DEFAULT_PORTS, ...where })
      if (!reply.ok) return reply
      open.set(relayId, { accountId, address: where.address })
      return ok({ relayId })
    },
    async toFar(relayId, role, sdp) {
      if (role === 'offer') await follow(relayId)
      return describe({ kind: 'to-far', relayId, role, sdp })
    },
    toPage: (relayId, role, sdp) => describe({ kind: 'to-page', relayId, role, sdp }),
    async stats(relayId) {
      const reply = await ask({ kind: 'stats', relayId })
      return reply.ok ? ok(reply.value as RelayStats) : reply
    },
    closeRelay,
    closeRelays() {
      for (const relayId of [...open.keys()]) closeRelay(relayId)
    },
    async close() {
      await worker?.terminate()
    },
  }
}

/** Next to this file in the sources; in a build next to the entry, whose chunks are a folder deeper. */
function workerFile(): URL {
  const names = ['./relay-worker.ts', './relay-worker.js', '../relay-worker.js']
  const found = names.map((name) => new URL(name, import.meta.url)).find((url) => existsSync(url))
  if (!found) throw new Error('the media worker is missing from this installation')
  return found
}
