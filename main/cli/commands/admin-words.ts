import type { AdminItem, AdminPage, AdminResource, AdminWrite } from '../../../shared/domain/admin.ts'
import { valueAt, valueWords } from '../../../shared/domain/admin-values.ts'
import { screens } from '../../../shared/text/en.ts'
import type { AccountAnswer } from '../../core/answers.ts'
import { toEntry, type CliAnswer } from '../answer.ts'
import { statusOfAnswers } from '../exit-status.ts'
import { errorSentence } from '../../../shared/text/error-sentence.ts'

/** One account's answer; `isDone` decides about 0 and 1 for writes. */
export function adminAnswer<T>(
  answer: AccountAnswer<T>,
  json: (value: T) => Record<string, unknown>,
  words: (value: T) => string,
  isDone?: (value: T) => boolean,
): CliAnswer {
  const { result } = answer
  return {
    json: { accounts: [toEntry(answer, true, json, {})], warnings: [] },
    text: result.ok ? words(result.value) : errorSentence(result.error, { account: answer.account.name }),
    status: statusOfAnswers([answer], true, isDone),
  }
}

export function writeJson(resource: string, { id, item, readable, confirmed, differs }: AdminWrite) {
  return {
    resource,
    id,
    ...(item !== null && { item }),
    confirmed,
    readable,
    ...(differs.length > 0 && {
      differs: {
        asked: Object.fromEntries(differs.map((one) => [one.key, one.asked])),
        got: Object.fromEntries(differs.map((one) => [one.key, one.got])),
      },
    }),
  }
}

export function describeResources(resources: readonly AdminResource[]): string {
  const width = Math.max(...resources.map(({ name }) => name.length))
  return resources
    .map(({ name, verbs, settings, actions }) => {
      const more = [
        ...verbs,
        ...(settings === 'none' ? [] : ['setting']),
        ...actions.map((action) => `run ${action.name}`),
      ]
      return `${name.padEnd(width)}  ${more.join(', ')}`
    })
    .join('\n')
}

export function describeList({ items, ids, total, more }: AdminPage, resource: AdminResource): string {
  if (items.length === 0) return screens.admin.none
  const rows = items.map((item, index) => [
    ids[index] ?? '',
    ...resource.columns
      .filter((key) => key !== resource.idField)
      .map((key) => valueWords(valueAt(item, key)) ?? ''),
  ])
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.min(40, Math.max(...rows.map((row) => (row[column] ?? '').length))),
  )
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  return more
    ? [...lines, `… ${items.length}${total === null ? '' : ` / ${total}`}`].join('\n')
    : lines.join('\n')
}

export function describeItem(item: AdminItem): string {
  const rows = Object.entries(item).map(
    ([key, value]) => [key, typeof value === 'object' ? JSON.stringify(value) : String(value)] as const,
  )
  const width = Math.max(0, ...rows.map(([key]) => key.length))
  return rows.map(([key, value]) => `${key.padEnd(width)}  ${value}`).join('\n')
}

export function describeWrite({ id, confirmed, readable, differs }: AdminWrite): string {
  const what = id === null || id === '' ? screens.admin.done : `${screens.admin.done}: ${id}`
  if (confirmed) return what
  if (!readable) return what
  const wrong = differs.map(
    ({ key, asked, got }) => `${key}: ${JSON.stringify(asked)} -> ${JSON.stringify(got)}`,
  )
  return [`${what} (${screens.admin.notConfirmed})`, ...wrong].join('\n')
}
