import type { Clock } from '../core/ports.ts'
import { cseqOf, headerOf, tagOf } from './sip-text.ts'
import type { SipMessage } from './sip-text.ts'
import { MAGIC_COOKIE, topVia } from './via.ts'

/** RFC 3261, appendix A (ms). T1 is a guess at the round trip, T2 the slowest repetition. */
export const SIP_TIMERS = { t1: 500, t2: 4000, lifetime: 32_000 } as const

/** More than a softphone ever has in the air; beyond it the oldest are no longer repeated. */
const MAX_TRANSACTIONS = 512

/** Repeats what got no answer, and absorbs what others repeat: the transaction timers that sip.js does not have. */
export type UdpRetransmitter = {
  /** A message left; `again` sends the very same bytes the same way. */
  sent(message: SipMessage, again: () => void): void
  /** `absorbed`: a repetition that has been dealt with; the phone must not see it. */
  received(message: SipMessage): 'pass' | 'absorbed'
  /** Stops every timer. */
  stop(): void
}

type Transaction = {
  /** Sends the last message of ours again. */
  again: (() => void) | null
  state: 'open' | 'provisional' | 'final' | 'accepted'
  /** Our ACK to a refusal, sent again when the refusal comes again. */
  sendAck: (() => void) | null
  intervalMs: number
  cancelTimer: () => void
  cancelEnd: () => void
}

/**
 * Client (RFC 3261 17.1)                         Server (17.2)
 *
 *   request --A,E--> request again               request ----------------> phone
 *      | 1xx: INVITE stops, others every T2      request again: last answer again (not a 2xx: the phone repeats it)
 *      v                                         answer >= 300 to INVITE --G--> again until ACK or 32 s
 *   final: absorbed when it comes again;
 *   a refused INVITE: our ACK again
 *
 * A request without any answer ends after 64 * T1 and is told to `unanswered`; the phone has its own timers B and F.
 */
export function createUdpRetransmitter(
  clock: Clock,
  unanswered: (request: SipMessage) => void = () => undefined,
): UdpRetransmitter {
  const clients = new Map<string, Transaction>()
  const servers = new Map<string, Transaction>()

  const add = (table: Map<string, Transaction>, key: string, again: (() => void) | null): Transaction => {
    const fresh: Transaction = {
      again,
      state: 'open',
      sendAck: null,
      intervalMs: SIP_TIMERS.t1,
      cancelTimer: () => undefined,
      cancelEnd: () => undefined,
    }
    table.set(key, fresh)
    for (const [oldest, transaction] of table) {
      if (table.size <= MAX_TRANSACTIONS) break
      end(table, oldest, transaction)
    }
    return fresh
  }
  const end = (table: Map<string, Transaction>, key: string, transaction: Transaction): void => {
    transaction.cancelTimer()
    transaction.cancelEnd()
    if (table.get(key) === transaction) table.delete(key)
  }
  /** Forgets it `SIP_TIMERS.lifetime` from now. */
  const endLater = (table: Map<string, Transaction>, key: string, transaction: Transaction): void => {
    transaction.cancelEnd()
    transaction.cancelEnd = clock.after(SIP_TIMERS.lifetime, () => {
      end(table, key, transaction)
    })
  }
  const repeat = (transaction: Transaction, cappedMs: number): void => {
    transaction.cancelTimer = clock.after(transaction.intervalMs, () => {
      transaction.again?.()
      transaction.intervalMs = Math.min(transaction.intervalMs * 2, cappedMs)
      repeat(transaction, cappedMs)
    })
  }

  const sentRequest = (message: SipMessage, method: string, again: () => void): void => {
    const key = clientKey(message)
    if (key === null) return
    if (method === 'ACK') {
      // Only the ACK to a refusal shares the branch of its INVITE; the one to a 2xx is repeated by the phone.
      const invite = clients.get(key)
      if (invite?.state === 'final') invite.sendAck = again
      return
    }
    const transaction = add(clients, key, again)
    repeat(transaction, method === 'INVITE' ? Number.POSITIVE_INFINITY : SIP_TIMERS.t2)
    transaction.cancelEnd = clock.after(SIP_TIMERS.lifetime, () => {
      const silent = transaction.state === 'open'
      end(clients, key, transaction)
      if (silent) unanswered(message)
    })
  }

  const receivedResponse = (message: SipMessage, status: number): 'pass' | 'absorbed' => {
    const isInvite = cseqOf(message)?.method === 'INVITE'
    const key = clientKey(message)
    const transaction = key === null ? undefined : clients.get(key)
    // A 2xx is confirmed end to end: also a late or forked one is the phone's (RFC 6026 8.1).
    if (key === null || transaction === undefined)
      return isInvite && status >= 200 && status < 300 ? 'pass' : 'absorbed'
    if (status < 200) return provisional(transaction, key, isInvite)
    if (transaction.state === 'final') {
      transaction.sendAck?.()
      return 'absorbed'
    }
    if (transaction.state === 'accepted') return status < 300 ? 'pass' : 'absorbed'
    transaction.cancelTimer()
    transaction.state = isInvite && status < 300 ? 'accepted' : 'final'
    endLater(clients, key, transaction)
    return 'pass'
  }

  const provisional = (transaction: Transaction, key: string, isInvite: boolean): 'pass' | 'absorbed' => {
    if (transaction.state === 'final' || transaction.state === 'accepted') return 'absorbed'
    transaction.cancelTimer()
    if (isInvite) {
      // It may ring for minutes; the next answer sets the end.
      transaction.cancelEnd()
    } else if (transaction.state === 'open') {
      transaction.intervalMs = SIP_TIMERS.t2
      repeat(transaction, SIP_TIMERS.t2)
      endLater(clients, key, transaction)
    }
    transaction.state = 'provisional'
    return 'pass'
  }

  const receivedRequest = (message: SipMessage, method: string): 'pass' | 'absorbed' => {
    const key = serverKey(message)
    const transaction = servers.get(key)
    if (method === 'ACK') {
      if (transaction === undefined) return 'pass'
      transaction.cancelTimer()
      const first = transaction.state === 'final'
      if (first) transaction.state = 'accepted'
      return first ? 'pass' : 'absorbed'
    }
    if (transaction !== undefined) {
      if (transaction.state !== 'accepted') transaction.again?.()
      return 'absorbed'
    }
    endLater(servers, key, add(servers, key, null))
    return 'pass'
  }

  const sentResponse = (message: SipMessage, status: number, again: () => void): void => {
    const key = serverKey(message)
    const transaction = servers.get(key)
    if (transaction === undefined) return
    const isInvite = cseqOf(message)?.method === 'INVITE'
    // A ringing call lives until it is answered.
    if (status < 200) transaction.cancelEnd()
    else endLater(servers, key, transaction)
    transaction.again = again
    transaction.cancelTimer()
    if (status < 200) transaction.state = 'provisional'
    else if (!isInvite) transaction.state = 'final'
    else if (status < 300) transaction.state = 'accepted'
    else {
      transaction.state = 'final'
      repeat(transaction, SIP_TIMERS.t2)
    }
  }

  return {
    sent: (message, again) => {
      const { start } = message
      if (start.kind === 'request') sentRequest(message, start.method, again)
      else sentResponse(message, start.status, again)
    },
    received: (message) => {
      const { start } = message
      return start.kind === 'request'
        ? receivedRequest(message, start.method)
        : receivedResponse(message, start.status)
    },
    stop: () => {
      for (const table of [clients, servers])
        for (const [key, transaction] of [...table]) end(table, key, transaction)
    },
  }
}

/** Branch and method, where ACK belongs to its INVITE and CANCEL stands alone (RFC 3261 17.1.3). */
function clientKey(message: SipMessage): string | null {
  const branch = topVia(message)?.branch
  const method = cseqOf(message)?.method
  if (branch === null || branch === undefined || method === undefined) return null
  return `${branch} ${method === 'ACK' ? 'INVITE' : method}`
}

/** RFC 3261 17.2.3; requests of RFC 2543 have no unique branch and are told apart by what they say. */
function serverKey(message: SipMessage): string {
  const via = topVia(message)
  const cseq = cseqOf(message)
  const method = cseq?.method === 'ACK' ? 'INVITE' : (cseq?.method ?? '')
  const branch = via?.branch ?? ''
  if (branch.startsWith(MAGIC_COOKIE)) return `${via?.sentBy ?? ''} ${branch} ${method}`
  return [headerOf(message, 'call-id'), tagOf(message, 'from'), cseq?.number, via?.sentBy, method].join(' ')
}
