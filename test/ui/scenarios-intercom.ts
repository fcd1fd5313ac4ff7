import { TWON_MANIFEST } from '../../main/providers/twon/manifest.ts'
import type { CallView } from '../../shared/domain/call.ts'
import type { IntercomView, SipAccountConfig } from '../../shared/domain/intercom.ts'
import type { AccountView, AppSnapshot } from '../../shared/domain/snapshot.ts'
import { appError } from '../../shared/errors.ts'
import { CallIdSchema } from '../../shared/ids.ts'
import type { Handlers } from './fake-main.ts'
import { ago, BASE, OFFICE, RINGING } from './scenarios.ts'

export const CONFIG: SipAccountConfig = {
  account: 1,
  enabled: true,
  displayName: 'Front door',
  sipNumber: '0431',
  authId: '',
  domain: 'old.example',
  domainPort: '',
  proxyAddress: '',
  proxyPort: '',
  registrationEnabled: true,
  registrarAddress: '',
  registrarPort: '',
  answerMode: '1',
}

const WELL: IntercomView = {
  group: null,
  info: {
    model: '2N IP Verso',
    name: 'Front door',
    serial: '54-1234-5678',
    firmware: '2.50.0.76.2',
    hardware: '570v1',
    mac: '7C-1E-B3-00-00-01',
  },
  health: { kind: 'ok', findings: [], missing: [], reference: { id: 'office', name: 'Office' } },
  sipAccounts: [
    {
      account: 1,
      enabled: true,
      sipNumber: '0431',
      registrationEnabled: true,
      registered: true,
      registeredAt: ago(90),
    },
    {
      account: 2,
      enabled: false,
      sipNumber: '',
      registrationEnabled: false,
      registered: false,
      registeredAt: null,
    },
  ],
  calls: [],
  switches: [
    { switch: 1, enabled: true, mode: 'monostable', onSec: 5, active: false, locked: false },
    { switch: 2, enabled: true, mode: 'bistable', onSec: null, active: true, locked: false },
    { switch: 3, enabled: false, mode: null, onSec: null, active: false, locked: null },
  ],
  doorbell: null,
  doorSwitch: 1,
  camera: 'unknown',
  eventCount: 0,
  events: 'live',
  asOf: ago(1),
}

function door(id: string, name: string, address: string, changes: Partial<IntercomView> = {}): AccountView {
  const unsupported = { value: { kind: 'unsupported' }, asOf: ago(1), source: 'assumed' } as const
  return {
    ...OFFICE,
    info: {
      id,
      name,
      provider: 'twon',
      providerTitle: '2N intercom',
      address,
      capabilities: ['intercom'],
      destinationKeywords: [],
      hasLine: false,
    },
    identity: null,
    dnd: { ...OFFICE.dnd, state: unsupported },
    privacy: { ...OFFICE.privacy, state: unsupported },
    forwarding: { ...OFFICE.forwarding, plan: null },
    line: { kind: 'off' },
    intercom: { ...WELL, ...changes },
  }
}

export const FRONT = door('front', 'Front door', '192.168.1.40:443')
export const RINGING_DOOR = door('front', 'Front door', '192.168.1.40:443', {
  calls: [{ session: 7, direction: 'outgoing', state: 'ringing', peer: 'sip:2001@pbx.example' }],
  doorbell: { session: 7, peer: 'sip:2001@pbx.example', since: ago(0.1), silenced: false },
})
export const GATE = door('gate', 'Gate', '192.168.1.41:443', {
  group: 'Warehouse',
  sipAccounts: [
    {
      account: 1,
      enabled: true,
      sipNumber: '0431',
      registrationEnabled: true,
      registered: false,
      registeredAt: null,
    },
  ],
  health: {
    kind: 'attention',
    reference: { id: 'office', name: 'Office' },
    missing: [],
    findings: [
      {
        sipAccount: 1,
        field: 'domain',
        database: 'Phone.Sip.Client.Domain',
        problem: 'differs',
        got: 'old.example',
        expected: 'pbx.example',
      },
      {
        sipAccount: 1,
        field: 'domainPort',
        database: 'Phone.Sip.Client.Port',
        problem: 'differs',
        got: '',
        expected: '5062',
      },
      {
        sipAccount: 1,
        field: 'registered',
        database: null,
        problem: 'not-registered',
        got: 'false',
        expected: null,
      },
    ],
  },
})
const LOFT = door('loft', 'Loading bay, north side of the building', '192.168.1.42:443', {
  group: 'Warehouse',
  events: 'silent',
  health: {
    kind: 'ok',
    findings: [],
    reference: null,
    missing: [
      {
        part: 'switches',
        error: appError('forbidden', {
          host: '192.168.1.42:443',
          status: 10,
          detail: 'privilege',
          field: 'Switches – Monitoring',
        }),
      },
      {
        part: 'configuration',
        error: appError('unauthorized', {
          host: '192.168.1.42:443',
          status: 8,
          detail: 'auth-method',
          field: 'Phone/Call',
        }),
      },
    ],
  },
  switches: [],
})
const AWAY: AccountView = {
  ...door('away', 'Back door', '192.168.1.43:443', {
    events: 'off',
    health: { kind: 'unreachable', findings: [], missing: [], reference: null },
  }),
  reachability: {
    kind: 'failed',
    asOf: ago(3),
    error: appError('unreachable', { host: '192.168.1.43:443', accountId: 'away' }),
  },
}

export const DOORS: AppSnapshot = {
  ...BASE,
  providers: [...BASE.providers, TWON_MANIFEST],
  accounts: [OFFICE, FRONT, GATE, LOFT, AWAY],
}
export const BELL: AppSnapshot = { ...DOORS, accounts: [OFFICE, RINGING_DOOR, GATE] }

export const NO_CAMERA_BELL: AppSnapshot = {
  ...BELL,
  accounts: BELL.accounts.map((view) =>
    view.intercom ? { ...view, intercom: { ...view.intercom, camera: 'no' } } : view,
  ),
}
/** The call that the front door places to us when its bell is pressed. */
export const DOOR_CALL: CallView = {
  ...RINGING,
  id: CallIdSchema.parse('call-door'),
  remote: { address: '0431@pbx.example', displayName: 'Front door', nameSource: 'caller' },
}

/** Somebody before a grey wall, 64 × 48. */
const FACE =
  'iVBORw0KGgoAAAANSUhEUgAAAEAAAAAwCAIAAAAuKetIAAABdElEQVR42tXPx02DYQCDYc/EEAxB75303uN0eg19C8ZhGA65IBEpyW//h0967n6NlQSDhtUkg4a1FIOG9TSDho0Mg4bNLIOGrRyDhu08g4adAoOG3SKDhr0Sg4b9MoOGgwrj8PM9/i+OIRxW6TU1/S/vHI5qNJpZP2FcxHGdLnPWT7hGcdKgy0IHXKM4bdJiofoJyy7OWrSIcMCyi/M2LSIcsOwiQVpEOGDZRbJDiwgHLLtIdWkR4YBlF+keLSIcsOwi06fLQvWuUWQHdFnogGsUuSGN5qw3LiI/otfMeu8cCheMw9T0OIZQvKRiaTmhUwJQuqLCckAJQPmaCssBJQCVGyosB5QAVG+psBxQAlC7o8JyQAlA/Z4KywElAI0HKiwHlAA0H6mwHFAC0HqiwnJACUD7mQrLASUAHFNhOaAEoPNCheWAEoDuKxWWA0oAem9UWA4oAei/U2E5oARg8EGF5YASgOEnFZYDSgBGX1RYDigBv83hKgT+RqGAAAAAAElFTkSuQmCC'

/** Answers of main about the gate, as its page asks them. */
export const ANSWERS: Handlers = {
  'intercom.configs': () => ({
    ok: true,
    value: [CONFIG, { ...CONFIG, account: 2, enabled: false, sipNumber: '', domain: '', displayName: '' }],
  }),
  'intercom.changes': () => ({
    ok: true,
    value: [
      {
        at: ago(12),
        by: 'alice',
        confirmed: true,
        what: { kind: 'door', switch: 1, action: 'on', failed: null },
      },
      {
        at: ago(700),
        by: 'alice',
        confirmed: true,
        what: { kind: 'config', sipAccount: 1, fields: ['domain', 'domainPort'], password: true },
      },
    ],
  }),
  'intercom.events': () => ({
    ok: true,
    value: [
      {
        id: 3,
        at: ago(2),
        name: 'CallStateChanged',
        what: {
          kind: 'call',
          reason: 'normal',
          call: { session: 7, direction: 'outgoing', state: 'terminated', peer: 'sip:2001@pbx.example' },
        },
      },
      { id: 2, at: ago(3), name: 'KeyPressed', what: { kind: 'key', key: '%1' } },
      {
        id: 1,
        at: ago(90),
        name: 'RegistrationStateChanged',
        what: { kind: 'registration', account: 1, state: 'registered' },
      },
    ],
  }),
  'intercom.log': () => ({
    ok: true,
    value: [
      { id: '9', type: 'doorbell', name: 'sip:2001@pbx.example', at: ago(40), durationSec: 18 },
      { id: '8', type: 'incoming', name: null, at: ago(2900), durationSec: 0 },
    ],
  }),
  'account.options': () => ({
    ok: true,
    value: {
      group: 'Warehouse',
      auth: 'auto',
      plainHttp: '',
      phoneAccount: 'Office',
      phoneNumber: '0431',
      sipAccount: '',
      doorSwitch: '',
      ringsFor: '',
      dnd: '',
      dndAccount: '',
    },
  }),
  'doorbell.picture': () => ({ ok: true, value: { contentType: 'image/png', data: FACE, at: ago(0) } }),
  'intercom.picture': () => ({ ok: true, value: { contentType: 'image/png', data: FACE, at: ago(0) } }),
}
