import type { ServiceCall } from './service-call.ts'
import type { Note } from './tone.ts'

/** How a built-in service behaves. */
export type Service = {
  readonly displayName: string
  /** Speech codecs it can handle, empty = any. Tones need G.711. */
  readonly codecs: readonly string[]
  onOffered(call: ServiceCall): void
  onAnswered(call: ServiceCall): void
  /** `callBack` makes this service call that address. */
  onEnded?(call: ServiceCall, wasAnswered: boolean, callBack: (uri: string) => void): void
}

/** Milliseconds; tests shorten them. */
export type ServiceTiming = {
  /** From ringing to answering. */
  readonly answerMs: number
  /** From hanging up to calling back. */
  readonly callBackMs: number
  /** How long the tone of a call back sounds before it becomes an echo. */
  readonly toneMs: number
  readonly earlyMs: number
  /** When a call is ended by the service. */
  readonly longestMs: number
}

export const USUAL_TIMING: ServiceTiming = {
  answerMs: 300,
  callBackMs: 2_000,
  toneMs: 5_000,
  earlyMs: 3_000,
  longestMs: 60_000,
}

/** Frequencies that tests look for. */
export const TONE_HZ = { callBack: 440, early: 1_200, beep: 1_000 } as const

const G711 = ['PCMU', 'PCMA']
const MELODY: readonly Note[] = [
  { hz: 523, ms: 160 },
  { hz: 659, ms: 160 },
  { hz: 784, ms: 160 },
  { hz: 1_047, ms: 320 },
]
const BEEP: readonly Note[] = [
  { hz: null, ms: 200 },
  { hz: TONE_HZ.beep, ms: 500 },
]

const ALIASES: Readonly<Record<string, string>> = {
  callback: 'robot',
  '1233': 'voicemail',
  'voice-mailbox': 'voicemail',
}

/** The services by user name. */
export function createCatalogue(timing: ServiceTiming): Readonly<Record<string, Service>> {
  const ringThenAnswer = (call: ServiceCall): void => {
    call.ring()
    call.after(timing.answerMs, () => call.answer())
  }
  return {
    echo: {
      displayName: 'Echo',
      codecs: [],
      onOffered: ringThenAnswer,
      onAnswered: (call) => call.echo(),
    },
    robot: {
      displayName: 'Robot',
      codecs: G711,
      onOffered: ringThenAnswer,
      onAnswered(call) {
        if (call.direction === 'incoming') return call.play(MELODY, () => call.hangUp())
        call.play([{ hz: TONE_HZ.callBack, ms: timing.toneMs }], () => call.echo())
        call.after(timing.longestMs, () => call.hangUp())
      },
      onEnded(call, wasAnswered, callBack) {
        if (wasAnswered && call.direction === 'incoming') callBack(call.peerUri)
      },
    },
    voicemail: {
      displayName: 'Voicemail',
      codecs: G711,
      onOffered: ringThenAnswer,
      onAnswered(call) {
        call.play(BEEP, () => undefined)
        call.after(timing.longestMs, () => call.hangUp())
      },
    },
    early: {
      displayName: 'Early media',
      codecs: G711,
      onOffered(call) {
        call.progress(() => call.play([{ hz: TONE_HZ.early, ms: timing.earlyMs }], () => call.answer()))
      },
      onAnswered: (call) => call.echo(),
    },
    busy: {
      displayName: 'Busy',
      codecs: [],
      onOffered: (call) => call.refuse(486),
      onAnswered: () => undefined,
    },
    decline: {
      displayName: 'Decline',
      codecs: [],
      onOffered: (call) => call.refuse(603),
      onAnswered: () => undefined,
    },
    noanswer: {
      displayName: 'No answer',
      codecs: [],
      onOffered: (call) => call.ring(),
      onAnswered: () => undefined,
    },
  }
}

/** The service a name or number stands for, null when there is none. */
export function serviceNamed(catalogue: Readonly<Record<string, Service>>, name: string): string | null {
  const lower = name.toLowerCase()
  const known = ALIASES[lower] ?? lower
  return Object.hasOwn(catalogue, known) ? known : null
}
