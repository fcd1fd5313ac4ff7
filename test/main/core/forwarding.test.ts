import { describe, expect, it } from 'vitest'
import { appError } from '../../../shared/errors.ts'
import { createFakeCore } from '../../support/fake-core.ts'
import { EMPTY_PLAN } from '../../support/fake-provider.ts'

const signal = new AbortController().signal

describe('forwarding', () => {
  it('shows the plan the server has after a write, and offers undo', async () => {
    const fake = createFakeCore()
    const { id } = await fake.add('office')
    await fake.core.forwarding.write(id, { kind: 'set', when: 'busy', to: 'voicemail' }, signal)
    const view = fake.core.state.get().accounts[0]
    expect(view?.forwarding.plan?.value).toEqual({ ...EMPTY_PLAN, busy: 'voicemail' })
    expect(view?.forwarding.canUndo).toBe(true)
  })

  it('undoes to what the server had, not to what the window showed', async () => {
    const fake = createFakeCore()
    const { id } = await fake.add('office')
    await fake.core.forwarding.read(null, signal)
    const office = fake.systems.get('office')
    if (office) office.plan = { ...EMPTY_PLAN, noAnswer: '201' }
    await fake.core.forwarding.write(id, { kind: 'set', when: 'busy', to: 'voicemail' }, signal)
    await fake.core.forwarding.undo(id, signal)
    expect(office?.plan).toEqual({ ...EMPTY_PLAN, noAnswer: '201' })
  })

  it('answers not-found when there is nothing to undo', async () => {
    const fake = createFakeCore()
    const { id } = await fake.add('office')
    expect(await fake.core.forwarding.undo(id, signal)).toMatchObject({
      ok: false,
      error: { code: 'not-found' },
    })
  })

  it('keeps the last known plan beside the error when the server is gone', async () => {
    const fake = createFakeCore()
    await fake.add('office')
    await fake.core.forwarding.read(null, signal)
    const office = fake.systems.get('office')
    if (office) office.fail = appError('timeout')
    await fake.core.forwarding.read(null, signal)
    const view = fake.core.state.get().accounts[0]?.forwarding
    expect(view?.plan?.value).toEqual(EMPTY_PLAN)
    expect(view?.error?.code).toBe('timeout')
  })
})
