import { readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { openStorage, type Storage } from '../../../main/storage/open-storage.ts'
import { DEFAULT_SETTINGS } from '../../../shared/domain/settings.ts'
import { secret } from '../../../shared/secret.ts'
import { createFakeClock } from '../../support/fake-clock.ts'
import { createFakeKeychain } from '../../support/fake-keychain.ts'
import { createRecordingLog } from '../../support/recording-log.ts'
import { tempFolder } from '../../support/temp-folder.ts'
import { account, ANN, call } from './samples.ts'

const keychain = createFakeKeychain()

function open(dir: string): Storage {
  const storage = openStorage({ dir, log: createRecordingLog().log, clock: createFakeClock(), keychain })
  if (!storage.ok) throw new Error(storage.error.code)
  return storage.value
}

async function fill(dir: string): Promise<void> {
  const storage = open(dir)
  const { stores, vault } = storage
  stores.accounts.put(account())
  stores.history.upsert([call('1')])
  stores.settings.write({ ...DEFAULT_SETTINGS, theme: 'dark' })
  await vault.write(ANN, { password: secret('canary') })
  storage.close()
}

describe('openStorage', () => {
  it('makes a private profile folder and keeps everything in it', async () => {
    const dir = join(tempFolder(), 'deep', 'profile')
    await fill(dir)
    expect(statSync(dir).mode & 0o777).toBe(0o700)
    expect(readdirSync(dir).sort()).toEqual(['backups', 'history.db', 'profile-id', 'sidetone.db', 'vault'])
    const { stores, vault, troubles } = open(dir)
    expect(troubles).toEqual([])
    expect(stores.accounts.list()).toEqual([account()])
    expect(stores.history.list({})).toMatchObject({ value: { total: 1 } })
    expect(stores.settings.read()).toMatchObject({ value: { theme: 'dark' } })
    expect(await vault.read(ANN)).toMatchObject({ ok: true })
  })

  it('does not touch the keychain before a secret is needed', () => {
    const broken = { ...keychain, get: () => Promise.reject(new Error('touched')) }
    const opened = openStorage({
      dir: tempFolder(),
      log: createRecordingLog().log,
      clock: createFakeClock(),
      keychain: broken,
    })
    expect(opened.ok && opened.value.stores.accounts.list()).toEqual([])
  })

  it('fails when the folder is a file', () => {
    const dir = join(tempFolder(), 'file')
    writeFileSync(dir, '')
    const options = { log: createRecordingLog().log, clock: createFakeClock(), keychain }
    expect(openStorage({ ...options, dir })).toMatchObject({ error: { code: 'storage-unavailable' } })
    expect(openStorage({ ...options, dir: join(dir, 'below') })).toMatchObject({
      error: { code: 'storage-unavailable' },
    })
  })

  it('keeps accounts and settings when the history is damaged, and the other way round', async () => {
    const dir = tempFolder()
    await fill(dir)
    writeFileSync(join(dir, 'history.db'), 'damage'.repeat(1000))
    const first = open(dir)
    expect(first.troubles).toEqual([
      { code: 'storage-corrupt', field: 'history.db', detail: 'started-empty' },
    ])
    expect(first.stores.accounts.list()).toEqual([account()])
    first.stores.history.upsert([call('2')])
    first.close()

    writeFileSync(join(dir, 'sidetone.db'), 'damage'.repeat(1000))
    const second = open(dir)
    expect(second.troubles).toEqual([{ code: 'storage-corrupt', field: 'sidetone.db', detail: 'restored' }])
    expect(second.stores.accounts.list()).toEqual([account()])
    expect(second.stores.settings.read()).toMatchObject({ value: { theme: 'dark' } })
    expect(second.stores.history.list({})).toMatchObject({ value: { total: 1 } })
  })

  it('reads and writes the rest when one database is of a newer version', async () => {
    const dir = tempFolder()
    await fill(dir)
    const newer = new DatabaseSync(join(dir, 'history.db'))
    newer.exec('PRAGMA user_version = 99')
    newer.close()
    const { stores, troubles } = open(dir)
    expect(troubles).toMatchObject([{ code: 'storage-too-new', field: 'history.db' }])
    expect(stores.history.upsert([call('2')])).toMatchObject({ error: { code: 'storage-too-new' } })
    expect(stores.history.list({})).toMatchObject({ value: { total: 0 } })
    expect(stores.history.missedCount()).toBe(0)
    expect(stores.settings.write(DEFAULT_SETTINGS).ok).toBe(true)
  })

  it('prepares a table for contacts', () => {
    const dir = tempFolder()
    open(dir).close()
    const db = new DatabaseSync(join(dir, 'sidetone.db'))
    expect(db.prepare('SELECT COUNT(*) AS count FROM contacts').get()).toEqual({ count: 0 })
    db.close()
  })

  it('restores the history from the copy that maintenance made', async () => {
    const dir = tempFolder()
    await fill(dir)
    const storage = open(dir)
    await storage.maintain()
    expect(readdirSync(join(dir, 'backups')).sort()).toEqual(['history.latest.db', 'sidetone.latest.db'])
    storage.close()
    writeFileSync(join(dir, 'history.db'), 'damage'.repeat(1000))
    expect(open(dir).stores.history.list({})).toMatchObject({ value: { total: 1 } })
  })
})
