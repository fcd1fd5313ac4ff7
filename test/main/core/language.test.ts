import { describe, expect, it } from 'vitest'
import { createFakeCore } from '../../support/fake-core.ts'

describe('the language of the app', () => {
  it('is the first of the system’s that is had, until the person chooses one, and English without either', () => {
    const { core } = createFakeCore(undefined, { systemLanguages: ['ja-JP', 'nl-BE', 'de-DE'] })
    expect(core.state.get().language).toBe('nl')
    expect(core.settings.change({ language: 'ar' })).toEqual({ ok: true, value: undefined })
    expect(core.state.get()).toMatchObject({ language: 'ar', settings: { language: 'ar' } })
    core.settings.change({ language: 'system' })
    expect(core.state.get().language).toBe('nl')
    expect(createFakeCore().core.state.get().language).toBe('en')
  })
})
