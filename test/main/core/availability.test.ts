import { describe, expect, it } from 'vitest'
import { appError } from '../../../shared/errors.ts'
import { createFakeCore } from '../../support/fake-core.ts'

const signal = new AbortController().signal

describe('availability', () => {
  it('switches every account that can and shows what each server says', async () => {
    const fake = createFakeCore()
    await fake.add('office')
    await fake.add('home')
    await fake.add('door', 'dumb')
    const answers = await fake.core.availability.setDnd(null, { on: true, minutes: 30 }, signal)
    expect(answers.map((answer) => [answer.account.name, answer.result.ok])).toEqual([
      ['office', true],
      ['home', true],
      ['door', false],
    ])
    const kinds = fake.core.state.get().accounts.map((view) => view.dnd.state.value.kind)
    expect(kinds).toEqual(['on', 'on', 'unsupported'])
    expect(fake.core.state.get().accounts.every((view) => view.dnd.pending === null)).toBe(true)
  })

  it('keeps the old state and the reason where one account fails', async () => {
    const fake = createFakeCore()
    await fake.add('office')
    await fake.add('home')
    await fake.core.availability.readDnd(null, signal)
    const home = fake.systems.get('home')
    if (home) home.fail = appError('unreachable', { host: 'home.test' })
    await fake.core.availability.setDnd(null, { on: true, minutes: null }, signal)
    const [office, broken] = fake.core.state.get().accounts
    expect(office?.dnd.state.value).toEqual({ kind: 'on', until: null, scheduled: false })
    expect(broken?.dnd.state.value).toEqual({ kind: 'off' })
    expect(broken?.dnd.error?.code).toBe('unreachable')
    expect(broken?.reachability.kind).toBe('failed')
  })

  it('follows the server, not the click, when a write has no effect', async () => {
    const fake = createFakeCore()
    await fake.add('office')
    const office = fake.systems.get('office')
    if (office) office.deaf = true
    const [answer] = await fake.core.availability.setDnd(null, { on: true, minutes: 5 }, signal)
    expect(answer?.result).toMatchObject({ ok: true, value: { confirmed: false, value: { kind: 'off' } } })
    const view = fake.core.state.get().accounts[0]
    expect(view?.dnd.state.value.kind).toBe('off')
    expect(view?.dnd.unconfirmed).toBe(true)
  })

  it('shows what was asked while the answer is under way', async () => {
    const fake = createFakeCore()
    await fake.add('office')
    const seen: (string | null)[] = []
    fake.core.state.subscribe((snapshot) => seen.push(snapshot.accounts[0]?.dnd.pending?.kind ?? null))
    await fake.core.availability.setDnd(null, { on: true, minutes: 5 }, signal)
    expect(seen).toContain('on')
    expect(seen.at(-1)).toBeNull()
  })

  it('knows privacy only after it was set here, and says so', async () => {
    const fake = createFakeCore()
    const { id } = await fake.add('office')
    const [before] = await fake.core.availability.readPrivacy(null)
    expect(before).toMatchObject({ source: 'assumed', result: { ok: true, value: { kind: 'unknown' } } })
    await fake.core.availability.setPrivacy([id], true, signal)
    const [after] = await fake.core.availability.readPrivacy(null)
    expect(after).toMatchObject({ source: 'local', result: { ok: true, value: { kind: 'on' } } })
  })

  it('says secret-store-unavailable for every account when the keychain is locked, and recovers', async () => {
    const fake = createFakeCore()
    await fake.add('office')
    fake.vault.fail = appError('secret-store-unavailable')
    const [locked] = await fake.core.availability.readDnd(null, signal)
    expect(locked?.result).toMatchObject({ ok: false, error: { code: 'secret-store-unavailable' } })
    fake.vault.fail = null
    const [open] = await fake.core.availability.readDnd(null, signal)
    expect(open?.result.ok).toBe(true)
  })
})
