import { app } from 'electron'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Log } from '../core/ports.ts'
import type { UpdateInstallerPort } from '../core/update-ports.ts'
import { updateKind } from './update-kind.ts'

/** The desktop's way to renew itself. electron-updater is loaded when it is needed, which is rarely. */
export function createUpdateInstaller(options: {
  readonly version: string
  readonly dataDir: string
  readonly log: Log
}): UpdateInstallerPort {
  const kind = updateKind({
    packaged: app.isPackaged,
    platform: process.platform,
    env: process.env,
    execPath: process.execPath,
    packageType: readPackageType(),
  })
  return {
    kind,
    arch: process.arch,
    async install(update) {
      const { installUpdate, notRenewable } = await import('./update-install.ts')
      if (kind === null) return notRenewable
      return installUpdate(
        {
          kind,
          log: options.log,
          app: {
            version: options.version,
            name: app.getName(),
            isPackaged: app.isPackaged,
            appUpdateConfigPath: join(process.resourcesPath, 'app-update.yml'),
            userDataPath: options.dataDir,
            baseCachePath: join(options.dataDir, 'updates'),
            whenReady: () => app.whenReady(),
            relaunch: () => app.relaunch(),
            quit: () => app.quit(),
            onQuit: (run) => app.once('quit', (_event, exitCode) => run(exitCode)),
          },
        },
        update,
      )
    },
  }
}

function readPackageType(): string | null {
  try {
    return readFileSync(join(process.resourcesPath, 'package-type'), 'utf8').trim()
  } catch {
    // Only packages of Linux have one.
    return null
  }
}
