import { ok } from '../../../shared/result.ts'
import type { VoicemailSettingsFacet } from '../facets/voicemail-settings.ts'
import { createMailboxPreferences } from './mailbox-preferences.ts'
import type { MailboxParts } from './voicemail.ts'

/** The mailbox as every system has one; what is special here stands in its preferences. */
export function createVoicemailSettings({ client, me }: MailboxParts): VoicemailSettingsFacet {
  const preferences = createMailboxPreferences(client)
  return {
    async read(signal) {
      const [user, prefs] = await Promise.all([me(signal), preferences.read(signal)])
      if (!prefs.ok) return prefs
      if (!user.ok) return user
      const { values } = prefs.value
      if (values['voicemailPermission'] === false) return ok({ kind: 'none' })
      const email = values['email']
      return ok({
        kind: 'mailbox',
        mailbox: user.value,
        address: null,
        name: null,
        email: typeof email === 'string' && email !== '' ? email : null,
        deleteAfterSending: null,
        accessNumber: null,
        preferences: values,
      })
    },
  }
}
