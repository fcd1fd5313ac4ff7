import { describe, expect, it } from 'vitest'
import { runHotkey } from '../../../main/shell/hotkey-actions.ts'
import { runTrayAction } from '../../../main/shell/tray-actions.ts'
import type { TrayAction } from '../../../main/shell/tray-items.ts'
import type { CallView } from '../../../shared/domain/call.ts'
import { UNMANAGED } from '../../../shared/domain/managed.ts'
import { createFakeCore } from '../../support/fake-core.ts'

const settled = () => new Promise((resolve) => setTimeout(resolve, 20))

// A press in the tray or on a key has no window to answer in: what fails must be found in one all the same.
describe('what a person asked for outside the windows and did not get', () => {
  const press = async (
    action: TrayAction,
    change: (fake: ReturnType<typeof createFakeCore>) => void = () => undefined,
  ) => {
    const fake = createFakeCore()
    change(fake)
    runTrayAction({ core: fake.core, open: () => undefined, quit: () => undefined }, action)
    await settled()
    return { codes: fake.core.state.get().troubles.map(({ code }) => code), lines: fake.logLines }
  }

  it.each(['answer', 'decline', 'hang-up'] as const)('tray, %s: the call is gone', async (kind) => {
    const { codes, lines } = await press({ kind, callId: 'gone' })
    expect(codes).toEqual(['call-not-found'])
    expect(lines).toMatchObject([{ level: 'warn', fields: { code: 'call-not-found' } }])
  })

  it('tray, a setting that is fixed', async () => {
    const fixed = { ...UNMANAGED, fixed: ['outgoingAccountId'] }
    const { codes } = await press({ kind: 'outgoing', accountId: 'a' }, ({ core }) =>
      core.state.change({ managed: fixed }),
    )
    expect(codes).toEqual(['managed-forbidden'])
  })

  it('a hotkey, without the window that makes calls', async () => {
    const { core } = createFakeCore()
    core.state.change({ calls: [{ id: 'c', phase: 'active', hold: 'none' } as unknown as CallView] })
    runHotkey({ core, showCommandBar: () => undefined, callSelection: () => Promise.resolve() }, 'hang-up')
    await settled()
    expect(core.state.get().troubles).toHaveLength(1)
  })
})
