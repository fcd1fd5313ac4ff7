import type { Clock, Log } from '../../core/ports.ts'
import { createCallRouter } from './call-router.ts'
import type { CallRouterOptions } from './call-router.ts'
import type { DigestGuard } from './digest-server.ts'
import type { Dialog, DialogHit, DialogSide } from './dialog-table.ts'
import { createEventServer } from './event-server.ts'
import type { EventPackage } from './event-server.ts'
import type { SipLink } from './link.ts'
import { answerRegister } from './registrar.ts'
import type { RegistrarOptions } from './registrar.ts'
import { ALLOW, makeRequest } from './sip-build.ts'
import { essentialsOf, headerOf, withFirst, withHeader, withoutHeader } from './sip-message.ts'
import type { SipMessage, SipRequest } from './sip-message.ts'
import { parseNameAddr, parseSipUri } from './sip-uri.ts'
import { createTransactions } from './transactions.ts'
import type { ServerTransaction } from './transactions.ts'

export type ProxyOptions = Omit<CallRouterOptions, 'transactions'> & {
  /** Host and port for our Via and Record-Route. */
  readonly sentBy: string
  readonly clock: Clock
  readonly log: Log
  readonly guard: DigestGuard
  readonly registrar: RegistrarOptions
  readonly packages: EventServerPackages
}

type EventServerPackages = Readonly<Record<string, EventPackage>>

export type Proxy = {
  /** Something that can be subscribed to may have changed. */
  eventsChanged(): void
  receive(link: SipLink, message: SipMessage): void
  linkClosed(link: SipLink): void
}

/** How long a phone may be away in the middle of a call before it is ended for the other side. */
const AWAY_LIMIT_MS = 35_000
const MAKES_DIALOG = ['INVITE', 'REFER']

/** The demo's registrar and proxy (RFC 3261 16): dialog stateful, single hop, every phone behind a link. */
export function createProxy(options: ProxyOptions): Proxy {
  const { dialogs, bindings, clock, log } = options
  const forwarded = new WeakMap<ServerTransaction, { cancel(): void }>()
  const transactions = createTransactions(clock, options.sentBy, {
    onRequest: (tx) => takeRequest(tx),
    onAck(ack, link) {
      const hit = findFrom(ack, link)
      const to = hit ? linkOf(hit.to) : null
      if (to) transactions.sendAck(to, passOn(ack))
    },
    onCancel(tx, cancel) {
      forwarded.get(tx)?.cancel()
      router.cancel(tx, cancel)
    },
  })
  const events = createEventServer({
    domain: options.domain,
    clock,
    packages: options.packages,
    transactions: () => transactions,
  })
  const router = createCallRouter({ ...options, transactions: () => transactions })

  /** Without what was meant for us: our route, the credentials, one hop less. */
  const passOn = (request: SipRequest): SipRequest => {
    const hops = Number(headerOf(request, 'max-forwards') ?? 70)
    const bare = ['route', 'proxy-authorization'].reduce(withoutHeader, request)
    const next = withHeader(bare, 'max-forwards', String(hops - 1))
    if (!MAKES_DIALOG.includes(request.method) || essentialsOf(request)?.toTag) return next
    return withFirst(next, 'record-route', `<sip:${options.sentBy};transport=ws;lr>`)
  }

  /** The link to a dialog's end, also when its phone came back over another one. */
  const linkOf = (side: DialogSide): SipLink | null => {
    if (side.link.isOpen()) return side.link
    const contact = parseSipUri(side.contact ?? '')
    const phones = bindings.of(side.user)
    return phones.find((phone) => parseSipUri(phone.contact)?.user === contact?.user)?.link ?? null
  }

  /** The dialog of a request that came over `link`. Its sender may have come back over a new link, but only one on which
   *  it registered. */
  const findFrom = (request: SipRequest, link: SipLink): DialogHit | null => {
    const hit = dialogs.find(request)
    if (!hit || hit.from.link === link) return hit
    return bindings.of(hit.from.user).some((binding) => binding.link === link) ? hit : null
  }

  const takeRequest = (tx: ServerTransaction): void => {
    const { request, link } = tx
    const essentials = essentialsOf(request)
    if (!essentials) return tx.reply(400)
    if (!parseSipUri(request.uri)) return tx.reply(416)
    if (Number(headerOf(request, 'max-forwards') ?? 70) <= 0) return tx.reply(483)
    const needed = headerOf(request, 'proxy-require')
    if (needed !== null) return tx.reply(420, [{ name: 'unsupported', value: needed }])
    if (request.method === 'REGISTER') return answerRegister(tx, options.registrar)
    if (request.method === 'SUBSCRIBE' && essentials.toTag !== null && events.refresh(tx)) return
    if (essentials.toTag !== null) return takeInDialog(tx, essentials.cseq.number)
    const target = options.targets.resolve(request.uri)
    if (request.method === 'OPTIONS' && target.kind === 'server') {
      return tx.reply(200, [
        { name: 'allow', value: ALLOW },
        { name: 'accept', value: 'application/sdp' },
      ])
    }
    if (request.method === 'PUBLISH') return tx.reply(489)
    if (link.transport === 'LOCAL') return router.route(tx, passOn(request), callerOf(request))
    const verdict = options.guard.check(request, 'proxy')
    if (verdict.kind === 'challenge') return tx.reply(407, options.guard.challenge('proxy', verdict.stale))
    const caller = options.targets.userOf(`sip:${verdict.user}@${options.domain}`) ?? verdict.user
    if (!mayCallAs(request, caller)) return tx.reply(403, [], 'From Is Not Yours')
    if (request.method === 'SUBSCRIBE') {
      return target.kind === 'user' ? events.subscribe(tx, target.user, caller) : tx.reply(489)
    }
    router.route(tx, passOn(request), caller)
  }

  /** From must be the caller's own address, or none at all (RFC 3323 4.1.1.3 anonymous.invalid). */
  const mayCallAs = (request: SipRequest, caller: string): boolean => {
    const from = parseNameAddr(headerOf(request, 'from') ?? '')?.uri ?? ''
    return options.targets.userOf(from) === caller || parseSipUri(from)?.host === 'anonymous.invalid'
  }

  const takeInDialog = (tx: ServerTransaction, cseq: number): void => {
    const { request, link } = tx
    const found = dialogs.find(request)
    // The sender may have come back over a new link, but only one on which it registered.
    const isSender =
      found?.from.link === link ||
      bindings.of(found?.from.user ?? '').some((binding) => binding.link === link)
    if (!found || !isSender) return tx.reply(481)
    const { dialog, to } = dialogs.update(found, link, cseq)
    const peer = linkOf(to)
    const isBye = request.method === 'BYE'
    // Whoever says goodbye is out of the call; the answer of the other side does not change that.
    if (isBye) dialog.call?.ended(200)
    if (!peer) {
      if (isBye) dialogs.forget(dialog)
      return tx.reply(isBye ? 200 : 480)
    }
    if (request.method === 'INVITE') tx.reply(100)
    const client = transactions.send(peer, passOn(request), {
      onResponse(response) {
        if (isBye && response.status >= 200) dialogs.forget(dialog)
        if (response.status > 100) tx.respond(response)
      },
      onFailed(status) {
        if (isBye) dialogs.forget(dialog)
        tx.reply(isBye ? 200 : status)
      },
    })
    forwarded.set(tx, { cancel: () => client.cancel() })
  }

  /** Says goodbye for a phone that went away for good, so that the other side is not left in a dead call. */
  const endFor = (dialog: Dialog, gone: DialogSide, left: DialogSide): void => {
    dialogs.forget(dialog)
    dialog.call?.ended(200)
    const link = linkOf(left)
    if (!link || !dialog.isConfirmed) return
    log.info('demo sip: call ended for a phone that went away', { callId: dialog.callId })
    const bye = makeRequest({
      method: 'BYE',
      uri: left.contact ?? '',
      from: gone.nameAddr,
      to: left.nameAddr,
      callId: dialog.callId,
      cseq: gone.cseq + 1,
    })
    transactions.send(link, bye, { onResponse: () => undefined, onFailed: () => undefined })
  }

  return {
    eventsChanged: () => events.changed(),
    receive: (link, message) => transactions.receive(link, message),
    linkClosed(link) {
      bindings.linkClosed(link)
      transactions.linkClosed(link)
      router.linkClosed(link)
      for (const { key } of dialogs
        .all()
        .filter(({ caller, callee }) => caller.link === link || callee.link === link)) {
        clock.after(AWAY_LIMIT_MS, () => {
          const dialog = dialogs.all().find((known) => known.key === key)
          if (!dialog) return
          if (!linkOf(dialog.caller)) endFor(dialog, dialog.caller, dialog.callee)
          else if (!linkOf(dialog.callee)) endFor(dialog, dialog.callee, dialog.caller)
        })
      }
    },
  }
}

function callerOf(request: SipRequest): string {
  return parseSipUri(parseNameAddr(headerOf(request, 'from') ?? '')?.uri ?? '')?.user ?? 'anonymous'
}
