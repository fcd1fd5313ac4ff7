import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { copyFile, rm } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import {
  AppImageUpdater,
  DebUpdater,
  MacUpdater,
  NsisUpdater,
  RpmUpdater,
  type AppUpdater,
  type ResolvedUpdateFileInfo,
  type UpdateInfo,
} from 'electron-updater'
import { appError } from '../../shared/errors.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import type { Log } from '../core/ports.ts'
import type { UpdateInstallerPort } from '../core/update-ports.ts'

/** What an installation that somebody else looks after answers. */
export const notRenewable = err(appError('update-not-installed', { detail: 'kind' }))

/** The app as electron-updater asks about it. */
export type UpdatedApp = NonNullable<ConstructorParameters<typeof NsisUpdater>[1]>
type Update = Parameters<UpdateInstallerPort['install']>[0]

const UPDATERS = {
  nsis: NsisUpdater,
  mac: MacUpdater,
  appimage: AppImageUpdater,
  deb: DebUpdater,
  rpm: RpmUpdater,
} as const

/**
 * Hands a fetched and checked file to electron-updater, which knows how each system exchanges a program that runs. It gets
 * no network: the file it "downloads" is the one that is here, held against its SHA-512 once more while it is copied.
 * `restart` false leaves out the last step (tests). Error: update-not-installed.
 */
export async function installUpdate(
  parts: {
    readonly kind: NonNullable<UpdateInstallerPort['kind']>
    readonly app: UpdatedApp
    readonly log: Log
    readonly restart?: (updater: AppUpdater) => void
  },
  update: Update,
): Promise<Result<undefined>> {
  const { log, restart = (updater) => updater.quitAndInstall(false, true) } = parts
  const failed: string[] = []
  try {
    const updater: AppUpdater = new UPDATERS[parts.kind](undefined, parts.app)
    updater.logger = {
      info: (message: unknown) => log.debug('updater', { message }),
      warn: (message: unknown) => log.warn('updater', { message }),
      error: (message: unknown) => log.error('updater', { message }),
    }
    updater.on('error', (cause) => failed.push(cause.message))
    updater.autoDownload = false
    updater.autoInstallOnAppQuit = false
    updater.disableDifferentialDownload = true
    updater.allowDowngrade = false
    // Its field for tests and other runtimes is the only seam for bringing a file along.
    Object.assign(updater, { httpExecutor: { download: copyChecked } })
    updater.setFeedURL({ provider: 'custom', updateProvider: providerOf(update) })
    if ((await updater.checkForUpdates())?.isUpdateAvailable !== true)
      return err(appError('update-not-installed', { detail: 'not-taken' }))
    await updater.downloadUpdate()
    restart(updater)
  } catch (cause) {
    log.error('update failed', { cause })
    return err(appError('update-not-installed', { detail: 'failed' }))
  }
  return failed.length === 0 ? ok() : err(appError('update-not-installed', { detail: 'refused' }))
}

/** What is offered is what was checked, and nothing is asked of anybody. */
function providerOf({ path, version, size, sha512 }: Update) {
  const file = { url: pathToFileURL(path).href, size, sha512 }
  return class CheckedProvider {
    readonly fileExtraDownloadHeaders = null
    readonly isUseMultipleRangeRequest = false
    setRequestHeaders(): void {
      // Nobody is asked.
    }
    getLatestVersion(): Promise<UpdateInfo> {
      return Promise.resolve({ version, files: [file], path: file.url, sha512, releaseDate: '' })
    }
    resolveFiles(): ResolvedUpdateFileInfo[] {
      return [{ url: new URL(file.url), info: file }]
    }
  }
}

async function copyChecked(
  url: URL,
  destination: string,
  options: { readonly sha512?: string | null },
): Promise<string> {
  await copyFile(url, destination)
  const hash = createHash('sha512')
  for await (const chunk of createReadStream(destination)) hash.update(chunk as Buffer)
  if (hash.digest('base64') === options.sha512) return destination
  await rm(destination, { force: true })
  throw new Error('the file is no longer the one that was checked')
}
