import { makeRequest } from '../sip-build.ts'
import { essentialsOf, headerOf, headersOf } from '../sip-message.ts'
import type { SipHeader, SipRequest, SipResponse } from '../sip-message.ts'
import { parseNameAddr } from '../sip-uri.ts'

/** A dialog as one of its ends keeps it (RFC 3261 12). */
export type UaDialog = {
  readonly callId: string
  readonly localTag: string
  readonly remoteTag: string
  /** From value of our requests, and To value. */
  readonly local: string
  readonly remote: string
  readonly remoteTarget: string
  readonly routes: readonly string[]
  readonly localSeq: number
  readonly remoteSeq: number
}

/** The dialog a 2xx of ours makes (12.1.1). Null when the INVITE has no usable Contact. */
export function dialogOfInvite(invite: SipRequest, localTag: string): UaDialog | null {
  const essentials = essentialsOf(invite)
  const target = contactOf(invite)
  if (!essentials || target === null) return null
  return {
    callId: essentials.callId,
    localTag,
    remoteTag: essentials.fromTag,
    local: `${headerOf(invite, 'to') ?? ''};tag=${localTag}`,
    remote: headerOf(invite, 'from') ?? '',
    remoteTarget: target,
    routes: headersOf(invite, 'record-route'),
    localSeq: 0,
    remoteSeq: essentials.cseq.number,
  }
}

/** The dialog a 2xx to our INVITE makes (12.1.2): the route is taken backwards. */
export function dialogOfAnswer(answer: SipResponse): UaDialog | null {
  const essentials = essentialsOf(answer)
  const target = contactOf(answer)
  if (!essentials?.toTag || target === null) return null
  return {
    callId: essentials.callId,
    localTag: essentials.fromTag,
    remoteTag: essentials.toTag,
    local: headerOf(answer, 'from') ?? '',
    remote: headerOf(answer, 'to') ?? '',
    remoteTarget: target,
    routes: headersOf(answer, 'record-route').toReversed(),
    localSeq: essentials.cseq.number,
    remoteSeq: -1,
  }
}

/** A request inside the dialog; an ACK reuses the number of its INVITE (13.2.2.4), `dialog.localSeq`. */
export function requestIn(
  dialog: UaDialog,
  method: string,
  parts: { readonly headers?: readonly SipHeader[]; readonly body?: string } = {},
): { readonly dialog: UaDialog; readonly request: SipRequest } {
  const cseq = method === 'ACK' ? dialog.localSeq : dialog.localSeq + 1
  const routes = dialog.routes.map((value) => ({ name: 'route', value }))
  const request = makeRequest({
    method,
    uri: dialog.remoteTarget,
    from: dialog.local,
    to: dialog.remote,
    callId: dialog.callId,
    cseq,
    headers: [...routes, ...(parts.headers ?? [])],
    body: parts.body ?? '',
  })
  return { dialog: { ...dialog, localSeq: cseq }, request }
}

/** Notes a request of the far side: its number, and its Contact when it refreshes the target (12.2.2). Null when it is
 *  out of order. */
export function takeInDialog(dialog: UaDialog, request: SipRequest): UaDialog | null {
  const number = essentialsOf(request)?.cseq.number ?? -1
  if (number <= dialog.remoteSeq) return null
  const refreshes = request.method === 'INVITE' || request.method === 'UPDATE'
  return {
    ...dialog,
    remoteSeq: number,
    remoteTarget: (refreshes && contactOf(request)) || dialog.remoteTarget,
  }
}

function contactOf(message: SipRequest | SipResponse): string | null {
  return parseNameAddr(headerOf(message, 'contact') ?? '')?.uri ?? null
}
