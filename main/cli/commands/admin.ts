import { basename } from 'node:path'
import {
  AdminItemSchema,
  type AdminItem,
  type AdminQuery,
  type AdminResource,
} from '../../../shared/domain/admin.ts'
import { isRecord } from '../../../shared/domain/admin-values.ts'
import { appError } from '../../../shared/errors.ts'
import type { AccountId } from '../../../shared/ids.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import type { AdminFacet } from '../../providers/facets/admin.ts'
import { usageError, type CliAnswer } from '../answer.ts'
import type { CliCommand, CliContext } from '../command.ts'
import { wholeNumber, type OptionName } from '../options.ts'
import {
  adminAnswer,
  describeItem,
  describeList,
  describeResources,
  writeJson,
  describeWrite,
} from './admin-words.ts'
import { settingCommand } from './admin-setting.ts'

const USAGE = {
  list: 'admin list RESOURCE [--search TEXT] [--limit N] [--offset N] [--since TIME] [--until TIME]',
  get: 'admin get RESOURCE [ID]',
  create: 'admin create RESOURCE --file F',
  update: 'admin update RESOURCE [ID] --file F',
  delete: 'admin delete RESOURCE ID',
  run: 'admin run RESOURCE ACTION [ID] [WORD]',
} as const

/** The framework has made sure that exactly one account is meant (`oneAccount`). */
export function theAccount({ accountIds }: CliContext): AccountId {
  const [id] = accountIds ?? []
  if (id === undefined) throw new Error('a command with oneAccount ran without an account')
  return id
}

const ask = <T>(context: CliContext, question: (facet: AdminFacet) => Promise<Result<T>>) =>
  context.core.admin.ask(theAccount(context), question)

/** What is there, after the one question that tells whether this account may. */
async function resources(context: CliContext): Promise<CliAnswer> {
  const answer = await ask(context, async (facet): Promise<Result<readonly AdminResource[]>> => {
    const right = await facet.right(context.signal)
    if (!right.ok) return right
    return right.value === 'allowed'
      ? ok(facet.resources)
      : err(appError('forbidden', { status: 403, detail: 'admin' }))
  })
  return adminAnswer(answer, (found) => ({ resources: found }), describeResources)
}

async function list(context: CliContext): Promise<CliAnswer> {
  const [resource = ''] = context.words
  const query = queryOf(context)
  if (!query.ok) return query.error
  const answer = await ask(context, async (facet) => {
    const described = facet.describe(resource)
    if (!described.ok) return described
    if (!described.value.ranged && (query.value.since ?? query.value.until) !== undefined)
      return err(appError('usage', { detail: '--since' }))
    const page = await facet.list(resource, query.value, context.signal)
    return page.ok ? ok({ page: page.value, described: described.value }) : page
  })
  return adminAnswer(
    answer,
    ({ page }) => ({ resource, items: page.items, ids: page.ids, total: page.total, more: page.more }),
    ({ page, described }) => describeList(page, described),
  )
}

function queryOf({ options }: CliContext): Result<AdminQuery, CliAnswer> {
  const usage = `sidetone ${USAGE.list}`
  const limit = options.limit === undefined ? null : wholeNumber(options.limit, 'limit', 1, 100_000)
  if (limit?.ok === false) return err(usageError(limit.error.detail ?? '--limit', usage))
  const offset = options.offset === undefined ? null : wholeNumber(options.offset, 'offset', 0, 100_000_000)
  if (offset?.ok === false) return err(usageError(offset.error.detail ?? '--offset', usage))
  for (const name of ['since', 'until'] as const) {
    const text = options[name]
    if (text !== undefined && Number.isNaN(Date.parse(text))) return err(usageError(`--${name}`, usage))
  }
  return ok({
    ...(limit?.ok && { limit: limit.value }),
    ...(offset?.ok && { offset: offset.value }),
    ...(options.search !== undefined && { search: options.search.slice(0, 128) }),
    ...(options.since !== undefined && { since: new Date(options.since).toISOString() }),
    ...(options.until !== undefined && { until: new Date(options.until).toISOString() }),
  })
}

async function get(context: CliContext): Promise<CliAnswer> {
  const { words, signal } = context
  const [resource = '', id] = words
  const answer = await ask(context, async (facet) => {
    const named = idFor(facet, resource, id, USAGE.get)
    return named.ok ? facet.get(resource, named.value, signal) : named
  })
  return adminAnswer(answer, (item) => ({ resource, id: id ?? null, item }), describeItem)
}

/** What there is only one of needs no id; everything else does. */
function idFor(facet: AdminFacet, resource: string, id: string | undefined, usage: string): Result<string> {
  const described = facet.describe(resource)
  if (!described.ok) return described
  if (id !== undefined) return ok(id)
  return described.value.single ? ok('') : err(appError('usage', { detail: `ID (${usage})` }))
}

/** A JSON object, also as `admin get --json` printed it. A prompt is the sound file itself. */
function readItem(context: CliContext, resource: AdminResource): Result<AdminItem> {
  const path = context.options.file ?? ''
  const bytes = context.readFile(path)
  if (!bytes.ok) return bytes
  if (resource.key.endsWith('-prompts'))
    return ok({ name: basename(path), base64: bytes.value.toString('base64') })
  let json: unknown
  try {
    json = JSON.parse(bytes.value.toString('utf8'))
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause
    return err(appError('file-invalid', { field: path, detail: 'json' }))
  }
  const item = AdminItemSchema.safeParse(itemIn(json))
  return item.success ? ok(item.data) : err(appError('file-invalid', { field: path, detail: 'object' }))
}

function itemIn(json: unknown): unknown {
  if (!isRecord(json)) return json
  const { accounts } = json
  if (!Array.isArray(accounts) || accounts.length !== 1) return json
  const [only] = accounts
  return isRecord(only) && isRecord(only['item']) ? only['item'] : json
}

async function save(context: CliContext, isNew: boolean): Promise<CliAnswer> {
  const { words, options, signal } = context
  const [resource = '', id] = words
  const usage = isNew ? USAGE.create : USAGE.update
  if (!options.file) return usageError('--file', `sidetone ${usage}`)
  const answer = await ask(context, async (facet) => {
    const described = facet.describe(resource)
    if (!described.ok) return described
    const item = readItem(context, described.value)
    if (!item.ok) return item
    if (isNew) return facet.create(resource, item.value, signal)
    const named = idFor(facet, resource, id, usage)
    return named.ok ? facet.update(resource, named.value, item.value, signal) : named
  })
  return adminAnswer(answer, (write) => writeJson(resource, write), describeWrite, isDone)
}

const isDone = ({
  readable,
  confirmed,
}: {
  readonly readable: boolean
  readonly confirmed: boolean
}): boolean => confirmed || !readable

async function remove(context: CliContext): Promise<CliAnswer> {
  const [resource = '', id = ''] = context.words
  const answer = await ask(context, (facet) => facet.remove(resource, id, context.signal))
  return adminAnswer(
    answer,
    (write) => ({ ...writeJson(resource, write), id, deleted: write.confirmed || !write.readable }),
    describeWrite,
    isDone,
  )
}

async function run(context: CliContext): Promise<CliAnswer> {
  const [resource = '', action = '', ...rest] = context.words
  const described = await ask(context, (facet) => Promise.resolve(facet.describe(resource)))
  if (!described.result.ok)
    return adminAnswer(
      described,
      () => ({}),
      () => '',
    )
  const known = described.result.value.actions.find((one) => one.name === action)
  const [id, word] = known?.on === 'all' ? [null, rest[0]] : [rest[0] ?? null, rest[1]]
  const answer = await ask(context, (facet) => facet.run(resource, action, id, word ?? null, context.signal))
  return adminAnswer(answer, (write) => ({ action, ...writeJson(resource, write) }), describeWrite, isDone)
}

const shared = {
  needsAccount: true,
  timeoutSec: 60,
  oneAccount: { capable: (capabilities: readonly string[]) => capabilities.includes('admin') },
} as const
const command = (
  verb: keyof typeof USAGE,
  summary: string,
  words: CliCommand['words'],
  options: readonly OptionName[],
  go: (context: CliContext) => Promise<CliAnswer>,
): CliCommand => ({
  ...shared,
  path: ['admin', verb],
  usage: USAGE[verb],
  summary,
  words,
  options,
  run: go,
})

/** `admin …`: what an administrator of a phone system looks after (docs/cli.md). */
export const adminCommands: readonly CliCommand[] = [
  {
    ...shared,
    path: ['admin', 'resources'],
    usage: 'admin resources',
    summary: 'What this account may administrate, and what can be done with each',
    words: { min: 0, max: 0 },
    options: [],
    run: resources,
  },
  command(
    'list',
    'Users, phones, gateways, CDR and the rest as lists',
    { min: 1, max: 1 },
    ['search', 'limit', 'offset', 'since', 'until'],
    list,
  ),
  command('get', 'One of them', { min: 1, max: 2 }, [], get),
  command('create', 'Make one from a JSON file', { min: 1, max: 1 }, ['file'], (context) =>
    save(context, true),
  ),
  command(
    'update',
    'Change members of one; the file may hold just those',
    { min: 1, max: 2 },
    ['file'],
    (context) => save(context, false),
  ),
  command('delete', 'Delete one', { min: 2, max: 2 }, [], remove),
  command('run', 'One of its actions, such as restarting a phone', { min: 2, max: 4 }, [], run),
  { ...shared, ...settingCommand },
]
