import type { ProviderManifest } from '../../../shared/domain/provider.ts'

/** Any SIP server: a phone line and nothing else. */
export const SIP_MANIFEST: ProviderManifest = {
  id: 'sip',
  title: 'SIP account',
  summary: 'A phone line at any SIP server: your own, your company’s or a phone company’s.',
  capabilities: ['line'],
  destinationKeywords: [],
  fields: [
    {
      key: 'user',
      kind: 'text',
      label: 'SIP address',
      hint: 'As on your business card: name or number, @, and the server’s name.',
      placeholder: 'alice@example.org',
      required: true,
      group: 'main',
    },
    {
      key: 'password',
      kind: 'password',
      label: 'Password',
      // Some servers of one's own ask for none.
      required: false,
      group: 'main',
    },
    {
      key: 'displayName',
      kind: 'text',
      label: 'Name shown to people you call',
      required: false,
      group: 'main',
    },
    {
      key: 'domain',
      kind: 'text',
      label: 'Domain',
      hint: 'Only when the address above is without one.',
      required: false,
      group: 'advanced',
    },
    {
      key: 'authUser',
      kind: 'text',
      label: 'User name for signing in',
      hint: 'Only when it is not the first part of the address.',
      required: false,
      group: 'advanced',
    },
    {
      key: 'sipServer',
      kind: 'text',
      label: 'Phone server',
      hint: 'A wss: address or a sip: URI. Empty: found by the domain.',
      placeholder: 'sip:pbx.example.org;transport=tls',
      required: false,
      group: 'advanced',
    },
    {
      key: 'certificate',
      kind: 'certificate',
      label: 'Certificate',
      hint: 'Only when the phone server asks for one.',
      required: false,
      group: 'advanced',
    },
  ],
}
