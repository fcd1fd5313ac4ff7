import type { CallView } from '../../shared/domain/call.ts'
import type { AppSnapshot } from '../../shared/domain/snapshot.ts'

/** Something to be read aloud. `assertive` interrupts: only an incoming call does. */
export type Announcement =
  | { readonly kind: 'incoming'; readonly call: CallView }
  | {
      readonly kind: 'connected' | 'onHold' | 'resumed' | 'heldByThem' | 'muted' | 'unmuted' | 'ended'
      readonly call: CallView
    }

/** What changed between two snapshots that a person who does not look should hear. Never the running timer. */
export function announcementsBetween(
  before: AppSnapshot | null,
  after: AppSnapshot,
): readonly Announcement[] {
  return after.calls.flatMap((call) => {
    const old = before?.calls.find((candidate) => candidate.id === call.id) ?? null
    return old === call ? [] : ofCall(old, call)
  })
}

function ofCall(old: CallView | null, call: CallView): readonly Announcement[] {
  if (call.phase === 'incoming') return old ? [] : [{ kind: 'incoming', call }]
  if (call.phase === 'ended') return old && old.phase !== 'ended' ? [{ kind: 'ended', call }] : []
  if (call.phase !== 'active') return []
  if (old?.phase !== 'active') return [{ kind: 'connected', call }]
  const said: Announcement[] = []
  if (call.hold === 'held' && old.hold !== 'held') said.push({ kind: 'onHold', call })
  if (call.hold === 'none' && old.hold !== 'none') said.push({ kind: 'resumed', call })
  if (call.remoteHold && !old.remoteHold) said.push({ kind: 'heldByThem', call })
  if (call.muted !== old.muted) said.push({ kind: call.muted ? 'muted' : 'unmuted', call })
  return said
}

/** Lines whose state, in words, is another one than before: read after it has lasted. */
export function changedLines(before: AppSnapshot | null, after: AppSnapshot): readonly string[] {
  if (!before) return []
  return after.accounts
    .filter((view) => {
      const old = before.accounts.find((candidate) => candidate.info.id === view.info.id)
      return view.info.hasLine && old !== undefined && old.line.kind !== view.line.kind
    })
    .map((view) => view.info.id)
}

/** Names of the intercoms at which somebody has begun to ring. */
export function newBells(before: AppSnapshot | null, after: AppSnapshot): readonly string[] {
  return after.accounts
    .filter(({ info, intercom }) => {
      const old = before?.accounts.find((candidate) => candidate.info.id === info.id)?.intercom
      return intercom?.doorbell && intercom.doorbell.session !== old?.doorbell?.session
    })
    .map(({ info }) => info.name)
}
