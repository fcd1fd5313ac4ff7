import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createManagedFile, managedPath } from '../../../main/storage/managed-file.ts'
import { createFakeCore } from '../../support/fake-core.ts'
import { tempFolder } from '../../support/temp-folder.ts'

/** The file as an administrator would leave it. Only root can write such a file; elsewhere its owner is the refusal. */
const isRoot = process.getuid?.() === 0
function managed(text: string, mode = 0o644) {
  const dir = join(tempFolder(), 'sidetone')
  mkdirSync(dir, { mode: 0o755 })
  const path = join(dir, 'managed.json')
  writeFileSync(path, text)
  chmodSync(path, mode)
  return createManagedFile(path)
}
const settings = { version: 1, settings: { theme: 'dark', autostart: true }, allow: { links: false } }
const refused = (detail: string) => ({
  ok: false,
  error: { code: 'managed-settings-invalid', detail: isRoot ? detail : 'owner' },
})

describe('the administrator’s file', () => {
  it('is nothing where it is not', () => {
    expect(createManagedFile(join(tempFolder(), 'none', 'managed.json')).read()).toEqual({
      ok: true,
      value: null,
    })
  })

  it('is read when it is whole', () => {
    expect(managed(JSON.stringify(settings)).read()).toMatchObject(
      isRoot ? { ok: true, value: settings } : refused('owner'),
    )
  })

  it.each([
    ['', 'json'],
    ['{', 'json'],
    ['[]', 'version'],
    ['{}', 'version'],
    ['{"version":2}', 'version'],
    ['{"version":1,"settings":{"theme":"pink"}}', 'settings.theme'],
    ['{"version":1,"setings":{}}', 'setings'],
    ['{"version":1,"settings":{"password":"x"}}', 'settings.password'],
    [
      '{"version":1,"settings":{"proxy":{"kind":"manual","server":"http://u:p@h:1","except":[]}}}',
      'settings.proxy.server',
    ],
    ['{"version":1,"allow":{"links":"no"}}', 'allow.links'],
    [`{"version":1,"x":"${'a'.repeat(70_000)}"}`, 'size'],
  ])('is refused with the place that is wrong: %.60s', (text, detail) => {
    expect(managed(text).read()).toMatchObject(refused(detail))
  })

  it.each([0o666, 0o664, 0o646])('is refused when others may write it (%i)', (mode) => {
    expect(managed(JSON.stringify(settings), mode).read()).toMatchObject(refused('owner'))
  })

  it('is refused when it is a link to somewhere else', () => {
    const dir = tempFolder()
    writeFileSync(join(dir, 'real.json'), JSON.stringify(settings))
    symlinkSync(join(dir, 'real.json'), join(dir, 'managed.json'))
    expect(createManagedFile(join(dir, 'managed.json')).read()).toMatchObject({ error: { detail: 'kind' } })
  })

  it('is the same for everybody on a machine', () => {
    expect(managedPath('linux', { HOME: '/home/a' })).toBe('/etc/sidetone/managed.json')
    expect(managedPath('darwin', {})).toBe('/Library/Application Support/Sidetone/managed.json')
    expect(managedPath('win32', { ProgramData: 'C:\\evil' })).toBe('C:\\ProgramData\\Sidetone\\managed.json')
  })
})

describe('settings under an administrator', () => {
  const core = (value: object) =>
    createFakeCore(undefined, { managed: { read: () => ({ ok: true, value }) as never } }).core

  it('are as fixed, cannot be changed, and leave the others alone', () => {
    const fixed = core({ version: 1, settings: { theme: 'dark', incoming: { popup: false } } })
    expect(fixed.state.get().settings).toMatchObject({
      theme: 'dark',
      incoming: { popup: false, sound: true },
    })
    expect(fixed.settings.change({ theme: 'light' })).toMatchObject({
      error: { code: 'managed-forbidden', field: 'theme' },
    })
    expect(fixed.settings.change({ incoming: { popup: true } })).toMatchObject({
      error: { field: 'incoming.popup' },
    })
    expect(fixed.settings.change({ incoming: { sound: false } })).toEqual({ ok: true, value: undefined })
    expect(fixed.state.get().settings).toMatchObject({
      theme: 'dark',
      incoming: { popup: false, sound: false },
    })
  })

  it('allow no account and no demo where that is said', async () => {
    const fixed = core({ version: 1, allow: { addAccounts: false, demo: false } })
    expect(await fixed.accounts.add('x', 'fake', {}, {})).toMatchObject({
      error: { code: 'managed-forbidden' },
    })
    expect(await fixed.demo.start()).toMatchObject({ error: { code: 'managed-forbidden' } })
  })

  it('say why a file is not in effect', () => {
    const { core: told } = createFakeCore(undefined, {
      managed: { read: () => ({ ok: false, error: { code: 'managed-settings-invalid', detail: 'json' } }) },
    })
    expect(told.state.get().troubles.map(({ code }) => code)).toEqual(['managed-settings-invalid'])
  })
})

describe('updates under an administrator', () => {
  const read = (updates: object) => {
    const dir = tempFolder()
    const path = join(dir, 'managed.json')
    writeFileSync(path, JSON.stringify({ version: 1, updates }), { mode: 0o644 })
    return createManagedFile(path).read()
  }

  it('are looked for at a copy, over https only', () => {
    expect(read({ feed: 'https://mirror.example.org/sidetone/' })).toMatchObject({ ok: true })
    for (const feed of [
      'http://mirror.example.org/',
      'file:///srv/updates/',
      'ftp://x.example/',
      'mirror.example.org',
      'https://',
      '',
      1,
    ])
      expect(read({ feed }), String(feed)).toMatchObject({ error: { detail: 'updates.feed' } })
    expect(read({ feed: 'https://x.example/', key: 'another' })).toMatchObject({
      error: { code: 'managed-settings-invalid' },
    })
  })
})
