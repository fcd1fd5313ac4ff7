import type { Keychain } from '../../main/storage/keychain.ts'
import { appError } from '../../shared/errors.ts'
import { err, ok } from '../../shared/result.ts'

/** A keychain in memory. `unavailable` is the detail every call fails with, e.g. `locked`; null = it works. */
export type FakeKeychain = Keychain & { unavailable: string | null; readonly entries: Map<string, string> }

export function createFakeKeychain(): FakeKeychain {
  const entries = new Map<string, string>()
  const answer = <T>(value: T) =>
    Promise.resolve(
      keychain.unavailable === null
        ? ok(value)
        : err(appError('secret-store-unavailable', { detail: keychain.unavailable })),
    )
  const keychain: FakeKeychain = {
    unavailable: null,
    entries,
    get: (account) => answer(entries.get(account) ?? null),
    set(account, value) {
      if (keychain.unavailable === null) entries.set(account, value)
      return answer(undefined)
    },
    remove(account) {
      if (keychain.unavailable === null) entries.delete(account)
      return answer(undefined)
    },
    isStuck: () => false,
  }
  return keychain
}
