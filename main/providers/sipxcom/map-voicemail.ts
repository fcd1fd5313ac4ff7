import {
  GreetingSchema,
  VoicemailFolderSchema,
  type FeedItem,
  type Greeting,
  type MessageCount,
  type VoicemailFolder,
  type VoicemailMessage,
} from '../../../shared/domain/voicemail.ts'
import { cleanRemoteText } from '../../../shared/text/clean.ts'
import type { z } from 'zod'
import type { FeedWire, MessageWire } from './wire-voicemail.ts'

/** One message. `asked`: the folder it was listed in, where the answer does not say. Times are epoch ms, sizes bytes. */
export function toMessage(wire: MessageWire, asked: VoicemailFolder): VoicemailMessage {
  const folder = VoicemailFolderSchema.safeParse(wire['@folder'])
  const address =
    addressIn(wire['@fromUri']) ??
    some(wire['@callerIdNumber'], 'address') ??
    some(wire['@authorExtension'], 'address')
  return {
    id: wire['@id'],
    folder: folder.success ? folder.data : asked,
    heard: wire['@heard'] === 'true',
    urgent: wire['@urgent'] === 'true',
    durationSec: wholeNumber(wire['@duration']) ?? 0,
    sizeBytes: wholeNumber(wire['@contentlength']),
    receivedAt: momentOf(wire['@received']),
    from: { address, name: nameOf(wire, address) },
    subject: some(wire['@subject'], 'message'),
    format: some(wire['@format'], 'name') ?? 'wav',
  }
}

/** Newest first; what has no time comes last. */
export function newestFirst(messages: readonly VoicemailMessage[]): readonly VoicemailMessage[] {
  return messages.toSorted((a, b) => (b.receivedAt ?? '').localeCompare(a.receivedAt ?? ''))
}

function nameOf(wire: MessageWire, address: string | null): string | null {
  const name = some(wire['@callerIdName'], 'name') ?? some(wire['@author'], 'name')
  return name === address ? null : name
}

/** `"Name" <sip:201@example.org;x=y>` -> `201@example.org`. */
function addressIn(uri: string | undefined): string | null {
  const found = /sips?:([^\s;?<>"]+)/i.exec(uri ?? '')?.[1]
  return found === undefined ? null : some(found, 'address')
}

function some(text: string | undefined, kind: 'name' | 'address' | 'message'): string | null {
  return cleanRemoteText(text ?? '', kind) || null
}

function wholeNumber(text: string | undefined): number | null {
  const value = Number(text)
  return text !== undefined && text !== '' && Number.isFinite(value) && value >= 0 ? Math.round(value) : null
}

/** Epoch ms as text. Zero and what no calendar holds is nothing. */
function momentOf(text: string | undefined): string | null {
  const ms = Number(text)
  return Number.isFinite(ms) && ms > 0 && ms < 8.64e15 ? new Date(ms).toISOString() : null
}

/** `application/simple-message-summary` (RFC 3842): `Voice-Message: 2/8 (1/0)`, new/old and in brackets the urgent ones. */
export function readSummary(text: string): MessageCount | null {
  const line =
    /^voice-message:\s*(\d{1,6})\s*\/\s*(\d{1,6})(?:\s*\(\s*(\d{1,6})\s*\/\s*\d{1,6}\s*\))?/im.exec(text)
  if (line) return { unheard: Number(line[1]), heard: Number(line[2]), urgent: Number(line[3] ?? 0) }
  const waiting = /^messages-waiting:\s*(yes|no)\s*$/im.exec(text)?.[1]?.toLowerCase()
  return waiting === 'no' ? { unheard: 0, heard: 0, urgent: 0 } : null
}

/** The count where the server gives no summary: from the messages themselves. */
export function countMessages(messages: readonly VoicemailMessage[]): MessageCount {
  const kept = messages.filter(({ folder }) => folder === 'inbox' || folder === 'saved')
  const unheard = kept.filter(({ heard }) => !heard)
  return {
    unheard: unheard.length,
    heard: kept.length - unheard.length,
    urgent: unheard.filter(({ urgent }) => urgent).length,
  }
}

const GREETING_WIRE: { readonly [G in Greeting]: string } = {
  none: 'NONE',
  standard: 'STANDARD',
  outofoffice: 'OUT_OF_OFFICE',
  extendedabsence: 'EXTENDED_ABSENCE',
}

/** The Java name; anything else makes the server fail (reference sipxcom-user 3). */
export function greetingWire(greeting: Greeting): string {
  return GREETING_WIRE[greeting]
}

export function toGreeting(wire: string | null | undefined): Greeting | null {
  const greeting = GreetingSchema.safeParse((wire ?? 'none').toLowerCase().replaceAll(/[_-]/g, ''))
  return greeting.success ? greeting.data : null
}

/** Items of a feed. Links carry a key that opens the account, so only the message id is taken from them. */
export function toFeed(wire: z.infer<typeof FeedWire>): readonly FeedItem[] {
  return wire.rss.channel.item.map((item, index) => {
    const published = Date.parse(item.pubDate ?? '')
    return {
      id: /\/([\w.-]{1,64})\/?(?:\?.*)?$/.exec(item.link ?? '')?.[1] ?? String(index + 1),
      title: cleanRemoteText(item.title ?? '', 'message'),
      description: cleanRemoteText(item.description ?? '', 'message'),
      publishedAt: Number.isNaN(published) ? null : new Date(published).toISOString(),
    }
  })
}
