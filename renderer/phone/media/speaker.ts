/** What one call plays. */
export type SpeakerLease = {
  play(stream: MediaStream): void
  setOn(on: boolean): void
  stop(): void
}

/** Where calls are heard. */
export type Speaker = {
  lease(): SpeakerLease
  /** Moves every running and later call to this output; '' is the system's default. */
  use(deviceId: string): void
}

export function createSpeaker(createElement: () => HTMLAudioElement): Speaker {
  const elements = new Set<HTMLAudioElement>()
  let current = ''

  async function moveTo(element: HTMLAudioElement, deviceId: string): Promise<void> {
    try {
      await element.setSinkId(deviceId)
    } catch {
      // Unplugged since the list was made: the default is heard at least.
      if (deviceId !== '') await moveTo(element, '')
    }
  }

  return {
    lease() {
      const element = createElement()
      element.autoplay = true
      element.muted = true
      if (current !== '') void moveTo(element, current)
      elements.add(element)
      return {
        play(stream) {
          element.srcObject = stream
        },
        setOn(on) {
          element.muted = !on
        },
        stop() {
          elements.delete(element)
          element.pause()
          element.srcObject = null
        },
      }
    },
    use(deviceId) {
      if (deviceId === current) return
      current = deviceId
      for (const element of elements) void moveTo(element, deviceId)
    },
  }
}
