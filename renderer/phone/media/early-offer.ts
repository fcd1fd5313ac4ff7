import type { DescriptionWish } from './media.ts'

/** The offer of a call that starts here, made while the microphone opens and handed out to the first who asks for it. */
export function createEarlyOffer(describe: (wish: DescriptionWish) => Promise<string>): {
  /** Begins it. */
  make(): void
  /** That offer once, where it is what is wished; else a description of its own. */
  describe(wish: DescriptionWish): Promise<string>
} {
  let early: Promise<string> | null = null
  return {
    make() {
      early = describe({ hold: false, iceRestart: false })
      // Whoever asks for it hears of its failure.
      early.catch(() => undefined)
    },
    describe(wish) {
      const made = early
      early = null
      return made && !wish.hold && !wish.iceRestart ? made : describe(wish)
    },
  }
}
