import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../../main/storage/database.ts'
import { PROFILE_MIGRATIONS, PROFILE_TABLES } from '../../../main/storage/profile-schema.ts'
import { upgradeSettings, type SettingsStep } from '../../../main/storage/settings-migrations.ts'
import { createSettingsStore } from '../../../main/storage/settings-store.ts'
import { DEFAULT_SETTINGS, type Settings } from '../../../shared/domain/settings.ts'
import { createFakeClock } from '../../support/fake-clock.ts'
import { createRecordingLog } from '../../support/recording-log.ts'
import { tempFolder } from '../../support/temp-folder.ts'

const CHANGED: Settings = {
  ...DEFAULT_SETTINGS,
  theme: 'dark',
  sound: { ...DEFAULT_SETTINGS.sound, ringVolume: 0 },
}

function setUp() {
  const { log } = createRecordingLog()
  const clock = createFakeClock()
  const spec = {
    dir: tempFolder(),
    name: 'sidetone',
    migrations: PROFILE_MIGRATIONS,
    tables: PROFILE_TABLES,
    log,
    clock,
  }
  const { database } = openDatabase(spec)
  const documents = () => {
    const rows = database.read((sql) => sql('SELECT name, version, body FROM documents ORDER BY name').all())
    return rows.ok ? rows.value : []
  }
  const put = (version: number, body: string) =>
    database.write((sql) => sql("INSERT INTO documents VALUES ('settings', ?, ?, 'now')").run(version, body))
  return { store: createSettingsStore(database, clock, log), documents, put }
}

describe('createSettingsStore', () => {
  it('has the defaults before anything was written', () => {
    const { store, documents } = setUp()
    expect(store.read()).toEqual({ ok: true, value: DEFAULT_SETTINGS })
    expect(documents()).toEqual([])
  })

  it('gives back what was written', () => {
    const { store } = setUp()
    store.write(DEFAULT_SETTINGS)
    expect(store.write(CHANGED)).toEqual({ ok: true, value: undefined })
    expect(store.read()).toEqual({ ok: true, value: CHANGED })
  })

  it('says storage-too-new for a later version and never overwrites it', () => {
    const { store, documents, put } = setUp()
    const body = '{"version":2,"theme":"sepia"}'
    put(2, body)
    const failure = { ok: false, error: { code: 'storage-too-new', field: 'settings', detail: 'version-2' } }
    expect(store.read()).toEqual(failure)
    expect(store.write(CHANGED)).toEqual(failure)
    expect(documents()).toEqual([{ name: 'settings', version: 2, body }])
  })

  it.each([
    ['text that is not JSON', 1, 'theme=dark'],
    ['something that is not a document', 1, '[1,2]'],
    ['a value that is none', 1, JSON.stringify({ ...DEFAULT_SETTINGS, theme: 'pink' })],
    ['a member too few', 1, '{"version":1}'],
    ['a version that never was', 0, JSON.stringify({ ...DEFAULT_SETTINGS, version: 0 })],
  ])('says storage-corrupt once for %s, and keeps it', (_, version, body) => {
    const { store, documents, put } = setUp()
    put(version, body)
    expect(store.read()).toEqual({ ok: false, error: { code: 'storage-corrupt', field: 'settings' } })
    expect(documents()).toEqual([{ name: 'settings-unreadable-2026-11-24T12:00:00.000Z', version, body }])
    expect(store.read()).toEqual({ ok: true, value: DEFAULT_SETTINGS })
    expect(store.write(CHANGED).ok).toBe(true)
    expect(documents()).toHaveLength(2)
  })
})

describe('upgradeSettings', () => {
  const steps: readonly SettingsStep[] = [
    { from: 1, change: ({ dark, ...rest }) => ({ ...rest, theme: dark ? 'dark' : 'light' }) },
    { from: 2, change: (document) => ({ ...document, language: 'en' }) },
  ]

  it('chains the steps from an old version to the present one', () => {
    expect(upgradeSettings({ version: 1, dark: true }, 1, 3, steps)).toEqual({
      ok: true,
      value: { version: 3, theme: 'dark', language: 'en' },
    })
    expect(upgradeSettings({ version: 2, theme: 'light' }, 2, 3, steps)).toMatchObject({
      value: { version: 3, theme: 'light', language: 'en' },
    })
  })

  it('leaves the present version as it is', () => {
    expect(upgradeSettings({ a: 1 }, 3, 3, steps)).toEqual({ ok: true, value: { a: 1 } })
  })

  it('says storage-corrupt where no step leads on', () => {
    expect(upgradeSettings({}, 0, 3, steps)).toMatchObject({ error: { code: 'storage-corrupt' } })
  })
})
