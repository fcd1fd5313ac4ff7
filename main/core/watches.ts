import { bareUri, parseDialTarget, toSipUri } from '../../shared/domain/dial.ts'
import { MAX_WATCHED, type WatchedPhone } from '../../shared/domain/watched.ts'
import { appError } from '../../shared/errors.ts'
import type { AccountId } from '../../shared/ids.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import type { AppState } from './app-state.ts'
import { background } from './background.ts'
import type { Dialing } from './dialing.ts'
import type { Log } from './ports.ts'
import type { PhonePort } from './phone-ports.ts'
import type { SettingsService } from './settings.ts'

/** Whose phones are watched: the person's list, kept with the settings, handed to the phone window. */
export type Watches = ReturnType<typeof createWatches>

export function createWatches(deps: {
  readonly state: AppState
  readonly settings: SettingsService
  readonly dialing: Dialing
  readonly phone: PhonePort
  readonly log: Log
}) {
  const listed = (): readonly WatchedPhone[] => {
    const { accounts, settings } = deps.state.get()
    return settings.watched.filter((phone) => accounts.some(({ info }) => info.id === phone.accountId))
  }

  async function publish(): Promise<void> {
    const sent = await deps.phone.send({ kind: 'set-watched', phones: listed() })
    if (!sent.ok && sent.error.code !== 'app-unavailable')
      deps.log.warn('phone did not take the watched phones', { code: sent.error.code })
  }

  function store(watched: readonly WatchedPhone[]): Result<undefined> {
    const stored = deps.settings.change({ watched })
    background(publish(), deps.log)
    return stored
  }

  return {
    publish,
    listed,

    /** Errors: target-invalid, no-such-account, not-supported (no line), conflict (`too-many`). Safe to repeat. */
    add(accountId: AccountId, target: string): Result<WatchedPhone> {
      const view = deps.state.get().accounts.find(({ info }) => info.id === accountId)
      if (!view) return err(appError('no-such-account', { accountId }))
      if (!view.info.hasLine) return err(appError('not-supported', { accountId, detail: 'line' }))
      const dialled = parseDialTarget(target)
      if (!dialled.ok) return dialled
      const uri = toSipUri(dialled.value, deps.dialing.domainOf(accountId))
      const phone: WatchedPhone = { accountId, address: bareUri(uri) }
      const now = listed()
      if (now.some((one) => isSame(one, phone))) return ok(phone)
      if (now.length >= MAX_WATCHED) return err(appError('conflict', { detail: 'too-many' }))
      const stored = store([...now, phone])
      return stored.ok ? ok(phone) : stored
    },

    /** Errors: not-found. */
    remove(accountId: AccountId, target: string): Result<undefined> {
      const now = listed()
      const domain = deps.dialing.domainOf(accountId)
      const kept = now.filter(
        (one) =>
          one.accountId !== accountId || (one.address !== target && one.address !== `${target}@${domain}`),
      )
      return kept.length === now.length
        ? err(appError('not-found', { accountId, detail: 'watched' }))
        : store(kept)
    },
  }
}

function isSame(a: WatchedPhone, b: WatchedPhone): boolean {
  return a.accountId === b.accountId && a.address.toLowerCase() === b.address.toLowerCase()
}
