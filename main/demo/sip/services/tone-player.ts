import type { Clock } from '../../../core/ports.ts'
import type { RtpPacket } from '../../../media/rtp.ts'
import { FRAME_SAMPLES, toneFrames } from './tone.ts'
import type { Note } from './tone.ts'

export type TonePlayerOptions = {
  readonly clock: Clock
  readonly payloadType: number
  readonly encode: (sample: number) => number
  readonly send: (packet: RtpPacket) => void
}

const FRAME_MS = 20

/**
 * Plays a melody at one frame per 20 ms, then calls `onEnd`. Frames are due at multiples of 20 ms from the start, so
 * that late timers do not add up. Returns the function that stops it.
 */
export function playTone(notes: readonly Note[], options: TonePlayerOptions, onEnd: () => void): () => void {
  const frames = toneFrames(notes, options.encode)
  const startedMs = options.clock.now().getTime()
  let count = 0
  let cancel = (): void => undefined
  const step = (): void => {
    const frame = frames.next()
    if (frame.done) return onEnd()
    options.send({
      payloadType: options.payloadType,
      marker: count === 0,
      sequence: count & 0xffff,
      timestamp: count * FRAME_SAMPLES,
      ssrc: 0,
      payload: frame.value,
    })
    count += 1
    cancel = options.clock.after(
      Math.max(0, startedMs + count * FRAME_MS - options.clock.now().getTime()),
      step,
    )
  }
  step()
  return () => cancel()
}
