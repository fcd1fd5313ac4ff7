import { describe, expect, it } from 'vitest'
import type { PhonebookFacet } from '../../../main/providers/facets/phonebook.ts'
import type { ProviderAdapter } from '../../../main/providers/adapter.ts'
import { toEntry } from '../../../main/providers/sipxcom/map-people.ts'
import { appError } from '../../../shared/errors.ts'
import { err, ok } from '../../../shared/result.ts'
import { createFakeCore } from '../../support/fake-core.ts'
import { createFakeProvider, createFakeSystem } from '../../support/fake-provider.ts'

const entry = (id: string, name: string, number: string) =>
  toEntry({ id, 'first-name': name, 'last-name': 'Person', number, 'contact-information': {} })

/** Accounts `fake` have a phone book, accounts `dumb` have none. */
function people() {
  const systems = new Map(['office', 'door'].map((key) => [key, createFakeSystem()]))
  const asked = { pages: 0, isDown: false, entries: [entry('1', 'Ada', '201')] }
  const book: Pick<PhonebookFacet, 'page' | 'owned'> = {
    page: (start) => {
      asked.pages += 1
      if (asked.isDown) return Promise.resolve(err(appError('timeout')))
      return Promise.resolve(ok({ entries: asked.entries.slice(start), total: asked.entries.length }))
    },
    owned: () => Promise.resolve(ok(new Set<string>())),
  }
  const fake = createFakeProvider(systems)
  const withBook: ProviderAdapter = {
    ...fake,
    open: (...of) => ({ ...fake.open(...of), phonebook: book as PhonebookFacet }),
  }
  const bench = createFakeCore(undefined, { providers: [withBook, createFakeProvider(systems, 'dumb')] })
  const { core } = bench
  return {
    ...bench,
    asked,
    freshen: () => core.people.freshen(AbortSignal.timeout(1000)),
    find: (text: string) => core.people.search({ text, segment: 'all', offset: 0, limit: 10 }).total,
    revision: () => core.state.get().peopleRevision,
  }
}

describe('people', () => {
  it('reads a book once for many searches, though another account has none', async () => {
    const { add, freshen, find, revision, asked } = people()
    await add('office')
    await add('door', 'dumb')
    await freshen()
    const first = revision()
    for (let key = 0; key < 20; key += 1) await freshen()
    expect(find('ada')).toBe(1)
    expect(asked.pages).toBe(1)
    // A window asks again after every revision: one for a list that is the same would never end.
    expect(revision()).toBe(first)
  })

  it('reads it again after half an hour, and tells of it only when it is another', async () => {
    const { add, freshen, find, revision, asked, clock } = people()
    await add('office')
    await freshen()
    const first = revision()
    clock.advance(31 * 60_000)
    await freshen()
    expect([asked.pages, revision()]).toEqual([2, first])
    asked.entries = [entry('1', 'Ada', '201'), entry('2', 'Bruno', '202')]
    clock.advance(31 * 60_000)
    await freshen()
    expect([asked.pages, revision(), find('bruno')]).toEqual([3, first + 1, 1])
  })

  it('asks a book that does not answer once a minute, and keeps what it had', async () => {
    const { add, freshen, find, asked, clock } = people()
    await add('office')
    await freshen()
    asked.isDown = true
    clock.advance(31 * 60_000)
    await freshen()
    await freshen()
    expect([asked.pages, find('ada')]).toEqual([2, 1])
    clock.advance(61_000)
    await freshen()
    expect(asked.pages).toBe(3)
  })

  it('forgets the book of an account that is gone', async () => {
    const { add, core, freshen, find } = people()
    const office = await add('office')
    await freshen()
    await core.accounts.remove(office.id)
    await freshen()
    expect(find('ada')).toBe(0)
  })
})
