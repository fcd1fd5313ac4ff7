import type { z } from 'zod'
import { BlockedCallerSchema, type BlockedCaller } from '../../shared/domain/blocked.ts'
import { callerKey } from '../../shared/domain/caller-key.ts'
import { noteKey, NoteSchema, type Note, type NoteSubject } from '../../shared/domain/note.ts'
import { appError } from '../../shared/errors.ts'
import type { AccountId } from '../../shared/ids.ts'
import { err, mapResult, ok, type Result } from '../../shared/result.ts'
import type { AppState } from './app-state.ts'
import { instanceUuid } from './instance-id.ts'
import { nextStamp } from './journal-record.ts'
import type { Clock, Log } from './ports.ts'
import type { JournalRecord, MemoryStore, PersonStore } from './store-ports.ts'

export const NOTES = 'note'
export const BLOCKED = 'block'
/** Owner of the stamps of what is the person's; no account has this id. */
const NOBODY = 'person' as AccountId

/** Notes and the block list: the person's own, whatever the account, shared with their other machines. */
export type Person = ReturnType<typeof createPerson>

export function createPerson(deps: {
  readonly state: AppState
  readonly clock: Clock
  readonly log: Log
  readonly memory: MemoryStore
  readonly store: PersonStore
}) {
  const listeners = new Set<(written: readonly JournalRecord[]) => void>()

  function changed(written: readonly JournalRecord[]): void {
    if (written.length === 0) return
    deps.state.change({ personRevision: deps.state.get().personRevision + 1 })
    for (const listener of listeners) listener(written)
  }

  function write(collection: string, key: string, value: unknown): Result<undefined> {
    const last = deps.store.lastStamp()
    if (!last.ok) return last
    const stamp = nextStamp(last.value, deps.clock.now(), instanceUuid(deps.memory, NOBODY))
    const record = { collection, key, value, stamp }
    const kept = deps.store.apply([record])
    if (kept.ok) changed([record])
    return mapResult(kept, () => undefined)
  }

  /** What is there and not deleted. A value of a later version is passed over, not lost. */
  function read<T>(collection: string, parse: (record: JournalRecord) => T | null): Result<readonly T[]> {
    return mapResult(deps.store.list(collection), (records) =>
      records.flatMap((record) => (record.value === null ? [] : (parse(record) ?? []))),
    )
  }
  const readNotes = (): Result<readonly Note[]> => read(NOTES, (record) => fit(NoteSchema, record))
  const readBlocked = (): Result<readonly BlockedCaller[]> =>
    read(BLOCKED, (record) => fit(BlockedCallerSchema, record))

  return {
    /** All of it, deleted ones too: what other machines should have. */
    records(): Result<readonly JournalRecord[]> {
      const notes = deps.store.list(NOTES)
      if (!notes.ok) return notes
      return mapResult(deps.store.list(BLOCKED), (blocked) => [...notes.value, ...blocked])
    },

    /** Takes what came from another machine; the newest write of each value stays. */
    merge(records: readonly JournalRecord[]): Result<undefined> {
      const ours = records.filter(({ collection }) => collection === NOTES || collection === BLOCKED)
      if (ours.length === 0) return ok()
      const kept = deps.store.apply(ours)
      if (kept.ok) changed(kept.value)
      else deps.log.warn('shared values were not kept', { code: kept.error.code })
      return mapResult(kept, () => undefined)
    },

    /** Hears of every value that was written here or taken from another machine. */
    onWritten(listener: (written: readonly JournalRecord[]) => void): void {
      listeners.add(listener)
    },

    /** The last written first. */
    notes: (): Result<readonly Note[]> =>
      mapResult(readNotes(), (notes) => notes.toSorted((a, b) => b.at.localeCompare(a.at))),

    /** An empty text deletes. Errors: invalid-input with field `address`, storage's. */
    writeNote(subject: NoteSubject, text: string): Result<undefined> {
      const key = noteKey(subject)
      if (key === null) return err(appError('invalid-input', { field: 'address' }))
      const kept = text.trim()
      return write(NOTES, key, kept === '' ? null : { text: kept, at: deps.clock.now().toISOString() })
    },

    /** By key. */
    blocked: readBlocked,

    /** Safe to repeat. Errors: invalid-input with field `address`, storage's. */
    block(address: string, name: string | null): Result<BlockedCaller> {
      const key = callerKey(address)
      if (key === null) return err(appError('invalid-input', { field: 'address' }))
      const known = readBlocked()
      if (!known.ok) return known
      const there = known.value.find((caller) => caller.key === key)
      if (there) return ok(there)
      const value = { name, since: deps.clock.now().toISOString() }
      return mapResult(write(BLOCKED, key, value), () => ({ key, ...value }))
    },

    /** Errors: invalid-input, not-found when they are not on the list. */
    unblock(address: string): Result<undefined> {
      const key = callerKey(address)
      if (key === null) return err(appError('invalid-input', { field: 'address' }))
      const known = readBlocked()
      if (!known.ok) return known
      if (!known.value.some((caller) => caller.key === key))
        return err(appError('not-found', { detail: 'blocked' }))
      return write(BLOCKED, key, null)
    },
  }
}

function fit<T extends z.ZodType>(schema: T, { key, value }: JournalRecord): z.infer<T> | null {
  if (typeof value !== 'object') return null
  const parsed = schema.safeParse({ key, ...value })
  return parsed.success ? parsed.data : null
}
