import { randomUUID } from 'node:crypto'
import { isAmong } from '../../shared/domain/caller-key.ts'
import { addressOfUri, parseDialTarget, toSipUri } from '../../shared/domain/dial.ts'
import { type IncomingText, MAX_TEXT_CHARACTERS, type TextMessage } from '../../shared/domain/text-message.ts'
import { appError } from '../../shared/errors.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { cleanRemoteText } from '../../shared/text/clean.ts'
import type { AppState } from './app-state.ts'
import type { Dialing } from './dialing.ts'
import type { Person } from './person.ts'
import type { Clock, Log } from './ports.ts'
import type { PhonePort } from './phone-ports.ts'
import type { TextStore } from './store-ports.ts'

/** Texts that wait to be looked at, as windows show them; more are in the list. */
const SHOWN = 20
/** A person types; what is faster is a script that would annoy somebody, or cost money by the message. */
const SENT_A_MINUTE = 20

/** Short texts by SIP (RFC 3428). */
export type Texts = ReturnType<typeof createTexts>

export function createTexts(deps: {
  readonly state: AppState
  readonly phone: PhonePort
  readonly dialing: Dialing
  readonly person: Person
  readonly store: TextStore
  /** Whose number it is, by the phone books; null = nobody's. */
  readonly nameOf: (address: string) => string | null
  readonly clock: Clock
  readonly log: Log
}) {
  const { state, store, clock } = deps
  let sentAt: readonly number[] = []

  function publish(): void {
    const unseen = store.unseen(SHOWN)
    const { textRevision } = state.get()
    state.change({ texts: unseen.ok ? unseen.value : [], textRevision: textRevision + 1 })
  }

  function keep(text: TextMessage): void {
    const kept = store.add(text)
    if (kept.ok) publish()
    else state.addTrouble(kept.error)
  }

  return {
    publish,

    /** Sends it over the asked line, else the preferred one, and keeps it with what came of it. Errors: invalid-input,
     *  target-invalid, line-not-ready, rate-limited, call-failed (`text-refused`, with `status`), app-unavailable, timeout. */
    async send(target: string, accountId: string | null, words: string): Promise<Result<TextMessage>> {
      const text = words.trim()
      if (text === '') return err(appError('invalid-input', { field: 'text', detail: 'empty' }))
      if ([...text].length > MAX_TEXT_CHARACTERS || text.length > MAX_TEXT_CHARACTERS)
        return err(appError('invalid-input', { field: 'text', detail: 'too-long' }))
      const dialled = parseDialTarget(target)
      if (!dialled.ok) return dialled
      const line = deps.dialing.chooseLine(accountId)
      if (!line.ok) return line
      const now = clock.now().getTime()
      sentAt = sentAt.filter((at) => now - at < 60_000)
      if (sentAt.length >= SENT_A_MINUTE) return err(appError('rate-limited', { retryAfterSec: 60 }))
      sentAt = [...sentAt, now]
      const { id } = line.value.info
      const uri = toSipUri(dialled.value, deps.dialing.domainOf(id))
      const sent = await deps.phone.send({ kind: 'send-text', accountId: id, uri, text })
      // Without a phone window nothing was tried.
      if (!sent.ok && sent.error.code === 'app-unavailable') return sent
      const address = cleanRemoteText(addressOfUri(uri), 'address')
      const message: TextMessage = {
        id: randomUUID(),
        accountId: id,
        direction: 'out',
        address,
        displayName: deps.nameOf(address),
        text,
        at: clock.now().toISOString(),
        outcome: sent.ok ? 'taken' : 'failed',
        status: sent.ok ? null : (sent.error.status ?? null),
      }
      keep(message)
      return sent.ok ? ok(message) : sent
    },

    /** One that came in: cleaned again, because the phone window is not trusted with that; nothing of a blocked caller. */
    received({ accountId, ...from }: IncomingText): void {
      const address = cleanRemoteText(from.address, 'address')
      const text = cleanRemoteText(from.text, 'text')
      const blocked = deps.person.blocked()
      const keys = new Set(blocked.ok ? blocked.value.map(({ key }) => key) : [])
      if (text === '' || isAmong(keys, address)) return
      if (!state.get().accounts.some(({ info }) => info.id === accountId)) return
      const name = cleanRemoteText(from.displayName ?? '', 'name')
      keep({
        id: randomUUID(),
        accountId,
        direction: 'in',
        address,
        displayName: deps.nameOf(address) ?? (name === '' ? null : name),
        text,
        at: clock.now().toISOString(),
        outcome: 'received',
        status: null,
      })
    },

    list: (address: string | null, limit: number): Result<readonly TextMessage[]> =>
      store.list({ address, limit }),

    /** `address` null = all of them. */
    markSeen(address: string | null): Result<undefined> {
      const marked = store.markSeen(address)
      if (marked.ok) publish()
      return marked
    },
  }
}
