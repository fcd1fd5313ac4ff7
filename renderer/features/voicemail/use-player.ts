import { useCallback, useEffect, useRef, useState, type KeyboardEvent } from 'react'
import type { VoicemailRow } from '../../../shared/domain/voicemail.ts'
import type { AppError } from '../../../shared/errors.ts'
import { fetchRecording } from '../../stores/recording.ts'
import { messageKey } from '../../stores/voicemail-store.ts'
import { useScreens } from '../../stores/screens.tsx'

export const SPEEDS = [0.75, 1, 1.25, 1.5, 2] as const
const STEP_SEC = 5

export type Player = {
  readonly state: 'idle' | 'fetching' | 'playing' | 'paused' | 'failed'
  readonly error: AppError | null
  /** Seconds. */
  readonly at: number
  readonly of: number
  readonly speed: number
  /** Plays or pauses a message, the chosen one when none is given. */
  readonly toggle: (message?: VoicemailRow | null) => void
  readonly seek: (sec: number) => void
  readonly skip: (sec: number) => void
  readonly setSpeed: (speed: number) => void
  /** Space plays and pauses, the arrows skip, `<` and `>` change the speed. True = it was one of these. */
  readonly key: (event: KeyboardEvent) => boolean
}

const STILL = { state: 'idle', error: null, at: 0, of: 0 } as const
type Heard = Pick<Player, 'state' | 'error' | 'at' | 'of'>

/** Plays one recording at a time. It stops when another message is chosen, and when the view closes. */
export function usePlayer(chosen: VoicemailRow | null): Player {
  const { commands } = useScreens()
  const [heard, setHeard] = useState<Heard>(STILL)
  const [speed, changeSpeed] = useState(1)
  const audio = useRef<HTMLAudioElement | null>(null)
  const loaded = useRef<string | null>(null)
  const chosenKey = chosen ? messageKey(chosen) : null

  const stop = useCallback((): void => {
    const element = audio.current
    audio.current = null
    loaded.current = null
    if (!element) return
    element.pause()
    URL.revokeObjectURL(element.src)
  }, [])
  useEffect(() => {
    if (loaded.current === null || loaded.current === chosenKey) return
    stop()
    setHeard(STILL)
  }, [chosenKey, stop])
  useEffect(() => stop, [stop])

  async function begin(message: VoicemailRow): Promise<void> {
    stop()
    const key = messageKey(message)
    loaded.current = key
    setHeard({ ...STILL, state: 'fetching' })
    const url = await fetchRecording(commands, message)
    if (loaded.current !== key) {
      if (url.ok) URL.revokeObjectURL(url.value)
      return
    }
    if (!url.ok) return setHeard({ ...STILL, state: 'failed', error: url.error })
    const element = new Audio(url.value)
    audio.current = element
    element.playbackRate = speed
    const tell = (state: Heard['state']) => (): void =>
      setHeard({ state, error: null, at: element.currentTime, of: lengthOf(element, message) })
    element.addEventListener('playing', tell('playing'))
    element.addEventListener('pause', tell('paused'))
    element.addEventListener('timeupdate', () => tell(element.paused ? 'paused' : 'playing')())
    element.addEventListener('error', () => setHeard({ ...STILL, state: 'failed' }))
    element.play().then(
      // Who plays a message has heard it.
      () => (message.heard ? undefined : void commands['voicemail.mark']({ ...idOf(message), heard: true })),
      () => setHeard({ ...STILL, state: 'failed' }),
    )
  }

  const toggle: Player['toggle'] = (message = chosen) => {
    if (!message) return
    const element = audio.current
    if (element && loaded.current === messageKey(message)) {
      if (element.paused) void element.play()
      else element.pause()
    } else void begin(message)
  }
  const seek = (sec: number): void => {
    const element = audio.current
    if (!element) return
    element.currentTime = Math.min(heard.of, Math.max(0, sec))
  }
  const skip = (sec: number): void => seek((audio.current?.currentTime ?? 0) + sec)
  const setSpeed = (next: number): void => {
    changeSpeed(next)
    if (audio.current) audio.current.playbackRate = next
  }
  const stepSpeed = (by: number): void => {
    const at = SPEEDS.findIndex((one) => one === speed)
    setSpeed(SPEEDS[Math.min(SPEEDS.length - 1, Math.max(0, at + by))] ?? 1)
  }
  const keys: Readonly<Record<string, () => void>> = {
    ' ': () => toggle(),
    ArrowRight: () => skip(STEP_SEC),
    ArrowLeft: () => skip(-STEP_SEC),
    '>': () => stepSpeed(1),
    '<': () => stepSpeed(-1),
  }
  return {
    ...heard,
    speed,
    toggle,
    seek,
    skip,
    setSpeed,
    key: (event) => {
      const run = keys[event.key]
      run?.()
      return run !== undefined
    },
  }
}

const idOf = ({ accountId, id }: VoicemailRow) => ({ accountId, id })

/** Some recordings do not say how long they are. */
function lengthOf(element: HTMLAudioElement, message: VoicemailRow): number {
  return Number.isFinite(element.duration) ? element.duration : message.durationSec
}
