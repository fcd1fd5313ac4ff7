import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AppUpdater, BaseUpdater } from 'electron-updater'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { installUpdate } from '../../../main/shell/update-install.ts'
import { createFakeLog } from '../../support/fake-core.ts'

// electron-updater itself, exchanging a real file; only Electron's `app` and the last quit are not here.
let folder: string
let image: string
let fetched: string
let marker: string
const before = process.env['APPIMAGE']

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sidetone-install-'))
  image = join(folder, 'Sidetone.AppImage')
  marker = join(folder, 'started')
  writeFileSync(image, 'the old version')
  mkdirSync(join(folder, 'updates'))
  fetched = join(folder, 'updates', 'Sidetone-0.2.0.AppImage')
  writeFileSync(fetched, `#!/bin/sh\necho new > "${marker}"\n`)
  writeFileSync(join(folder, 'app-update.yml'), 'updaterCacheDirName: sidetone-updater\n')
  process.env['APPIMAGE'] = image
})
afterEach(() => {
  if (before === undefined) delete process.env['APPIMAGE']
  else process.env['APPIMAGE'] = before
  rmSync(folder, { recursive: true, force: true })
})

const sha512 = () => createHash('sha512').update(readFileSync(fetched)).digest('base64')
const install = (version: string, hash = sha512()) => {
  const { log } = createFakeLog()
  return installUpdate(
    {
      kind: 'appimage',
      log,
      app: {
        version: '0.1.0',
        name: 'Sidetone',
        isPackaged: true,
        appUpdateConfigPath: join(folder, 'app-update.yml'),
        userDataPath: folder,
        baseCachePath: join(folder, 'updates'),
        whenReady: () => Promise.resolve(),
        relaunch: () => undefined,
        quit: () => undefined,
        onQuit: () => undefined,
      },
      restart: (updater: AppUpdater) => {
        ;(updater as BaseUpdater).install(false, true)
      },
    },
    { path: fetched, version, size: readFileSync(fetched).length, sha512: hash },
  )
}

describe('installing with electron-updater', () => {
  it('exchanges the AppImage, keeps its name, makes it executable and starts it', async () => {
    const text = readFileSync(fetched, 'utf8')
    expect(await install('0.2.0')).toMatchObject({ ok: true })
    expect(readFileSync(image, 'utf8')).toBe(text)
    await expect.poll(() => existsSync(marker), { timeout: 5000 }).toBe(true)
  })

  it('takes no file that was exchanged after it was checked', async () => {
    const hash = sha512()
    writeFileSync(fetched, '#!/bin/sh\necho evil\n')
    expect(await install('0.2.0', hash)).toMatchObject({ ok: false, error: { code: 'update-not-installed' } })
    expect(readFileSync(image, 'utf8')).toBe('the old version')
  })

  it('takes no older version, even if told to', async () => {
    expect(await install('0.0.9')).toMatchObject({ ok: false, error: { detail: 'not-taken' } })
    expect(readFileSync(image, 'utf8')).toBe('the old version')
  })

  it('says so when the system does not let it', async () => {
    process.env['APPIMAGE'] = join(folder, 'nowhere', 'x.AppImage')
    chmodSync(fetched, 0o600)
    expect(await install('0.2.0')).toMatchObject({ ok: false, error: { code: 'update-not-installed' } })
  })
})
