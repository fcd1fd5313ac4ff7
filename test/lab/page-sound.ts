import type { PhoneWindow } from '../support/phone-window.ts'

/** Puts a pure tone in the place of the microphone, for every call to come. */
export function giveVoice({ page }: PhoneWindow, hz: number): Promise<void> {
  return page.evaluate((frequency) => {
    const context = new AudioContext()
    const tone = new OscillatorNode(context, { frequency })
    tone.start()
    navigator.mediaDevices.getUserMedia = async () => {
      const out = context.createMediaStreamDestination()
      tone.connect(out)
      return out.stream
    }
  }, hz)
}

/** How the packets of the page's calls fare; to be had before its first call, as Chromium takes note when a call begins. */
export async function lossOf({ page }: PhoneWindow): Promise<(lost: boolean) => Promise<void>> {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  const set = async (lost: boolean): Promise<void> => {
    await session.send('Network.emulateNetworkConditions', {
      ...{ offline: false, downloadThroughput: -1, uploadThroughput: -1 },
      // Without any delay it would not look at the packets at all.
      latency: 1,
      packetLoss: lost ? 100 : 0,
    })
  }
  await set(false)
  return set
}

/** Does any call of this phone hear this tone just now? Its level must stand out of what is beside it. */
export function hearsTone({ page }: PhoneWindow, hz: number): Promise<boolean> {
  return page.evaluate(async (wanted) => {
    const live = window.__connections.filter((one) => one.connectionState === 'connected')
    const tracks = live.flatMap((one) => one.getReceivers().map((receiver) => receiver.track))
    if (tracks.length === 0) return false
    const context = new AudioContext()
    const meters = tracks.map((track) => {
      const meter = new AnalyserNode(context, { fftSize: 8192, smoothingTimeConstant: 0 })
      context.createMediaStreamSource(new MediaStream([track])).connect(meter)
      return meter
    })
    await new Promise((resolve) => setTimeout(resolve, 300))
    const found = meters.some((meter) => {
      const bins = new Float32Array(meter.frequencyBinCount)
      meter.getFloatFrequencyData(bins)
      const at = Math.round((wanted * meter.fftSize) / context.sampleRate)
      const level = Math.max(...bins.slice(at - 2, at + 3))
      const beside = Math.max(...bins.slice(at - 30, at - 15), ...bins.slice(at + 15, at + 30))
      return level > -60 && level > beside + 15
    })
    await context.close()
    return found
  }, hz)
}
