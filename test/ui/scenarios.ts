import { NO_DESKTOP } from '../../shared/domain/desktop.ts'
import { UNMANAGED } from '../../shared/domain/managed.ts'
import type { CallView } from '../../shared/domain/call.ts'
import type { HistoryEntry } from '../../shared/domain/history.ts'
import { DEFAULT_SETTINGS } from '../../shared/domain/settings.ts'
import type { AccountView, AppSnapshot } from '../../shared/domain/snapshot.ts'
import { CallIdSchema } from '../../shared/ids.ts'
import { SIP_MANIFEST } from '../../main/providers/sip/manifest.ts'
import { SIP2SIP_MANIFEST } from '../../main/providers/sip2sip/manifest.ts'
import type { Handlers } from './fake-main.ts'
import { NOW } from './open-screens.ts'

/** `minutes` before (or, negative, after) the moment of the scenarios. */
export function ago(minutes: number): string {
  return new Date(Date.parse(NOW) - minutes * 60_000).toISOString()
}

export const OFFICE: AccountView = {
  info: {
    id: 'office',
    name: 'Office',
    provider: 'sip2sip',
    providerTitle: 'SIP2SIP',
    address: 'alice@sip2sip.info',
    capabilities: ['identity', 'dnd', 'dnd-timed', 'privacy', 'forwarding-by-condition', 'history', 'line'],
    destinationKeywords: ['voicemail', 'mobile'],
    hasLine: true,
  },
  reachability: { kind: 'ok', asOf: ago(1) },
  identity: {
    address: 'alice@sip2sip.info',
    displayName: 'Alice Example',
    email: 'alice@example.org',
    mobileNumber: '+31 6 1234 5678',
    callerId: null,
    timezone: 'Europe/Amsterdam',
    noAnswerSec: 25,
    conferenceDomain: 'conference.sip2sip.info',
  },
  certificate: null,
  dnd: {
    state: { value: { kind: 'off' }, asOf: ago(1), source: 'server' },
    pending: null,
    error: null,
    unconfirmed: false,
    warnings: [],
  },
  privacy: {
    state: { value: { kind: 'unknown' }, asOf: ago(1), source: 'assumed' },
    pending: null,
    error: null,
    unconfirmed: false,
    warnings: [],
  },
  forwarding: {
    plan: {
      value: {
        kind: 'by-condition',
        always: null,
        busy: 'voicemail',
        noAnswer: 'mobile',
        offline: '+31201234567',
        unavailable: null,
      },
      asOf: ago(1),
      source: 'server',
    },
    pending: false,
    error: null,
    unconfirmed: false,
    warnings: [],
    canUndo: false,
  },
  line: { kind: 'ready', since: ago(130), transport: 'TLS' },
}

export const DOOR: AccountView = {
  ...OFFICE,
  info: {
    ...OFFICE.info,
    id: 'door',
    name: 'Workshop',
    provider: 'sipxcom',
    providerTitle: 'sipXcom',
    address: '200@pbx.example.net',
    capabilities: ['dnd', 'forwarding-ring-sequence', 'history', 'line'],
    destinationKeywords: ['voicemail'],
  },
  identity: null,
  certificate: null,
  forwarding: {
    ...OFFICE.forwarding,
    plan: {
      value: {
        kind: 'ring-sequence',
        ownSec: 20,
        rings: [
          { destination: '201', ringSec: 15, mode: 'after', enabled: true },
          { destination: '+31612345678', ringSec: 20, mode: 'together', enabled: false },
        ],
        voicemail: true,
      },
      asOf: ago(3),
      source: 'server',
    },
  },
}

export const BASE: AppSnapshot = {
  revision: 1,
  app: { version: '0.1.0', runtime: 'Electron 45.4.1, Chromium 150', platform: 'linux' },
  providers: [SIP2SIP_MANIFEST, SIP_MANIFEST],
  accounts: [OFFICE],
  calls: [],
  serverCalls: [],
  settings: { ...DEFAULT_SETTINGS, sound: { ...DEFAULT_SETTINGS.sound, microphone: ['jabra', 'default'] } },
  soundDevices: [
    { id: 'default', label: 'Default', kind: 'input' },
    { id: 'jabra', label: 'Jabra Evolve 65 Mono', kind: 'input' },
    { id: 'built-in-mic', label: 'Built-in Audio Analogue Stereo', kind: 'input' },
    { id: 'jabra-out', label: 'Jabra Evolve 65 Mono', kind: 'output' },
    { id: 'built-in', label: 'Built-in Audio Analogue Stereo', kind: 'output' },
  ],
  microphone: 'granted',
  phone: 'ready',
  online: true,
  missedCount: 0,
  peopleRevision: 0,
  voicemailRevision: 0,
  texts: [],
  textRevision: 0,
  historyRevision: 1,
  personRevision: 0,
  dialRequest: null,
  demo: 'off',
  troubles: [],
  missed: [],
  desktop: NO_DESKTOP,
  managed: UNMANAGED,
  updates: { kind: 'idle' },
}

export const TWO_ACCOUNTS: AppSnapshot = { ...BASE, accounts: [OFFICE, DOOR] }
export const FIRST_START: AppSnapshot = { ...BASE, accounts: [], historyRevision: 0 }

export const RINGING: CallView = {
  id: CallIdSchema.parse('call-in'),
  accountId: 'office',
  direction: 'in',
  phase: 'incoming',
  remote: { address: '+31612349876@sip2sip.info', displayName: 'Ann van der Berg', nameSource: 'caller' },
  calledAddress: 'alice@sip2sip.info',
  sipCallId: 'abc',
  muted: false,
  hold: 'none',
  remoteHold: false,
  silenced: false,
  startedAt: ago(0.12),
  answeredAt: null,
  endedAt: null,
  end: null,
  status: null,
  error: null,
  quality: null,
  transfer: null,
  referral: null,
  consultFor: null,
  conference: false,
}

export const TALKING: CallView = {
  ...RINGING,
  id: CallIdSchema.parse('call-out'),
  direction: 'out',
  phase: 'active',
  remote: { address: '3333@sip2sip.info', displayName: 'Echo test', nameSource: 'directory' },
  startedAt: ago(2.6),
  answeredAt: ago(2.4),
  quality: {
    rttMs: 38,
    jitterMs: 4,
    lossIn: 0,
    packetsIn: 7200,
    packetsOut: 7200,
    levelIn: 0.1,
    levelOut: 0.1,
  },
}

export const HELD: CallView = {
  ...TALKING,
  id: CallIdSchema.parse('call-held'),
  remote: {
    address: 'benedikt.oppenheimer@voice.example.org',
    displayName: 'Benedikt Oppenheimer-Sonnenschein',
    nameSource: 'caller',
  },
  hold: 'held',
  answeredAt: ago(11),
}

type Row = Partial<Omit<HistoryEntry, 'remote'>> & { readonly name: string | null; readonly address: string }

const ROWS: readonly Row[] = [
  {
    name: 'Ann van der Berg',
    address: '+31612349876@sip2sip.info',
    outcome: 'missed',
    startedAt: ago(4),
    sources: ['app', 'server'],
    seen: false,
  },
  {
    name: null,
    address: '+442079460958@sip2sip.info',
    outcome: 'missed',
    startedAt: ago(38),
    sources: ['server'],
    seen: false,
  },
  {
    name: 'Echo test',
    address: '3333@sip2sip.info',
    direction: 'out',
    durationSec: 192,
    startedAt: ago(96),
    sources: ['app'],
  },
  {
    name: 'Benedikt Oppenheimer-Sonnenschein',
    address: 'benedikt.oppenheimer@voice.example.org',
    durationSec: 1874,
    startedAt: ago(171),
    sources: ['app', 'desk', 'server'],
  },
  {
    name: 'Front door',
    address: '500@sip2sip.info',
    durationSec: 21,
    startedAt: ago(1010),
    sources: ['intercom'],
  },
  {
    name: 'Company',
    address: '+31201234567@sip2sip.info',
    direction: 'out',
    outcome: 'busy',
    startedAt: ago(1100),
    sources: ['app'],
  },
  {
    name: null,
    address: 'carol@example.org',
    direction: 'out',
    outcome: 'cancelled',
    startedAt: ago(1133),
    sources: ['app'],
  },
  {
    name: 'Dmitri',
    address: '+4930901820@sip2sip.info',
    outcome: 'elsewhere',
    startedAt: ago(1180),
    sources: ['app', 'server'],
  },
  { name: 'Eva', address: '204@sip2sip.info', outcome: 'declined', startedAt: ago(4000), sources: ['app'] },
  {
    name: 'Fiona',
    address: '205@sip2sip.info',
    outcome: 'forwarded',
    startedAt: ago(4100),
    sources: ['server'],
  },
  {
    name: 'Gus',
    address: '206@sip2sip.info',
    direction: 'out',
    outcome: 'failed',
    startedAt: ago(5600),
    sources: ['app'],
  },
  { name: null, address: '207@sip2sip.info', durationSec: 4012, startedAt: ago(7200), sources: ['server'] },
]

export const HISTORY: readonly HistoryEntry[] = ROWS.map(({ name, address, ...rest }, index) => ({
  id: `h${index}`,
  accountId: 'office',
  direction: 'in',
  outcome: 'answered',
  remote: { address, displayName: name },
  startedAt: null,
  durationSec: 0,
  status: null,
  media: ['audio'],
  price: null,
  callId: null,
  sources: ['app'],
  seen: true,
  ...rest,
}))

/** Answers `history.list` from an array as main does: filter, search in names and addresses, a page. */
export function historyOf(entries: readonly HistoryEntry[]): Handlers {
  return {
    'history.list': ({ filter, search = '', offset = 0, limit = 100 }) => {
      const wanted = search.toLowerCase()
      const hits = entries
        .filter((entry) => filter !== 'missed' || entry.outcome === 'missed')
        .filter(({ remote }) =>
          `${remote.displayName ?? ''} ${remote.address}`.toLowerCase().includes(wanted),
        )
      return { ok: true, value: { entries: hits.slice(offset, offset + limit), total: hits.length } }
    },
  }
}
