import type { AccountView } from '../../shared/domain/snapshot.ts'
import type { ProviderManifest } from '../../shared/domain/provider.ts'
import type { AccountRecord } from './ports.ts'

/** A view of an account nobody has asked yet: everything that can be known is unknown, the rest is unsupported. */
export function emptyAccountView(record: AccountRecord, manifest: ProviderManifest, now: Date): AccountView {
  const can = (capability: ProviderManifest['capabilities'][number]) => manifest.capabilities.includes(capability)
  const stamp = { asOf: now.toISOString(), source: 'assumed' as const }
  const calm = { pending: null, error: null, unconfirmed: false, warnings: [] }
  return {
    info: {
      id: record.id,
      name: record.name,
      provider: record.provider,
      providerTitle: manifest.title,
      address: record.values['address'] ?? record.values['user'] ?? record.values['server'] ?? record.name,
      capabilities: manifest.capabilities,
      destinationKeywords: manifest.destinationKeywords,
      hasLine: can('line'),
    },
    reachability: { kind: 'unknown' },
    identity: null,
    dnd: { state: { ...stamp, value: { kind: can('dnd') ? 'unknown' : 'unsupported' } }, ...calm },
    privacy: { state: { ...stamp, value: { kind: can('privacy') ? 'unknown' : 'unsupported' } }, ...calm },
    forwarding: { plan: null, pending: false, error: null, unconfirmed: false, warnings: [], canUndo: false },
    line: { kind: 'off' },
  }
}
