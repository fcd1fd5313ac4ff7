import { readdirSync, readFileSync, renameSync, statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createAudioCache } from '../../../main/storage/audio-cache.ts'
import { createVault } from '../../../main/storage/vault.ts'
import { secret } from '../../../shared/secret.ts'
import { createFakeKeychain } from '../../support/fake-keychain.ts'
import { createRecordingLog } from '../../support/recording-log.ts'
import { tempFolder } from '../../support/temp-folder.ts'
import { ANN, BOB } from './samples.ts'

const AUDIO = { contentType: 'audio/wav', bytes: Buffer.from('RIFF canary recording') }

async function setUp(maxBytes?: number) {
  const dir = tempFolder()
  const keychain = createFakeKeychain()
  const { log } = createRecordingLog()
  await createVault({ dir, keychain, log }).write(ANN, { password: secret('x') })
  const options = { dir, keychain, log, ...(maxBytes !== undefined && { maxBytes }) }
  const folder = (id: string) => join(dir, 'recordings', id)
  return { keychain, folder, cache: createAudioCache(options), again: () => createAudioCache(options) }
}

describe('createAudioCache', () => {
  it('gives back what was put, to a later instance too, and nothing readable lies on disk', async () => {
    const { cache, again, folder } = await setUp()
    expect(await cache.get(ANN, '7')).toBeNull()
    await cache.put(ANN, '7', AUDIO)
    expect(await again().get(ANN, '7')).toEqual(AUDIO)
    const [name = ''] = readdirSync(folder(ANN))
    const file = join(folder(ANN), name)
    expect(readFileSync(file).includes('canary')).toBe(false)
    expect(statSync(file).mode & 0o077).toBe(0)
  })

  it('does not open a file that was put in another’s place', async () => {
    const { cache, folder } = await setUp()
    await cache.put(ANN, '7', AUDIO)
    await cache.put(ANN, '8', { ...AUDIO, bytes: Buffer.from('other') })
    const [one = '', two = ''] = readdirSync(folder(ANN))
    renameSync(join(folder(ANN), one), join(folder(ANN), two))
    const read = [await cache.get(ANN, '7'), await cache.get(ANN, '8')]
    expect(read).toEqual([null, null])
    // Neither was what it claims to be, so it is gone.
    expect(readdirSync(folder(ANN))).toEqual([])
  })

  it('keeps nothing while the keychain is locked, and waits for nobody', async () => {
    const { cache, keychain } = await setUp()
    keychain.unavailable = 'locked'
    await cache.put(ANN, '7', AUDIO)
    expect(await cache.get(ANN, '7')).toBeNull()
    keychain.unavailable = null
    expect(await cache.get(ANN, '7')).toBeNull()
  })

  it('lets the oldest go when there is too much', async () => {
    const { cache, folder } = await setUp(260)
    const big = { ...AUDIO, bytes: Buffer.alloc(100, 1) }
    await cache.put(ANN, 'old', big)
    for (const name of readdirSync(folder(ANN))) utimesSync(join(folder(ANN), name), 1, 1)
    await cache.put(ANN, 'new', big)
    expect(await cache.get(ANN, 'old')).toBeNull()
    expect(await cache.get(ANN, 'new')).toEqual(big)
    await cache.put(ANN, 'huge', { ...AUDIO, bytes: Buffer.alloc(300) })
    expect(await cache.get(ANN, 'huge')).toBeNull()
  })

  it('forgets one, and a whole account', async () => {
    const { cache } = await setUp()
    await cache.put(ANN, '7', AUDIO)
    await cache.put(ANN, '8', AUDIO)
    await cache.put(BOB, '7', AUDIO)
    await cache.remove(ANN, '7')
    expect(await cache.get(ANN, '7')).toBeNull()
    cache.removeAccount(ANN)
    expect(await cache.get(ANN, '8')).toBeNull()
    expect(await cache.get(BOB, '7')).toEqual(AUDIO)
  })
})
