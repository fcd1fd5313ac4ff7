import { describe, expect, it } from 'vitest'
import { createKeychain, type KeychainOptions, type Keytar } from '../../../main/storage/keychain.ts'
import type { SecretServiceState } from '../../../main/storage/secret-service.ts'
import { createRecordingLog } from '../../support/recording-log.ts'

const never = new AbortController().signal

function fakeKeytar(changes: Partial<Keytar> = {}): Keytar & { readonly entries: Map<string, string> } {
  const entries = new Map<string, string>()
  return {
    entries,
    getPassword: (service, account) => Promise.resolve(entries.get(`${service}/${account}`) ?? null),
    setPassword: (service, account, value) => {
      entries.set(`${service}/${account}`, value)
      return Promise.resolve()
    },
    deletePassword: (service, account) => Promise.resolve(entries.delete(`${service}/${account}`)),
    ...changes,
  }
}

function keychainOn(keytar: Keytar, options: Partial<KeychainOptions> = {}) {
  const { log } = createRecordingLog()
  const ask = () => Promise.resolve<SecretServiceState>('ready')
  return createKeychain({ log, platform: 'linux', ask, load: () => Promise.resolve(keytar), ...options })
}

const unavailable = (detail: string) => ({ ok: false, error: { code: 'secret-store-unavailable', detail } })

describe('createKeychain', () => {
  it('sets, gets and removes under the product name', async () => {
    const keytar = fakeKeytar()
    const keychain = keychainOn(keytar)
    expect(await keychain.get('a', never)).toEqual({ ok: true, value: null })
    expect(await keychain.set('a', 'value', never)).toEqual({ ok: true, value: undefined })
    expect(keytar.entries).toEqual(new Map([['Sidetone/a', 'value']]))
    expect(await keychain.get('a', never)).toEqual({ ok: true, value: 'value' })
    expect(await keychain.remove('a', never)).toEqual({ ok: true, value: undefined })
    expect(keytar.entries.size).toBe(0)
  })

  it.each(['no-bus', 'no-service', 'no-collection', 'locked', 'timeout'] as const)(
    'does not even load keytar when the service is %s',
    async (state) => {
      const keychain = keychainOn(fakeKeytar(), {
        ask: () => Promise.resolve(state),
        load: () => Promise.reject(new Error('must not be loaded')),
      })
      expect(await keychain.get('a', never)).toEqual(unavailable(state))
    },
  )

  it('tries when the service cannot be asked', async () => {
    const keychain = keychainOn(fakeKeytar(), { ask: () => Promise.resolve('unknown') })
    expect((await keychain.get('a', never)).ok).toBe(true)
  })

  it.each(['darwin', 'win32'] as const)('asks no Secret Service on %s', async (platform) => {
    const keychain = keychainOn(fakeKeytar(), { platform, ask: () => Promise.resolve('no-bus') })
    expect((await keychain.get('a', never)).ok).toBe(true)
  })

  it('says not-loadable when libsecret is missing', async () => {
    const load = () => Promise.reject(new Error('libsecret-1.so.0: cannot open shared object file'))
    expect(await keychainOn(fakeKeytar(), { load }).get('a', never)).toEqual(unavailable('not-loadable'))
  })

  it('says refused when keytar rejects, and logs neither the value nor its name', async () => {
    const { log, lines } = createRecordingLog()
    const keytar = fakeKeytar({ setPassword: () => Promise.reject(new Error('Cannot create an item')) })
    const keychain = keychainOn(keytar, { log })
    expect(await keychain.set('entry-name', 'canary-value', never)).toEqual(unavailable('refused'))
    expect(lines).toHaveLength(1)
    expect(JSON.stringify(lines)).not.toMatch(/canary|entry-name/)
  })

  it('throws on a value that belongs into a file', () => {
    expect(() => keychainOn(fakeKeytar()).set('a', 'ä'.repeat(1025), never)).toThrow(RangeError)
  })

  it('gives up at the time limit, is stuck as long as the call is, and recovers when it ends', async () => {
    const { promise, resolve } = Promise.withResolvers<string | null>()
    let calls = 0
    const getPassword = () => {
      calls += 1
      return promise
    }
    const keychain = keychainOn(fakeKeytar({ getPassword }))
    const time = new AbortController()
    const first = keychain.get('a', time.signal)
    const queued = keychain.get('b', time.signal)
    await new Promise(setImmediate)
    expect(keychain.isStuck()).toBe(false)
    time.abort()
    expect(await first).toEqual(unavailable('timeout'))
    expect(await queued).toEqual(unavailable('timeout'))
    expect(keychain.isStuck()).toBe(true)
    // Nobody waits for a keychain that is known to be stuck, and it gets no second thread to hold.
    expect(await keychain.get('c', never)).toEqual(unavailable('timeout'))
    expect(calls).toBe(1)

    resolve('late')
    await new Promise(setImmediate)
    expect(keychain.isStuck()).toBe(false)
    expect(await keychain.get('d', never)).toEqual({ ok: true, value: 'late' })
  })

  it('makes one call at a time', async () => {
    let running = 0
    let most = 0
    const getPassword = async () => {
      running += 1
      most = Math.max(most, running)
      await new Promise(setImmediate)
      running -= 1
      return null
    }
    const keychain = keychainOn(fakeKeytar({ getPassword }))
    const answers = await Promise.all(Array.from({ length: 8 }, (_, i) => keychain.get(String(i), never)))
    expect(answers.every((answer) => answer.ok)).toBe(true)
    expect(most).toBe(1)
  })
})
