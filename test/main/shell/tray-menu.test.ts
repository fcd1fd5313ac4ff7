import { describe, expect, it } from 'vitest'
import type { AccountView, AppSnapshot } from '../../../shared/domain/snapshot.ts'
import type { CallView } from '../../../shared/domain/call.ts'
import { CallIdSchema } from '../../../shared/ids.ts'
import type { TrayItem } from '../../../main/shell/tray-items.ts'
import { trayMenu } from '../../../main/shell/tray-menu.ts'
import { trayState } from '../../../main/shell/tray-state.ts'
import { createFakeCore } from '../../support/fake-core.ts'
import { BELL, DOORS } from '../../ui/scenarios-intercom.ts'
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

const FULL_ORDER = [
  'Available',
  'Do not disturb',
  'Off',
  '30 minutes',
  '1 hour',
  'Until 17:00',
  'Until tomorrow 8:00',
  'Until I turn it off',
  'Divert all calls',
  'Off',
  'To voicemail',
  'To my mobile',
  'Edit…',
  'Hide my number',
  'Missed calls',
  'Call…',
  'Open Sidetone',
  'Settings',
  'Diagnostics',
  'Quit',
]
const missedCalls = [1, 2, 3].map((number) => ({
  id: `m${number}`,
  accountId: 'a',
  address: `20${number}@x.test`,
  name: number === 1 ? 'Ann' : null,
  at: null,
}))

describe('trayMenu', () => {
  it('opens the door at which somebody rings', () => {
    expect(trayState(BELL)).toEqual({ shape: 'ringing', line: 'Somebody is at Front door' })
    expect(labels(trayMenu(BELL, now))).toContain('Open door: Front door')
    expect(labels(trayMenu(DOORS, now)).filter((label) => label.startsWith('Open door'))).toEqual([])
  })

  it('is complete and in the order of every system', async () => {
    expect(labels(trayMenu(await snapshotWith((view) => view), now))).toEqual(FULL_ORDER)
  })

  it('starts with Open on Linux, where a click may only open the menu', async () => {
    const snapshot = await snapshotWith((view) => view)
    const all = labels(trayMenu({ ...snapshot, app: { ...snapshot.app, platform: 'linux' } }, now))
    expect(all).toEqual(['Open Sidetone', ...FULL_ORDER.filter((label) => label !== 'Open Sidetone')])
  })

  it('has only what works without an account', async () => {
    expect(labels(trayMenu(await snapshotWith((view) => view, 0), now))).toEqual([
      'No account yet',
      'Missed calls',
      'Call…',
      'Open Sidetone',
      'Settings',
      'Diagnostics',
      'Quit',
    ])
  })

  it('never has two separators in a row', async () => {
    for (const count of [0, 1, 2]) {
      const kinds = trayMenu(await snapshotWith((view) => view, count), now).map((item) => item.kind)
      expect(kinds.join(' '), `${count} accounts`).not.toContain('separator separator')
    }
  })

  it.each([
    ['2026-11-24T16:59:00', ['30 minutes', '1 hour', 'Until tomorrow 8:00', 'Until I turn it off']],
    ['2026-11-24T06:00:00', ['30 minutes', '1 hour', 'Until 17:00', 'Until 8:00', 'Until I turn it off']],
  ])('offers the durations of the moment at %s', async (at, offers) => {
    const menu = trayMenu(await snapshotWith((view) => view), new Date(at))
    const dndMenu = menu.find((item) => item.kind === 'submenu')
    expect(dndMenu ? labels([dndMenu]).slice(2) : []).toEqual(offers)
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

  it('offers to answer or decline while it rings, to mute or hang up in a call', async () => {
    const snapshot = await snapshotWith((view) => view)
    const ringing = labels(trayMenu({ ...snapshot, calls: [call('incoming')] }, now))
    expect(ringing.slice(0, 3)).toEqual(['Ann is calling', 'Answer', 'Decline'])
    const muted = { ...call('active'), muted: true }
    const talking = trayMenu({ ...snapshot, calls: [muted] }, now)
    expect(labels(talking).slice(0, 3)).toEqual(['In a call with Ann, muted', 'Mute', 'Hang up'])
    expect(checked(talking)).toEqual(['Mute'])
    expect(labels(trayMenu(snapshot, now))).not.toContain('Answer')
  })

  it('names each of two calls', async () => {
    const snapshot = await snapshotWith((view) => view)
    const bob = {
      ...call('active'),
      id: CallIdSchema.parse('call2'),
      remote: { address: 'bob@x.test', displayName: null, nameSource: 'none' as const },
    }
    const all = labels(trayMenu({ ...snapshot, calls: [call('incoming'), bob] }, now))
    expect(all.slice(1, 7)).toEqual(['Ann', 'Answer', 'Decline', 'bob@x.test', 'Mute', 'Hang up'])
  })

  it('lists the missed calls to call back, each through the sheet', async () => {
    const snapshot = await snapshotWith((view) => view)
    const menu = trayMenu({ ...snapshot, missedCount: 3, missed: missedCalls }, now)
    const item = menu.find((one) => one.kind === 'submenu' && one.label === 'Missed calls (3)')
    expect(item && labels([item])).toEqual([
      'Missed calls (3)',
      'Ann',
      '202@x.test',
      '203@x.test',
      'Show all',
    ])
    expect(item).toMatchObject({
      items: [{ action: { kind: 'ask-call', target: '201@x.test', origin: 'missed-call' } }, {}, {}, {}, {}],
    })
  })

  it('lets the line be chosen where there are two, and marks the one that would be used', async () => {
    let ids: string[] = []
    const snapshot = await snapshotWith((view) => {
      ids = [...ids, view.info.id]
      return view
    }, 2)
    const chosen = (outgoingAccountId: string | null) =>
      checked(trayMenu({ ...snapshot, settings: { ...snapshot.settings, outgoingAccountId } }, now))
    expect(chosen(null)).toEqual(['office0'])
    expect(chosen(ids[1] ?? '')).toEqual(['office1'])
  })

  it('offers the place that calls were diverted to last', async () => {
    const snapshot = await snapshotWith((view) => view)
    const all = labels(
      trayMenu({ ...snapshot, settings: { ...snapshot.settings, lastDivert: '+31201234567' } }, now),
    )
    expect(all).toContain('To +31201234567')
  })
})

describe('an update', () => {
  const release = { version: '0.2.0', releasedAt: '', notes: [], sizeBytes: 1 }
  const offered = (updates: AppSnapshot['updates']) =>
    trayMenu({ ...createFakeCore().core.state.get(), updates }, now).filter(
      (item) => item.kind === 'action' && item.label.includes('0.2.0'),
    )

  it('is in the menu when there is something to do about it, and leads to where it is done', () => {
    const action = { kind: 'open', view: 'updates' }
    expect(offered({ kind: 'available', release })).toMatchObject([{ action }])
    expect(offered({ kind: 'ready', release })).toMatchObject([{ action }])
    expect(offered({ kind: 'downloading', release, done: 0.5 })).toEqual([])
    expect(offered({ kind: 'current', checkedAt: '' })).toEqual([])
  })
})
