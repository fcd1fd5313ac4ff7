import type { AppSnapshot } from '../../shared/domain/snapshot.ts'
import { silentReasons } from './silent-reasons.ts'

/** Whether the person can be reached, in one word for the chip in the header. */
export type Reach =
  | { readonly kind: 'available' }
  /** Lines are ready, but some account did not say whether it lets calls through. */
  | { readonly kind: 'unsure' }
  | { readonly kind: 'connecting' }
  | { readonly kind: 'disconnected' }
  | { readonly kind: 'some-lines'; readonly ready: number; readonly of: number }
  | { readonly kind: 'dnd'; readonly until: string | null; readonly everywhere: boolean }
  | { readonly kind: 'diverted'; readonly to: string }
  | { readonly kind: 'no-microphone' }
  | { readonly kind: 'ringer-off' }
  /** No account has a line: calls never ring here, the accounts are only managed. */
  | { readonly kind: 'no-lines' }

/** What the header says; the same order of gravity as the banner, but a settled wish (DND) counts more than one lost line. */
export function reachOf(snapshot: AppSnapshot): Reach {
  const lines = snapshot.accounts.filter((view) => view.info.hasLine)
  const reasons = silentReasons(snapshot)
  const find = <K extends (typeof reasons)[number]['kind']>(kind: K) =>
    reasons.find((reason): reason is Extract<(typeof reasons)[number], { kind: K }> => reason.kind === kind)

  const ready = lines.filter((view) => view.line.kind === 'ready').length
  if (find('phone-crashed') || find('offline')) return { kind: 'disconnected' }
  if (lines.length > 0 && ready === 0) {
    const settling = find('starting') || find('line-waiting')
    return { kind: settling ? 'connecting' : 'disconnected' }
  }
  const dnd = find('dnd')
  if (dnd) return { kind: 'dnd', until: dnd.until, everywhere: dnd.everywhere }
  const diverted = find('diverted')
  if (diverted) return { kind: 'diverted', to: diverted.to }
  if (find('microphone')) return { kind: 'no-microphone' }
  if (find('ringer-muted')) return { kind: 'ringer-off' }
  if (ready < lines.length) return { kind: 'some-lines', ready, of: lines.length }
  if (lines.length === 0) return { kind: 'no-lines' }
  const unsure = snapshot.accounts.some(
    (view) =>
      view.info.capabilities.includes('dnd') &&
      view.dnd.state.value.kind === 'unknown' &&
      view.dnd.error !== null,
  )
  return { kind: unsure ? 'unsure' : 'available' }
}
