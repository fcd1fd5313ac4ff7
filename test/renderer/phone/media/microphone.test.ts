import { describe, expect, it } from 'vitest'
import { createMicrophone, microphoneDetail } from '../../../../renderer/phone/media/microphone.ts'

/** A track that can be unplugged. Only what the microphone uses of it. */
class Track extends EventTarget {
  readonly device: string
  enabled = true
  readyState: 'live' | 'ended' = 'live'
  readonly clones: Track[] = []
  constructor(device: string) {
    super()
    this.device = device
  }
  clone(): Track {
    const copy = new Track(this.device)
    this.clones.push(copy)
    return copy
  }
  stop(): void {
    this.readyState = 'ended'
  }
  unplug(): void {
    this.stop()
    this.dispatchEvent(new Event('ended'))
  }
}

/** Devices that can be opened; anything else fails as Chromium does. */
function machine(...present: readonly string[]) {
  const devices = new Set(present)
  const opened: Track[] = []
  const asked: MediaTrackConstraints[] = []
  let failure: string | null = null
  const getUserMedia = async (constraints: MediaStreamConstraints = {}): Promise<MediaStream> => {
    const audio = typeof constraints.audio === 'object' ? constraints.audio : {}
    asked.push(audio)
    if (failure) throw new DOMException('no', failure)
    const wanted = audio.deviceId as { readonly exact: string } | undefined
    if (devices.size === 0) throw new DOMException('none', 'NotFoundError')
    if (wanted && !devices.has(wanted.exact)) throw new DOMException('gone', 'OverconstrainedError')
    const track = new Track(wanted?.exact ?? 'default')
    opened.push(track)
    // The type wants a whole MediaStream; the microphone asks only for its tracks.
    return { getAudioTracks: () => [track] } as unknown as MediaStream
  }
  return {
    devices,
    opened,
    asked,
    fail: (name: string | null) => {
      failure = name
    },
    microphone: createMicrophone({ mediaDevices: { getUserMedia }, processing: true }),
  }
}

const deviceOf = (track: MediaStreamTrack) => (track as unknown as Track).device

async function lease({ microphone }: ReturnType<typeof machine>) {
  const acquired = await microphone.acquire()
  if (!acquired.ok) throw new Error(acquired.error.code)
  return acquired.value
}

describe('createMicrophone', () => {
  it('opens the default device with echo cancellation', async () => {
    const computer = machine('default')
    const { track } = await lease(computer)
    expect(deviceOf(track)).toBe('default')
    expect(computer.asked).toEqual([
      { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
    ])
  })

  it('takes the first wanted device that opens, and the default when none does', async () => {
    const computer = machine('usb', 'built-in')
    computer.microphone.prefer(['headset', 'usb', 'built-in'])
    expect(deviceOf((await lease(computer)).track)).toBe('usb')
    const other = machine('built-in')
    other.microphone.prefer(['headset', 'usb'])
    expect(deviceOf((await lease(other)).track)).toBe('default')
  })

  it('opens once for calls that come together, and closes with the last', async () => {
    const computer = machine('default')
    const [first, second] = await Promise.all([lease(computer), lease(computer)])
    ;(await lease(computer)).release()
    expect(computer.opened).toHaveLength(1)
    expect(first.track).not.toBe(second.track)
    first.release()
    expect(computer.opened[0]?.readyState).toBe('live')
    second.release()
    expect(computer.opened[0]?.readyState).toBe('ended')
    await lease(computer)
    expect(computer.opened).toHaveLength(2)
  })

  it('moves running calls when the choice changes, muted ones stay muted', async () => {
    const computer = machine('default', 'usb')
    const call = await lease(computer)
    call.track.enabled = false
    const old = call.track
    const replaced = new Promise<MediaStreamTrack>((resolve) => call.onReplaced(resolve))
    computer.microphone.prefer(['usb'])
    const track = await replaced
    expect(deviceOf(track)).toBe('usb')
    expect(track.enabled).toBe(false)
    expect(call.track).toBe(track)
    expect([old.readyState, computer.opened[0]?.readyState]).toEqual(['ended', 'ended'])
  })

  it('goes on with the next best when the device is unplugged', async () => {
    const computer = machine('usb', 'built-in')
    computer.microphone.prefer(['usb', 'built-in'])
    const call = await lease(computer)
    const replaced = new Promise<MediaStreamTrack>((resolve) => call.onReplaced(resolve))
    computer.devices.delete('usb')
    computer.opened[0]?.unplug()
    expect(deviceOf(await replaced)).toBe('built-in')
  })

  it('keeps the call when nothing is left to go on with', async () => {
    const computer = machine('usb')
    const call = await lease(computer)
    computer.devices.clear()
    computer.opened[0]?.unplug()
    await expect.poll(() => computer.asked.length).toBe(2)
    expect(() => call.release()).not.toThrow()
  })

  it('opens nothing when the choice changes while no call needs it', async () => {
    const computer = machine('default', 'usb')
    computer.microphone.prefer(['usb'])
    computer.microphone.prefer(['usb'])
    expect(computer.asked).toEqual([])
    const call = await lease(computer)
    expect(deviceOf(call.track)).toBe('usb')
  })

  it.each([
    ['NotAllowedError', 'denied', 1],
    ['NotFoundError', 'missing', 2],
    ['NotReadableError', 'busy', 2],
  ])('says what is wrong when it gets %s', async (name, detail, tries) => {
    const computer = machine('default', 'usb')
    computer.microphone.prefer(['usb'])
    computer.fail(name)
    expect(await computer.microphone.acquire()).toEqual({
      ok: false,
      error: { code: 'microphone-unavailable', detail },
    })
    // A person who said no is not asked again for the next device.
    expect(computer.asked).toHaveLength(tries)
    computer.fail(null)
    expect((await computer.microphone.acquire()).ok).toBe(true)
  })

  it('names the other failures', () => {
    expect(['SecurityError', 'AbortError', 'OverconstrainedError', ''].map(microphoneDetail)).toEqual([
      'denied',
      'busy',
      'missing',
      'missing',
    ])
  })
})
