import { Core, type URI, type UserAgent } from 'sip.js'
import type { WatchedState } from '../../shared/domain/watched.ts'
import { applyDialogInfo, NO_DIALOGS, parseDialogInfo, phoneState } from './dialog-info.ts'
import type { RunnerClock } from './runner.ts'

/** Asked for; the server may grant less, and sip.js refreshes in time. */
const EXPIRES_SEC = 1_800
/** A subscription that ended is not made anew sooner, whatever the server says: else both are busy with nothing else. */
const AGAIN_MS = 5_000
/** After an end without a word, or a server that could not just now. */
const LATER_MS = 60_000
const MAX_WAIT_SEC = 3_600

/** The phones of others that an account watches (event package `dialog`, RFC 4235). */
export type Watcher = {
  /** The whole list, without scheme. */
  watch(addresses: readonly string[]): void
  /** The line is registered over a new connection: everybody is asked about anew. */
  start(): void
  /** The connection is gone. */
  stop(): void
}

type Deps = {
  readonly userAgent: UserAgent
  readonly clock: Pick<RunnerClock, 'after'>
  readonly parseUri: (text: string) => URI | null
  readonly told: (address: string, state: WatchedState) => void
}

export function createWatcher(deps: Deps): Watcher {
  const watches = new Map<string, () => void>()
  let wanted: readonly string[] = []
  let started = false

  function settle(): void {
    for (const [address, end] of watches) {
      if (started && wanted.includes(address)) continue
      watches.delete(address)
      end()
    }
    if (!started) return
    for (const address of wanted) {
      if (!watches.has(address)) watches.set(address, watchOne(address, deps))
    }
  }

  return {
    watch(addresses) {
      wanted = [...new Set(addresses)]
      settle()
    },
    start() {
      started = false
      settle()
      started = true
      settle()
    },
    stop() {
      started = false
      settle()
    },
  }
}

/** One phone, for as long as it is watched over this connection; returns the function that ends it. */
function watchOne(address: string, { userAgent, clock, parseUri, told }: Deps): () => void {
  const target = parseUri(`sip:${address}`)
  if (!target) {
    told(address, { kind: 'refused', status: 404 })
    return () => undefined
  }
  const core = userAgent.userAgentCore
  let over = false
  let turn = 0
  let cancel: () => void = () => undefined
  let leave: () => void = () => undefined

  function again(delayMs: number): void {
    turn += 1
    leave()
    leave = () => undefined
    cancel()
    if (!over) cancel = clock.after(Math.max(delayMs, AGAIN_MS), ask)
  }

  function ask(): void {
    turn += 1
    const mine = turn
    let board = NO_DIALOGS
    const isMine = () => !over && mine === turn

    function heard(request: Core.IncomingNotifyRequest): void {
      request.accept()
      if (!isMine()) return
      const { message } = request
      const subscription = message.getHeader('subscription-state') ?? ''
      const info = /dialog-info\+xml/i.test(message.getHeader('content-type') ?? '')
        ? parseDialogInfo(message.body)
        : null
      const applied = info && applyDialogInfo(board, info)
      if (applied) {
        board = applied.board
        told(address, { kind: phoneState(board) })
      } else if (message.body.trim() === '' && /^\s*active\b/i.test(subscription)) {
        // Kamailio has no document to send as long as it has seen no call of that phone.
        told(address, { kind: phoneState(board) })
      }
      const ended = endOf(subscription)
      if (ended) return finish(ended)
      // A document was lost: the first one of a new subscription is full (RFC 4235 3.9).
      if (applied?.gap) again(AGAIN_MS)
    }

    function finish({ againMs, state }: Ending): void {
      told(address, state)
      if (againMs === null) turn += 1
      else again(againMs)
    }

    const refused = ({
      message,
    }: {
      readonly message: { readonly statusCode?: number | undefined }
    }): void => {
      if (isMine()) finish(refusal(message.statusCode ?? 500))
    }
    const request = core.subscribe(
      core.makeOutgoingRequestMessage(
        'SUBSCRIBE',
        target as URI,
        userAgent.configuration.uri,
        target as URI,
        {},
        [
          'Event: dialog',
          'Accept: application/dialog-info+xml',
          `Expires: ${EXPIRES_SEC}`,
          `Contact: ${userAgent.contact.toString()}`,
        ],
      ),
      {
        onNotify({ request: first, subscription }) {
          if (subscription && isMine()) {
            subscription.autoRefresh = true
            subscription.delegate = {
              onNotify: heard,
              onTerminated: () => {
                if (isMine()) finish({ againMs: LATER_MS, state: { kind: 'unknown' } })
              },
            }
            leave = () => {
              subscription.delegate = undefined
              if (subscription.subscriptionState !== Core.SubscriptionState.Terminated)
                subscription.unsubscribe()
            }
          }
          heard(first)
        },
        onNotifyTimeout() {
          if (isMine()) finish({ againMs: LATER_MS, state: { kind: 'unknown' } })
        },
        onReject: refused,
        onRedirect: refused,
      },
    )
    leave = () => request.waitNotifyStop()
  }

  told(address, { kind: 'asking' })
  ask()
  return () => {
    over = true
    cancel()
    // Nobody to tell where the connection is gone; a server forgets it when it expires.
    if (userAgent.transport.isConnected()) leave()
    told(address, { kind: 'unknown' })
  }
}

type Ending = { readonly againMs: number | null; readonly state: WatchedState }

/** What the server's word means (RFC 6665 4.1.3). Null while the subscription goes on. */
function endOf(subscriptionState: string): Ending | null {
  if (!/^\s*terminated\b/i.test(subscriptionState)) return null
  const reason = /;\s*reason\s*=\s*([\w-]+)/i.exec(subscriptionState)?.[1]?.toLowerCase()
  const waitSec = Number(/;\s*retry-after\s*=\s*(\d{1,6})/i.exec(subscriptionState)?.[1] ?? Number.NaN)
  if (reason === 'rejected') return { againMs: null, state: { kind: 'refused', status: 403 } }
  if (reason === 'noresource' || reason === 'invariant')
    return { againMs: null, state: { kind: 'refused', status: 404 } }
  if (!Number.isNaN(waitSec))
    return { againMs: Math.min(waitSec, MAX_WAIT_SEC) * 1000, state: { kind: 'unknown' } }
  return {
    againMs: reason === 'deactivated' || reason === 'timeout' ? AGAIN_MS : LATER_MS,
    state: { kind: 'unknown' },
  }
}

/** Not here, not you, not at all: the same answer as long as nothing changes. Everything else may be better in a minute. */
function refusal(status: number): Ending {
  const passes = status === 408 || status === 480 || status === 481 || status === 491 || status >= 500
  return passes && status !== 501
    ? { againMs: LATER_MS, state: { kind: 'unknown' } }
    : { againMs: null, state: { kind: 'refused', status } }
}
