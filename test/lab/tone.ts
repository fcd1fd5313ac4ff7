import { readFileSync, writeFileSync } from 'node:fs'

const RATE = 8000

/** Writes a mono 16-bit WAV of one pure tone, 8 kHz, half of full scale. */
export function writeToneWav(file: string, hz: number, seconds: number): void {
  const samples = new Int16Array(RATE * seconds)
  for (let i = 0; i < samples.length; i += 1)
    samples[i] = Math.round(16_384 * Math.sin((2 * Math.PI * hz * i) / RATE))
  const data = Buffer.from(samples.buffer)
  const head = Buffer.alloc(44)
  head.write('RIFF', 0)
  head.writeUInt32LE(36 + data.length, 4)
  head.write('WAVEfmt ', 8)
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(RATE, 24)
  head.writeUInt32LE(RATE * 2, 28)
  head.writeUInt16LE(2, 32)
  head.writeUInt16LE(16, 34)
  head.write('data', 36)
  head.writeUInt32LE(data.length, 40)
  writeFileSync(file, Buffer.concat([head, data]))
}

export type Heard = {
  readonly seconds: number
  /** Level of each asked frequency, 0..1 of full scale, over the loudest second. */
  level(hz: number): number
  /** The same over the last `seconds` of what was heard. */
  lately(hz: number, seconds: number): number
}

/** Reads a mono 16-bit recording, also one still being written (its header lengths are not believed). */
export function readRecording(file: string): Heard {
  const bytes = readFileSync(file)
  const at = bytes.indexOf('data')
  const rate = bytes.length > 28 ? bytes.readUInt32LE(24) : RATE
  const body = at < 0 ? Buffer.alloc(0) : bytes.subarray(at + 8, bytes.length - ((bytes.length - at) % 2))
  const count = Math.floor(body.length / 2)
  const sample = (i: number): number => body.readInt16LE(i * 2) / 32_768
  return {
    seconds: count / rate,
    lately: (hz, seconds) => {
      const span = Math.min(Math.round(rate * seconds), count)
      return span === 0 ? 0 : goertzel(sample, count - span, span, hz / rate)
    },
    level: (hz) => {
      const span = Math.min(rate, count)
      let best = 0
      for (let from = 0; from + span <= count && span > 0; from += Math.max(1, Math.floor(span / 2)))
        best = Math.max(best, goertzel(sample, from, span, hz / rate))
      return best
    },
  }
}

/** Amplitude of one frequency in `span` samples (G. Goertzel, 1958). `turns` = cycles per sample. */
function goertzel(sample: (i: number) => number, from: number, span: number, turns: number): number {
  const k = 2 * Math.cos(2 * Math.PI * turns)
  let s1 = 0
  let s2 = 0
  for (let i = 0; i < span; i += 1) {
    const s0 = sample(from + i) + k * s1 - s2
    s2 = s1
    s1 = s0
  }
  return (2 * Math.sqrt(Math.max(0, s1 * s1 + s2 * s2 - k * s1 * s2))) / span
}

/** One pure tone as G.711 A-law bytes, 8 kHz, half of full scale. */
export function toneInALaw(hz: number, seconds: number): Buffer {
  return Buffer.from(
    Array.from({ length: RATE * seconds }, (_, i) =>
      aLaw(Math.round(16_384 * Math.sin((2 * Math.PI * hz * i) / RATE))),
    ),
  )
}

/** ITU-T G.711: sign, three bits of exponent, four of mantissa, every second bit turned over. */
function aLaw(sample: number): number {
  const magnitude = Math.min(sample < 0 ? -sample - 1 : sample, 32_767) >> 3
  const exponent = Math.max(0, Math.floor(Math.log2(Math.max(1, magnitude))) - 4)
  const mantissa = (magnitude >> Math.max(1, exponent)) & 0x0f
  return ((sample < 0 ? 0 : 0x80) | (exponent << 4) | mantissa) ^ 0x55
}
