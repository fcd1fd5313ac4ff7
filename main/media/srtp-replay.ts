const WINDOW = 64
const HALF_SEQUENCE = 0x8000
const SEQUENCE_MODULUS = 0x1_0000

export type ReplayWindow = {
  /** True the first time an index is seen and it is not older than the window; call it after authentication only. */
  accept(index: number): boolean
}

/** The 64-packet sliding window of RFC 3711 3.3.2, on whole packet indexes (48 or 31 bits: exact as a number). */
export function createReplayWindow(): ReplayWindow {
  let highest = -1
  // Bit n of the 64 (low word first) stands for index highest - n.
  let low = 0
  let high = 0

  const shift = (by: number): void => {
    if (by >= WINDOW) {
      low = 0
      high = 0
    } else if (by >= 32) {
      high = (low << (by - 32)) >>> 0
      low = 0
    } else if (by > 0) {
      high = ((high << by) | (low >>> (32 - by))) >>> 0
      low = (low << by) >>> 0
    }
  }

  return {
    accept(index) {
      if (index > highest) {
        shift(highest < 0 ? WINDOW : index - highest)
        low = (low | 1) >>> 0
        highest = index
        return true
      }
      const age = highest - index
      if (age >= WINDOW) return false
      const bit = 1 << (age % 32)
      const word = age < 32 ? low : high
      if (word & bit) return false
      if (age < 32) low = (low | bit) >>> 0
      else high = (high | bit) >>> 0
      return true
    },
  }
}

/** Turns 16-bit sequence numbers into packet indexes by the guess of RFC 3711 3.3.1, and refuses what was seen. */
export function createSequenceWindow(): ReplayWindow {
  const window = createReplayWindow()
  let highest: number | null = null
  return {
    accept(sequence) {
      // The first packet starts at roll-over 1, so that packets just before a wrap keep a positive index.
      const index: number = highest === null ? SEQUENCE_MODULUS + sequence : nearest(highest, sequence)
      if (!window.accept(index)) return false
      highest = Math.max(highest ?? 0, index)
      return true
    },
  }
}

function nearest(highest: number, sequence: number): number {
  const rollover = Math.floor(highest / SEQUENCE_MODULUS)
  const last = highest % SEQUENCE_MODULUS
  if (last < HALF_SEQUENCE && sequence - last > HALF_SEQUENCE)
    return (rollover - 1) * SEQUENCE_MODULUS + sequence
  if (last >= HALF_SEQUENCE && last - HALF_SEQUENCE > sequence)
    return (rollover + 1) * SEQUENCE_MODULUS + sequence
  return rollover * SEQUENCE_MODULUS + sequence
}
