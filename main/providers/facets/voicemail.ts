import type { WriteOutcome } from '../../../shared/domain/availability.ts'
import type {
  FeedItem,
  Greeting,
  MessageCount,
  VoicemailFolder,
  VoicemailMessage,
} from '../../../shared/domain/voicemail.ts'
import type { Result } from '../../../shared/result.ts'
import type { Secret } from '../../../shared/secret.ts'

export type Audio = { readonly contentType: string; readonly bytes: Buffer }

/** An account's mailbox. Reading or fetching a message does not mark it as heard. */
export type VoicemailFacet = {
  /** Newest first; null = inbox, saved and deleted. Errors: not-found, forbidden, not-supported (no mailbox). */
  list(folder: VoicemailFolder | null, signal: AbortSignal): Promise<Result<readonly VoicemailMessage[]>>
  /** The whole recording. Errors: not-found, response-too-large. */
  audio(
    message: { readonly folder: VoicemailFolder; readonly id: string },
    signal: AbortSignal,
  ): Promise<Result<Audio>>
  /** Changes one message and reads it back. Errors: not-found, forbidden. */
  mark(id: string, heard: boolean, signal: AbortSignal): Promise<Result<WriteOutcome<VoicemailMessage>>>
  move(
    id: string,
    folder: VoicemailFolder,
    signal: AbortSignal,
  ): Promise<Result<WriteOutcome<VoicemailMessage>>>
  rename(id: string, subject: string, signal: AbortSignal): Promise<Result<WriteOutcome<VoicemailMessage>>>
  /** Into the folder of deleted messages, or for good when it is there. The value says where it is now, null = gone. */
  remove(id: string, signal: AbortSignal): Promise<Result<WriteOutcome<VoicemailFolder | null>>>
  count(signal: AbortSignal): Promise<Result<MessageCount>>
  readonly greeting: {
    read(signal: AbortSignal): Promise<Result<Greeting>>
    write(greeting: Greeting, signal: AbortSignal): Promise<Result<WriteOutcome<Greeting>>>
  }
  /** Sets the PIN of the mailbox; nobody can read it back. Errors: invalid-input (`newPin`). */
  setPin(pin: Secret, signal: AbortSignal): Promise<Result<undefined>>
  /** The folder as a feed. */
  feed(folder: VoicemailFolder, signal: AbortSignal): Promise<Result<readonly FeedItem[]>>
}
