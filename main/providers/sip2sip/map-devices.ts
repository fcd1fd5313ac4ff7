import type { Device } from '../../../shared/domain/device.ts'
import { cleanRemoteText } from '../../../shared/text/clean.ts'
import type { OwnDevice } from '../facets/devices.ts'
import type { DevicesWire } from './wire.ts'

/**
 * The list has no instance id (reference sip2sip 3, get_devices). A row is this installation when it shows one of the two
 * names that the phone makes from its instance id, or the address that an open connection of ours gave as Contact.
 */
export function toDevices(rows: DevicesWire, own: OwnDevice): readonly Device[] {
  const hex = own.instanceUuid.replaceAll('-', '').toLowerCase()
  // Host token and contact user of the phone, and the id itself for servers that tell more.
  const names = [hex.slice(0, 16), hex.slice(16, 28), own.instanceUuid.toLowerCase()]
  const contacts = new Set(own.contacts.map((contact) => contact.toLowerCase()))
  return rows.map((row) => {
    const contact = cleanRemoteText(row.contact, 'address')
    const publicContact = cleanRemoteText(row.publicContact ?? row.contact, 'address')
    const userAgent = cleanRemoteText(row.user_agent ?? '', 'address') || null
    const said = [contact, publicContact, userAgent ?? ''].join(' ').toLowerCase()
    const isOwn =
      names.some((name) => name.length >= 12 && said.includes(name)) ||
      contacts.has(contact.toLowerCase()) ||
      contacts.has(publicContact.toLowerCase())
    return {
      contact,
      publicContact,
      transport: cleanRemoteText(row.transport ?? '', 'name').toLowerCase() || null,
      userAgent,
      expiresSec: row.expires == null ? null : Math.max(0, row.expires),
      own: isOwn,
      stranger: !isOwn,
    }
  })
}
