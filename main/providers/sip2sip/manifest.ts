import type { Capability, FormField, ProviderManifest } from '../../../shared/domain/provider.ts'
import { DEFAULT_DOMAIN, DEFAULT_SERVER } from './config.ts'

export const CAPABILITIES: readonly Capability[] = [
  'identity',
  'dnd',
  'dnd-timed',
  'privacy',
  'forwarding-by-condition',
  'history',
  'rules',
  'aliases',
  'enum',
  'devices',
  'balance',
  'usage',
  'voicemail-settings',
  'certificate-file',
  'journal',
  'directory',
  'enrolment',
  'line',
]

const MAIN: readonly FormField[] = [
  {
    key: 'user',
    kind: 'text',
    label: 'User name or SIP address',
    hint: 'The part before the @ of your SIP address, or the whole address.',
    placeholder: 'alice',
    required: true,
    group: 'main',
  },
  {
    key: 'domain',
    kind: 'text',
    label: 'Domain',
    hint: 'The part after the @. A whole address typed above wins.',
    placeholder: DEFAULT_DOMAIN,
    required: false,
    group: 'main',
    default: DEFAULT_DOMAIN,
  },
  {
    key: 'password',
    kind: 'password',
    label: 'Password',
    hint: 'The password of your SIP account. With a certificate it is used for calls only.',
    // With a certificate the settings page needs none; without either, the test says so.
    required: false,
    group: 'main',
  },
]

const ADVANCED: readonly FormField[] = [
  {
    key: 'webPassword',
    kind: 'password',
    label: 'Web password',
    hint: 'Only when you have set a separate password for the website.',
    required: false,
    group: 'advanced',
  },
  {
    key: 'server',
    kind: 'url',
    label: 'Settings page',
    hint: 'The page itself or a folder above it.',
    placeholder: DEFAULT_SERVER,
    required: false,
    group: 'advanced',
    default: DEFAULT_SERVER,
  },
  {
    key: 'auth',
    kind: 'select',
    label: 'Sign in with',
    required: false,
    group: 'advanced',
    default: 'auto',
    options: [
      { value: 'auto', label: 'Certificate if there is one, else password' },
      { value: 'digest', label: 'Password' },
      { value: 'certificate', label: 'Certificate' },
    ],
  },
  {
    key: 'certificate',
    kind: 'certificate',
    label: 'Certificate',
    hint: 'The .p12 or .crt file from the Identity page of your account.',
    required: false,
    group: 'advanced',
  },
  {
    key: 'sipServer',
    kind: 'text',
    label: 'Phone server',
    hint: 'A wss: address or a sip: URI. Empty: found by the domain.',
    placeholder: 'sip:proxy.sipthor.net;transport=tls',
    required: false,
    group: 'advanced',
  },
  {
    key: 'displayName',
    kind: 'text',
    label: 'Name shown to people you call',
    required: false,
    group: 'advanced',
  },
  {
    key: 'historyZone',
    kind: 'text',
    label: 'Time zone of the call list',
    hint: 'Only when calls show at the wrong hour: the time zone the server really uses, such as Europe/Amsterdam.',
    placeholder: 'Europe/Amsterdam',
    required: false,
    group: 'advanced',
  },
]

/** The form of the enrolment page, with its rules as hints (reference sip2sip 4). */
const ENROLMENT: readonly FormField[] = [
  {
    key: 'username',
    kind: 'text',
    label: 'User name',
    hint: 'Four signs or more: letters, digits, dots, dashes, underscores. It becomes the part before the @.',
    required: true,
    group: 'main',
  },
  { key: 'displayName', kind: 'text', label: 'Your name', required: true, group: 'main' },
  {
    key: 'email',
    kind: 'email',
    label: 'E-mail',
    hint: 'Without a plus sign.',
    required: true,
    group: 'main',
  },
  { key: 'password', kind: 'password', label: 'Password', required: true, group: 'main' },
  {
    key: 'domain',
    kind: 'text',
    label: 'Domain',
    hint: 'Only for another system than SIP2SIP.',
    placeholder: DEFAULT_DOMAIN,
    required: false,
    group: 'advanced',
  },
  {
    key: 'server',
    kind: 'url',
    label: 'Enrolment page',
    hint: 'The page itself, the settings page beside it, or a folder above.',
    placeholder: DEFAULT_SERVER,
    required: false,
    group: 'advanced',
  },
]

/** SIP2SIP and other systems built on SIPThor and CDRTool, described as data. */
export const SIP2SIP_MANIFEST: ProviderManifest = {
  id: 'sip2sip',
  title: 'SIP2SIP',
  summary: 'A SIP2SIP or SIPThor account: calls, Do Not Disturb, call forwarding and call history.',
  fields: [...MAIN, ...ADVANCED],
  enrolment: ENROLMENT,
  capabilities: CAPABILITIES,
  destinationKeywords: ['voicemail', 'mobile'],
}
