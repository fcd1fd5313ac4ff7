import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { NO_KEYRING_ENV, startKeyring, type Keyring, type KeyringOptions } from '../../support/keyring.ts'
import { startChild } from '../../support/run-child.ts'
import { tempFolder } from '../../support/temp-folder.ts'

const SCRIPT = join(import.meta.dirname, 'children', 'vault-child.ts')
/** What the command line promises; the child's own start is in it. */
const PROMISED_MS = 3000

type Answer = {
  readonly ok: boolean
  readonly password?: string
  readonly error?: { readonly code: string; readonly detail?: string }
}

async function vault(env: Readonly<Record<string, string>>, dir: string, ...args: readonly string[]) {
  const { ended } = startChild(process.execPath, [SCRIPT, dir, ...args], { env: { ...process.env, ...env } })
  const { status, stdout, stderr, tookMs } = await ended
  expect(stderr).toBe('')
  return { status, tookMs, answer: JSON.parse(stdout) as Answer }
}

async function ownKeyring(options: KeyringOptions = {}): Promise<Keyring> {
  const keyring = await startKeyring(options)
  onTestFinished(() => keyring.stop())
  return keyring
}

const failure = (detail: string) => ({
  ok: false,
  error: expect.objectContaining({ code: 'secret-store-unavailable', detail }) as unknown,
})

describe('vault on an unlocked gnome-keyring', () => {
  let keyring: Keyring
  beforeAll(async () => {
    keyring = await startKeyring()
  })
  afterAll(() => keyring.stop())

  it('keeps secrets between processes, with no byte of them in the profile', async () => {
    const dir = tempFolder()
    const long = `canary-ü${'x'.repeat(5000)}`
    expect((await vault(keyring.env, dir, 'check')).answer).toEqual({ ok: true })
    expect((await vault(keyring.env, dir, 'write', 'ann', long)).answer).toEqual({ ok: true })
    expect((await vault(keyring.env, dir, 'read', 'ann')).answer).toEqual({ ok: true, password: long })
    for (const file of readdirSync(dir, { recursive: true, withFileTypes: true })) {
      if (file.isFile()) expect(readFileSync(join(file.parentPath, file.name)).includes('canary')).toBe(false)
    }
    const keyringFile = readFileSync(join(keyring.env['XDG_DATA_HOME'] ?? '', 'keyrings', 'login.keyring'))
    expect(keyringFile.includes('canary')).toBe(false)
  })

  it('makes one key when two processes begin at once', async () => {
    const dir = tempFolder()
    const written = await Promise.all(
      ['ann', 'bob', 'eve'].map((id) => vault(keyring.env, dir, 'write', id, id)),
    )
    expect(written.map(({ answer }) => answer.ok)).toEqual([true, true, true])
    for (const id of ['ann', 'bob', 'eve']) {
      expect((await vault(keyring.env, dir, 'read', id)).answer).toEqual({ ok: true, password: id })
    }
  })

  it('keeps two profiles apart', async () => {
    const [one, two] = [tempFolder(), tempFolder()]
    await vault(keyring.env, one, 'write', 'ann', 'first')
    await vault(keyring.env, two, 'write', 'ann', 'second')
    expect((await vault(keyring.env, one, 'read', 'ann')).answer.password).toBe('first')
    expect((await vault(keyring.env, two, 'read', 'ann')).answer.password).toBe('second')
  })
})

describe('vault without a usable keychain', () => {
  it.each([
    ['no bus', null, 'no-bus'],
    ['a locked keyring', { locked: true }, 'locked'],
    ['a service without a keyring', { empty: true }, 'no-collection'],
  ] as const)('answers in time, with status 8, and stores nothing, with %s', async (_, options, detail) => {
    const keyring = options && (await ownKeyring(options))
    const env = keyring?.env ?? NO_KEYRING_ENV
    const dir = tempFolder()
    for (const args of [['check'], ['write', 'ann', 'canary']] as const) {
      const { answer, status, tookMs } = await vault(env, dir, ...args)
      expect(answer).toEqual(failure(detail))
      expect(status).toBe(8)
      expect(tookMs).toBeLessThan(PROMISED_MS)
    }
    expect(existsSync(join(dir, 'profile-id'))).toBe(false)
    expect(readdirSync(join(dir, 'vault'))).toEqual([])
  })

  it('tells a locked keyring from a lost key, and reads again when it is unlocked', async () => {
    const keyring = await ownKeyring()
    const dir = tempFolder()
    await vault(keyring.env, dir, 'write', 'ann', 'canary')
    await keyring.lock()
    expect((await vault(keyring.env, dir, 'read')).answer).toEqual(failure('locked'))
    await keyring.unlock()
    expect((await vault(keyring.env, dir, 'read')).answer).toEqual({ ok: true, password: 'canary' })
  })

  it('says key-lost after the key was deleted, and overwrites nothing', async () => {
    const keyring = await ownKeyring()
    const dir = tempFolder()
    await vault(keyring.env, dir, 'write', 'ann', 'canary')
    await vault(keyring.env, dir, 'drop-key')
    const before = readFileSync(join(dir, 'vault', 'ann.sealed'))
    expect((await vault(keyring.env, dir, 'read', 'ann')).answer).toEqual(failure('key-lost'))
    expect((await vault(keyring.env, dir, 'write', 'bob', 'x')).answer).toEqual(failure('key-lost'))
    expect(readFileSync(join(dir, 'vault', 'ann.sealed'))).toEqual(before)
  })

  it('answers in time when the service no longer answers', async () => {
    const keyring = await ownKeyring()
    keyring.freeze()
    const { answer, status, tookMs } = await vault(keyring.env, tempFolder(), 'write', 'ann', 'canary')
    expect(answer).toEqual(failure('timeout'))
    expect(status).toBe(8)
    expect(tookMs).toBeLessThan(PROMISED_MS)
  })

  it('ends the process in time even while keytar holds a thread that nobody can stop', async () => {
    const keyring = await ownKeyring()
    keyring.freeze()
    const env = { ...keyring.env, SKIP_ASKING: '1' }
    const { answer, status, tookMs } = await vault(env, tempFolder(), 'check')
    expect(answer).toEqual(failure('timeout'))
    expect(status).toBe(8)
    expect(tookMs).toBeLessThan(PROMISED_MS)
  })
})
