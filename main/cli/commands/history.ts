import type { HistoryEntry } from '../../../shared/domain/history.ts'
import { errorSentence } from '../../../shared/text/error-sentence.ts'
import { failure, lines, usageError, warning, type CliAnswer, type CliWarning } from '../answer.ts'
import type { CliCommand, CliContext } from '../command.ts'
import { toCsv } from '../../../shared/text/csv.ts'
import { wholeNumber } from '../options.ts'
import type { AccountAnswer } from '../../core/answers.ts'
import { HISTORY_AT_MOST, type HistoryRead } from '../../core/history-since.ts'

const USAGE = 'sidetone history [--since TIME] [--limit N] [--search TEXT] [--export csv|json]'
const DEFAULT_LIMIT = 50
const COLUMNS = [
  'account',
  'direction',
  'outcome',
  'address',
  'name',
  'startedAt',
  'durationSec',
  'status',
  'sources',
] as const

async function run(context: CliContext): Promise<CliAnswer> {
  const { core, options, accountIds, signal, note } = context
  const limit = wholeNumber(options.limit ?? String(DEFAULT_LIMIT), 'limit', 1, 100_000)
  if (!limit.ok) return usageError(limit.error.detail ?? '--limit', USAGE)
  if (options.since !== undefined && Number.isNaN(Date.parse(options.since)))
    return usageError('--since', USAGE)
  if (options.export !== undefined && options.export !== 'csv' && options.export !== 'json')
    return usageError('--export', USAGE)

  const moment = options.since === undefined ? null : new Date(options.since)
  const say = (account: string, rows: number): void => note(`${account}: ${rows} calls read`)
  const whole = moment && { since: moment, note: say }
  const answers = await core.history.fetch(accountIds, signal, whole)
  const warnings = answers.flatMap(warningsOf)
  const entries: HistoryEntry[] = []
  const since = moment ? { since: moment.toISOString() } : {}
  const search = options.search ? { search: options.search.slice(0, 128) } : {}
  const ids = accountIds ?? [null]
  for (const id of ids) {
    while (entries.length < limit.value) {
      const page = core.history.list({
        ...since,
        ...search,
        ...(id === null ? {} : { accountId: id }),
        offset: entries.length,
        limit: Math.min(500, limit.value - entries.length),
      })
      if (!page.ok) return failure(page.error)
      entries.push(...page.value.entries)
      if (page.value.entries.length === 0 || entries.length >= page.value.total) break
    }
  }
  const names = new Map<string, string>(core.accounts.list().map((record) => [record.id, record.name]))
  const calls = entries.map(({ accountId, seen: _seen, ...entry }) => ({
    ...entry,
    account: { id: accountId, name: names.get(accountId) ?? accountId },
  }))
  return {
    json: { calls, warnings },
    text: exported(options.export, calls),
    status: warnings.length > 0 ? 1 : 0,
  }
}

/** A source that is missing, or of which only a part is here. */
function warningsOf({ account, result }: AccountAnswer<HistoryRead>): readonly CliWarning[] {
  if (result.ok)
    return result.value.isCut
      ? [warning('history-cut', `Only the newest ${HISTORY_AT_MOST} calls were fetched.`, account)]
      : []
  const { error } = result
  if (error.code === 'not-supported') return []
  return [warning(error.code, errorSentence(error, { account: account.name }), account)]
}

type Row = Omit<HistoryEntry, 'accountId' | 'seen'> & { readonly account: { readonly name: string } }

/** What goes to standard output without `--json`. */
function exported(as: string | undefined, calls: readonly Row[]): string {
  if (as === 'csv') return toCsv([COLUMNS, ...calls.map(cells)])
  return as === 'json' ? JSON.stringify(calls, null, 2) : toText(calls)
}

function cells(call: Row): readonly string[] {
  const { account, direction, outcome, remote, startedAt, durationSec, status, sources } = call
  return [
    account.name,
    direction,
    outcome,
    remote.address,
    remote.displayName ?? '',
    startedAt ?? '',
    String(durationSec),
    status ?? '',
    sources.join('+'),
  ]
}

function toText(calls: readonly Row[]): string {
  if (calls.length === 0) return 'no calls'
  return lines(
    calls.map((call) => [
      call.startedAt ? new Date(call.startedAt).toLocaleString() : '?',
      `${call.direction === 'in' ? '<-' : '->'} ${call.remote.displayName ? `${call.remote.displayName} ` : ''}${call.remote.address}  ${call.outcome}  ${call.durationSec} s  (${call.account.name})`,
    ]),
  )
}

/** `history`: the servers' lists merged with what this app lived through; a dead source is a warning and exit 1. */
export const historyCommands: readonly CliCommand[] = [
  {
    path: ['history'],
    usage: USAGE.slice('sidetone '.length),
    summary: 'Calls of all accounts in one list',
    options: ['since', 'limit', 'search', 'export'],
    words: { min: 0, max: 0 },
    needsAccount: true,
    run,
  },
]
