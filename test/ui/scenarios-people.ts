import type { Page } from 'playwright-core'
import type { Participant } from '../../shared/domain/conference.ts'
import type { PersonRow } from '../../shared/domain/contact.ts'
import type { Preferences } from '../../shared/domain/preferences.ts'
import type { AccountView, AppSnapshot } from '../../shared/domain/snapshot.ts'
import type { VoicemailRow } from '../../shared/domain/voicemail.ts'
import { appError } from '../../shared/errors.ts'
import { SIPXCOM_MANIFEST } from '../../main/providers/sipxcom/manifest.ts'
import { demoRecording } from '../../main/demo/sipxcom/mailbox-state.ts'
import type { Handlers } from './fake-main.ts'
import { ago, BASE, OFFICE } from './scenarios.ts'
import type { Shot } from './shots.ts'

export const EXTENSION: AccountView = {
  ...OFFICE,
  info: {
    ...OFFICE.info,
    id: 'pbx',
    name: 'Company',
    provider: 'sipxcom',
    providerTitle: 'sipXcom',
    address: '201@pbx.example',
    capabilities: [...SIPXCOM_MANIFEST.capabilities, 'line'],
  },
  voicemail: { count: { unheard: 2, heard: 3, urgent: 1 }, asOf: ago(1) },
}
export const WITH_EXTENSION: AppSnapshot = { ...BASE, accounts: [EXTENSION] }

const message = (id: string, minutes: number, rest: Partial<VoicemailRow> = {}): VoicemailRow => ({
  accountId: 'pbx',
  id,
  folder: 'inbox',
  heard: true,
  urgent: false,
  durationSec: 12,
  sizeBytes: 192_044,
  receivedAt: ago(minutes),
  from: { address: '200@pbx.example', name: 'Annika Switch' },
  subject: null,
  format: 'wav',
  ...rest,
})
export const MESSAGES: readonly VoicemailRow[] = [
  message('42', 35, { heard: false, urgent: true, subject: 'Delivery at the back door' }),
  message('41', 180, {
    heard: false,
    durationSec: 47,
    from: { address: '202@pbx.example', name: 'Chloé Hold' },
  }),
  message('40', 60 * 26, { durationSec: 8, from: { address: '+31208005160@pbx.example', name: null } }),
  message('39', 60 * 49, { durationSec: 131, from: { address: null, name: null } }),
]

/** Any number of messages, newest first. */
export function manyMessages(count: number): readonly VoicemailRow[] {
  return Array.from({ length: count }, (_, at) =>
    message(`m${at}`, at * 17, {
      heard: at > 20,
      subject: at % 3 === 0 ? `About order ${at}` : null,
      from: { address: `${200 + (at % 700)}@pbx.example`, name: `Caller ${at}` },
    }),
  )
}

const RECORDING = demoRecording({
  id: '42',
  folder: 'inbox',
  heard: false,
  urgent: false,
  durationSec: 12,
  received: 0,
  fromName: '',
  fromNumber: '',
  subject: '',
})
const CHUNK = 256 * 1024

export function mailbox(messages: readonly VoicemailRow[]): Handlers {
  return {
    'voicemail.list': ({ folder }) => ({
      ok: true,
      value: { messages: messages.filter((one) => one.folder === folder), failures: [] },
    }),
    'voicemail.open': () => ({ ok: true, value: { contentType: 'audio/wav', sizeBytes: RECORDING.length } }),
    'voicemail.chunk': ({ offset }) => ({
      ok: true,
      value: { base64: RECORDING.subarray(offset, offset + CHUNK).toString('base64') },
    }),
  }
}

const person = (id: string, name: string, number: string, rest: Partial<PersonRow> = {}): PersonRow => ({
  accountId: 'pbx',
  id,
  name,
  numbers: [{ kind: 'phone', value: number }],
  source: 'phonebook',
  own: false,
  email: null,
  about: null,
  favourite: false,
  ...rest,
})
export const PEOPLE: readonly PersonRow[] = [
  person('user:200', 'Annika Switch', '200', {
    about: 'Demo · Switching · Engineer',
    email: 'annika@pbx.example',
    favourite: true,
    numbers: [
      { kind: 'phone', value: '200' },
      { kind: 'mobile', value: '+31 6 1234 5678' },
      { kind: 'sip', value: 'annika.switch@pbx.branch.example' },
    ],
  }),
  person('user:202', 'Chloé Hold', '202', { about: 'Demo · Reception' }),
  person('1001', 'Dora Private', '+31612340001', { own: true, about: 'Bakery', email: 'dora@mail.test' }),
  person('77', 'Front Desk', '100', { about: 'Demo · Reception' }),
]

/** Any number of people; some have accents, some long names. */
export function manyPeople(count: number): readonly PersonRow[] {
  return Array.from({ length: count }, (_, at) =>
    person(
      `p${at}`,
      `${['Ada', 'Bruno', 'Chloé', 'Dmitri', 'Élise'][at % 5] ?? ''} Person ${at}`,
      String(10_000 + at),
      {
        about: `Company ${at % 40} · Department ${at % 12}`,
      },
    ),
  )
}

export function phonebook(people: readonly PersonRow[]): Handlers {
  return {
    'people.search': ({ text, segment, offset, limit }) => {
      const found = people.filter(
        (one) =>
          one.name.toLowerCase().includes(text.toLowerCase()) &&
          (segment === 'all' ||
            (segment === 'mine' && one.own === true) ||
            (segment === 'company' && one.own !== true) ||
            (segment === 'favourites' && one.favourite)),
      )
      return { ok: true, value: { rows: found.slice(offset, offset + limit), total: found.length } }
    },
    'people.directory': () => ({ ok: true, value: { people: [], more: false, failures: [] } }),
    'people.show': ({ id }) => ({
      ok: true,
      value: {
        id,
        firstName: 'Dora',
        lastName: 'Private',
        number: '+31612340001',
        own: true,
        details: { companyName: 'Bakery', emailAddress: 'dora@mail.test' },
      },
    }),
    'conference.list': () => ({
      ok: true,
      value: {
        rooms: [
          {
            accountId: 'pbx',
            name: 'stand-up',
            enabled: true,
            description: 'Every morning',
            extension: '6201',
            accessCode: null,
          },
          {
            accountId: 'pbx',
            name: 'board',
            enabled: false,
            description: null,
            extension: '6202',
            accessCode: '1',
          },
        ],
        failures: [],
      },
    }),
  }
}

const participant = (id: string, name: string, rest: Partial<Participant> = {}): Participant => ({
  id,
  name,
  imId: null,
  uuid: null,
  volumeIn: 0,
  volumeOut: 0,
  energyLevel: 100,
  canHear: true,
  canSpeak: true,
  ...rest,
})
const ROOM: Handlers = {
  'conference.room': () => ({
    ok: true,
    value: {
      name: 'stand-up',
      active: true,
      locked: true,
      extension: '6201',
      description: 'Every morning',
      participants: [
        participant('1', 'Annika Switch'),
        participant('2', '+31208005160', { canSpeak: false, volumeIn: 2 }),
        participant('3', 'Chloé Hold', { canHear: false }),
      ],
    },
  }),
  'conference.command': ({ verb }) => ({ ok: true, value: { answer: `OK ${verb}` } }),
  'conference.settings': () => ({
    ok: true,
    value: {
      fields: [
        { key: 'enabled', kind: 'toggle' },
        { key: 'description', kind: 'text' },
        { key: 'moderatorCode', kind: 'text' },
        { key: 'maxMembers', kind: 'number' },
        { key: 'playEntryToneEnabled', kind: 'toggle' },
      ],
      values: {
        enabled: true,
        description: 'Every morning',
        moderatorCode: '4711',
        maxMembers: 10,
        playEntryToneEnabled: false,
      },
    },
  }),
}

const CONTACT: Preferences = {
  fields: [
    { key: 'firstName', kind: 'text' },
    { key: 'homeAddress.city', kind: 'text' },
    { key: 'manager', kind: 'text', readOnly: true },
  ],
  values: { firstName: 'Boris', 'homeAddress.city': 'Haarlem', manager: 'Annika' },
}
const SETS: Readonly<Record<string, Preferences>> = {
  voicemail: {
    fields: [
      { key: 'greeting', kind: 'select', options: ['NONE', 'STANDARD', 'OUT_OF_OFFICE'] },
      { key: 'email', kind: 'text' },
      { key: 'emailIncludeAudioAttachment', kind: 'toggle' },
      { key: 'voicemailPermission', kind: 'toggle', readOnly: true },
    ],
    values: {
      greeting: 'STANDARD',
      email: 'boris@pbx.example',
      emailIncludeAudioAttachment: true,
      voicemailPermission: true,
    },
  },
  attendant: {
    fields: [
      { key: 'operator', kind: 'text' },
      { key: 'depositVM', kind: 'toggle' },
      { key: 'menu.5', kind: 'text' },
    ],
    values: { operator: '200', depositVM: true, 'menu.5': '202' },
  },
}
const PREFERENCES: Handlers = {
  'preferences.read': ({ set }) => ({ ok: true, value: SETS[set] ?? CONTACT }),
  'preferences.write': () => ({
    ok: true,
    value: {
      confirmed: true,
      value: { fields: [{ key: 'email', kind: 'text' }], values: { email: 'x@y.test' } },
    },
  }),
  'speedDial.read': () => ({
    ok: true,
    value: {
      buttons: [{ label: 'Front desk', number: '100', blf: false }],
      groupSpeedDial: false,
      canSubscribeToPresence: true,
    },
  }),
}

const open = (name: string) => (page: Page) => page.getByRole('tab', { name }).click()
const option = (page: Page, name: RegExp) => page.getByRole('option', { name }).click()
const handlers = { ...mailbox(MESSAGES), ...phonebook(PEOPLE), ...ROOM, ...PREFERENCES }
const common = { snapshot: WITH_EXTENSION, handlers }

export const PEOPLE_SHOTS: readonly Shot[] = [
  { ...common, name: 'voicemail', steps: open('Voicemail') },
  {
    ...common,
    name: 'voicemail message',
    steps: async (page) => {
      await open('Voicemail')(page)
      await option(page, /Annika/)
    },
  },
  {
    ...common,
    name: 'voicemail wide',
    options: { width: 900, height: 640 },
    steps: async (page) => {
      await open('Voicemail')(page)
      await option(page, /Chloé/)
    },
  },
  {
    ...common,
    name: 'voicemail narrow',
    options: { width: 340 },
    steps: async (page) => {
      await open('Voicemail')(page)
      await option(page, /Annika/)
    },
  },
  { ...common, name: 'voicemail empty', handlers: mailbox([]), steps: open('Voicemail') },
  {
    ...common,
    name: 'voicemail failed',
    handlers: {
      'voicemail.list': () => ({
        ok: true,
        value: {
          messages: [],
          failures: [{ accountId: 'pbx', error: appError('server-error', { detail: 'no-voicemail-node' }) }],
        },
      }),
    },
    steps: open('Voicemail'),
  },
  { ...common, name: 'people', steps: open('People') },
  {
    ...common,
    name: 'people person',
    steps: async (page) => {
      await open('People')(page)
      await option(page, /Dora/)
    },
  },
  {
    ...common,
    name: 'people person narrow',
    options: { width: 340 },
    steps: async (page) => {
      await open('People')(page)
      await option(page, /Annika/)
    },
  },
  {
    ...common,
    name: 'people wide',
    options: { width: 900, height: 640 },
    steps: async (page) => {
      await open('People')(page)
      await option(page, /Annika/)
    },
  },
  {
    ...common,
    name: 'people nobody',
    steps: async (page) => {
      await open('People')(page)
      await page.getByRole('searchbox').fill('zzz')
      await page.getByText('Nobody found').waitFor()
    },
  },
  {
    ...common,
    name: 'people edit',
    steps: async (page) => {
      await open('People')(page)
      await option(page, /Dora/)
      await page.getByRole('button', { name: 'Edit' }).click()
      await page.getByRole('textbox', { name: 'First name' }).waitFor()
    },
  },
  {
    ...common,
    name: 'people rooms',
    steps: async (page) => {
      await open('People')(page)
      await page.getByRole('button', { name: /Show/ }).click()
      await page.getByRole('option', { name: 'Rooms' }).click()
      await page.getByRole('button', { name: /^stand-up/ }).waitFor()
    },
  },
  {
    ...common,
    name: 'room',
    steps: async (page) => {
      await open('People')(page)
      await page.getByRole('button', { name: /Show/ }).click()
      await page.getByRole('option', { name: 'Rooms' }).click()
      await page.getByRole('button', { name: /^stand-up/ }).click()
      await page.getByText('3 participants').waitFor()
    },
  },
  {
    ...common,
    name: 'preferences',
    options: { height: 1400 },
    steps: async (page) => {
      await open('Voicemail')(page)
      await page.getByRole('button', { name: /Greeting, notification/ }).click()
      await page.getByText('Contact information').waitFor()
    },
  },
]
