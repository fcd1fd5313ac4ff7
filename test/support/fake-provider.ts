import type { DndState } from '../../shared/domain/availability.ts'
import type { ConditionPlan } from '../../shared/domain/forwarding.ts'
import { planKey } from '../../shared/domain/forward-conditions.ts'
import type { HistoryEntry } from '../../shared/domain/history.ts'
import type { Capability } from '../../shared/domain/provider.ts'
import { appError, type AppError } from '../../shared/errors.ts'
import { err, ok } from '../../shared/result.ts'
import type { AccountSession, ProviderAdapter } from '../../main/providers/adapter.ts'

/** What one fake account's system remembers, and how it misbehaves. */
export type FakeSystem = {
  dnd: DndState
  plan: ConditionPlan
  history: readonly HistoryEntry[]
  /** Every question ends with it, when set. */
  fail: AppError | null
  /** Writes are accepted and forgotten. */
  deaf: boolean
  writes: string[]
}

export const EMPTY_PLAN: ConditionPlan = {
  kind: 'by-condition',
  always: null,
  busy: null,
  noAnswer: null,
  offline: null,
  unavailable: null,
}

export function createFakeSystem(): FakeSystem {
  return { dnd: { kind: 'off' }, plan: EMPTY_PLAN, history: [], fail: null, deaf: false, writes: [] }
}

/** A provider whose accounts live in `systems`, by the value `key` of the account. `dumb` accounts can do nothing but exist. */
export function createFakeProvider(systems: ReadonlyMap<string, FakeSystem>, id = 'fake'): ProviderAdapter {
  return {
    manifest: {
      id,
      title: 'Fake system',
      summary: '',
      fields: [
        { key: 'key', kind: 'text', label: 'Key', required: true, group: 'main' },
        { key: 'password', kind: 'password', label: 'Password', required: true, group: 'main' },
      ],
      capabilities: capabilitiesOf(id),
      destinationKeywords: ['voicemail', 'mobile'],
    },
    prepare: (values) => (values['key'] ? ok(values) : err(appError('invalid-input', { field: 'key' }))),
    open: (record) => openSession(systems.get(record.values['key'] ?? ''), record.values['key'] ?? '', id),
  }
}

function capabilitiesOf(id: string): readonly Capability[] {
  return id === 'dumb'
    ? ['line']
    : ['dnd', 'dnd-timed', 'privacy', 'forwarding-by-condition', 'history', 'line']
}

function openSession(system: FakeSystem | undefined, key: string, id: string): AccountSession {
  const failure = (): AppError | null => (system ? system.fail : appError('unreachable'))
  const base = {
    capabilities: capabilitiesOf(id),
    address: `${key}@fake.test`,
    probe: () => {
      const error = failure()
      return Promise.resolve({
        ok: error === null,
        steps: [
          error
            ? { step: 'sign-in' as const, state: 'failed' as const, error }
            : { step: 'sign-in' as const, state: 'ok' as const },
        ],
        address: `${key}@fake.test`,
        displayName: null,
      })
    },
    close: () => Promise.resolve(),
  }
  if (!system || id === 'dumb') return base
  return {
    ...base,
    dnd: {
      read: () => Promise.resolve(system.fail ? err(system.fail) : ok(system.dnd)),
      write(change) {
        if (system.fail) return Promise.resolve(err(system.fail))
        system.writes.push(`dnd ${change.on ? `on ${String(change.minutes)}` : 'off'}`)
        const asked: DndState = change.on ? { kind: 'on', until: null, scheduled: false } : { kind: 'off' }
        if (!system.deaf) system.dnd = asked
        const confirmed = system.dnd.kind === asked.kind
        return Promise.resolve(
          ok({
            value: system.dnd,
            confirmed,
            warnings: [],
            ...(confirmed ? {} : { differs: { asked, got: system.dnd } }),
          }),
        )
      },
    },
    privacy: { write: () => Promise.resolve(system.fail ? err(system.fail) : ok()) },
    forwarding: {
      read: () => Promise.resolve(system.fail ? err(system.fail) : ok(system.plan)),
      preview: (change) => Promise.resolve(ok(applied(system.plan, change))),
      write(change) {
        if (system.fail) return Promise.resolve(err(system.fail))
        system.writes.push(`forwarding ${change.kind}`)
        const before = system.plan
        const asked = applied(before, change)
        if (!system.deaf) system.plan = asked
        return Promise.resolve(ok({ value: system.plan, before, confirmed: !system.deaf, warnings: [] }))
      },
    },
    history: { read: () => Promise.resolve(system.fail ? err(system.fail) : ok(system.history)) },
  }
}

type Change = Parameters<NonNullable<AccountSession['forwarding']>['write']>[0]

function applied(plan: ConditionPlan, change: Change): ConditionPlan {
  if (change.kind === 'set') return { ...plan, [planKey(change.when)]: change.to }
  return change.plan.kind === 'by-condition' ? change.plan : plan
}
