import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { extractAll, extractFile, listPackage } from '@electron/asar'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import type { Configuration } from 'electron-builder'
import { getConfig } from 'app-builder-lib/out/util/config/config.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROOT } from '../support/app-process.ts'
import { startKeyring } from '../support/keyring.ts'
import { launchApp } from '../support/launch.ts'
import { version } from '../../main/version.ts'
import { differences } from '../../resources/packaging/compare-runtime.ts'
import { makeDeb } from './deb.ts'
import { buildApp, packApp, type Unpacked } from './pack.ts'

let folder: string
let config: Configuration
let unpacked: Unpacked

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sidetone-packaging-'))
  config = await getConfig(ROOT, null, null)
  await buildApp()
  unpacked = await packApp(makeFolder('first'))
}, 240_000)
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }))

function makeFolder(name: string): string {
  const path = join(folder, name)
  mkdirSync(path)
  return path
}

const sha256 = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex')
const files = (): readonly string[] =>
  listPackage(unpacked.asar, { isPack: false }).map((path) => path.replaceAll('\\', '/'))

describe('what travels in app.asar', () => {
  it('is the built app, its icons and the keychain binding, and nothing else', () => {
    const foreign = files().filter(
      (path) =>
        !/^\/(package\.json|out|out\/.*|resources|resources\/icons|resources\/icons\/[\w@.-]+\.png)$/.test(
          path,
        ) &&
        !/^\/node_modules(\/keytar(\/(package\.json|lib|lib\/.*|prebuilds|prebuilds\/.*))?)?$/.test(path),
    )
    expect(foreign).toEqual([])
  })

  it('has no sources, maps, tests or settings of a developer', () => {
    expect(files().filter((path) => /\.(ts|tsx|map)$|\/test\/|\/\.env|\.pem$|\.p12$/.test(path))).toEqual([])
  })

  it('has everything that the app opens by name', () => {
    expect(files()).toEqual(
      expect.arrayContaining([
        '/out/main/index.js',
        '/out/main/sidetone.js',
        '/out/main/relay-worker.js',
        '/out/preload/app.cjs',
        '/out/preload/incoming.cjs',
        '/out/preload/phone.cjs',
        '/out/renderer/app/index.html',
        '/out/renderer/incoming/index.html',
        '/out/renderer/phone/index.html',
        '/resources/icons/tray-available.png',
        '/node_modules/keytar/prebuilds/linux-x64/keytar.node',
      ]),
    )
  })

  it('holds no key', () => {
    const keyed = files().filter(
      (path) =>
        /\.(c?js|json|html|css)$/.test(path) &&
        /-----BEGIN [A-Z ]*PRIVATE KEY-----\s*[A-Za-z0-9+/=]{20}/.test(
          extractFile(unpacked.asar, path.slice(1)).toString('latin1'),
        ),
    )
    expect(keyed).toEqual([])
  })

  it('is 12 MB at most, native code of every system included', () => {
    const native = files().filter((path) => path.endsWith('.node'))
    const inside = statSync(unpacked.asar).size
    const outside = native.map((path) => statSync(`${unpacked.asar}.unpacked${path}`).size)
    expect(native.every((path) => path.startsWith('/node_modules/keytar/'))).toBe(true)
    expect(outside.reduce((sum, size) => sum + size, inside)).toBeLessThan(12_000_000)
  })

  it('names 12 runtime packages at most', () => {
    const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>
    }
    expect(Object.keys(dependencies).length).toBeLessThanOrEqual(12)
  })

  it('is the same to the byte when it is built again', async () => {
    await buildApp()
    const again = await packApp(makeFolder('second'))
    expect(sha256(again.asar)).toBe(sha256(unpacked.asar))
  }, 240_000)
})

describe('the packed program', () => {
  it('has the fuses that were asked for', async () => {
    const wire = await getCurrentFuseWire(unpacked.program)
    const [off, on] = ['0', '1'].map((digit) => digit.charCodeAt(0))
    expect(wire).toMatchObject({
      [FuseV1Options.RunAsNode]: off,
      [FuseV1Options.EnableCookieEncryption]: on,
      [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: off,
      [FuseV1Options.EnableNodeCliInspectArguments]: off,
      [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: on,
      [FuseV1Options.OnlyLoadAppFromAsar]: on,
      [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: off,
      [FuseV1Options.GrantFileProtocolExtraPrivileges]: off,
    })
  })

  it('is the published runtime but for its fuses, and a changed or added file is found (E12)', () => {
    const { folder: packed, runtime } = unpacked
    const check = () => differences(packed, runtime, 'sidetone')
    expect(check()).toEqual([])
    for (const name of ['libffmpeg.so', 'v8_context_snapshot.bin', 'sidetone']) {
      const path = join(packed, name)
      const bytes = readFileSync(path)
      writeFileSync(path, Buffer.concat([bytes, Buffer.from('payload')]))
      expect(check()).toEqual([expect.stringContaining(`${name}: is not what was published`)])
      writeFileSync(path, bytes)
    }
    writeFileSync(join(packed, 'd3dcompiler_47.dll'), 'payload')
    expect(check()).toEqual(['d3dcompiler_47.dll: nobody published this'])
    rmSync(join(packed, 'd3dcompiler_47.dll'))
  })

  it('starts from its own bytes, window and command line', async () => {
    const app = join(folder, 'extracted')
    extractAll(unpacked.asar, app)
    const said = execFileSync(process.execPath, [join(app, 'out', 'main', 'sidetone.js'), '--version'])
    expect(said.toString()).toBe(`sidetone ${version}\n`)
    const keyring = await startKeyring()
    const running = await launchApp({ entry: join(app, 'out', 'main', 'index.js'), env: keyring.env })
    try {
      const window = await running.window('app')
      await window.getByRole('heading').first().waitFor()
    } finally {
      await running.close()
      await keyring.stop()
    }
  })
})

describe('the Debian package', () => {
  it('is installed, offers itself for phone links, and is removed without a trace; its command is the command line', () => {
    const deb = makeDeb(unpacked, config, version, makeFolder('package'))
    const root = makeFolder('system')
    mkdirSync(join(root, 'var', 'lib', 'dpkg', 'updates'), { recursive: true })
    mkdirSync(join(root, 'var', 'lib', 'dpkg', 'info'))
    execFileSync('touch', [join(root, 'var', 'lib', 'dpkg', 'status')])
    // A system of its own, so that the machine is left alone; it has none of the libraries.
    const dpkg = (...args: readonly string[]): string =>
      execFileSync(
        'dpkg',
        [`--root=${root}`, '--force-not-root', '--force-depends', '--force-script-chrootless', ...args],
        { encoding: 'utf8', stdio: 'pipe', env: { ...process.env, LC_ALL: 'C' } },
      )
    dpkg('--install', deb)
    expect(readlinkSync(join(root, 'usr', 'bin', 'sidetone'))).toBe(
      '../../opt/Sidetone/resources/cli/sidetone',
    )
    expect(dpkg('--status', 'sidetone')).toMatch(/^Status: install ok installed$/m)
    const entry = readFileSync(join(root, 'usr', 'share', 'applications', 'sidetone.desktop'), 'utf8')
    expect(entry).toContain(
      'MimeType=x-scheme-handler/tel;x-scheme-handler/sip;x-scheme-handler/sips;x-scheme-handler/callto;',
    )
    expect(sha256(join(root, 'opt', 'Sidetone', 'resources', 'app.asar'))).toBe(sha256(unpacked.asar))
    // In place of the runtime, which cannot be had here: the stand-in on the bytes that were installed.
    const opt = join(root, 'opt', 'Sidetone')
    const bytes = join(folder, 'installed')
    extractAll(join(opt, 'resources', 'app.asar'), bytes)
    const started = [join(ROOT, 'test', 'stand-in', 'run.ts'), join(bytes, 'out', 'main', 'index.js')]
    writeFileSync(
      join(opt, 'sidetone'),
      `#!/bin/sh\nexec "${process.execPath}" ${started.map((path) => `"${path}"`).join(' ')} "$@"\n`,
      { mode: 0o755 },
    )
    const sidetone = (...args: readonly string[]) =>
      spawnSync(join(root, 'usr', 'bin', 'sidetone'), args, {
        encoding: 'utf8',
        cwd: folder,
        timeout: 60_000,
      })
    expect(sidetone('--version')).toMatchObject({ status: 0, stdout: `sidetone ${version}\n` })
    const listed = sidetone('account', 'list', '--data', join(folder, 'installed-profile'), '--json')
    expect(listed).toMatchObject({ status: 0 })
    expect(JSON.parse(listed.stdout)).toMatchObject({ accounts: [] })
    expect(sidetone('no', 'such', 'command')).toMatchObject({ status: 2 })
    dpkg('--purge', 'sidetone')
    expect(existsSync(join(root, 'usr', 'bin', 'sidetone'))).toBe(false)
    expect(existsSync(join(root, 'opt', 'Sidetone'))).toBe(false)
    expect(existsSync(join(root, 'usr', 'share', 'applications', 'sidetone.desktop'))).toBe(false)
  })
})
