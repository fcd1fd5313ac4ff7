import type { CertificateInfo } from '../../shared/domain/account.ts'
import type { AccountView } from '../../shared/domain/snapshot.ts'
import type { ProviderManifest } from '../../shared/domain/provider.ts'
import { emptyIntercomView } from './intercom-view.ts'
import type { AccountRecord } from './store-ports.ts'

/** A view of an account nobody has asked yet: everything that can be known is unknown, the rest is unsupported. */
export function emptyAccountView(
  record: AccountRecord,
  manifest: ProviderManifest,
  certificate: CertificateInfo | null,
  now: Date,
): AccountView {
  const can = (capability: ProviderManifest['capabilities'][number]) =>
    manifest.capabilities.includes(capability)
  const stamp = { asOf: now.toISOString(), source: 'assumed' as const }
  const calm = { pending: null, error: null, unconfirmed: false, warnings: [] }
  return {
    info: {
      id: record.id,
      name: record.name,
      provider: record.provider,
      providerTitle: manifest.title,
      address: addressIn(record),
      capabilities: manifest.capabilities,
      destinationKeywords: manifest.destinationKeywords,
      hasLine: can('line'),
      ...(record.values['parkCode'] && { parkCode: record.values['parkCode'] }),
    },
    reachability: { kind: 'unknown' },
    identity: null,
    certificate,
    dnd: { state: { ...stamp, value: { kind: can('dnd') ? 'unknown' : 'unsupported' } }, ...calm },
    privacy: { state: { ...stamp, value: { kind: can('privacy') ? 'unknown' : 'unsupported' } }, ...calm },
    forwarding: { plan: null, pending: false, error: null, unconfirmed: false, warnings: [], canUndo: false },
    line: { kind: 'off' },
    ...(can('intercom') && { intercom: emptyIntercomView(record, now) }),
  }
}

/** A first guess from the form values; the open session says it exactly. */
function addressIn({ name, values }: AccountRecord): string {
  const { address, user, domain, server } = values
  if (address) return address
  if (user?.includes('@')) return user
  if (user && domain) return `${user}@${domain}`
  return (server && URL.parse(server)?.host) || server || user || name
}
