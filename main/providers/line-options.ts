import { appError } from '../../shared/errors.ts'
import type { FormField, ProviderManifest } from '../../shared/domain/provider.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import type { SipLineConfig } from './adapter.ts'
import { fillValues, type FormValues, isYes } from './form-values.ts'

/** What a person may choose for the phone line of any account. */
type LineOptions = {
  /** `host:port` of a STUN server, asked on the person's word only: its operator learns this machine's address. */
  readonly stun: string | null
  readonly earlyMedia: boolean
  readonly srtp: boolean
  /** The number to which a call is handed on to park it. */
  readonly parkCode: string | null
}

const HOST = /^(?:[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?|\d{1,3}(?:\.\d{1,3}){3})(?::\d{1,5})?$/i
const CODE = /^[0-9*#]{1,16}$/
const STUN_PORT = 3478

export const LINE_FIELDS: readonly FormField[] = [
  {
    key: 'stun',
    kind: 'text',
    label: 'STUN server',
    hint: 'Only behind a router that breaks the sound of calls. Whoever runs it sees this computer’s public address with every call. Empty: nobody is asked.',
    placeholder: 'stun.example.org:3478',
    required: false,
    group: 'advanced',
  },
  {
    key: 'earlyMedia',
    kind: 'toggle',
    label: 'Sound before the answer',
    hint: 'For announcements and ringing tones of the other side. Where a call rings on several phones, one of them is heard.',
    required: false,
    group: 'advanced',
  },
  {
    key: 'srtp',
    kind: 'toggle',
    label: 'Only encrypted calls',
    hint: 'Calls whose sound the other side cannot encrypt are refused.',
    required: false,
    group: 'advanced',
  },
  {
    key: 'parkCode',
    kind: 'text',
    label: 'Number to park a call',
    hint: 'The extension or code of your phone system that calls are handed to.',
    placeholder: '*68',
    required: false,
    group: 'advanced',
  },
]
const KEYS = LINE_FIELDS.map(({ key }) => key)

/** Adds the line's fields to the form of a provider whose accounts have one. */
export function withLineFields(manifest: ProviderManifest): ProviderManifest {
  if (!manifest.capabilities.includes('line')) return manifest
  const own = manifest.fields.filter(({ key }) => !KEYS.includes(key))
  return { ...manifest, fields: [...own, ...LINE_FIELDS] }
}

/** Errors: invalid-input with `field`: stun, parkCode. */
export function readLineOptions(values: FormValues): Result<LineOptions> {
  const value = (key: string): string => values[key]?.trim() ?? ''
  const stun = value('stun').replace(/^stuns?:/i, '')
  const port = Number(/:(\d+)$/.exec(stun)?.[1] ?? STUN_PORT)
  if (stun !== '' && (!HOST.test(stun) || port < 1 || port > 65_535))
    return err(appError('invalid-input', { field: 'stun' }))
  const parkCode = value('parkCode')
  if (parkCode !== '' && !CODE.test(parkCode)) return err(appError('invalid-input', { field: 'parkCode' }))
  return ok({
    stun: stun === '' ? null : `${stun.replace(/:\d+$/, '').toLowerCase()}:${port}`,
    earlyMedia: isYes(value('earlyMedia')),
    srtp: isYes(value('srtp')),
    parkCode: parkCode === '' ? null : parkCode,
  })
}

/** The options as they are stored. */
export function fillLineOptions(given: FormValues, options: LineOptions): FormValues {
  return fillValues(given, {
    stun: options.stun,
    earlyMedia: options.earlyMedia ? 'yes' : null,
    srtp: options.srtp ? 'yes' : null,
    parkCode: options.parkCode,
  })
}

/** A line as its account's system has it, with what the person chose. */
export function withLineOptions(line: SipLineConfig, options: LineOptions): SipLineConfig {
  return {
    ...line,
    iceServers: options.stun === null ? [] : [`stun:${options.stun}`],
    earlyMedia: options.earlyMedia,
    ...(options.srtp && { srtp: true }),
  }
}
