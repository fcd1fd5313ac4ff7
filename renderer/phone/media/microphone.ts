import type { Settings } from '../../../shared/domain/settings.ts'
import type { Result } from '../../../shared/result.ts'
import { fault } from '../fault.ts'

/** One call's share of the microphone. */
export type MicrophoneLease = {
  readonly track: MediaStreamTrack
  /** The device changed: send this track from now on; `track` has ended. */
  onReplaced(listener: (track: MediaStreamTrack) => void): void
  release(): void
}

/** The microphone: opened for the first call that needs it, closed with the last. */
export type Microphone = {
  /** Errors: microphone-unavailable, with detail denied, missing or busy. */
  acquire(): Promise<Result<MicrophoneLease>>
  /** Device ids, best first; running calls change over. */
  prefer(deviceIds: readonly string[], processing?: Settings['sound']['processing']): void
}

export type MicrophoneOptions = {
  readonly mediaDevices: Pick<MediaDevices, 'getUserMedia'>
  /** Echo cancellation, noise suppression, gain control. Off only where a test measures tones. */
  readonly processing: boolean
}

type Share = { track: MediaStreamTrack; listener: ((track: MediaStreamTrack) => void) | null }

export function createMicrophone({ mediaDevices, processing }: MicrophoneOptions): Microphone {
  const shares = new Set<Share>()
  let preferred: readonly string[] = ['default']
  let byDevice: Settings['sound']['processing'] = {}
  const usual = { echoCancellation: processing, noiseSuppression: processing, autoGainControl: processing }
  const constraintsFor = (id: string): MediaTrackConstraints => ({ ...usual, ...byDevice[id] })
  let source: MediaStreamTrack | null = null
  let opening: Promise<Result<MediaStreamTrack>> | null = null

  /** The device in use, or a newly opened one; two calls at once share one opening. */
  function open(): Promise<Result<MediaStreamTrack>> {
    if (source?.readyState === 'live') return Promise.resolve({ ok: true, value: source })
    opening ??= openFirst(preferred, mediaDevices, constraintsFor).then((opened) => {
      opening = null
      if (opened.ok) {
        source = opened.value
        // Unplugged: go on with the next best device.
        source.addEventListener('ended', () => void changeOver())
      }
      return opened
    })
    return opening
  }

  async function changeOver(): Promise<void> {
    source?.stop()
    source = null
    if (shares.size === 0) return
    const opened = await open()
    if (!opened.ok) return
    for (const share of shares) {
      const { enabled } = share.track
      share.track.stop()
      share.track = opened.value.clone()
      share.track.enabled = enabled
      share.listener?.(share.track)
    }
    closeIfUnused()
  }

  function closeIfUnused(): void {
    if (shares.size > 0) return
    source?.stop()
    source = null
  }

  return {
    async acquire() {
      const opened = await open()
      if (!opened.ok) return opened
      const share: Share = { track: opened.value.clone(), listener: null }
      shares.add(share)
      const lease: MicrophoneLease = {
        get track() {
          return share.track
        },
        onReplaced(listener) {
          share.listener = listener
        },
        release() {
          share.track.stop()
          shares.delete(share)
          closeIfUnused()
        },
      }
      return { ok: true, value: lease }
    },
    prefer(deviceIds, chosen = {}) {
      if (JSON.stringify([deviceIds, chosen]) === JSON.stringify([preferred, byDevice])) return
      preferred = deviceIds
      byDevice = chosen
      if (source) void changeOver()
    },
  }
}

async function openFirst(
  preferred: readonly string[],
  mediaDevices: Pick<MediaDevices, 'getUserMedia'>,
  constraintsFor: (deviceId: string) => MediaTrackConstraints,
): Promise<Result<MediaStreamTrack>> {
  const common = constraintsFor('default')
  // The system's default comes last even when it is not in the list: a call with any microphone beats one without.
  const named = preferred.filter((id) => id !== 'default' && id !== '')
  const tries: readonly MediaTrackConstraints[] =
    preferred[0] === 'default'
      ? [common]
      : [...named.map((id) => ({ ...constraintsFor(id), deviceId: { exact: id } })), common]
  let cause: unknown = null
  for (const audio of tries) {
    try {
      const [track] = (await mediaDevices.getUserMedia({ audio, video: false })).getAudioTracks()
      if (track) return { ok: true, value: track }
    } catch (error) {
      cause = error
      if (nameOf(error) === 'NotAllowedError') break
    }
  }
  return { ok: false, error: fault('microphone-unavailable', { detail: microphoneDetail(nameOf(cause)) }) }
}

/** What a getUserMedia failure means (W3C mediacapture-streams 10.3). */
export function microphoneDetail(errorName: string): 'denied' | 'missing' | 'busy' {
  if (errorName === 'NotAllowedError' || errorName === 'SecurityError') return 'denied'
  return errorName === 'NotReadableError' || errorName === 'AbortError' ? 'busy' : 'missing'
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : ''
}
