/** Reads how loud a track is. */
export type LevelMeter = {
  /** 0..1, RMS of the last few milliseconds. */
  read(): number
  stop(): void
}

const SAMPLES = 2_048

export function createLevelMeter(track: MediaStreamTrack): LevelMeter {
  const context = new AudioContext()
  const analyser = context.createAnalyser()
  analyser.fftSize = SAMPLES
  const source = context.createMediaStreamSource(new MediaStream([track]))
  source.connect(analyser)
  const samples = new Float32Array(SAMPLES)
  return {
    read() {
      analyser.getFloatTimeDomainData(samples)
      const energy = samples.reduce((sum, sample) => sum + sample * sample, 0)
      return Math.min(Math.sqrt(energy / SAMPLES), 1)
    },
    stop() {
      source.disconnect()
      void context.close()
    },
  }
}
