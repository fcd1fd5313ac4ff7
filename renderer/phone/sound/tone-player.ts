import type { Score } from './tones.ts'

/** Attack and release of a note, so that it does not click. */
const EDGE_SEC = 0.008
/** An audio context that nobody hears costs CPU time: it sleeps this long after the last tone. */
const SLEEP_AFTER_MS = 1_000

/** AudioContext with the output choice of Chromium, which the type library does not know yet. */
type SinkContext = AudioContext & { setSinkId?: (sinkId: string) => Promise<void> }

export type TonePlayer = {
  /** Opens the output and draws this score ahead of time: the first use blocks the page for up to 100 ms. */
  warm(score: Score): void
  /** Plays round after round until `stop`. Starts from the beginning; the same score again goes on. */
  play(score: Score, volume: number): void
  setVolume(volume: number): void
  /** Silence within one audio block (3 ms). */
  stop(): void
  /** '' is the system's default. */
  use(deviceId: string): void
}

/**
 * Plays one tone at a time on one output. Each score is drawn once, off the main thread, and then loops as a buffer:
 * while it rings this window has nothing to do.
 */
export function createTonePlayer(after: (delayMs: number, run: () => void) => () => void): TonePlayer {
  const drawn = new Map<Score, Promise<AudioBuffer>>()
  let context: SinkContext | null = null
  let gain: GainNode | null = null
  let playing: { readonly score: Score; source: AudioBufferSourceNode | null } | null = null
  let cancelSleep: (() => void) | null = null
  let sink = ''

  function wake(): { readonly context: SinkContext; readonly gain: GainNode } {
    cancelSleep?.()
    cancelSleep = null
    if (!context || !gain) {
      context = new AudioContext({ latencyHint: 'interactive' })
      gain = context.createGain()
      gain.connect(context.destination)
      if (sink !== '') void moveTo(context, sink)
    }
    if (context.state === 'suspended') void context.resume()
    return { context, gain }
  }

  function draw(score: Score, sampleRate: number): Promise<AudioBuffer> {
    const known = drawn.get(score)
    if (known) return known
    const fresh = drawScore(score, sampleRate)
    drawn.set(score, fresh)
    return fresh
  }

  function stop(): void {
    if (!playing) return
    playing.source?.stop()
    playing.source?.disconnect()
    playing = null
    sleepSoon()
  }

  function sleepSoon(): void {
    cancelSleep?.()
    cancelSleep = after(SLEEP_AFTER_MS, () => {
      if (!playing) void context?.suspend()
    })
  }

  return {
    warm(score) {
      void draw(score, wake().context.sampleRate)
      sleepSoon()
    },
    play(score, volume) {
      if (playing?.score === score) return
      stop()
      const awake = wake()
      const turn: typeof playing = { score, source: null }
      playing = turn
      void draw(score, awake.context.sampleRate).then((buffer) => {
        if (playing !== turn) return
        const source = awake.context.createBufferSource()
        source.buffer = buffer
        source.loop = true
        source.connect(awake.gain)
        awake.gain.gain.setValueAtTime(volume, awake.context.currentTime)
        source.start()
        turn.source = source
      })
    },
    setVolume(volume) {
      if (context && gain) gain.gain.setTargetAtTime(volume, context.currentTime, 0.02)
    },
    stop,
    use(deviceId) {
      if (deviceId === sink) return
      sink = deviceId
      if (context) void moveTo(context, deviceId)
    },
  }
}

async function moveTo(context: SinkContext, deviceId: string): Promise<void> {
  try {
    await context.setSinkId?.(deviceId)
  } catch {
    // Unplugged since the list was made: the default is heard at least.
    if (deviceId !== '') await moveTo(context, '')
  }
}

/** One round of a score as samples. */
function drawScore(score: Score, sampleRate: number): Promise<AudioBuffer> {
  const offline = new OfflineAudioContext(1, Math.ceil(score.period * sampleRate), sampleRate)
  for (const note of score.notes) {
    const envelope = offline.createGain()
    const end = note.at + note.lasts
    envelope.gain.setValueAtTime(0, note.at)
    envelope.gain.linearRampToValueAtTime(note.level, note.at + EDGE_SEC)
    if (note.decay > 0) envelope.gain.setTargetAtTime(0, note.at + EDGE_SEC, note.decay / Math.LN10)
    else envelope.gain.setValueAtTime(note.level, end - EDGE_SEC)
    envelope.gain.linearRampToValueAtTime(0, end)
    envelope.connect(offline.destination)
    for (const hz of note.hz) {
      const voice = offline.createOscillator()
      voice.frequency.value = hz
      voice.connect(envelope)
      voice.start(note.at)
      voice.stop(end)
    }
  }
  return offline.startRendering()
}
