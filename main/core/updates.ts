import type { Release, UpdateView } from '../../shared/domain/update.ts'
import { appError, type AppError } from '../../shared/errors.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { cleanRemoteText } from '../../shared/text/clean.ts'
import type { AppState } from './app-state.ts'
import { background } from './background.ts'
import type { Clock, Log } from './ports.ts'
import type { MemoryStore } from './store-ports.ts'
import type { UpdateFeedPort, UpdateFilesPort, UpdateInstallerPort, UpdateSource } from './update-ports.ts'
import type { SettingsService } from './settings.ts'
import { downloadUpdate } from './update-download.ts'
import {
  checkManifest,
  fileFor,
  MAX_MANIFEST_BYTES,
  type UpdateFile,
  type UpdateManifest,
} from './update-manifest.ts'
import { isAmongFirst, newestSeen, rememberSeen } from './update-share.ts'

export type UpdateParts = {
  readonly source: UpdateSource
  readonly feed: UpdateFeedPort
  readonly files: UpdateFilesPort
  readonly installer: UpdateInstallerPort
}

/** The start is over and lines are up before anybody looks for updates by himself. */
const FIRST_CHECK_MS = 5 * 60_000
const CHECK_EVERY_MS = 24 * 3600_000
const CHECK_LIMIT_MS = 15_000
/** A slow line takes an hour for an installer; one that takes longer is stuck. */
const DOWNLOAD_LIMIT_MS = 3600_000
const MAX_NOTE_LINES = 60

type Known = { readonly release: Release; readonly file: UpdateFile | null; readonly feed: URL }

/** Newer versions: looked for, believed only by signature, fetched when asked, installed when no call is left. */
export function createUpdates(deps: {
  readonly state: AppState
  readonly clock: Clock
  readonly log: Log
  readonly memory: MemoryStore
  readonly settings: Pick<SettingsService, 'updateFeed'>
  readonly parts: UpdateParts
}) {
  const { state, clock, log, memory, parts } = deps
  const { source, installer } = parts
  let known: Known | null = null
  let fetched: { readonly path: string; readonly known: Known & { readonly file: UpdateFile } } | null = null
  let stopped: (() => void) | null = null
  let stopWaiting: (() => void) | null = null

  const view = (): UpdateView => state.get().updates
  const show = (updates: UpdateView): void => state.change({ updates })
  const fail = <T>(error: AppError): Result<T> => {
    show({ kind: 'failed', error, at: clock.now().toISOString() })
    return err(error)
  }
  const whyOff = (): 'build' | 'managed' | null =>
    source.keys.length === 0 ? 'build' : state.get().managed.allow.updates ? null : 'managed'
  const folder = (): URL => {
    const feed = deps.settings.updateFeed() ?? source.feed
    return new URL(feed.endsWith('/') ? feed : `${feed}/`)
  }

  async function look(signal: AbortSignal): Promise<Result<(Known & { share: number }) | null>> {
    const feed = folder()
    if (feed.protocol !== 'https:') return err(appError('insecure-transport', { host: feed.host }))
    const read = await parts.feed.read(new URL(`${source.channel}.json`, feed), {
      maxBytes: MAX_MANIFEST_BYTES,
      signal: AbortSignal.any([signal, AbortSignal.timeout(CHECK_LIMIT_MS)]),
    })
    if (!read.ok)
      return read.error.code === 'response-too-large'
        ? err(appError('update-malformed', { detail: 'size' }))
        : read
    const checked = checkManifest(read.value, {
      source,
      current: state.get().app.version,
      newestSeen: newestSeen(memory),
      now: clock.now(),
    })
    if (!checked.ok) return checked
    if (checked.value === null) return ok(null)
    rememberSeen(memory, checked.value.version)
    const file =
      installer.kind === null ? ok(null) : fileFor(checked.value, { ...installer, kind: installer.kind })
    if (!file.ok) return file
    const release = releaseOf(checked.value, file.value)
    return ok({ release, file: file.value, feed, share: checked.value.share })
  }

  /** What is being fetched, waits or is installed is not disturbed by another look. */
  const isBusy = (): boolean => ['checking', 'downloading', 'waiting', 'installing'].includes(view().kind)

  const service = {
    /** Looks at the feed. `person` false: by itself, then the share of a release counts and a feed that cannot be
     *  reached is only logged. Null = this is the newest. Errors: update-*, conflict (under way), the network's. */
    async check(signal: AbortSignal, person = true): Promise<Result<Release | null>> {
      const off = whyOff()
      if (off !== null) {
        show({ kind: 'off', why: off })
        return err(appError('update-off', { detail: off }))
      }
      if (isBusy()) return err(appError('conflict', { detail: 'update' }))
      const before = view()
      show({ kind: 'checking' })
      const found = await look(signal)
      if (!found.ok) {
        log.warn('update check failed', { code: found.error.code, detail: found.error.detail, person })
        if (person || found.error.code.startsWith('update-')) return fail(found.error)
        show(before)
        return found
      }
      const offered = found.value
      if (offered === null || (!person && !isAmongFirst(memory, offered.release.version, offered.share))) {
        show({ kind: 'current', checkedAt: clock.now().toISOString() })
        return ok(null)
      }
      known = offered
      const isReady = fetched?.known.release.version === offered.release.version
      show({ kind: isReady ? 'ready' : 'available', release: offered.release })
      return ok(offered.release)
    },

    /** Fetches what was offered. Errors: not-found (nothing is offered), not-supported (not from within), update-*. */
    async download(signal: AbortSignal): Promise<Result<undefined>> {
      if (known === null || view().kind !== 'available')
        return err(appError('not-found', { detail: 'update' }))
      const { release, file, feed } = known
      if (file === null) return err(appError('not-supported', { detail: 'update' }))
      show({ kind: 'downloading', release, done: 0 })
      let shown = 0
      const got = await downloadUpdate(
        parts,
        new URL(file.name, feed),
        file,
        AbortSignal.any([signal, AbortSignal.timeout(DOWNLOAD_LIMIT_MS)]),
        (done) => {
          if (done - shown < 0.01) return
          shown = done
          show({ kind: 'downloading', release, done })
        },
      )
      if (!got.ok) {
        log.warn('update not fetched', { code: got.error.code, version: release.version })
        return fail(got.error)
      }
      fetched = { path: got.value.path, known: { release, file, feed } }
      show({ kind: 'ready', release })
      return ok()
    },

    /** Restarts into the new version once no call is left; until then the view says `waiting`. Errors: not-found
     *  (nothing is ready), update-not-installed. */
    async install(): Promise<Result<undefined>> {
      if (fetched === null || view().kind !== 'ready') return err(appError('not-found', { detail: 'update' }))
      const { path, known: ready } = fetched
      const run = async (): Promise<Result<undefined>> => {
        show({ kind: 'installing', release: ready.release })
        const { size, sha512 } = ready.file
        const done = await installer.install({ path, version: ready.release.version, size, sha512 })
        if (done.ok) return done
        fetched = null
        log.error('update not installed', { code: done.error.code, detail: done.error.detail })
        return fail(done.error)
      }
      if (!hasCall(state)) return run()
      show({ kind: 'waiting', release: ready.release })
      stopWaiting = state.subscribe(() => {
        if (hasCall(state)) return
        stopWaiting?.()
        stopWaiting = null
        background(run(), log)
      })
      return ok()
    },

    /** Takes back a restart that still waits. Safe to repeat. */
    postpone(): Result<undefined> {
      stopWaiting?.()
      stopWaiting = null
      const now = view()
      if (now.kind === 'waiting') show({ kind: 'ready', release: now.release })
      return ok()
    },

    /** Looks by itself once a day while the person and the administrator want it. */
    start(): void {
      const off = whyOff()
      if (off !== null) return show({ kind: 'off', why: off })
      const aborted = new AbortController()
      let cancel = clock.after(FIRST_CHECK_MS, function again() {
        cancel = clock.after(CHECK_EVERY_MS, again)
        if (state.get().settings.checkUpdates && !isBusy())
          background(service.check(aborted.signal, false), log)
      })
      stopped = () => {
        aborted.abort()
        cancel()
      }
    },

    stop(): void {
      stopped?.()
      stopWaiting?.()
    },
  }
  return service
}

function hasCall(state: AppState): boolean {
  return state.get().calls.some(({ phase }) => phase !== 'ended')
}

/** Notes are written by us, but come over the network like any other text. */
function releaseOf(manifest: UpdateManifest, file: UpdateFile | null): Release {
  const notes = manifest.notes
    .split(/\r?\n/)
    .slice(0, MAX_NOTE_LINES)
    .map((line) => cleanRemoteText(line, 'message'))
  return {
    version: manifest.version,
    releasedAt: manifest.releasedAt,
    notes: notes.filter((line) => line !== ''),
    sizeBytes: file?.size ?? null,
  }
}
