import type { VoicemailSettings } from '../../../shared/domain/voicemail.ts'
import { cleanRemoteText } from '../../../shared/text/clean.ts'
import type { VoicemailWire } from './wire.ts'

/** The settings without the PIN that the answer holds in clear. `accessNumber`: the number to call, where it is known. */
export function toVoicemailSettings(wire: VoicemailWire, accessNumber: string | null): VoicemailSettings {
  if (wire === null) return { kind: 'none' }
  const shown = (value: string | null, kind: 'name' | 'address') => cleanRemoteText(value ?? '', kind) || null
  return {
    kind: 'mailbox',
    mailbox: cleanRemoteText(wire.Mailbox, 'address'),
    address: shown(wire.Account, 'address'),
    name: shown(wire.Name, 'name'),
    email: shown(wire.Email, 'address'),
    deleteAfterSending: deletes(wire.Options),
    accessNumber,
  }
}

/** `Options.delete` is true, `"True"` or `"1"` for yes (reference sip2sip 3, get_voicemail). */
function deletes(options: unknown): boolean | null {
  if (typeof options !== 'object' || options === null || !('delete' in options)) return null
  const value = options.delete
  if (typeof value === 'boolean') return value
  return typeof value === 'string' || typeof value === 'number' ? /^(?:true|yes|1)$/i.test(`${value}`) : null
}
