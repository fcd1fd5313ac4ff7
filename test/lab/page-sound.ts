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

/** Loses every packet of the page's calls, both ways. Gives the function that lets them pass again. */
export async function losePackets({ page }: PhoneWindow): Promise<() => Promise<void>> {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', {
    ...{ offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 },
    packetLoss: 100,
  })
  return () => session.detach()
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
