import { isAnswer, type DemoSipxAnswer } from './answer.ts'
import type { DemoRow } from './admin-row.ts'
import { readX, xAnswer } from './negotiate.ts'
import type { DemoSipxContext, DemoSipxRoute } from './route.ts'

/** Lists of the older stack, as its code has them (reference sipxcom-admin A). */
type RestList = {
  readonly name: string
  readonly list: string
  readonly item: string
  readonly id: 'id' | 'name'
  /** Members its class has; another one is a crash. */
  readonly keys: readonly string[]
  readonly required: string
  readonly verbs: 'all' | 'update'
}

/** Elements of the lists inside. */
const INNER = { groups: 'group', permissions: 'setting', aliases: 'alias' } as const

const LISTS: readonly RestList[] = [
  {
    name: 'branch',
    list: 'branches',
    item: 'branch',
    id: 'id',
    keys: ['id', 'name', 'description', 'address', 'phoneNumber', 'faxNumber'],
    required: 'name',
    verbs: 'all',
  },
  {
    name: 'permission',
    list: 'permissions',
    item: 'permission',
    id: 'name',
    keys: ['name', 'label', 'description', 'defaultValue', 'type', 'builtIn'],
    required: 'label',
    verbs: 'all',
  },
  {
    name: 'user',
    list: 'users',
    item: 'user',
    id: 'id',
    keys: [
      'id',
      'lastName',
      'firstName',
      'userName',
      'pin',
      'sipPassword',
      'emailAddress',
      'groups',
      'branch',
      'aliases',
    ],
    required: 'userName',
    verbs: 'all',
  },
  {
    name: 'user-permission',
    list: 'users',
    item: 'user',
    id: 'id',
    keys: ['id', 'lastName', 'firstName', 'permissions'],
    required: 'permissions',
    verbs: 'update',
  },
  {
    name: 'user-group',
    list: 'groups',
    item: 'group',
    id: 'id',
    keys: ['id', 'name', 'description', 'branch'],
    required: 'name',
    verbs: 'all',
  },
  {
    name: 'user-group-permission',
    list: 'groups',
    item: 'group',
    id: 'id',
    keys: ['id', 'name', 'description', 'branch', 'permissions'],
    required: 'permissions',
    verbs: 'update',
  },
]

/** Answers to writes are XML whatever was asked for. */
function reply(status: number, code: string, message: string, id?: string): DemoSipxAnswer {
  const data = id === undefined ? '' : `<data><id>${id}</id></data>`
  return {
    status,
    type: 'text/xml',
    body: `<?xml version="1.0" encoding="UTF-8"?><response><code>${code}</code><message>${message}</message>${data}</response>`,
  }
}
const missing = (id: string) => reply(400, 'ERROR_OBJECT_NOT_FOUND', `${id} not found`)

function rowsOf({ company }: DemoSipxContext, name: string): DemoRow[] {
  return company.admin.rows.get(name) ?? []
}

function routesOf({ name, list, item, id, keys, required, verbs }: RestList): readonly DemoSipxRoute[] {
  const root = name === 'permission' ? 'permissions' : name
  const find = (context: DemoSipxContext): DemoRow | undefined =>
    rowsOf(context, name).find((row) => String(row[id]) === context.params['id'])
  const read = (context: DemoSipxContext) => {
    const body = readX(context.request, item, keys, innerLists(keys))
    return isAnswer(body) ? body : tidy(body)
  }
  const all = verbs === 'all'
  return [
    {
      pattern: `/${name}`,
      methods: {
        GET: (context) => {
          const rows = rowsOf(context, name)
          const query = new URLSearchParams(context.request.query)
          const page = Number(query.get('page') ?? 0)
          const size = Number(query.get('pagesize') ?? 0)
          const paged = page >= 1 && size >= 1
          const shown = paged ? rows.slice((page - 1) * size, page * size) : rows
          const metadata = {
            totalResults: rows.length,
            currentPage: paged ? page : 1,
            totalPages: paged ? Math.ceil(rows.length / size) : 1,
            resultsPerPage: paged ? size : rows.length,
          }
          return xAnswer(context.request, { [root]: { metadata, [list]: shown } }, { ...INNER, [list]: item })
        },
        ...(all && {
          PUT: (context) => {
            const body = read(context)
            if (isAnswer(body)) return body
            if (!body[required]) return reply(400, 'ERROR_BAD_INPUT', `${required} is missing`)
            const rows = rowsOf(context, name)
            const made = context.company.admin.nextId()
            const key = id === 'name' ? `perm_${made}` : String(made)
            rows.push({
              ...body,
              ...(id === 'name' ? { name: key, builtIn: false, type: 'CALL' } : { id: made }),
              ...blank(name),
            })
            return reply(201, 'SUCCESS_CREATED', 'Created', key)
          },
          DELETE: () => reply(400, 'ERROR_MISSING_ID', 'ID missing'),
        }),
      },
    },
    {
      pattern: `/${name}/{id}`,
      methods: {
        GET: (context) => {
          const row = find(context)
          return row === undefined
            ? missing(context.params['id'] ?? '')
            : xAnswer(context.request, { [item]: row }, INNER)
        },
        PUT: (context) => {
          const row = find(context)
          const body = read(context)
          if (isAnswer(body)) return body
          if (row === undefined) return missing(context.params['id'] ?? '')
          if (body['permissions'] === undefined) {
            if (!body[required]) return reply(400, 'ERROR_BAD_INPUT', `${required} is missing`)
            // A full replacement: what is not sent is gone.
            for (const key of keys) if (!['id', 'name', 'type', 'builtIn'].includes(key)) delete row[key]
            Object.assign(row, body, blank(name))
          } else setPermissions(row, body['permissions'])
          return reply(200, 'SUCCESS_UPDATED', 'Updated', String(row[id]))
        },
        ...(all && {
          DELETE: (context) => {
            const rows = rowsOf(context, name)
            const at = rows.findIndex((row) => String(row[id]) === context.params['id'])
            if (at < 0) return missing(context.params['id'] ?? '')
            rows.splice(at, 1)
            return reply(200, 'SUCCESS_DELETED', 'Deleted', context.params['id'])
          },
        }),
      },
    },
  ]
}

/** Neither is ever told. */
function blank(name: string): DemoRow {
  return name === 'user' ? { pin: '', sipPassword: '' } : {}
}

function innerLists(keys: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(INNER).filter(([key]) => keys.includes(key)))
}

/** What the XML of a body leaves as text and lists of one. */
function tidy(body: Readonly<Record<string, unknown>>): DemoRow {
  return Object.fromEntries(
    Object.entries(body).map(([key, value]) => [
      key,
      value === 'true' ? true : value === 'false' ? false : key === 'aliases' ? aliases(value) : value,
    ]),
  )
}

function aliases(value: unknown): unknown {
  if (!Array.isArray(value)) return []
  return value.map((row: unknown) => {
    const alias: unknown = typeof row === 'object' && row !== null ? Reflect.get(row, 'alias') : row
    return { alias: Array.isArray(alias) ? String(alias[0]) : alias }
  })
}

/** Not all of them need be sent; values are upper case. */
function setPermissions(row: DemoRow, sent: unknown): void {
  const known = Array.isArray(row['permissions']) ? (row['permissions'] as DemoRow[]) : []
  if (!Array.isArray(sent)) return
  for (const one of sent as readonly DemoRow[]) {
    const hit = known.find((permission) => permission['name'] === one['name'])
    if (hit && (one['value'] === 'ENABLE' || one['value'] === 'DISABLE')) hit['value'] = one['value']
  }
}

export const adminRestListRoutes: readonly DemoSipxRoute[] = LISTS.flatMap(routesOf)
