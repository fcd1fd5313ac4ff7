import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkManifest, fileFor } from '../../main/core/update-manifest.ts'
import {
  filesOf,
  notesOf,
  publicHalf,
  readSigningKey,
  signManifest,
} from '../../resources/packaging/sign-manifest.ts'
import { manifestOf, ours, sourceOf } from '../support/update-bench.ts'
import { ROOT } from '../support/app-process.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sidetone-manifest-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const script = (args: readonly string[], key?: string) =>
  spawnSync(process.execPath, [join(ROOT, 'resources', 'packaging', 'update-manifest.ts'), ...args], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], ...(key !== undefined && { SIDETONE_UPDATE_SIGNING_KEY: key }) },
  })

describe('the signed list of a release', () => {
  it('names what electron-builder makes, and the app believes it and finds its own file', () => {
    const names = [
      'Sidetone-Setup-0.2.0.exe',
      'Sidetone-0.2.0-universal.dmg',
      'Sidetone-0.2.0-universal-mac.zip',
      'Sidetone-0.2.0.AppImage',
      'sidetone_0.2.0_amd64.deb',
      'sidetone-0.2.0.x86_64.rpm',
      'builder-debug.yml',
    ]
    for (const name of names) writeFileSync(join(folder, name), `bytes of ${name}`)
    const files = filesOf(folder)
    expect(files.map(({ kind, arch }) => `${kind} ${arch}`).toSorted()).toEqual([
      'appimage x64',
      'deb x64',
      'mac universal',
      'nsis x64',
      'rpm x64',
    ])
    const text = signManifest(manifestOf({ files }), ours)
    const checked = checkManifest(Buffer.from(text), {
      source: sourceOf('https://updates.example/'),
      current: '0.1.0',
      newestSeen: null,
      now: new Date(),
    })
    if (!checked.ok || checked.value === null) throw new Error(JSON.stringify(checked))
    for (const kind of ['nsis', 'appimage', 'deb', 'rpm'] as const)
      expect(fileFor(checked.value, { kind, arch: 'x64' })).toMatchObject({ ok: true, value: { kind } })
    expect(fileFor(checked.value, { kind: 'mac', arch: 'arm64' })).toMatchObject({ ok: true })
  })

  it('says what the changelog says', () => {
    const text =
      '# Changelog\n\n## 0.2.0 (2026-12-01)\n- [New] **Two** things\n- [Fixed] `one`\n\n## 0.1.0\n- Old\n'
    expect(notesOf(text, '0.2.0')).toBe('[New] Two things\n[Fixed] one')
    expect(notesOf(text, '0.1.0')).toBe('Old')
  })
})

describe('the script of the release', () => {
  it('makes a key pair whose private half only its owner can read', () => {
    const path = join(folder, 'key.pem')
    const made = script(['new-key', path])
    expect(made.status).toBe(0)
    expect(statSync(path).mode & 0o777).toBe(0o600)
    const key = readSigningKey(readFileSync(path, 'utf8'))
    expect(JSON.parse(made.stdout)).toEqual(publicHalf(key))
    expect(made.stdout).not.toContain('PRIVATE')
    expect(script(['new-key', path]).status).not.toBe(0)
  })

  it('signs nothing without a key, nor with one that no build would believe', () => {
    expect(script(['make', folder]).stderr).toContain('is not set')
    const foreign = ours.export({ format: 'pem', type: 'pkcs8' }).toString()
    const refused = script(['make', folder], foreign)
    expect(refused.status).not.toBe(0)
    expect(refused.stderr).toContain('no build would believe key')
    expect(refused.stderr).not.toContain('BEGIN')
  })
})
