import type { AppSnapshot, AccountView } from '../../shared/domain/snapshot.ts'
import type { AppError } from '../../shared/errors.ts'

/** Why calls will not ring here, or not as they should. The gravest kinds come first in `silentReasons`. */
export type SilentReason =
  | { readonly kind: 'phone-crashed' }
  | { readonly kind: 'offline' }
  | { readonly kind: 'starting' }
  | { readonly kind: 'line-rejected'; readonly account: AccountRef; readonly error: AppError }
  | {
      readonly kind: 'line-backoff'
      readonly account: AccountRef
      readonly error: AppError
      readonly until: string
    }
  | { readonly kind: 'line-waiting'; readonly account: AccountRef }
  | {
      readonly kind: 'dnd'
      readonly accounts: readonly AccountRef[]
      readonly everywhere: boolean
      /** The earliest end among the accounts, null when none ends by itself. */
      readonly until: string | null
      readonly scheduled: boolean
    }
  | { readonly kind: 'diverted'; readonly account: AccountRef; readonly to: string }
  | { readonly kind: 'microphone'; readonly state: 'denied' | 'missing' }
  | { readonly kind: 'ringer-muted'; readonly popup: boolean }

export type AccountRef = { readonly id: string; readonly name: string }

/** Every reason that is true of this snapshot, gravest first; empty when calls ring here on every account. */
export function silentReasons(snapshot: AppSnapshot): readonly SilentReason[] {
  const { accounts, settings, microphone } = snapshot
  if (accounts.length === 0) return []
  return [
    ...phoneReasons(snapshot),
    ...dndReason(accounts),
    ...accounts.flatMap(divertReason),
    ...(microphone === 'denied' || microphone === 'missing'
      ? [{ kind: 'microphone', state: microphone } as const]
      : []),
    ...(settings.incoming.sound && settings.sound.ringVolume > 0
      ? []
      : [{ kind: 'ringer-muted', popup: settings.incoming.popup } as const]),
  ]
}

/** True of states that pass by themselves within seconds; the banner waits for them. */
export function isSettling(reason: SilentReason): boolean {
  return reason.kind === 'starting' || reason.kind === 'line-waiting'
}

function phoneReasons(snapshot: AppSnapshot): readonly SilentReason[] {
  const lines = snapshot.accounts.filter((view) => view.info.hasLine)
  if (lines.length === 0) return []
  if (snapshot.phone === 'crashed') return [{ kind: 'phone-crashed' }]
  if (!snapshot.online) return [{ kind: 'offline' }]
  if (snapshot.phone === 'starting') return [{ kind: 'starting' }]
  return lines.flatMap(lineReason)
}

function lineReason(view: AccountView): readonly SilentReason[] {
  const account = refOf(view)
  const { line } = view
  switch (line.kind) {
    case 'ready':
      return []
    case 'rejected':
      return [{ kind: 'line-rejected', account, error: line.error }]
    case 'backoff':
      return [{ kind: 'line-backoff', account, error: line.error, until: line.until }]
    case 'off':
    case 'connecting':
    case 'registering':
    case 'suspended':
      return [{ kind: 'line-waiting', account }]
  }
}

function dndReason(accounts: readonly AccountView[]): readonly SilentReason[] {
  const able = accounts.filter((view) => view.info.capabilities.includes('dnd'))
  const on = able.flatMap((view) => {
    const { value } = view.dnd.state
    return value.kind === 'on' ? [{ view, value }] : []
  })
  if (on.length === 0) return []
  const ends = on.flatMap(({ value }) => (value.until === null ? [] : [value.until])).sort()
  return [
    {
      kind: 'dnd',
      accounts: on.map(({ view }) => refOf(view)),
      everywhere: on.length === able.length,
      until: ends[0] ?? null,
      scheduled: on.every(({ value }) => value.scheduled),
    },
  ]
}

function divertReason(view: AccountView): readonly SilentReason[] {
  const plan = view.forwarding.plan?.value
  if (plan?.kind !== 'by-condition' || plan.always === null) return []
  return [{ kind: 'diverted', account: refOf(view), to: plan.always }]
}

function refOf(view: AccountView): AccountRef {
  return { id: view.info.id, name: view.info.name }
}
