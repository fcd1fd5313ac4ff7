import type { Bridge } from '../../shared/bridge.ts'
import type { CallId } from '../../shared/ids.ts'
import { watchDevices } from './devices.ts'
import { createFlows } from './flows.ts'
import { createHeadsets, type Hid } from './headset/headset.ts'
import { createConnectionStock } from './media/connection-stock.ts'
import { createMicrophone } from './media/microphone.ts'
import { createMixer } from './media/mixer.ts'
import { createRelayMediaPort } from './media/relay-media.ts'
import { createRtcMediaPort } from './media/rtc-media.ts'
import { createSpeaker } from './media/speaker.ts'
import { startPhone } from './phone.ts'
import type { RunnerClock } from './runner.ts'
import { createSipEngine } from './sip-engine.ts'
import { isRegistererNoise } from './sip-registration.ts'
import { createLevelMeter } from './sound/level-meter.ts'
import { createPhoneSound } from './sound/phone-sound.ts'

declare global {
  // Put there by preload/phone.ts.
  var sidetone: Bridge<'phone'>
}

const clock: RunnerClock = {
  now: () => Date.now(),
  random: () => Math.random(),
  after(delayMs, run) {
    const timer = setTimeout(run, delayMs)
    return () => clearTimeout(timer)
  },
}

/** What happens within this time is one report: drawing a step in between would only hold the next one up. */
const REPORT_AFTER_MS = 8

/** Composition of the phone window: the only file here that reaches for the page's globals. */
async function main(bridge: Bridge<'phone'>): Promise<void> {
  window.addEventListener('unhandledrejection', (event) => {
    if (isRegistererNoise(event.reason)) event.preventDefault()
  })
  const microphone = createMicrophone({ mediaDevices: navigator.mediaDevices, processing: true })
  const speaker = createSpeaker(() => document.createElement('audio'))
  const connections = createConnectionStock((configuration) => new RTCPeerConnection(configuration), clock)
  const webRtc = createRtcMediaPort({
    microphone,
    speaker,
    mixer: createMixer(() => new AudioContext()),
    connections,
    after: (delayMs, run) => clock.after(delayMs, run),
  })
  const media = createRelayMediaPort(webRtc, bridge.commands)
  const flows = createFlows(bridge)
  connections.warm()
  const phone = await startPhone({
    bridge,
    createEngine: (version) =>
      createSipEngine({
        flows,
        media,
        clock,
        // 32 hex digits, which is what CallIdSchema takes.
        newCallId: () => crypto.randomUUID().replaceAll('-', '') as CallId,
        userAgentName: `Sidetone/${version}`,
      }),
    sound: createPhoneSound({
      microphone,
      speaker,
      createMeter: createLevelMeter,
      after: (delayMs, run) => clock.after(delayMs, run),
    }),
    headsets: createHeadsets((navigator as Navigator & { readonly hid?: Hid }).hid),
    clock,
    // Not an animation frame: a hidden window has none.
    later: (run) => setTimeout(run, REPORT_AFTER_MS),
  })
  await watchDevices({
    mediaDevices: navigator.mediaDevices,
    permissions: navigator.permissions,
    changed: (hardware) => phone.hardwareChanged(hardware),
  })
}

void main(globalThis.sidetone)
