import { describe, expect, it } from 'vitest'
import { appError } from '../../../shared/errors.ts'
import { secret } from '../../../shared/secret.ts'
import { createFakeCore } from '../../support/fake-core.ts'

describe('accounts', () => {
  it('stores nothing when the secrets cannot be sealed', async () => {
    const fake = createFakeCore()
    fake.vault.fail = appError('secret-store-unavailable')
    const added = await fake.core.accounts.add('office', 'fake', { key: 'office' }, { password: secret('x') })
    expect(added).toMatchObject({ ok: false, error: { code: 'secret-store-unavailable' } })
    expect(fake.core.accounts.list()).toEqual([])
  })

  it('refuses a second account of the same name whatever its case', async () => {
    const fake = createFakeCore()
    await fake.add('office')
    const again = await fake.core.accounts.add('OFFICE', 'fake', { key: 'x' }, {})
    expect(again).toMatchObject({ ok: false, error: { code: 'account-exists' } })
  })

  it('finds an account by id, by name, and by name in another case', async () => {
    const fake = createFakeCore()
    const { id } = await fake.add('Office')
    for (const word of [id, 'Office', 'office'])
      expect(fake.core.accounts.resolve(word)).toMatchObject({ ok: true, value: { id } })
    expect(fake.core.accounts.resolve('elsewhere')).toMatchObject({
      ok: false,
      error: { code: 'no-such-account' },
    })
  })

  it('forgets everything about a removed account', async () => {
    const fake = createFakeCore()
    const { id } = await fake.add('office')
    fake.core.stores.memory.set(id, 'privacy', 'on')
    await fake.core.accounts.remove(id)
    expect(fake.core.state.get().accounts).toEqual([])
    expect(fake.core.stores.memory.get(id, 'privacy')).toBeNull()
    expect(await fake.vault.read(id)).toMatchObject({ ok: false, error: { code: 'secret-missing' } })
  })

  it('opens an account anew after its password changed, keeping the other secrets', async () => {
    const fake = createFakeCore()
    const { id } = await fake.add('office')
    await fake.core.accounts.setPassword(id, 'new')
    const opened = await fake.core.accounts.session(id)
    expect(opened.ok && opened.value.secrets.password?.reveal()).toBe('new')
  })

  it('never writes a secret to the log or the snapshot', async () => {
    const fake = createFakeCore()
    const { id } = await fake.add('office')
    await fake.core.accounts.setPassword(id, 'planted-secret')
    expect(JSON.stringify([fake.logLines, fake.core.state.get()])).not.toContain('planted-secret')
  })
})
