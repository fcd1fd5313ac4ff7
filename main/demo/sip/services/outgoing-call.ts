import { createCallCore } from './call-core.ts'
import type { CallCore } from './call-core.ts'
import type { CallMedia } from './call-media.ts'
import type { RunningCall, ServiceCallOptions } from './service-call.ts'
import type { UaDialog } from './ua-dialog.ts'

/** A call a service makes: `answered` or `failed` tells how its INVITE came out. */
export type OutgoingCall = RunningCall & {
  answered(dialog: UaDialog): void
  failed(): void
}

export type OutgoingParts = {
  readonly localTag: string
  readonly media: CallMedia
  /** Gives the INVITE up. */
  readonly cancel: () => void
}

export function createOutgoingCall(
  { localTag, media, cancel }: OutgoingParts,
  options: ServiceCallOptions,
): OutgoingCall {
  const core: CallCore = createCallCore(options, () => call)
  core.setMedia(media)
  const call: OutgoingCall = {
    ...core.call,
    direction: 'outgoing',
    localTag,
    peerUri: options.peerUri,
    // Ours to make, not to answer.
    ring: () => undefined,
    progress: () => undefined,
    answer: () => undefined,
    refuse: () => undefined,
    cancelled: () => undefined,
    hangUp: () => (core.dialog() ? core.hangUp() : cancel()),
    takeAck(ack) {
      if (ack.body !== '') core.media()?.acceptAnswer(ack.body)
    },
    answered(dialog) {
      core.setDialog(dialog)
      core.enter('active')
      options.onAnswered(call)
    },
    failed: () => core.end(),
  }
  return call
}
