import type { AccountRecord } from '../../../main/core/store-ports.ts'
import type { HistoryEntry } from '../../../shared/domain/history.ts'
import { AccountIdSchema } from '../../../shared/ids.ts'

export const ANN = AccountIdSchema.parse('ann')
export const BOB = AccountIdSchema.parse('bob')

export function account(changes: Partial<AccountRecord> = {}): AccountRecord {
  return {
    id: ANN,
    name: 'Ann',
    provider: 'sip',
    values: { server: 'sip.example.org', user: '0431' },
    createdAt: '2026-11-24T12:00:00.000Z',
    ...changes,
  }
}

export function call(id: string, changes: Partial<HistoryEntry> = {}): HistoryEntry {
  return {
    id,
    accountId: ANN,
    direction: 'in',
    outcome: 'answered',
    remote: { address: '+49431555@example.org', displayName: 'Jürgen Müller' },
    startedAt: '2026-11-24T10:00:00+01:00',
    durationSec: 30,
    status: '200',
    media: ['audio'],
    price: null,
    callId: null,
    sources: ['server'],
    seen: true,
    ...changes,
  }
}
