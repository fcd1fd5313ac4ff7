import { z } from 'zod'
import type { DndState, WriteOutcome } from '../../../shared/domain/availability.ts'
import { RingPlanSchema, type RingPlan } from '../../../shared/domain/forwarding.ts'
import { appError } from '../../../shared/errors.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import type { AccountSession, DndChange } from '../adapter.ts'
import { isAnswerLost } from '../lost-answer.ts'
import type { RingForwarding } from './forwarding.ts'
import type { SipxParts } from './parts.ts'
import { isSameRingPlan } from './ring-plan.ts'

type DndFacet = NonNullable<AccountSession['dnd']>
type Noted = { readonly until: string | null; readonly plan: RingPlan | null }

const KEY = 'sipxcom.dnd'
const NotedSchema = z.strictObject({
  until: z.iso.datetime().nullable(),
  /** The forwarding before, which is put back; null where nothing on the server was changed. */
  plan: RingPlanSchema.nullable(),
})

/**
 * Do Not Disturb. The server has none (reference sipxcom-user 9), so either this app declines calls to it (`local`), or,
 * on consent, the forwarding is shortened so that no phone rings longer than a second.
 */
export function createDndFacet(parts: SipxParts, forwarding: RingForwarding): DndFacet {
  return parts.config.dndAssist ? createAssisted(parts, forwarding) : createLocal(parts)
}

function createLocal(parts: SipxParts): DndFacet {
  const note = createNote(parts)
  return {
    source: 'local',
    read: () => Promise.resolve(ok(note.state())),
    write(change) {
      const until = untilOf(change, parts)
      if (!until.ok) return Promise.resolve(until)
      const kept = note.set(change.on ? { until: until.value, plan: null } : null)
      return Promise.resolve(kept.ok ? ok({ value: note.state(), confirmed: true, warnings: [] }) : kept)
    },
  }
}

/**
 *   on   read ──▶ keep the plan here ──▶ write the silent one ──▶ read
 *   off  read ──▶ is it still the silent one? ──▶ write what was kept ──▶ read ──▶ forget it
 *
 * The plan is kept before anything is written, so a crash at any point leaves either nothing done or enough to put it back.
 */
function createAssisted(parts: SipxParts, forwarding: RingForwarding): DndFacet {
  const { turn, clock, log } = parts
  const note = createNote(parts)

  async function on(until: string | null, signal: AbortSignal): Promise<Result<WriteOutcome<DndState>>> {
    const held = await forwarding.held(signal)
    if (!held.ok) return held
    // Writing through the old resource would take the schedules off, and they could not be put back.
    if (held.value.lossy) return err(appError('not-supported', { detail: 'old-release' }))
    const noted = note.get()
    const { plan: current } = held.value
    const isSilent = noted?.plan != null && isSameRingPlan(silent(noted.plan), current)
    const kept = note.set({ until, plan: isSilent ? noted.plan : current })
    if (!kept.ok) return kept
    const asked: DndState = { kind: 'on', until, scheduled: false }
    if (isSilent) return ok({ value: asked, confirmed: true, warnings: [] })
    const done = await forwarding.put(held.value, silent(current), signal)
    if (!done.ok && !isAnswerLost(done.error)) {
      note.set(noted)
      return done
    }
    const after = await read(signal)
    if (!after.ok)
      return done.ok
        ? ok({
            value: asked,
            confirmed: false,
            warnings: [{ code: 'read-back-failed', detail: after.error.code }],
          })
        : done
    if (!done.ok && after.value.kind !== 'on') return done
    return ok({ value: after.value, confirmed: after.value.kind === 'on', warnings: [] })
  }

  async function off(signal: AbortSignal): Promise<Result<WriteOutcome<DndState>>> {
    const value: DndState = { kind: 'off' }
    const noted = note.get()
    const held = await forwarding.held(signal)
    if (!held.ok) return held
    if (noted?.plan == null) {
      note.set(null)
      return ok({ value, confirmed: true, warnings: [] })
    }
    if (!isSameRingPlan(silent(noted.plan), held.value.plan)) {
      note.set(null)
      const isBack = isSameRingPlan(noted.plan, held.value.plan)
      return ok({ value, confirmed: true, warnings: isBack ? [] : [{ code: 'forwarding-changed' }] })
    }
    const done = await forwarding.put(held.value, noted.plan, signal)
    if (!done.ok && !isAnswerLost(done.error)) return done
    const after = await forwarding.held(signal)
    const isBack = after.ok && isSameRingPlan(noted.plan, after.value.plan)
    if (!isBack && !done.ok) return done
    // Unless it stands there again, it is not forgotten.
    if (isBack) note.set(null)
    return ok({ value, confirmed: isBack, warnings: after.ok ? [] : [{ code: 'read-back-failed' }] })
  }

  async function read(signal: AbortSignal): Promise<Result<DndState>> {
    const held = await forwarding.held(signal)
    if (!held.ok) return held
    const noted = note.get()
    const isOn = noted?.plan != null && isSameRingPlan(silent(noted.plan), held.value.plan)
    return ok(isOn ? { kind: 'on', until: noted.until, scheduled: false } : { kind: 'off' })
  }

  return {
    async read(signal) {
      const state = await read(signal)
      const isOver =
        state.ok &&
        state.value.kind === 'on' &&
        state.value.until !== null &&
        Date.parse(state.value.until) <= clock.now().getTime()
      if (!isOver) return state
      // Nobody but this app knows that the time is up.
      const ended = await turn(() => off(signal))
      if (ended.ok) return ok(ended.value.value)
      log.warn('forwarding not put back yet', { code: ended.error.code })
      return state
    },
    async write(change, signal) {
      const until = untilOf(change, parts)
      if (!until.ok) return until
      return turn(() => (change.on ? on(until.value, signal) : off(signal)))
    },
  }
}

/** Own phones for a second, nobody else: the caller is at the mailbox at once. Rings stay, with their schedules. */
function silent(plan: RingPlan): RingPlan {
  return { ...plan, ownSec: 1, rings: plan.rings.map((ring) => ({ ...ring, enabled: false })) }
}

function createNote({ memory, record, clock }: SipxParts) {
  function get(): Noted | null {
    const text = memory.get(record.id, KEY)?.value ?? ''
    if (text === '') return null
    const parsed = NotedSchema.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : null
  }
  return {
    get,
    set: (noted: Noted | null): Result<undefined> =>
      memory.set(record.id, KEY, noted === null ? '' : JSON.stringify(noted)),
    state(): DndState {
      const noted = get()
      const isOver = noted?.until != null && Date.parse(noted.until) <= clock.now().getTime()
      return noted === null || isOver ? { kind: 'off' } : { kind: 'on', until: noted.until, scheduled: false }
    },
  }
}

function untilOf(change: DndChange, { clock }: SipxParts): Result<string | null> {
  if (!change.on || change.minutes === null) return ok(null)
  const { minutes } = change
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > 1440)
    return err(appError('invalid-input', { field: 'minutes', detail: '1..1440' }))
  return ok(new Date(clock.now().getTime() + minutes * 60_000).toISOString())
}
