import type { WriteOutcome } from '../../shared/domain/availability.ts'
import type {
  FeedItem,
  Greeting,
  MessageCount,
  VoicemailFolder,
  VoicemailMessage,
} from '../../shared/domain/voicemail.ts'
import { appError } from '../../shared/errors.ts'
import type { AccountId } from '../../shared/ids.ts'
import { err, type Result } from '../../shared/result.ts'
import type { Secret } from '../../shared/secret.ts'
import type { Audio } from '../providers/facets/voicemail.ts'
import type { Accounts } from './accounts.ts'
import type { AccountAnswer } from './answers.ts'
import type { AppState } from './app-state.ts'
import { createAudioDesk } from './audio-desk.ts'
import { background } from './background.ts'
import { fanOut } from './fan-out.ts'
import { askOne } from './one-account.ts'
import type { AudioCachePort } from './store-ports.ts'
import type { Clock, Log } from './ports.ts'

export type VoicemailDeps = {
  readonly accounts: Accounts
  readonly state: AppState
  readonly clock: Clock
  readonly log: Log
  readonly cache: AudioCachePort
}

type Answers<T> = Promise<readonly AccountAnswer<T>[]>
/** A message as a person points at it. */
export type MessageRef = { readonly folder: VoicemailFolder; readonly id: string }

/** The mailboxes of the accounts. Counts go into the snapshot; messages are asked for. */
export type Voicemail = ReturnType<typeof createVoicemail>

export function createVoicemail(deps: VoicemailDeps) {
  const { state } = deps
  const desk = createAudioDesk(deps.cache)

  function touched(): void {
    state.change({ voicemailRevision: state.get().voicemailRevision + 1 })
  }

  async function count(ids: readonly AccountId[] | null, signal: AbortSignal): Answers<MessageCount> {
    const answers = await fanOut(deps, ids, (session) => session.voicemail?.count(signal) ?? null)
    for (const { account, asOf, result } of answers) {
      if (!result.ok) continue
      const before = state.get().accounts.find((view) => view.info.id === account.id)?.voicemail?.count
      state.changeAccount(account.id, (view) => ({ ...view, voicemail: { count: result.value, asOf } }))
      if (JSON.stringify(before) !== JSON.stringify(result.value)) touched()
    }
    return answers
  }

  /** After a change: the lists are old, and the counts are asked anew. */
  async function changed<T>(id: AccountId, answers: Answers<T>): Answers<T> {
    const done = await answers
    if (done.some(({ result }) => result.ok)) {
      touched()
      background(count([id], AbortSignal.timeout(15_000)), deps.log)
    }
    return done
  }

  return {
    count,

    /** `folder` null = inbox, saved and deleted. */
    list: (
      ids: readonly AccountId[] | null,
      folder: VoicemailFolder | null,
      signal: AbortSignal,
    ): Answers<readonly VoicemailMessage[]> =>
      fanOut(deps, ids, (session) => session.voicemail?.list(folder, signal) ?? null),

    /** The message of this id, in whatever folder it is. Errors: not-found. */
    async find(id: AccountId, messageId: string, signal: AbortSignal): Promise<Result<VoicemailMessage>> {
      const listed = await askOne(deps, id, (session) => session.voicemail?.list(null, signal) ?? null)
      if (!listed.ok) return listed
      const known = listed.value.find((message) => message.id === messageId)
      if (known) return { ok: true, value: known }
      const others = await askOne(
        deps,
        id,
        (session) => session.voicemail?.list('conference', signal) ?? null,
      )
      const other = others.ok ? others.value.find((message) => message.id === messageId) : undefined
      return other
        ? { ok: true, value: other }
        : err(appError('not-found', { accountId: id, detail: 'message' }))
    },

    /** The recording, from the sealed cache where it is there. */
    audio: (id: AccountId, message: MessageRef, signal: AbortSignal): Promise<Result<Audio>> =>
      desk.audio(id, message, () =>
        askOne(deps, id, (session) => session.voicemail?.audio(message, signal) ?? null),
      ),

    /** Part of a recording that `audio` gave just now. Errors: not-found. */
    chunk: (...asked: Parameters<typeof desk.chunk>) => desk.chunk(...asked),

    mark: (
      id: AccountId,
      messageId: string,
      heard: boolean,
      signal: AbortSignal,
    ): Answers<WriteOutcome<VoicemailMessage>> =>
      changed(
        id,
        fanOut(deps, [id], (session) => session.voicemail?.mark(messageId, heard, signal) ?? null),
      ),

    move: (
      id: AccountId,
      messageId: string,
      folder: VoicemailFolder,
      signal: AbortSignal,
    ): Answers<WriteOutcome<VoicemailMessage>> =>
      changed(
        id,
        fanOut(deps, [id], (session) => session.voicemail?.move(messageId, folder, signal) ?? null),
      ),

    rename: (
      id: AccountId,
      messageId: string,
      subject: string,
      signal: AbortSignal,
    ): Answers<WriteOutcome<VoicemailMessage>> =>
      changed(
        id,
        fanOut(deps, [id], (session) => session.voicemail?.rename(messageId, subject, signal) ?? null),
      ),

    async remove(
      id: AccountId,
      messageId: string,
      signal: AbortSignal,
    ): Answers<WriteOutcome<VoicemailFolder | null>> {
      const answers = await changed(
        id,
        fanOut(deps, [id], (session) => session.voicemail?.remove(messageId, signal) ?? null),
      )
      // What is gone there is gone here.
      if (answers.some(({ result }) => result.ok && result.value.value === null))
        await desk.forget(id, messageId)
      return answers
    },

    readGreeting: (ids: readonly AccountId[] | null, signal: AbortSignal): Answers<Greeting> =>
      fanOut(deps, ids, (session) => session.voicemail?.greeting.read(signal) ?? null),

    setGreeting: (id: AccountId, greeting: Greeting, signal: AbortSignal): Answers<WriteOutcome<Greeting>> =>
      fanOut(deps, [id], (session) => session.voicemail?.greeting.write(greeting, signal) ?? null),

    setPin: (id: AccountId, pin: Secret, signal: AbortSignal): Answers<undefined> =>
      fanOut(deps, [id], (session) => session.voicemail?.setPin(pin, signal) ?? null),

    feed: (
      ids: readonly AccountId[] | null,
      folder: VoicemailFolder,
      signal: AbortSignal,
    ): Answers<readonly FeedItem[]> =>
      fanOut(deps, ids, (session) => session.voicemail?.feed(folder, signal) ?? null),
  }
}
