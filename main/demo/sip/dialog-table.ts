import type { CallEntry } from './call-log.ts'
import type { SipLink } from './link.ts'
import { essentialsOf, headerOf } from './sip-message.ts'
import type { SipRequest, SipResponse } from './sip-message.ts'
import { parseNameAddr } from './sip-uri.ts'

/** One end of a dialog as the proxy sees it. */
export type DialogSide = {
  readonly user: string
  readonly tag: string
  /** Its From value when it speaks. */
  readonly nameAddr: string
  readonly contact: string | null
  readonly link: SipLink
  /** Highest CSeq it used. */
  readonly cseq: number
}
export type Dialog = {
  readonly key: string
  readonly callId: string
  readonly caller: DialogSide
  readonly callee: DialogSide
  readonly isConfirmed: boolean
  /** The call in the log; null for dialogs that are none (REFER, SUBSCRIBE). */
  readonly call: CallEntry | null
}
export type DialogHit = { readonly dialog: Dialog; readonly from: DialogSide; readonly to: DialogSide }
export type DialogPeer = { readonly user: string; readonly link: SipLink }

export type DialogTable = {
  /** Notes the dialog that `response` (101..299 with a tag) makes or confirms. */
  learn(
    request: SipRequest,
    response: SipResponse,
    caller: DialogPeer,
    callee: DialogPeer,
    call: CallEntry | null,
  ): void
  /** The dialog an in-dialog request belongs to, seen from its sender. */
  find(request: SipRequest): DialogHit | null
  /** The sender of `hit` speaks over `link` now, with this CSeq. */
  update(hit: DialogHit, link: SipLink, cseq: number): DialogHit
  forget(dialog: Dialog): void
  /** Drops what never became more than ringing. */
  forgetEarly(callId: string): void
  all(): readonly Dialog[]
}

const MAX_DIALOGS = 1_000

/** Remembers which link each end of a dialog is behind: phones on WebSockets cannot be found by their Contact alone. */
export function createDialogTable(): DialogTable {
  const dialogs = new Map<string, Dialog>()
  return {
    learn(request, response, caller, callee, call) {
      const essentials = essentialsOf(response)
      if (!essentials?.toTag || response.status <= 100 || response.status >= 300) return
      const { callId, fromTag, toTag, cseq } = essentials
      const key = [callId, fromTag, toTag].join(' ')
      if (!dialogs.has(key) && dialogs.size >= MAX_DIALOGS) return
      dialogs.set(key, {
        key,
        callId,
        caller: {
          ...caller,
          tag: fromTag,
          nameAddr: headerOf(request, 'from') ?? '',
          contact: contactOf(request),
          cseq: cseq.number,
        },
        callee: {
          ...callee,
          tag: toTag,
          nameAddr: headerOf(response, 'to') ?? '',
          contact: contactOf(response),
          cseq: 0,
        },
        isConfirmed: response.status >= 200,
        call,
      })
    },
    find(request) {
      const essentials = essentialsOf(request)
      if (!essentials?.toTag) return null
      const { callId, fromTag, toTag } = essentials
      const forth = dialogs.get([callId, fromTag, toTag].join(' '))
      if (forth) return { dialog: forth, from: forth.caller, to: forth.callee }
      const back = dialogs.get([callId, toTag, fromTag].join(' '))
      return back ? { dialog: back, from: back.callee, to: back.caller } : null
    },
    update({ dialog, from, to }, link, cseq) {
      const side = { ...from, link, cseq: Math.max(from.cseq, cseq) }
      const isCaller = from === dialog.caller
      const updated = isCaller ? { ...dialog, caller: side } : { ...dialog, callee: side }
      dialogs.set(dialog.key, updated)
      return { dialog: updated, from: side, to }
    },
    forget: (dialog) => void dialogs.delete(dialog.key),
    forgetEarly(callId) {
      for (const dialog of dialogs.values()) {
        if (dialog.callId === callId && !dialog.isConfirmed) dialogs.delete(dialog.key)
      }
    },
    all: () => [...dialogs.values()],
  }
}

function contactOf(message: SipRequest | SipResponse): string | null {
  return parseNameAddr(headerOf(message, 'contact') ?? '')?.uri ?? null
}
