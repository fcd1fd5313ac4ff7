/** One piece of a melody; `hz` null is a rest. */
export type Note = { readonly hz: number | null; readonly ms: number }

export const SAMPLE_RATE = 8000
/** 20 ms. */
export const FRAME_SAMPLES = 160

const AMPLITUDE = 10_000
/** Fades at the ends of a note, so that it does not click. */
const RAMP_SAMPLES = 40

/** The melody as frames of 160 samples, the last one filled up with silence. */
export function* toneFrames(notes: readonly Note[], encode: (sample: number) => number): Generator<Buffer> {
  let frame = Buffer.alloc(FRAME_SAMPLES, encode(0))
  let filled = 0
  for (const { hz, ms } of notes) {
    const samples = Math.round((ms * SAMPLE_RATE) / 1000)
    for (let at = 0; at < samples; at += 1) {
      const ramp = Math.min(1, (at + 1) / RAMP_SAMPLES, (samples - at) / RAMP_SAMPLES)
      const wave = hz === null ? 0 : Math.sin((2 * Math.PI * hz * at) / SAMPLE_RATE)
      frame[filled] = encode(Math.round(AMPLITUDE * ramp * wave))
      filled += 1
      if (filled < FRAME_SAMPLES) continue
      yield frame
      frame = Buffer.alloc(FRAME_SAMPLES, encode(0))
      filled = 0
    }
  }
  if (filled > 0) yield frame
}

/** The encoder of a G.711 payload by its SDP name; null for other codecs. */
export function g711Encoder(name: string): ((sample: number) => number) | null {
  const encoders: Readonly<Record<string, (sample: number) => number>> = {
    PCMU: encodeMuLaw,
    PCMA: encodeALaw,
  }
  return encoders[name.toUpperCase()] ?? null
}

/** G.711 mu-law of one 16-bit sample. */
export function encodeMuLaw(sample: number): number {
  const sign = sample < 0 ? 0x80 : 0
  const magnitude = Math.min(Math.abs(sample), 32_635) + 132
  const exponent = Math.max(0, 24 - Math.clz32(magnitude))
  const mantissa = (magnitude >> (exponent + 3)) & 0x0f
  return ~(sign | (exponent << 4) | mantissa) & 0xff
}

/** G.711 A-law of one 16-bit sample. */
export function encodeALaw(sample: number): number {
  const isNegative = sample < 0
  const magnitude = Math.min(isNegative ? -sample - 1 : sample, 32_767) >> 3
  const exponent = Math.max(0, 27 - Math.clz32(magnitude))
  const mantissa = exponent === 0 ? magnitude >> 1 : magnitude >> exponent
  return ((exponent << 4) | (mantissa & 0x0f)) ^ (isNegative ? 0x55 : 0xd5)
}
