import { describe, expect, it } from 'vitest'
import { reachOf } from '../../../renderer/stores/reach.ts'
import { isSettling, silentReasons } from '../../../renderer/stores/silent-reasons.ts'
import type { DndState } from '../../../shared/domain/availability.ts'
import type { AccountView, AppSnapshot } from '../../../shared/domain/snapshot.ts'
import { appError } from '../../../shared/errors.ts'
import { ago, BASE, DOOR, FIRST_START, OFFICE, TWO_ACCOUNTS } from '../../ui/scenarios.ts'

const dnd = (view: AccountView, value: DndState): AccountView => ({
  ...view,
  dnd: { ...view.dnd, state: { ...view.dnd.state, value } },
})
const line = (view: AccountView, state: AccountView['line']): AccountView => ({ ...view, line: state })
const diverted = (view: AccountView, to: string): AccountView => ({
  ...view,
  forwarding: {
    ...view.forwarding,
    plan: {
      value: {
        kind: 'by-condition',
        always: to,
        busy: null,
        noAnswer: null,
        offline: null,
        unavailable: null,
      },
      asOf: ago(1),
      source: 'server',
    },
  },
})
const on = (until: string | null): DndState => ({ kind: 'on', until, scheduled: false })
const failed = appError('timeout')
const kinds = (snapshot: AppSnapshot): readonly string[] => silentReasons(snapshot).map(({ kind }) => kind)
const silentSettings = (incoming: Partial<AppSnapshot['settings']['incoming']>, ringVolume = 0.7) => ({
  ...BASE.settings,
  incoming: { ...BASE.settings.incoming, ...incoming },
  sound: { ...BASE.settings.sound, ringVolume },
})

describe('silentReasons', () => {
  it('is empty when calls ring here, and without accounts', () => {
    expect(silentReasons(BASE)).toEqual([])
    expect(silentReasons({ ...FIRST_START, online: false, phone: 'crashed' })).toEqual([])
  })
  it('names a dead phone before the network and the network before single lines', () => {
    const dead = {
      ...BASE,
      phone: 'crashed',
      online: false,
      accounts: [line(OFFICE, { kind: 'off' })],
    } as const
    expect(kinds(dead)).toEqual(['phone-crashed'])
    expect(kinds({ ...dead, phone: 'ready' })).toEqual(['offline'])
    expect(kinds({ ...dead, phone: 'ready', online: true })).toEqual(['line-waiting'])
    expect(kinds({ ...dead, phone: 'starting', online: true })).toEqual(['starting'])
  })
  it('tells lines that wait from lines that were refused or try again', () => {
    const accounts = [
      line(OFFICE, { kind: 'rejected', error: failed }),
      line(DOOR, { kind: 'backoff', error: failed, until: ago(-1), attempt: 2 }),
    ]
    expect(kinds({ ...BASE, accounts })).toEqual(['line-rejected', 'line-backoff'])
    expect(silentReasons({ ...BASE, accounts }).some(isSettling)).toBe(false)
    const waiting = silentReasons({ ...BASE, accounts: [line(OFFICE, { kind: 'registering' })] })
    expect(waiting.every(isSettling)).toBe(true)
  })
  it('does not count the line of an account that has none', () => {
    const managed = { ...line(OFFICE, { kind: 'off' }), info: { ...OFFICE.info, hasLine: false } }
    expect(kinds({ ...BASE, accounts: [managed] })).toEqual([])
  })
  it('merges Do Not Disturb of several accounts, with the earliest end', () => {
    const both = [dnd(OFFICE, on(ago(-30))), dnd(DOOR, on(ago(-10)))]
    expect(silentReasons({ ...BASE, accounts: both })).toMatchObject([
      { kind: 'dnd', everywhere: true, until: ago(-10), scheduled: false },
    ])
    expect(silentReasons({ ...BASE, accounts: [dnd(OFFICE, on(null)), DOOR] })).toMatchObject([
      { kind: 'dnd', everywhere: false, until: null, accounts: [{ name: 'Office' }] },
    ])
  })
  it('ignores what only is asked for, unknown, or not offered by the account', () => {
    const asked = { ...OFFICE, dnd: { ...OFFICE.dnd, pending: on(null) } }
    expect(kinds({ ...BASE, accounts: [asked, dnd(DOOR, { kind: 'unknown' })] })).toEqual([])
    const unable = dnd({ ...OFFICE, info: { ...OFFICE.info, capabilities: ['line'] } }, on(null))
    expect(kinds({ ...BASE, accounts: [unable] })).toEqual([])
  })
  it('names a divert, a blocked microphone and a silent ringer together', () => {
    const snapshot: AppSnapshot = {
      ...BASE,
      accounts: [diverted(OFFICE, 'voicemail')],
      microphone: 'denied',
      settings: silentSettings({ sound: false, popup: false }),
    }
    expect(silentReasons(snapshot)).toEqual([
      { kind: 'diverted', account: { id: 'office', name: 'Office' }, to: 'voicemail' },
      { kind: 'microphone', state: 'denied' },
      { kind: 'ringer-muted', popup: false },
    ])
    expect(kinds({ ...BASE, settings: silentSettings({}, 0) })).toEqual(['ringer-muted'])
  })
})

describe('reachOf', () => {
  const of = (patch: Partial<AppSnapshot>) => reachOf({ ...BASE, ...patch })
  it('says available only when every line is ready and nothing keeps calls away', () => {
    expect(of({})).toEqual({ kind: 'available' })
    expect(of({ accounts: [OFFICE, line(DOOR, { kind: 'off' })] })).toEqual({
      kind: 'some-lines',
      ready: 1,
      of: 2,
    })
  })
  it('is honest about an account that did not answer', () => {
    const silent = {
      ...dnd(OFFICE, { kind: 'unknown' }),
      dnd: { ...dnd(OFFICE, { kind: 'unknown' }).dnd, error: failed },
    }
    expect(of({ accounts: [silent] })).toEqual({ kind: 'unsure' })
  })
  it('tells connecting from disconnected', () => {
    expect(of({ accounts: [line(OFFICE, { kind: 'connecting' })] })).toEqual({ kind: 'connecting' })
    expect(of({ accounts: [line(OFFICE, { kind: 'rejected', error: failed })] })).toEqual({
      kind: 'disconnected',
    })
    expect(of({ online: false })).toEqual({ kind: 'disconnected' })
    expect(of({ phone: 'crashed' })).toEqual({ kind: 'disconnected' })
  })
  it('shows a wish before a lost line, and the graver wish first', () => {
    const accounts = [dnd(diverted(OFFICE, '200'), on(null)), line(DOOR, { kind: 'off' })]
    expect(of({ accounts })).toEqual({ kind: 'dnd', until: null, everywhere: false })
    expect(of({ accounts: [diverted(OFFICE, '200')] })).toEqual({ kind: 'diverted', to: '200' })
    expect(of({ microphone: 'missing' })).toEqual({ kind: 'no-microphone' })
    expect(of({ settings: silentSettings({ sound: false }) })).toEqual({ kind: 'ringer-off' })
  })
  it('knows accounts without any line', () => {
    const managed = TWO_ACCOUNTS.accounts.map((view) => ({ ...view, info: { ...view.info, hasLine: false } }))
    expect(of({ accounts: managed })).toEqual({ kind: 'no-lines' })
  })
})
