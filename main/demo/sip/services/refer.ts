import type { Result } from '../../../../shared/result.ts'
import { headerOf } from '../sip-message.ts'
import type { SipHeader, SipRequest } from '../sip-message.ts'
import { decodePercent, parseNameAddr, parseSipUri } from '../sip-uri.ts'
import type { ServerTransaction } from '../transactions.ts'
import type { RunningCall } from './service-call.ts'

type Place = (uri: string, headers: readonly SipHeader[]) => Promise<Result<unknown>>

/**
 * Does what a REFER asks of a service (RFC 3515): 202, a call to the Refer-To address, and how it went in NOTIFYs. The
 * old call is left to whoever sent the REFER.
 */
export async function followRefer(call: RunningCall, tx: ServerTransaction, place: Place): Promise<void> {
  const target = parseNameAddr(headerOf(tx.request, 'refer-to') ?? '')?.uri
  const uri = parseSipUri(target ?? '')
  const escaped = /(?:^|&)replaces=([^&]*)/i.exec(uri?.headers ?? '')?.[1]
  const replaces = escaped === undefined ? undefined : decodePercent(escaped)
  if (target === undefined || !uri || replaces === null) return tx.reply(400, [], 'Bad Refer-To')
  tx.reply(202, [{ name: 'contact', value: `<${tx.request.uri}>` }])
  const notify = (fragment: string, state: string): void =>
    call.request(
      'NOTIFY',
      [
        { name: 'event', value: 'refer' },
        { name: 'subscription-state', value: state },
        { name: 'content-type', value: 'message/sipfrag;version=2.0' },
      ],
      `SIP/2.0 ${fragment}\r\n`,
    )
  notify('100 Trying', 'active;expires=60')
  const headers = replaces === undefined ? [] : [{ name: 'replaces', value: replaces }]
  const placed = await place(target.split('?')[0] ?? '', headers)
  const status = placed.ok ? 200 : (placed.error.status ?? 480)
  notify(`${status} ${placed.ok ? 'OK' : 'Failed'}`, 'terminated;reason=noresource')
}

/** The call an INVITE with Replaces wants to take the place of (RFC 3891 3); null when it replaces none. */
export function replacedCall(
  invite: SipRequest,
  calls: readonly RunningCall[],
): RunningCall | 'missing' | null {
  const replaces = headerOf(invite, 'replaces')
  if (replaces === null) return null
  const [callId, ...params] = replaces.split(';').map((part) => part.trim())
  const tag = (name: string): string | undefined =>
    params.find((param) => param.toLowerCase().startsWith(`${name}=`))?.slice(name.length + 1)
  const found = calls.find((call) => {
    const dialog = call.dialog()
    return (
      dialog?.callId === callId && dialog?.localTag === tag('to-tag') && dialog?.remoteTag === tag('from-tag')
    )
  })
  return found ?? 'missing'
}
