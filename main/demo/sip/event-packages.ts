import type { DemoCall } from './call-log.ts'
import type { EventPackage } from './event-server.ts'

/** What the demo's mailboxes hold, by user name. */
export type DemoMessages = { readonly new: number; readonly old: number }

/** RFC 3842: only the owner may know. */
export function messageSummary(domain: string, of: (user: string) => DemoMessages): EventPackage {
  return {
    contentType: 'application/simple-message-summary',
    state(user, watcher) {
      if (user !== watcher) return null
      const { new: fresh, old } = of(user)
      return [
        `Messages-Waiting: ${fresh > 0 ? 'yes' : 'no'}`,
        `Message-Account: sip:voicemail@${domain}`,
        `Voice-Message: ${fresh}/${old} (0/0)`,
        '',
      ].join('\r\n')
    },
  }
}

/** RFC 4235, as little of it as a busy lamp needs: everybody in the company may know. */
export function dialogInfo(domain: string, calls: () => readonly DemoCall[]): EventPackage {
  return {
    contentType: 'application/dialog-info+xml',
    state(user) {
      const address = `${user}@${domain}`
      const dialogs = calls()
        .filter((call) => [call.from, call.to, call.answeredBy].includes(address))
        .map((call) => {
          const state =
            call.state === 'answered' ? 'confirmed' : call.state === 'ringing' ? 'early' : 'trying'
          const direction = call.from === address ? 'initiator' : 'recipient'
          return `<dialog id="${call.callId.replace(/[^\w.-]/g, '')}" direction="${direction}"><state>${state}</state></dialog>`
        })
      return `<?xml version="1.0"?><dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info" version="0" state="full" entity="sip:${address}">${dialogs.join('')}</dialog-info>`
    },
  }
}
