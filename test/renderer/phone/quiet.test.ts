import { describe, expect, it } from 'vitest'
import { isQuiet } from '../../../renderer/phone/quiet.ts'
import { emptyAccountView } from '../../../main/core/account-view.ts'
import { SIP_MANIFEST } from '../../../main/providers/sip/manifest.ts'
import { SIPXCOM_MANIFEST } from '../../../main/providers/sipxcom/manifest.ts'
import type { ProviderManifest } from '../../../shared/domain/provider.ts'
import type { DndState } from '../../../shared/domain/availability.ts'
import { AccountIdSchema } from '../../../shared/ids.ts'
import { emptySnapshot } from '../../support/empty-snapshot.ts'

const NOW = Date.parse('2026-11-24T12:00:00.000Z')
function quiet(
  value: DndState,
  source: 'server' | 'local',
  manifest: ProviderManifest = SIP_MANIFEST,
): boolean {
  const id = AccountIdSchema.parse('a')
  const record = { id, name: 'A', provider: manifest.id, values: {}, createdAt: '' }
  const view = emptyAccountView(record, manifest, null, new Date(NOW))
  const dnd = { ...view.dnd, state: { value, source, asOf: '' } }
  return isQuiet({ ...emptySnapshot(), accounts: [{ ...view, dnd }] }, 'a', NOW)
}
const on = (until: string | null): DndState => ({ kind: 'on', until, scheduled: false })

describe('isQuiet', () => {
  it.each([
    ['local and on', on(null), 'local', SIP_MANIFEST, true],
    ['local and on for an hour', on('2026-11-24T13:00:00.000Z'), 'local', SIP_MANIFEST, true],
    ['local and over', on('2026-11-24T11:59:00.000Z'), 'local', SIP_MANIFEST, false],
    ['local and off', { kind: 'off' }, 'local', SIP_MANIFEST, false],
    ['kept by a server that turns callers away', on(null), 'server', SIP_MANIFEST, false],
    ['kept by a shortened ring sequence', on(null), 'server', SIPXCOM_MANIFEST, true],
  ] as const)('is right when it is %s', (_what, value, source, manifest, expected) => {
    expect(quiet(value, source, manifest)).toBe(expected)
  })

  it('is no for an account that is not there', () => {
    expect(isQuiet(emptySnapshot(), 'b', NOW)).toBe(false)
  })
})
