import type { Clock } from '../../core/ports.ts'
import type { SipLink } from './link.ts'
import { makeRequest, makeResponse, makeTag } from './sip-build.ts'
import { essentialsOf, headerOf } from './sip-message.ts'
import { parseNameAddr } from './sip-uri.ts'
import type { ServerTransaction, Transactions } from './transactions.ts'

/** What can be subscribed to (RFC 6665): `state` of a user as a body, null where the watcher may not know. */
export type EventPackage = {
  readonly contentType: string
  state(user: string, watcher: string): string | null
}

export type EventServer = {
  /** Answers a SUBSCRIBE for a user's events, and sends the first NOTIFY. */
  subscribe(tx: ServerTransaction, user: string, watcher: string): void
  /** A SUBSCRIBE inside a subscription: refreshes or ends it. False when it is none of ours. */
  refresh(tx: ServerTransaction): boolean
  /** Something may have changed: whoever watches hears of it, when it did. */
  changed(): void
}

type Subscription = {
  readonly user: string
  readonly watcher: string
  readonly event: string
  readonly link: SipLink
  readonly contact: string
  readonly from: string
  readonly to: string
  readonly callId: string
  cseq: number
  last: string
  stop: () => void
}

const LONGEST_SEC = 3_600
const MOST = 500

export function createEventServer(options: {
  readonly domain: string
  readonly clock: Clock
  readonly packages: Readonly<Record<string, EventPackage>>
  readonly transactions: () => Transactions
}): EventServer {
  const { clock, packages, domain } = options
  const live = new Map<string, Subscription>()
  const granted = (tx: ServerTransaction): number => {
    const asked = Number(headerOf(tx.request, 'expires') ?? LONGEST_SEC)
    return Number.isInteger(asked) && asked >= 0 ? Math.min(asked, LONGEST_SEC) : LONGEST_SEC
  }

  function notify(key: string, sub: Subscription, state: string): void {
    const known = packages[sub.event]
    sub.cseq += 1
    const request = makeRequest({
      method: 'NOTIFY',
      uri: sub.contact,
      from: sub.from,
      to: sub.to,
      callId: sub.callId,
      cseq: sub.cseq,
      headers: [
        { name: 'contact', value: `<sip:events@${domain};transport=ws>` },
        { name: 'event', value: sub.event },
        { name: 'subscription-state', value: state },
        { name: 'content-type', value: known?.contentType ?? 'text/plain' },
      ],
      body: sub.last,
    })
    const drop = (): void => end(key)
    options.transactions().send(sub.link, request, {
      onResponse: (response) => (response.status >= 300 ? drop() : undefined),
      onFailed: drop,
    })
  }

  function end(key: string): void {
    live.get(key)?.stop()
    live.delete(key)
  }

  function hold(key: string, sub: Subscription, seconds: number): void {
    sub.stop()
    sub.stop = clock.after(seconds * 1000, () => end(key))
    const active = seconds > 0
    notify(key, sub, active ? `active;expires=${seconds}` : 'terminated;reason=timeout')
    if (!active) end(key)
  }

  return {
    subscribe(tx, user, watcher) {
      const { request, link } = tx
      const event = (headerOf(request, 'event') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
      const known = Object.hasOwn(packages, event) ? packages[event] : undefined
      if (!known) return tx.reply(489, [{ name: 'allow-events', value: Object.keys(packages).join(', ') }])
      const essentials = essentialsOf(request)
      const contact = parseNameAddr(headerOf(request, 'contact') ?? '')?.uri
      if (!essentials || contact === undefined) return tx.reply(400)
      const state = known.state(user, watcher)
      if (state === null) return tx.reply(403)
      if (live.size >= MOST) return tx.reply(503)
      const tag = makeTag()
      const seconds = granted(tx)
      const headers = [
        { name: 'expires', value: String(seconds) },
        { name: 'contact', value: `<sip:events@${domain};transport=ws>` },
      ]
      tx.respond(makeResponse(request, 200, { toTag: tag, headers }))
      const sub: Subscription = {
        user,
        watcher,
        event,
        link,
        contact,
        from: `${headerOf(request, 'to') ?? ''};tag=${tag}`,
        to: headerOf(request, 'from') ?? '',
        callId: essentials.callId,
        cseq: 0,
        last: state,
        stop: () => undefined,
      }
      const key = `${essentials.callId} ${tag}`
      live.set(key, sub)
      hold(key, sub, seconds)
    },
    refresh(tx) {
      const essentials = essentialsOf(tx.request)
      const key = `${essentials?.callId} ${essentials?.toTag}`
      const sub = live.get(key)
      if (!sub) return false
      const seconds = granted(tx)
      tx.reply(200, [{ name: 'expires', value: String(seconds) }])
      hold(key, sub, seconds)
      return true
    },
    changed() {
      for (const [key, sub] of live) {
        if (!sub.link.isOpen()) {
          end(key)
          continue
        }
        const state = packages[sub.event]?.state(sub.user, sub.watcher) ?? null
        if (state === null || state === sub.last) continue
        sub.last = state
        notify(key, sub, 'active')
      }
    },
  }
}
