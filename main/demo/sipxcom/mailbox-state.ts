import type { DemoSipxSeed } from './state.ts'

export type DemoFolder = 'inbox' | 'saved' | 'deleted' | 'conference'
export type DemoMessage = {
  readonly id: string
  folder: DemoFolder
  heard: boolean
  readonly urgent: boolean
  readonly durationSec: number
  /** Epoch ms. */
  readonly received: number
  readonly fromName: string
  readonly fromNumber: string
  subject: string
}

/** A mailbox as the server keeps it. */
export type DemoMailbox = {
  readonly permission: boolean
  messages: readonly DemoMessage[]
  pin: string
  prefs: {
    greeting: 'NONE' | 'STANDARD' | 'OUT_OF_OFFICE' | 'EXTENDED_ABSENCE'
    email: string | null
    emailFormat: 'FULL' | 'MEDIUM' | 'BRIEF' | null
    emailAttachType: 'NO' | 'YES' | null
    emailIncludeAudioAttachment: boolean | null
    altEmail: string | null
    altEmailFormat: 'FULL' | 'MEDIUM' | 'BRIEF' | null
    altEmailAttachType: 'NO' | 'YES' | null
    altEmailIncludeAudioAttachment: boolean | null
    voicemailFormat: 'wav' | 'mp3'
  }
  attendant: {
    operator: string | null
    overrideLanguage: boolean
    menu: Readonly<Record<string, string>>
    language: string
    depositVM: boolean
    forwardDeleteVM: boolean
    playVMDefaultOptions: boolean
  }
}

const MINUTE_MS = 60_000

export function createMailboxState(seed: DemoSipxSeed, now: Date): DemoMailbox {
  const ago = (minutes: number): number => now.getTime() - minutes * MINUTE_MS
  const message = (id: string, rest: Partial<DemoMessage> & { received: number }): DemoMessage => ({
    id,
    folder: 'inbox',
    heard: false,
    urgent: false,
    durationSec: 12,
    ...(seed.userName === '200'
      ? { fromName: 'Boris Ring', fromNumber: '201' }
      : { fromName: 'Annika Switch', fromNumber: '200' }),
    subject: '',
    ...rest,
  })
  const permission = seed.voicemail ?? true
  const messages = [
    message('0000042', { received: ago(35), urgent: true, subject: 'Voice Message 0000042' }),
    message('0000041', { received: ago(60 * 3), durationSec: 47, fromName: 'Chloé Hold', fromNumber: '202' }),
    message('0000040', {
      received: ago(60 * 26),
      heard: true,
      durationSec: 8,
      fromName: '',
      fromNumber: '+31208005160',
    }),
    message('0000031', {
      received: ago(60 * 24 * 9),
      heard: true,
      folder: 'saved',
      durationSec: 95,
      subject: 'Directions',
    }),
    message('0000012', { received: ago(60 * 24 * 30), heard: true, folder: 'deleted', durationSec: 3 }),
    message('0000022', {
      received: ago(60 * 24 * 2),
      heard: true,
      folder: 'conference',
      durationSec: 30,
      subject: 'Stand-up',
    }),
  ]
  return {
    permission,
    messages: permission ? messages : [],
    pin: '1234',
    prefs: {
      greeting: 'STANDARD',
      email: seed.email ?? null,
      emailFormat: seed.email === undefined ? null : 'FULL',
      emailAttachType: seed.email === undefined ? null : 'YES',
      emailIncludeAudioAttachment: seed.email === undefined ? null : true,
      altEmail: null,
      altEmailFormat: null,
      altEmailAttachType: null,
      altEmailIncludeAudioAttachment: null,
      voicemailFormat: 'wav',
    },
    attendant: {
      operator: '200',
      overrideLanguage: false,
      menu: { '5': '202' },
      language: 'en',
      depositVM: true,
      forwardDeleteVM: false,
      playVMDefaultOptions: true,
    },
  }
}

/** Audio of a message: a quiet tone whose pitch follows from the id, 8 kHz 16 bit. */
export function demoRecording({ id, durationSec }: DemoMessage): Buffer {
  const rate = 8000
  const samples = durationSec * rate
  const bytes = Buffer.alloc(44 + samples * 2)
  bytes.write('RIFF', 0, 'latin1')
  bytes.writeUInt32LE(36 + samples * 2, 4)
  bytes.write('WAVEfmt ', 8, 'latin1')
  bytes.writeUInt32LE(16, 16)
  bytes.writeUInt16LE(1, 20)
  bytes.writeUInt16LE(1, 22)
  bytes.writeUInt32LE(rate, 24)
  bytes.writeUInt32LE(rate * 2, 28)
  bytes.writeUInt16LE(2, 32)
  bytes.writeUInt16LE(16, 34)
  bytes.write('data', 36, 'latin1')
  bytes.writeUInt32LE(samples * 2, 40)
  const pitch = 220 + (Number(id.slice(-2)) % 24) * 20
  for (let at = 0; at < samples; at += 1)
    bytes.writeInt16LE(Math.round(Math.sin((at * pitch * 2 * Math.PI) / rate) * 4000), 44 + at * 2)
  return bytes
}
