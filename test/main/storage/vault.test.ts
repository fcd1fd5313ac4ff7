import { randomBytes } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
  copyFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { SecretBundle } from '../../../main/core/ports.ts'
import { createVault } from '../../../main/storage/vault.ts'
import { secret } from '../../../shared/secret.ts'
import { createFakeKeychain } from '../../support/fake-keychain.ts'
import { createRecordingLog } from '../../support/recording-log.ts'
import { tempFolder } from '../../support/temp-folder.ts'
import { ANN, BOB } from './samples.ts'

const BUNDLE: SecretBundle = { password: secret('canary-pässwörd'), certificatePem: secret('-----BEGIN…') }

function setUp(dir = tempFolder(), keychain = createFakeKeychain()) {
  const { log, lines } = createRecordingLog()
  const folder = join(dir, 'vault')
  return {
    dir,
    folder,
    keychain,
    lines,
    vault: createVault({ dir, keychain, log }),
    sealed: join(folder, 'ann.sealed'),
  }
}

const texts = (bundle: SecretBundle) => Object.entries(bundle).map(([name, value]) => [name, value.reveal()])
const error = (code: string, fields: object = {}) => ({ ok: false, error: { code, ...fields } })

describe('createVault', () => {
  it('gives back the bundle that was written, to a later instance too', async () => {
    const { dir, keychain, vault } = setUp()
    expect(await vault.write(ANN, BUNDLE)).toEqual({ ok: true, value: undefined })
    const read = await setUp(dir, keychain).vault.read(ANN)
    expect(read.ok && texts(read.value)).toEqual(texts(BUNDLE))
  })

  it('replaces the whole bundle', async () => {
    const { vault } = setUp()
    await vault.write(ANN, BUNDLE)
    await vault.write(ANN, { sipPassword: secret('other') })
    const read = await vault.read(ANN)
    expect(read.ok && texts(read.value)).toEqual([['sipPassword', 'other']])
  })

  it('keeps one random key per profile, and never the same twice', async () => {
    const keychain = createFakeKeychain()
    for (const { vault } of [setUp(undefined, keychain), setUp(undefined, keychain)]) {
      await vault.write(ANN, BUNDLE)
      await vault.write(BOB, BUNDLE)
    }
    expect(keychain.entries.size).toBe(2)
    expect([...keychain.entries.keys()].every((name) => /^profile-[0-9a-f]{32}-key-v1$/.test(name))).toBe(
      true,
    )
    const keys = [...keychain.entries.values()]
    expect(keys.every((key) => Buffer.from(key, 'base64').length === 32)).toBe(true)
    expect(new Set(keys).size).toBe(2)
  })

  it('leaves nothing readable on disk, in files that are private', async () => {
    const { dir, folder, keychain, vault, sealed } = setUp()
    await vault.write(ANN, BUNDLE)
    const [key] = [...keychain.entries.values()]
    const files = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    expect(files.map((file) => file.name).sort()).toEqual(['ann.sealed', 'profile-id'])
    for (const file of files) {
      const bytes = readFileSync(join(file.parentPath, file.name))
      expect(bytes.includes('canary')).toBe(false)
      expect(bytes.includes(key ?? '')).toBe(false)
    }
    expect(statSync(sealed).mode & 0o777).toBe(0o600)
    expect(statSync(folder).mode & 0o777).toBe(0o700)
  })

  it('makes a vault folder private that was open to others', async () => {
    const { folder, vault } = setUp()
    mkdirSync(folder, { mode: 0o755 })
    await vault.write(ANN, BUNDLE)
    expect(statSync(folder).mode & 0o777).toBe(0o700)
  })

  it('says secret-missing for an account it does not know', async () => {
    expect(await setUp().vault.read(ANN)).toEqual(error('secret-missing', { accountId: ANN }))
  })

  it.each(['locked', 'no-bus', 'timeout'])(
    'stores nothing and reads nothing while the keychain is %s',
    async (detail) => {
      const { dir, keychain, vault, folder } = setUp()
      keychain.unavailable = detail
      const failure = error('secret-store-unavailable', { detail })
      expect(await vault.write(ANN, BUNDLE)).toEqual(failure)
      expect(await vault.check()).toEqual(failure)
      expect(readdirSync(folder)).toEqual([])
      expect(existsSync(join(dir, 'profile-id'))).toBe(false)

      keychain.unavailable = null
      await vault.write(ANN, BUNDLE)
      keychain.unavailable = detail
      expect(await vault.read(ANN)).toEqual(failure)
      const before = readFileSync(join(folder, 'ann.sealed'))
      expect(await vault.write(ANN, { password: secret('new') })).toEqual(failure)
      expect(readFileSync(join(folder, 'ann.sealed'))).toEqual(before)
    },
  )

  it('needs no keychain for an account without secrets, nor for removing one', async () => {
    const { keychain, vault, folder } = setUp()
    await vault.write(BOB, BUNDLE)
    keychain.unavailable = 'locked'
    expect(await vault.write(ANN, {})).toEqual({ ok: true, value: undefined })
    expect(await vault.read(ANN)).toEqual({ ok: true, value: {} })
    expect((await vault.remove(ANN)).ok && (await vault.remove(BOB)).ok).toBe(true)
    expect(readdirSync(folder)).toEqual([])
  })

  it('moves between secrets and no secrets', async () => {
    const { vault } = setUp()
    await vault.write(ANN, {})
    await vault.write(ANN, BUNDLE)
    const full = await vault.read(ANN)
    expect(full.ok && texts(full.value)).toEqual(texts(BUNDLE))
    await vault.write(ANN, {})
    expect(await vault.read(ANN)).toEqual({ ok: true, value: {} })
  })

  it('proves the keychain with a value that it takes out again', async () => {
    const { keychain, vault } = setUp()
    expect(await vault.check()).toEqual({ ok: true, value: undefined })
    expect(keychain.entries.size).toBe(0)
  })

  it('does not take a keychain that forgets for a working one', async () => {
    const { keychain, vault } = setUp()
    const forgetful = createVault({
      dir: tempFolder(),
      keychain: { ...keychain, get: () => Promise.resolve({ ok: true, value: null }) },
      log: createRecordingLog().log,
    })
    expect(await forgetful.check()).toEqual(error('secret-store-unavailable', { detail: 'refused' }))
    expect(await forgetful.write(ANN, BUNDLE)).toEqual(
      error('secret-store-unavailable', { detail: 'refused' }),
    )
    expect(await vault.read(ANN)).toEqual(error('secret-missing', { accountId: ANN }))
  })
})

describe('createVault, when the keychain has changed', () => {
  it('says key-lost and overwrites nothing while the key is gone, and works again when it is back', async () => {
    const { keychain, vault, sealed } = setUp()
    await vault.write(ANN, BUNDLE)
    const key = [...keychain.entries]
    keychain.entries.clear()
    const before = readFileSync(sealed)
    expect(await vault.read(ANN)).toEqual(
      error('secret-store-unavailable', { accountId: ANN, detail: 'key-lost' }),
    )
    expect(await vault.write(ANN, BUNDLE)).toEqual(error('secret-store-unavailable', { detail: 'key-lost' }))
    expect(await vault.write(BOB, BUNDLE)).toEqual(error('secret-store-unavailable', { detail: 'key-lost' }))
    expect(readFileSync(sealed)).toEqual(before)
    expect(keychain.entries.size).toBe(0)

    for (const [name, value] of key) keychain.entries.set(name, value)
    expect((await vault.read(ANN)).ok).toBe(true)
  })

  it('starts with a new key once the accounts that needed the lost one are removed', async () => {
    const { keychain, vault } = setUp()
    await vault.write(ANN, BUNDLE)
    keychain.entries.clear()
    await vault.remove(ANN)
    expect((await vault.write(BOB, BUNDLE)).ok).toBe(true)
    expect((await vault.read(BOB)).ok).toBe(true)
  })

  it('says key-changed when there is another key, and keeps the file', async () => {
    const { keychain, vault, sealed } = setUp()
    await vault.write(ANN, BUNDLE)
    const before = readFileSync(sealed)
    for (const name of keychain.entries.keys()) keychain.entries.set(name, randomBytes(32).toString('base64'))
    const failure = error('secret-store-unavailable', { accountId: ANN, detail: 'key-changed' })
    expect(await vault.read(ANN)).toEqual(failure)
    expect(await vault.write(ANN, BUNDLE)).toEqual(failure)
    expect(readFileSync(sealed)).toEqual(before)
  })

  it('says key-changed when the entry is not a key at all, and leaves it alone', async () => {
    const { keychain, vault } = setUp()
    await vault.write(ANN, BUNDLE)
    for (const name of keychain.entries.keys()) keychain.entries.set(name, 'something else')
    expect(await vault.read(ANN)).toEqual(error('secret-store-unavailable', { detail: 'key-changed' }))
    expect([...keychain.entries.values()]).toEqual(['something else'])
  })

  it('says key-lost when the profile has lost its id', async () => {
    const { dir, vault } = setUp()
    await vault.write(ANN, BUNDLE)
    rmSync(join(dir, 'profile-id'))
    expect(await vault.read(ANN)).toEqual(
      error('secret-store-unavailable', { accountId: ANN, detail: 'key-lost' }),
    )
    expect(await vault.write(BOB, BUNDLE)).toEqual(error('secret-store-unavailable', { detail: 'key-lost' }))
  })
})

describe('createVault, when files are damaged', () => {
  it('says storage-corrupt once, keeps the damaged file, and takes the secrets anew', async () => {
    const { folder, vault, sealed, lines } = setUp()
    await vault.write(ANN, BUNDLE)
    await vault.write(BOB, BUNDLE)
    const bytes = readFileSync(sealed)
    bytes.writeUInt8(bytes.readUInt8(60) ^ 1, 60)
    writeFileSync(sealed, bytes)

    expect(await vault.read(ANN)).toEqual(error('storage-corrupt', { accountId: ANN, field: 'vault' }))
    expect((await vault.read(BOB)).ok).toBe(true)
    const aside = readdirSync(folder).find((name) => name.startsWith('ann.damaged-'))
    expect(readFileSync(join(folder, aside ?? ''))).toEqual(bytes)
    expect(lines.some((line) => line.message === 'sealed file is damaged')).toBe(true)

    expect(await vault.read(ANN)).toEqual(error('secret-missing', { accountId: ANN }))
    expect((await vault.write(ANN, BUNDLE)).ok).toBe(true)
    expect((await vault.read(ANN)).ok).toBe(true)
    await vault.remove(ANN)
    expect(readdirSync(folder)).toEqual(['bob.sealed'])
  })

  it('does not give one account the secrets of another', async () => {
    const { folder, vault, sealed } = setUp()
    await vault.write(ANN, BUNDLE)
    copyFileSync(sealed, join(folder, 'bob.sealed'))
    expect(await vault.read(BOB)).toEqual(error('storage-corrupt', { accountId: BOB, field: 'vault' }))
  })

  it.each([
    ['empty', Buffer.alloc(0)],
    ['cut short', Buffer.from('SDTN\x01abc')],
    ['something else', Buffer.alloc(5000, 'x')],
    ['far too large', Buffer.alloc(2_000_000, 1)],
  ])('says storage-corrupt for a file that is %s', async (_, bytes) => {
    const { vault, sealed } = setUp()
    await vault.write(ANN, BUNDLE)
    writeFileSync(sealed, bytes)
    expect(await vault.read(ANN)).toEqual(error('storage-corrupt', { accountId: ANN, field: 'vault' }))
  })

  it('keeps a damaged file aside when it is written over without being read', async () => {
    const { folder, vault, sealed } = setUp()
    await vault.write(ANN, BUNDLE)
    writeFileSync(sealed, 'damage')
    expect((await vault.write(ANN, BUNDLE)).ok).toBe(true)
    expect(readdirSync(folder).filter((name) => name.startsWith('ann.damaged-'))).toHaveLength(1)
  })

  it('says storage-too-new for a file of a later version and does not touch it', async () => {
    const { vault, sealed } = setUp()
    await vault.write(ANN, BUNDLE)
    const bytes = readFileSync(sealed)
    bytes.writeUInt8(2, 4)
    writeFileSync(sealed, bytes)
    const failure = error('storage-too-new', { accountId: ANN, field: 'vault' })
    expect(await vault.read(ANN)).toEqual(failure)
    expect(await vault.write(ANN, BUNDLE)).toEqual(failure)
    expect(readFileSync(sealed)).toEqual(bytes)
  })

  it('says storage-corrupt for a damaged profile id and makes no new one', async () => {
    const { dir, vault } = setUp()
    await vault.write(ANN, BUNDLE)
    writeFileSync(join(dir, 'profile-id'), 'damage')
    expect(await vault.read(ANN)).toEqual(error('storage-corrupt', { field: 'profile-id' }))
    expect(await vault.write(BOB, BUNDLE)).toEqual(error('storage-corrupt', { field: 'profile-id' }))
    expect(readFileSync(join(dir, 'profile-id'), 'latin1')).toBe('damage')
  })
})

describe('createVault, after a killed process', () => {
  const longAgo = new Date(Date.now() - 3_600_000)

  it('takes over the lock of a process that died while it made the key', async () => {
    const { folder, vault } = setUp()
    mkdirSync(folder)
    writeFileSync(join(folder, 'key.lock'), '')
    utimesSync(join(folder, 'key.lock'), longAgo, longAgo)
    expect((await vault.write(ANN, BUNDLE)).ok).toBe(true)
    expect(existsSync(join(folder, 'key.lock'))).toBe(false)
  })

  it('gives up within the limit when another process holds the lock', async () => {
    const { dir, folder, keychain } = setUp()
    mkdirSync(folder)
    writeFileSync(join(folder, 'key.lock'), '')
    const vault = createVault({ dir, keychain, log: createRecordingLog().log, limitMs: 50 })
    expect(await vault.write(ANN, BUNDLE)).toEqual(error('secret-store-unavailable', { detail: 'timeout' }))
    expect(keychain.entries.size).toBe(0)
  })

  it('removes what was left half written, but not what is being written', async () => {
    const { folder, vault } = setUp()
    mkdirSync(folder)
    writeFileSync(join(folder, 'bob.sealed.1-aa.tmp'), 'half')
    utimesSync(join(folder, 'bob.sealed.1-aa.tmp'), longAgo, longAgo)
    writeFileSync(join(folder, 'bob.sealed.2-bb.tmp'), 'half')
    await vault.write(ANN, BUNDLE)
    expect(readdirSync(folder).sort()).toEqual(['ann.sealed', 'bob.sealed.2-bb.tmp'])
  })

  it('makes one key when several writers find none', async () => {
    const { dir, keychain } = setUp()
    const vaults = Array.from({ length: 5 }, () => setUp(dir, keychain).vault)
    const written = await Promise.all(vaults.map((vault, i) => vault.write(i % 2 ? ANN : BOB, BUNDLE)))
    expect(written.every((result) => result.ok)).toBe(true)
    expect(keychain.entries.size).toBe(1)
    expect((await setUp(dir, keychain).vault.read(ANN)).ok).toBe(true)
  })
})
