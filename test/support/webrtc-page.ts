import { once } from 'node:events'
import { createServer } from 'node:http'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { NO_ADDRESS_BAR } from './chromium-features.ts'

/** What a peer connection in the page heard and sent, from getStats. */
export type PageAudio = {
  readonly packetsIn: number
  readonly packetsOut: number
  readonly lost: number
  /** Sum of squared level times seconds of what was received (W3C webrtc-stats totalAudioEnergy). */
  readonly energyIn: number
  readonly codecIn: string | null
  /** Round trip the far side's reports gave, seconds; null before the first. */
  readonly rttSec: number | null
  /** Sender reports that came from the far side. */
  readonly senderReports: number
  readonly iceState: string
  readonly dtlsState: string | null
  /** Strongest frequency received at the moment, Hz, and its level 0..255. */
  readonly peakHz: number
  readonly peakLevel: number
}

export type PageOffer = { readonly codec?: 'PCMU' | 'PCMA' | 'opus' }

/** A real Chromium page with RTCPeerConnections, named by the test. The microphone is Chromium's fake beeper. */
export type WebrtcPage = {
  offer(name: string, options?: PageOffer): Promise<string>
  accept(name: string, answerSdp: string): Promise<void>
  /** Takes a far offer and gives the page's answer; makes the connection when the name is new. */
  answer(name: string, offerSdp: string): Promise<string>
  /** A new offer of an existing connection. */
  reoffer(
    name: string,
    change: { readonly direction?: RTCRtpTransceiverDirection; readonly iceRestart?: boolean },
  ): Promise<string>
  dtmf(name: string, tones: string): Promise<void>
  audio(name: string): Promise<PageAudio>
  /** Polls `audio` until it is as wanted; throws with the last reading after `limitMs`. */
  until(name: string, wanted: (audio: PageAudio) => boolean, limitMs?: number): Promise<PageAudio>
  hangUp(name: string): Promise<void>
  close(): Promise<void>
}

export async function openWebrtcPage(): Promise<WebrtcPage> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html')
    response.end('<!doctype html><title>phone</title>')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const profile = await mkdtemp(join(tmpdir(), 'sidetone-page-'))
  const browser = await chromium.launchPersistentContext(profile, {
    executablePath: '/usr/bin/chromium',
    headless: true,
    ignoreDefaultArgs: ['--mute-audio'],
    args: [
      '--headless=new',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      NO_ADDRESS_BAR,
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      '--allow-loopback-in-peer-connection',
      '--autoplay-policy=no-user-gesture-required',
    ],
  })
  const page = browser.pages()[0] ?? (await browser.newPage())
  await page.goto(`http://127.0.0.1:${port}/`)
  await page.evaluate(installPhone)

  const audio = (name: string): Promise<PageAudio> => page.evaluate((id) => window.phone.audio(id), name)
  return {
    offer: (name, options = {}) =>
      page.evaluate(([id, wish]) => window.phone.offer(id, wish), [name, options] as const),
    accept: (name, sdp) => page.evaluate(([id, text]) => window.phone.accept(id, text), [name, sdp] as const),
    answer: (name, sdp) => page.evaluate(([id, text]) => window.phone.answer(id, text), [name, sdp] as const),
    reoffer: (name, change) =>
      page.evaluate(([id, wish]) => window.phone.reoffer(id, wish), [name, change] as const),
    dtmf: (name, tones) => page.evaluate(([id, text]) => window.phone.dtmf(id, text), [name, tones] as const),
    audio,
    async until(name, wanted, limitMs = 10_000) {
      const end = Date.now() + limitMs
      for (;;) {
        const reading = await audio(name)
        if (wanted(reading)) return reading
        if (Date.now() > end) throw new Error(`not reached in ${limitMs} ms: ${JSON.stringify(reading)}`)
        await page.waitForTimeout(50)
      }
    },
    hangUp: (name) => page.evaluate((id) => window.phone.hangUp(id), name),
    async close() {
      await browser.close()
      server.closeAllConnections()
      server.close()
      await rm(profile, { recursive: true, force: true })
    },
  }
}

type Phone = {
  offer(name: string, options: PageOffer): Promise<string>
  accept(name: string, sdp: string): Promise<void>
  answer(name: string, sdp: string): Promise<string>
  reoffer(
    name: string,
    change: { direction?: RTCRtpTransceiverDirection; iceRestart?: boolean },
  ): Promise<string>
  dtmf(name: string, tones: string): Promise<void>
  audio(name: string): Promise<PageAudio>
  hangUp(name: string): void
}
declare global {
  interface Window {
    phone: Phone
  }
}

/** Runs in the page: it must not refer to anything outside itself. */
function installPhone(): void {
  type Line = { peer: RTCPeerConnection; analyser: AnalyserNode | null; microphone: MediaStream }
  const lines = new Map<string, Line>()
  const context = new AudioContext()
  // One source for all lines: the fake device cannot be opened many times at once.
  const source = navigator.mediaDevices.getUserMedia({
    audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false },
  })
  const lineOf = (name: string): Line => {
    const line = lines.get(name)
    if (!line) throw new Error(`no line ${name}`)
    return line
  }
  const gathered = async (peer: RTCPeerConnection): Promise<string> => {
    if (peer.iceGatheringState !== 'complete') {
      await new Promise((resolve) => {
        peer.addEventListener(
          'icegatheringstatechange',
          () => peer.iceGatheringState === 'complete' && resolve(null),
        )
      })
    }
    return peer.localDescription?.sdp ?? ''
  }
  const open = async (name: string): Promise<Line> => {
    const peer = new RTCPeerConnection({ iceServers: [] })
    const line: Line = { peer, analyser: null, microphone: (await source).clone() }
    peer.addEventListener('track', ({ track }) => {
      const stream = new MediaStream([track])
      // Chromium decodes a remote track only when an element plays it.
      const element = new Audio()
      element.srcObject = stream
      void element.play()
      line.analyser = context.createAnalyser()
      line.analyser.fftSize = 2048
      context.createMediaStreamSource(stream).connect(line.analyser)
    })
    lines.set(name, line)
    for (const track of line.microphone.getTracks()) peer.addTrack(track, line.microphone)
    return line
  }
  window.phone = {
    async offer(name, { codec }) {
      const { peer } = await open(name)
      if (codec) {
        const codecs = RTCRtpReceiver.getCapabilities('audio')?.codecs ?? []
        const first = codecs.filter(
          (entry) => entry.mimeType.toLowerCase() === `audio/${codec.toLowerCase()}`,
        )
        const rest = codecs.filter((entry) => !first.includes(entry))
        peer.getTransceivers()[0]?.setCodecPreferences([...first, ...rest])
      }
      await peer.setLocalDescription()
      return gathered(peer)
    },
    accept: (name, sdp) => lineOf(name).peer.setRemoteDescription({ type: 'answer', sdp }),
    async answer(name, sdp) {
      const { peer } = lines.get(name) ?? (await open(name))
      await peer.setRemoteDescription({ type: 'offer', sdp })
      await peer.setLocalDescription()
      return gathered(peer)
    },
    async reoffer(name, { direction, iceRestart }) {
      const { peer } = lineOf(name)
      const transceiver = peer.getTransceivers()[0]
      if (direction && transceiver) transceiver.direction = direction
      if (iceRestart) peer.restartIce()
      await peer.setLocalDescription()
      return gathered(peer)
    },
    async dtmf(name, tones) {
      const sender = lineOf(name).peer.getSenders()[0]?.dtmf
      if (!sender) throw new Error('no dtmf')
      sender.insertDTMF(tones, 100, 70)
      await new Promise((resolve) => {
        sender.addEventListener('tonechange', ({ tone }) => tone === '' && resolve(null))
      })
    },
    async audio(name) {
      const { peer, analyser } = lineOf(name)
      const found = {
        packetsIn: 0,
        packetsOut: 0,
        lost: 0,
        energyIn: 0,
        codecIn: null as string | null,
        rttSec: null as number | null,
        senderReports: 0,
        iceState: peer.iceConnectionState as string,
        dtlsState: peer.getReceivers()[0]?.transport?.state ?? null,
        peakHz: 0,
        peakLevel: 0,
      }
      const report = await peer.getStats()
      type Entry = Readonly<Record<string, string | number | undefined>>
      report.forEach((entry: Entry) => {
        const count = (name: string): number => Number(entry[name] ?? 0)
        if (entry['type'] === 'inbound-rtp') {
          found.packetsIn = count('packetsReceived')
          found.lost = count('packetsLost')
          found.energyIn = count('totalAudioEnergy')
          const codec = report.get(String(entry['codecId'])) as Entry | undefined
          found.codecIn = codec ? String(codec['mimeType']) : null
        }
        if (entry['type'] === 'outbound-rtp') found.packetsOut = count('packetsSent')
        if (entry['type'] === 'remote-inbound-rtp' && entry['roundTripTime'] !== undefined) {
          found.rttSec = count('roundTripTime')
        }
        if (entry['type'] === 'remote-outbound-rtp') found.senderReports = count('reportsSent')
      })
      if (analyser) {
        const bins = new Uint8Array(analyser.frequencyBinCount)
        analyser.getByteFrequencyData(bins)
        found.peakLevel = bins.reduce((most, level) => Math.max(most, level), 0)
        found.peakHz = (bins.indexOf(found.peakLevel) * context.sampleRate) / analyser.fftSize
      }
      return found
    },
    hangUp(name) {
      lineOf(name).peer.close()
      for (const track of lineOf(name).microphone.getTracks()) track.stop()
      lines.delete(name)
    },
  }
}
