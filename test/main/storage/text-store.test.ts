import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../../main/storage/database.ts'
import { HISTORY_MIGRATIONS, HISTORY_TABLES } from '../../../main/storage/history-schema.ts'
import { createTextStore } from '../../../main/storage/text-store.ts'
import type { TextMessage } from '../../../shared/domain/text-message.ts'
import { createFakeClock } from '../../support/fake-clock.ts'
import { createRecordingLog } from '../../support/recording-log.ts'
import { tempFolder } from '../../support/temp-folder.ts'
import { ANN, BOB } from './samples.ts'

function setUp(dir = tempFolder()) {
  const { log } = createRecordingLog()
  const clock = createFakeClock()
  const spec = { dir, name: 'history', migrations: HISTORY_MIGRATIONS, tables: HISTORY_TABLES, log, clock }
  const { database } = openDatabase(spec)
  return { dir, texts: createTextStore(database, log) }
}
const text = (id: string, changes: Partial<TextMessage> = {}): TextMessage => ({
  id,
  accountId: ANN,
  direction: 'in',
  address: 'bob@example.org',
  displayName: null,
  text: 'hello',
  at: '2026-11-24T12:00:00.000Z',
  outcome: 'received',
  status: null,
  ...changes,
})
const ids = (found: ReturnType<ReturnType<typeof createTextStore>['list']>) =>
  found.ok ? found.value.map(({ id }) => id) : found.error

describe('createTextStore', () => {
  it('lists the newest first, with one party or with all, also after a restart', () => {
    const { dir, texts } = setUp()
    texts.add(text('1'))
    texts.add(
      text('2', {
        address: 'eve@example.org',
        displayName: 'Eve',
        direction: 'out',
        outcome: 'failed',
        status: 404,
      }),
    )
    texts.add(text('3'))
    expect(ids(texts.list({ address: null, limit: 2 }))).toEqual(['3', '2'])
    expect(ids(texts.list({ address: 'bob@example.org', limit: 9 }))).toEqual(['3', '1'])
    const again = setUp(dir).texts.list({ address: 'eve@example.org', limit: 9 })
    expect(again).toMatchObject({
      ok: true,
      value: [{ id: '2', outcome: 'failed', status: 404, displayName: 'Eve' }],
    })
  })

  it('knows what was not looked at; what was sent needs no look', () => {
    const { texts } = setUp()
    texts.add(text('1'))
    texts.add(text('2', { address: 'eve@example.org' }))
    texts.add(text('3', { direction: 'out', outcome: 'taken' }))
    expect(ids(texts.unseen(9))).toEqual(['2', '1'])
    texts.markSeen('bob@example.org')
    expect(ids(texts.unseen(9))).toEqual(['2'])
    texts.markSeen(null)
    expect(ids(texts.unseen(9))).toEqual([])
  })

  it('forgets the texts of an account that is removed', () => {
    const { texts } = setUp()
    texts.add(text('1'))
    texts.add(text('2', { accountId: BOB }))
    texts.removeAccount(ANN)
    expect(ids(texts.list({ address: null, limit: 9 }))).toEqual(['2'])
  })
})
