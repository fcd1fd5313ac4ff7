import { isSamePhone } from './bindings.ts'
import type { Binding, Bindings } from './bindings.ts'
import type { DigestGuard } from './digest-server.ts'
import { essentialsOf, headerOf, headersOf } from './sip-message.ts'
import type { SipHeader, SipRequest } from './sip-message.ts'
import type { ServerTransaction } from './transactions.ts'
import { parseNameAddr, parseSipUri } from './sip-uri.ts'
import type { NameAddr } from './sip-uri.ts'

export type RegistrarOptions = {
  readonly guard: DigestGuard
  readonly bindings: Bindings
  readonly now: () => number
  /** User of an address of record; null when it is none of ours. */
  readonly userOf: (uri: string) => string | null
  /** Seconds; below the smallest is answered 423, above the largest is cut (RFC 3261 10.3 step 7). */
  readonly expires: { readonly smallest: number; readonly largest: number; readonly usual: number }
}

const MAX_PHONES = 10

type Wish = { readonly address: NameAddr; readonly seconds: number }

/** Answers a REGISTER (RFC 3261 10.3): who it is, what it wants, and the whole list of phones in the 200. */
export function answerRegister(tx: ServerTransaction, options: RegistrarOptions): void {
  const { request, link } = tx
  const { guard, bindings } = options
  const verdict = guard.check(request, 'www')
  if (verdict.kind === 'challenge') return tx.reply(401, guard.challenge('www', verdict.stale))
  const user = options.userOf(parseNameAddr(headerOf(request, 'to') ?? '')?.uri ?? '')
  if (user === null) return tx.reply(404)
  if (options.userOf(`sip:${verdict.user}@${parseSipUri(request.uri)?.host ?? ''}`) !== user)
    return tx.reply(403)

  const values = headersOf(request, 'contact')
  const essentials = essentialsOf(request)
  if (!essentials) return tx.reply(400)
  const isOutOfOrder = (known: Binding): boolean =>
    known.callId === essentials.callId && known.cseq >= essentials.cseq.number
  if (values.includes('*')) {
    if (values.length > 1 || headerOf(request, 'expires') !== '0') return tx.reply(400)
    if (bindings.of(user).some(isOutOfOrder)) return tx.reply(500, [], 'Out Of Order')
    for (const binding of bindings.of(user)) bindings.remove(binding)
    return tx.reply(200)
  }
  const wishes = readWishes(request, values, options.expires.usual)
  if (!wishes) return tx.reply(400, [], 'Bad Contact')
  if (wishes.some(({ seconds }) => seconds > 0 && seconds < options.expires.smallest)) {
    return tx.reply(423, [{ name: 'min-expires', value: String(options.expires.smallest) }])
  }
  for (const { address, seconds } of wishes) {
    const { params } = address
    const instance = params['+sip.instance'] ?? null
    const binding: Binding = {
      user,
      contact: address.uri,
      instance: instance === null ? null : `${instance};${params['reg-id'] ?? ''}`,
      link,
      callId: essentials.callId,
      cseq: essentials.cseq.number,
      expiresAt: options.now() + Math.min(seconds, options.expires.largest) * 1000,
      userAgent: headerOf(request, 'user-agent'),
    }
    const known = bindings.of(user).find((other) => isSamePhone(other, binding))
    if (known && isOutOfOrder(known)) return tx.reply(500, [], 'Out Of Order')
    if (!known && seconds > 0 && bindings.of(user).length >= MAX_PHONES)
      return tx.reply(403, [], 'Too Many Contacts')
    if (seconds > 0) bindings.put(binding)
    else if (known) bindings.remove(known)
  }
  tx.reply(200, listPhones(bindings.of(user), options.now()))
}

function readWishes(
  request: SipRequest,
  values: readonly string[],
  usualSec: number,
): readonly Wish[] | null {
  const common = parseExpires(headerOf(request, 'expires')) ?? usualSec
  const wishes = values.map((value) => {
    const address = parseNameAddr(value)
    if (!address || !parseSipUri(address.uri)) return null
    return { address, seconds: parseExpires(address.params['expires'] ?? null) ?? common }
  })
  return wishes.some((wish) => wish === null) ? null : wishes.filter((wish) => wish !== null)
}

/** Malformed values count as not there (10.3: "treated as 3600" by the usual value of the caller). */
function parseExpires(value: string | null): number | null {
  return value !== null && /^\d{1,10}$/.test(value) ? Number(value) : null
}

function listPhones(phones: readonly Binding[], nowMs: number): readonly SipHeader[] {
  const contacts = phones.map(({ contact, instance, expiresAt }) => {
    const [urn, regId] = splitInstance(instance)
    const tail = `${urn ? `;+sip.instance=${urn}` : ''}${regId ? `;reg-id=${regId}` : ''}`
    return { name: 'contact', value: `<${contact}>;expires=${Math.ceil((expiresAt - nowMs) / 1000)}${tail}` }
  })
  return [...contacts, { name: 'date', value: new Date(nowMs).toUTCString() }]
}

function splitInstance(instance: string | null): readonly [string, string] {
  const at = instance?.lastIndexOf(';') ?? -1
  return instance === null || at < 0 ? ['', ''] : [instance.slice(0, at), instance.slice(at + 1)]
}
