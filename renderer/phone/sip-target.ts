import { type Core, NameAddrHeader, type URI, Grammar } from 'sip.js'
import { readHead, tagOf } from './sip-head.ts'

/**
 * Where a dialog's requests go from now on: the Contact of a 2xx to INVITE, also where it differs from that of a 180 before
 * (RFC 3261 12.2.1.2, 13.2.2.4). sip.js takes the routes of the 2xx and keeps the address of the 180, so that the ACK and
 * the BYE went to a phone that had passed the call on. To be called before sip.js sees the message, which sends the ACK.
 */
export function refreshTarget(text: string, dialogs: ReadonlyMap<string, Core.Dialog>): void {
  if (!/^SIP\/2\.0 2\d\d /.test(text)) return
  const { value } = readHead(text)
  if (!/^\d+\s+INVITE$/i.test(value('cseq'))) return
  const dialog = dialogs.get(`${value('call-id')}${tagOf(value('from')) ?? ''}${tagOf(value('to')) ?? ''}`)
  const contacts: unknown = Grammar.parse(value('contact'), 'Contact')
  const [contact] = Array.isArray(contacts) ? (contacts as readonly { readonly parsed?: unknown }[]) : []
  const first = contact?.parsed
  if (!dialog || !(first instanceof NameAddrHeader)) return
  // sip.js keeps its state to itself and offers no way to set this.
  const { dialogState } = dialog as unknown as { readonly dialogState: { remoteTarget: URI } }
  dialogState.remoteTarget = first.uri
}
