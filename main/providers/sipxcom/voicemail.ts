import type { WriteOutcome } from '../../../shared/domain/availability.ts'
import type { VoicemailFolder, VoicemailMessage } from '../../../shared/domain/voicemail.ts'
import { appError } from '../../../shared/errors.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { decodeText } from '../../http/decode.ts'
import type { VoicemailFacet } from '../facets/voicemail.ts'
import { audioType } from './audio-type.ts'
import type { SipxParts } from './parts.ts'
import type { Ask, Send } from './client.ts'
import { done } from './done.ts'
import { createGreeting } from './greeting.ts'
import { countMessages, newestFirst, readSummary, toFeed, toMessage } from './map-voicemail.ts'
import { readXml } from './read-xml.ts'
import { FeedWire, MessagesWire } from './wire-voicemail.ts'

/** 5000 messages are about 2 MB of XML. */
const MAX_LIST_BYTES = 16 * 1024 * 1024
/** An hour of 8 kHz 16 bit sound. */
const MAX_AUDIO_BYTES = 64 * 1024 * 1024
const AUDIO_TIMEOUT_MS = 60_000

/** A mailbox is addressed by the real user name. */
export type MailboxParts = Pick<SipxParts, 'client' | 'me'>

/** The mailbox behind `/my/redirect/mailbox` (reference sipxcom-user 3). */
export function createVoicemail({ client, me }: MailboxParts): VoicemailFacet {
  type Mine = { readonly path: readonly string[] }
  async function mine(
    kind: 'mailbox' | 'media',
    rest: readonly string[],
    signal: AbortSignal,
  ): Promise<Result<Mine>> {
    const user = await me(signal)
    return user.ok ? ok({ path: ['my', 'redirect', kind, user.value, ...rest] }) : user
  }

  async function ask(rest: readonly string[], more: Omit<Ask, 'path'>, signal: AbortSignal) {
    const at = await mine('mailbox', rest, signal)
    return at.ok ? client.get({ ...more, ...at.value, accept: 'any' }, signal) : at
  }

  async function tell(
    rest: readonly string[],
    how: Pick<Send, 'method' | 'body'>,
    signal: AbortSignal,
  ): Promise<Result<undefined>> {
    const at = await mine('mailbox', ['message', ...rest], signal)
    return at.ok ? done(await client.send({ ...how, ...at.value, accept: 'any' }, signal)) : at
  }

  async function messages(
    rest: readonly string[],
    folder: VoicemailFolder,
    signal: AbortSignal,
  ): Promise<Result<readonly VoicemailMessage[]>> {
    const at = await mine('mailbox', rest, signal)
    if (!at.ok) return at
    const asked = { ...at.value, accept: 'any', maxBytes: MAX_LIST_BYTES } as const
    const answer = await readXml(client, asked, { schema: MessagesWire, lists: ['message'] }, signal)
    return answer.ok
      ? ok(newestFirst(answer.value.messages.message.map((wire) => toMessage(wire, folder))))
      : answer
  }

  /** Where a message is now, with everything there is about it; null = nowhere. */
  async function find(id: string, signal: AbortSignal): Promise<Result<VoicemailMessage | null>> {
    const all = await messages(['messages'], 'inbox', signal)
    if (!all.ok) return all
    const known = all.value.find((message) => message.id === id)
    // The short list knows neither sender nor subject, and leaves out recorded conferences.
    const folder = known?.folder ?? 'conference'
    const full = await messages([folder], folder, signal)
    if (!full.ok) return known ? ok(known) : full.error.code === 'not-found' ? ok(null) : full
    return ok(full.value.find((message) => message.id === id) ?? known ?? null)
  }

  async function outcome(
    id: string,
    isDone: (message: VoicemailMessage) => boolean,
    asAsked: (message: VoicemailMessage) => VoicemailMessage,
    signal: AbortSignal,
  ): Promise<Result<WriteOutcome<VoicemailMessage>>> {
    const found = await find(id, signal)
    if (!found.ok) return found
    if (found.value === null) return err(appError('not-found', { detail: 'message' }))
    const confirmed = isDone(found.value)
    return ok({
      value: found.value,
      confirmed,
      ...(!confirmed && { differs: { asked: asAsked(found.value), got: found.value } }),
      warnings: [],
    })
  }

  return {
    async list(folder, signal) {
      if (folder !== null) return messages([folder], folder, signal)
      const folders = ['inbox', 'saved', 'deleted'] as const
      const lists = await Promise.all(folders.map((each) => messages([each], each, signal)))
      const failed = lists.find((list) => !list.ok)
      if (failed && !failed.ok) return failed
      return ok(newestFirst(lists.flatMap((list) => (list.ok ? list.value : []))))
    },

    async audio({ folder, id }, signal) {
      const at = await mine('media', [folder, id], signal)
      if (!at.ok) return at
      const limits = { maxBytes: MAX_AUDIO_BYTES, timeoutMs: AUDIO_TIMEOUT_MS }
      const answer = await client.get({ ...at.value, ...limits, accept: 'any' }, signal)
      if (!answer.ok) return answer
      const { body, headers } = answer.value
      const contentType = audioType(body, headers['content-type'] ?? '')
      return contentType === null
        ? err(appError('bad-response', { host: client.host, detail: 'not-audio' }))
        : ok({ contentType, bytes: body })
    },

    async mark(id, heard, signal) {
      const told = await tell([id, 'heard'], { method: heard ? 'PUT' : 'DELETE' }, signal)
      if (!told.ok) return told
      return outcome(
        id,
        (now) => now.heard === heard,
        (now) => ({ ...now, heard }),
        signal,
      )
    },

    async move(id, folder, signal) {
      const told = await tell([id, 'move', folder], { method: 'PUT' }, signal)
      if (!told.ok) return told
      return outcome(
        id,
        (now) => now.folder === folder,
        (now) => ({ ...now, folder }),
        signal,
      )
    },

    async rename(id, subject, signal) {
      const told = await tell(
        [id, 'subject'],
        { method: 'PUT', body: { kind: 'text', text: subject } },
        signal,
      )
      if (!told.ok) return told
      return outcome(
        id,
        (now) => (now.subject ?? '') === subject.trim(),
        (now) => ({ ...now, subject }),
        signal,
      )
    },

    async remove(id, signal) {
      const told = await tell([id, 'delete'], { method: 'PUT' }, signal)
      if (!told.ok) return told
      const found = await find(id, signal)
      if (!found.ok)
        return ok({
          value: 'deleted',
          confirmed: false,
          warnings: [{ code: 'read-back-failed', detail: found.error.code }],
        })
      const folder = found.value?.folder ?? null
      const confirmed = folder === null || folder === 'deleted'
      return ok({
        value: folder,
        confirmed,
        ...(!confirmed && { differs: { asked: 'deleted', got: folder } }),
        warnings: [],
      })
    },

    async count(signal) {
      const summary = await ask(['mwi'], {}, signal)
      const count = summary.ok ? readSummary(decodeText(summary.value.body).text) : null
      if (count !== null) return ok(count)
      if (!summary.ok && summary.error.code !== 'not-found') return summary
      const all = await messages(['messages'], 'inbox', signal)
      return all.ok ? ok(countMessages(all.value)) : all
    },

    greeting: createGreeting({ client, me }),

    async setPin(pin, signal) {
      const digits = pin.reveal()
      // Shorter ones are refused there; others cannot be typed on a telephone. No path part is decoded there.
      if (!/^\d{4,32}$/.test(digits))
        return err(appError('invalid-input', { field: 'newPin', detail: 'pin' }))
      return done(await client.send({ method: 'PUT', path: ['my', 'voicemail', 'pin', digits] }, signal))
    },

    async feed(folder, signal) {
      const asked = {
        path: ['my', 'feed', 'voicemail', folder],
        accept: 'rss',
        maxBytes: MAX_LIST_BYTES,
      } as const
      const feed = await readXml(client, asked, { schema: FeedWire, lists: ['item'] }, signal)
      return feed.ok ? ok(toFeed(feed.value)) : feed
    },
  }
}
