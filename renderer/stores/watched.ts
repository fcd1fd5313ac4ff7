import type { AccountView } from '../../shared/domain/snapshot.ts'
import type { WatchedState } from '../../shared/domain/watched.ts'
import type { Tone } from '../ui/tone.ts'

export type WatchedPhoneView = {
  readonly accountId: string
  readonly account: string
  readonly address: string
  readonly state: WatchedState
}

/** Every watched phone, in the order of the person's list. */
export function watchedPhones(accounts: readonly AccountView[]): readonly WatchedPhoneView[] {
  return accounts.flatMap(({ info, watched = [] }) =>
    watched.map(({ address, state }) => ({ accountId: info.id, account: info.name, address, state })),
  )
}

/** The watched phone that a number or address means; a number without a domain means that extension anywhere. */
export function watchedAs(accounts: readonly AccountView[], value: string): WatchedPhoneView | null {
  const wanted = value.replace(/^sips?:/i, '').replaceAll(' ', '')
  const fits = ({ address }: WatchedPhoneView): boolean =>
    address === wanted || (!wanted.includes('@') && address.split('@')[0] === wanted)
  return watchedPhones(accounts).find(fits) ?? null
}

export const WATCHED_TONE: Record<WatchedState['kind'], Tone> = {
  free: 'ok',
  ringing: 'info',
  busy: 'danger',
  asking: 'quiet',
  unknown: 'quiet',
  refused: 'warn',
}
