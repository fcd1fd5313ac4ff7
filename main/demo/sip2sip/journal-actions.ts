import { json, verdict, type DemoAction } from './action.ts'
import { isFalsy, phpDate, phpInt } from './php.ts'
import type { DemoJournalEntry } from './state.ts'

/** The journal as the MySQL backend keeps it (reference sip2sip 3.3). */
const getEntries: DemoAction = (question) =>
  question.behaviour.journalBackend === 'mongo' ? getFromMongo(question) : getFromMysql(question)

/** Ids that are no numbers, times in seconds; `after_id` is not looked at. */
const getFromMongo: DemoAction = ({ user, params, backendDown }) => {
  if (backendDown) return json({ success: false, error_message: 'Database Failure', results: [], rows: 0 })
  const exceptUuid = params.get('except_uuid')
  const after = phpInt(params.get('after_timestamp'))
  const results = user.journal
    .filter((entry) => isFalsy(exceptUuid) || entry.uuid !== exceptUuid)
    .filter((entry) => Math.floor(entry.at.getTime() / 1000) > after)
    .map((entry) => ({
      id: hexId(entry.id),
      source: 'default',
      timestamp: Math.floor(entry.at.getTime() / 1000),
      account: user.address,
      uuid: entry.uuid,
      ip_address: entry.ip,
      data: entry.data,
    }))
  return json({ success: true, error_message: null, results, rows: results.length })
}

function hexId(id: number): string {
  return id.toString(16).padStart(24, 'a')
}

const getFromMysql: DemoAction = ({ user, params, behaviour, backendDown }) => {
  if (backendDown) return json({ success: false, error_message: 'Database Failure', results: [], rows: 0 })
  const exceptUuid = params.get('except_uuid')
  const afterId = phpInt(params.get('after_id'))
  const afterTime = params.get('after_timestamp')
  const asked = phpInt(params.get('limit'))
  // The page puts a variable that does not exist into LIMIT, which is 0.
  const limit = asked !== 0 && asked < 5000 ? 0 : behaviour.journalPage
  const found = user.journal
    .filter((entry) => isFalsy(exceptUuid) || entry.uuid !== exceptUuid)
    .filter((entry) => entry.id > afterId)
    // Compared as text, which is why a UNIX time finds everything.
    .filter(
      (entry) =>
        afterTime === undefined || isFalsy(afterTime) || phpDate(entry.at, behaviour.zone) > afterTime,
    )
    .slice(0, limit)
  const results = found.map((entry) => ({
    id: String(entry.id),
    source: 'default',
    timestamp: phpDate(entry.at, behaviour.zone),
    account: user.address,
    uuid: entry.uuid,
    ip_address: entry.ip,
    data: entry.data,
  }))
  return json({ success: true, error_message: null, results, rows: results.length })
}

const putEntries: DemoAction = ({ user, params, now, behaviour, remoteAddress, backendDown }) => {
  const uuid = params.get('uuid') ?? ''
  const data = params.get('data') ?? ''
  if (uuid === '') return json({ results: [], success: false, error_message: 'Missing uuid' })
  if (data === '') return json({ results: [], success: false, error_message: 'Missing data' })
  const rows = readRows(data)
  if (rows === null) return json({ results: [], success: false, error_message: 'Json decode error' })
  const results: { readonly id: unknown; readonly journal_id: string | null; readonly source: 'default' }[] =
    []
  const added: DemoJournalEntry[] = []
  for (const row of rows) {
    // A single flat entry is a list of strings to PHP: nothing is stored and the answer is yes all the same.
    if (typeof row !== 'object' || row === null || !('data' in row)) continue
    if (typeof row.data !== 'string') return { status: 500, body: '' }
    const id = 'id' in row ? row.id : null
    if (backendDown) {
      results.push({ id, journal_id: null, source: 'default' })
      continue
    }
    const entry: DemoJournalEntry = {
      id: 9001 + user.journal.length + added.length,
      at: now,
      uuid,
      data: row.data,
      ip: remoteAddress,
    }
    added.push(entry)
    const journalId = behaviour.journalBackend === 'mongo' ? hexId(entry.id) : String(entry.id)
    results.push({ id, journal_id: journalId, source: 'default' })
  }
  user.journal = user.journal.concat(added)
  return json({ results, success: true })
}

/** The statement is malformed: it always fails, and the answer says so without a verdict. */
const deleteEntries: DemoAction = ({ params }) =>
  isFalsy(params.get('data')) && isFalsy(params.get('journal_id'))
    ? verdict(false, 'Missing data')
    : json({ error_message: 'database error' })

function readRows(data: string): readonly unknown[] | null {
  let parsed: unknown
  try {
    parsed = JSON.parse(data)
  } catch (_notJson) {
    return null
  }
  // What PHP takes for false is refused, an empty list too.
  if (parsed === null || typeof parsed !== 'object') return null
  const rows: readonly unknown[] = Object.values(parsed)
  return rows.length === 0 && Array.isArray(parsed) ? null : rows
}

export const JOURNAL_ACTIONS: Readonly<Record<string, DemoAction>> = {
  get_journal_entries: getEntries,
  put_journal_entries: putEntries,
  delete_journal_entries: deleteEntries,
}
