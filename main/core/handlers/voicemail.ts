import { MAX_CHUNK_BYTES, type voicemailCommands } from '../../../shared/contract/voicemail.ts'
import { mapResult, ok, type Result } from '../../../shared/result.ts'
import { secret } from '../../../shared/secret.ts'
import type { CommandHandlers } from '../commands.ts'
import type { Core } from '../core.ts'
import { sortAnswers } from '../one-account.ts'
import { accountOf, limit, single } from './limit.ts'

/** A recording of an hour over a slow line. */
const AUDIO_LIMIT_MS = 90_000
const nothing = <T>(result: Result<T>): Result<undefined> => mapResult(result, () => undefined)

export function voicemailHandlers({
  voicemail,
}: Pick<Core, 'voicemail'>): Pick<CommandHandlers, keyof typeof voicemailCommands> {
  return {
    'voicemail.list': async ({ folder }) => {
      const { values, failures } = sortAnswers(await voicemail.list(null, folder, limit()))
      const messages = values.flatMap(({ accountId, value }) =>
        value.map((message) => ({ ...message, accountId })),
      )
      return ok({
        messages: messages.toSorted((a, b) => (b.receivedAt ?? '').localeCompare(a.receivedAt ?? '')),
        failures,
      })
    },
    'voicemail.open': async ({ accountId, ...message }) => {
      const audio = await voicemail.audio(accountOf(accountId), message, limit(AUDIO_LIMIT_MS))
      return mapResult(audio, ({ contentType, bytes }) => ({ contentType, sizeBytes: bytes.length }))
    },
    'voicemail.chunk': ({ accountId, id, offset }) =>
      mapResult(voicemail.chunk(accountOf(accountId), id, offset, MAX_CHUNK_BYTES), (bytes) => ({
        base64: bytes.toString('base64'),
      })),
    'voicemail.feed': ({ accountId, folder }) =>
      single(voicemail.feed([accountOf(accountId)], folder, limit())),
    'voicemail.mark': async ({ accountId, id, heard }) =>
      nothing(await single(voicemail.mark(accountOf(accountId), id, heard, limit()))),
    'voicemail.move': async ({ accountId, id, folder }) =>
      nothing(await single(voicemail.move(accountOf(accountId), id, folder, limit()))),
    'voicemail.remove': async ({ accountId, id }) =>
      nothing(await single(voicemail.remove(accountOf(accountId), id, limit()))),
    'voicemail.rename': async ({ accountId, id, subject }) =>
      nothing(await single(voicemail.rename(accountOf(accountId), id, subject, limit()))),
    'voicemail.setPin': async ({ accountId, pin }) =>
      nothing(await single(voicemail.setPin(accountOf(accountId), secret(pin), limit()))),
  }
}
