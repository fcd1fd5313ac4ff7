import { z } from 'zod'
import type { DndState, WriteOutcome } from '../../../shared/domain/availability.ts'
import type { ConfigChange } from '../../../shared/domain/intercom-fields.ts'
import type { SipAccountConfig } from '../../../shared/domain/intercom.ts'
import { appError } from '../../../shared/errors.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import type { AccountSession } from '../adapter.ts'
import type { IntercomFacet } from '../facets/intercom.ts'
import type { DndMapping } from './dnd-mapping.ts'

export type DndDeps = {
  readonly config: IntercomFacet['config']
  readonly mapping: DndMapping
  /** What stood there before DND was switched on here, between runs; '' = nothing is remembered. */
  readonly before: { get(): string; set(value: string): Result<undefined> }
}

/** `field` and `account` with the value: after the mapping was changed an old note must not be put back. */
const NoteSchema = z.strictObject({
  account: z.number(),
  field: z.string(),
  value: z.union([z.string(), z.boolean()]),
})

/**
 * Do Not Disturb of a device whose owner said what it means there. Off puts back exactly what stood before; where that
 * is not known, nothing is changed. The device knows no end time, so `minutes` cannot be kept.
 */
export function createDnd({ config, mapping, before }: DndDeps): NonNullable<AccountSession['dnd']> {
  const { account, set } = mapping
  const stateOf = (now: SipAccountConfig): DndState =>
    now[set.field] === set.value ? { kind: 'on', until: null, scheduled: false } : { kind: 'off' }

  async function readConfig(signal: AbortSignal): Promise<Result<SipAccountConfig>> {
    const read = await config.read(account, signal)
    if (!read.ok) return read
    const [now] = read.value
    return now === undefined ? err(appError('not-found', { detail: 'sip-account' })) : ok(now)
  }

  function noted(): string | boolean | null {
    const text = before.get()
    if (text === '') return null
    const note = NoteSchema.safeParse(parse(text))
    const fits = note.success && note.data.account === account && note.data.field === set.field
    return fits ? note.data.value : null
  }

  async function save(
    change: ConfigChange,
    expected: SipAccountConfig,
    signal: AbortSignal,
  ): Promise<Result<WriteOutcome<DndState>>> {
    const written = await config.write({ account, set: change, expected }, signal)
    if (!written.ok) return written
    if (written.value.kind === 'refused') return err(written.value.error)
    const { value, confirmed, warnings } = written.value
    return ok({ value: stateOf(value), confirmed, warnings })
  }

  async function turnOn(now: SipAccountConfig, signal: AbortSignal): Promise<Result<WriteOutcome<DndState>>> {
    const old = now[set.field]
    if (old === null) return err(appError('not-supported', { detail: 'dnd-field' }))
    // First the note: without it, off could not put back what stood here.
    const kept = before.set(JSON.stringify({ account, field: set.field, value: old }))
    return kept.ok ? save({ [set.field]: set.value }, now, signal) : kept
  }

  async function turnOff(
    now: SipAccountConfig,
    signal: AbortSignal,
  ): Promise<Result<WriteOutcome<DndState>>> {
    const old = noted()
    // "Off" for a switch has one other side; for an answer mode there are several, and none is guessed.
    const restored = old ?? (set.field === 'enabled' ? true : null)
    if (restored === null) return err(appError('conflict', { detail: 'dnd-not-set-here', field: set.field }))
    const done = await save({ [set.field]: restored }, now, signal)
    if (done.ok && done.value.confirmed) before.set('')
    return done
  }

  return {
    async read(signal) {
      const now = await readConfig(signal)
      return now.ok ? ok(stateOf(now.value)) : now
    },
    async write(change, signal) {
      const now = await readConfig(signal)
      if (!now.ok) return now
      const state = stateOf(now.value)
      if (state.kind === (change.on ? 'on' : 'off'))
        return ok({ value: state, confirmed: true, warnings: [] })
      return change.on ? turnOn(now.value, signal) : turnOff(now.value, signal)
    },
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // A damaged note is no note.
    return null
  }
}
