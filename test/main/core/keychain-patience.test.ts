import { describe, expect, it } from 'vitest'
import { startKeychainPatience } from '../../../main/core/keychain-patience.ts'
import { appError } from '../../../shared/errors.ts'
import { createFakeCore } from '../../support/fake-core.ts'

const settle = () => new Promise((resolve) => setTimeout(resolve, 20))

describe('startKeychainPatience', () => {
  it('waits for a locked keychain without a word, then gives the lines another try', async () => {
    const fake = createFakeCore()
    await fake.add('office')
    fake.vault.fail = appError('secret-store-unavailable', { detail: 'locked' })
    const sent: string[] = []
    fake.core.phone.attach((requestId, command) => {
      sent.push(command.kind)
      fake.core.phone.answered(requestId, null)
    })
    const patience = startKeychainPatience(fake.core)
    for (const wait of [3000, 6000, 12_000]) {
      fake.clock.advance(wait)
      await settle()
    }
    expect(sent).toEqual([])
    expect(fake.core.state.get().troubles).toEqual([])
    fake.vault.fail = null
    fake.clock.advance(60_000)
    await settle()
    expect(sent).toEqual(['set-lines'])
    patience.stop()
  })

  it('does nothing more when the keychain was open all along', async () => {
    const fake = createFakeCore()
    await fake.add('office')
    const before = fake.clock.pending()
    startKeychainPatience(fake.core)
    fake.clock.advance(3000)
    await settle()
    expect(fake.clock.pending()).toBe(before)
  })
})
