import { describe, expect, it } from 'vitest'
import type { AccountView, AppSnapshot } from '../../../shared/domain/snapshot.ts'
import type { CallView } from '../../../shared/domain/call.ts'
import { CallIdSchema } from '../../../shared/ids.ts'
import { minutesUntil17, trayMenu, trayState, type TrayItem } from '../../../main/shell/tray-menu.ts'
import { createFakeCore } from '../../support/fake-core.ts'
import { EMPTY_PLAN } from '../../support/fake-provider.ts'

const now = new Date('2026-11-24T12:00:00')

async function snapshotWith(change: (view: AccountView) => AccountView, count = 1): Promise<AppSnapshot> {
  const fake = createFakeCore()
  for (let index = 0; index < count; index += 1) await fake.add(`office${index}`)
  const { core } = fake
  for (const { info } of core.state.get().accounts) {
    core.state.changeAccount(info.id, (view) =>
      change({ ...view, info: { ...view.info, hasLine: true }, line: ready }),
    )
  }
  return core.state.get()
}
const ready = { kind: 'ready', since: '2026-11-24T11:00:00.000Z', transport: 'WSS' } as const
const dnd = (view: AccountView, until: string | null): AccountView => ({
  ...view,
  dnd: { ...view.dnd, state: { value: { kind: 'on', until, scheduled: false }, asOf: '', source: 'server' } },
})
const call = (phase: CallView['phase']): CallView => ({
  id: CallIdSchema.parse('call1'),
  accountId: 'a',
  direction: 'in',
  phase,
  remote: { address: 'ann@x.test', displayName: 'Ann', nameSource: 'caller' },
  calledAddress: null,
  sipCallId: 'x',
  muted: false,
  hold: 'none',
  remoteHold: false,
  silenced: false,
  startedAt: '',
  answeredAt: null,
  endedAt: null,
  end: null,
  status: null,
  error: null,
  quality: null,
  transfer: null,
  referral: null,
  consultFor: null,
  conference: false,
})
const labels = (items: readonly TrayItem[]): string[] =>
  items.flatMap((item) =>
    item.kind === 'separator'
      ? []
      : item.kind === 'submenu'
        ? [item.label, ...labels(item.items)]
        : [item.label],
  )
const checked = (items: readonly TrayItem[]): string[] =>
  items.flatMap((item) =>
    item.kind === 'submenu'
      ? checked(item.items)
      : item.kind === 'action' && item.checked
        ? [item.label]
        : [],
  )

describe('trayState', () => {
  it.each([
    ['available', (view: AccountView) => view, 'Available'],
    [
      'offline',
      (view: AccountView): AccountView => ({ ...view, line: { kind: 'off' } }),
      'Calls will not ring here',
    ],
    ['dnd', (view: AccountView) => dnd(view, null), 'Do not disturb is on'],
    [
      'dnd',
      (view: AccountView) => dnd(view, new Date('2026-11-24T17:00:00').toISOString()),
      'Do not disturb until 17:00',
    ],
    [
      'diverted',
      (view: AccountView): AccountView => ({
        ...view,
        forwarding: {
          ...view.forwarding,
          plan: { value: { ...EMPTY_PLAN, always: 'voicemail' }, asOf: '', source: 'server' },
        },
      }),
      'All calls diverted to voicemail',
    ],
  ] as const)('has the shape %s', async (shape, change, line) => {
    expect(trayState(await snapshotWith(change))).toEqual({ shape, line })
  })

  it('says on how many accounts do not disturb is on when they differ', async () => {
    let first = true
    const snapshot = await snapshotWith((view) => {
      const changed = first ? dnd(view, null) : view
      first = false
      return changed
    }, 2)
    expect(trayState(snapshot)).toEqual({ shape: 'dnd', line: 'Do not disturb on 1 of 2 accounts' })
  })

  it('puts a ringing call before everything else', async () => {
    const snapshot = await snapshotWith((view) => dnd(view, null))
    expect(trayState({ ...snapshot, calls: [call('incoming')] })).toEqual({
      shape: 'ringing',
      line: 'Ann is calling',
    })
    expect(trayState({ ...snapshot, calls: [call('active')] }).shape).toBe('in-call')
  })

  it('says that there is no account yet', async () => {
    expect(trayState(await snapshotWith((view) => view, 0))).toEqual({
      shape: 'offline',
      line: 'No account yet',
    })
  })
})

describe('trayMenu', () => {
  it('starts with Open and ends with Quit', async () => {
    const all = labels(trayMenu(await snapshotWith((view) => view), now))
    expect(all[0]).toBe('Open Sidetone')
    expect(all.at(-1)).toBe('Quit')
    expect(all).toEqual(
      expect.arrayContaining([
        'Off',
        '30 minutes',
        '1 hour',
        'Until 17:00',
        'Until I turn it off',
        'Missed calls',
      ]),
    )
  })

  it('checks what the servers say: nothing while unknown, Off when all are off, open end when all are on without end', async () => {
    expect(checked(trayMenu(await snapshotWith((view) => view), now))).toEqual([])
    const off = (view: AccountView): AccountView => ({
      ...view,
      dnd: { ...view.dnd, state: { value: { kind: 'off' }, asOf: '', source: 'server' } },
    })
    expect(checked(trayMenu(await snapshotWith(off), now))).toEqual(['Off'])
    expect(checked(trayMenu(await snapshotWith((view) => dnd(view, null)), now))).toEqual([
      'Until I turn it off',
    ])
  })

  it('offers to answer or decline while it rings', async () => {
    const snapshot = await snapshotWith((view) => view)
    expect(labels(trayMenu({ ...snapshot, calls: [call('incoming')] }, now))).toEqual(
      expect.arrayContaining(['Answer', 'Decline']),
    )
    expect(labels(trayMenu(snapshot, now))).not.toContain('Answer')
  })

  it('counts missed calls', async () => {
    const snapshot = await snapshotWith((view) => view)
    expect(labels(trayMenu({ ...snapshot, missedCount: 3 }, now))).toContain('Missed calls (3)')
  })
})

describe('minutesUntil17', () => {
  it.each([
    ['2026-11-24T12:00:00', 300],
    ['2026-11-24T16:59:40', 1],
    ['2026-11-24T17:00:00', 1440],
    ['2026-11-24T23:00:00', 1080],
  ])('counts from %s', (from, minutes) => {
    expect(minutesUntil17(new Date(from))).toBe(minutes)
  })
})
