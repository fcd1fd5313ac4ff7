import { crash, isAnswer, refuse, type DemoSipxAnswer } from './answer.ts'
import type { DemoRow } from './admin-seed.ts'
import { negotiate, readX, xAnswer } from './negotiate.ts'
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

const empty = { status: 204 } as const

/** The rest of the older stack. */
const OTHERS: readonly DemoSipxRoute[] = [
  {
    pattern: '/auto-attendant',
    methods: {
      GET: ({ request, company: { admin } }) =>
        xAnswer(
          request,
          {
            autoAttendants: (admin.rows.get('autoattendant') ?? []).map(({ name, systemId }) => ({
              name,
              systemId,
              specialSelected: admin.specialAttendant === systemId,
            })),
          },
          { autoAttendants: 'autoAttendant' },
        ),
    },
  },
  {
    pattern: '/auto-attendant/specialmode',
    methods: {
      GET: ({ request, company }) =>
        xAnswer(request, { specialAttendant: { specialMode: company.admin.specialMode } }),
      PUT: ({ company }) => {
        company.admin.specialMode = true
        return empty
      },
      DELETE: ({ company }) => {
        company.admin.specialMode = false
        return empty
      },
    },
  },
  {
    pattern: '/auto-attendant/{id}/special',
    methods: {
      PUT: ({ company: { admin }, params }) => {
        if (!admin.rows.get('autoattendant')?.some((row) => row['systemId'] === params['id']))
          return refuse(400, 'Attendant not found')
        admin.specialAttendant = params['id'] ?? null
        return empty
      },
      DELETE: ({ company: { admin } }) => {
        if (admin.specialMode) return refuse(409, 'Special mode is on')
        admin.specialAttendant = null
        return empty
      },
    },
  },
  {
    pattern: '/auto-attendant/livemode/{code}',
    methods: {
      PUT: (context) => setLive(context, true),
      DELETE: (context) => setLive(context, false),
      POST: () => crash('POST is not implemented', 'java.lang.UnsupportedOperationException'),
    },
  },
  {
    pattern: '/phone',
    methods: {
      POST: ({ request, company: { admin } }) => {
        const text = request.body.toString('utf8')
        for (const [, phone = ''] of text.matchAll(/<phone>([\s\S]*?)<\/phone>/g)) {
          const member = (name: string) => new RegExp(`<${name}>([^<]*)</${name}>`).exec(phone)?.[1] ?? null
          const serialNo = member('serialNumber')?.toLowerCase() ?? ''
          // Bad entries are skipped without a word.
          if (!/^[0-9a-f]{12}$/.test(serialNo)) continue
          admin.rows.get('phones')?.push({
            id: admin.nextId(),
            serialNo,
            description: member('description'),
            version: member('version'),
            model: { modelId: member('model'), label: member('model'), vendor: null, versions: null },
            lines: [],
            groups: [],
          })
        }
        return {}
      },
    },
  },
  {
    pattern: '/phone/{serial}/profile/{file}',
    methods: {
      GET: ({ company, params }) =>
        company.admin.rows.get('phones')?.some((row) => row['serialNo'] === params['serial']) === true &&
        params['file'] === `${params['serial']}.cfg`
          ? { type: 'text/plain', body: `reg.1.address=${params['serial']}\n` }
          : refuse(404, 'Not Found'),
    },
  },
  {
    pattern: '/phonebook',
    methods: {
      GET: ({ request }) =>
        negotiate(request.accept, ['text/xml']) === null
          ? refuse(406, 'Not Acceptable')
          : { type: 'text/xml', body: '<phonebooks><phonebook name="sales"/></phonebooks>' },
    },
  },
  {
    pattern: '/phonebook/{name}',
    methods: {
      GET: ({ request, params }) => {
        if (params['name'] !== 'sales') return refuse(404, 'Not Found')
        const csv = 'First name,Last name,Number\r\n"Müller, Ann",Example,4711\r\n'
        return negotiate(request.accept, ['text/comma-separated-values', 'text/xml']) === null
          ? refuse(406, 'Not Acceptable')
          : { type: 'text/comma-separated-values', body: csv }
      },
    },
  },
  {
    pattern: '/activecdrs/{user}',
    methods: {
      GET: ({ request, params, clock }) =>
        xAnswer(
          request,
          {
            cdrs:
              params['user'] === '200'
                ? [
                    {
                      from: '200',
                      'from-aor': '<sip:200@demo.example>',
                      to: '3399',
                      'to-aor': '<sip:3399@demo.example>',
                      direction: 'INCOMING',
                      recipient: null,
                      internal: false,
                      type: 'Unknown',
                      'start-time': clock.now().getTime() - 28_000,
                      duration: 28_000,
                    },
                  ]
                : [],
          },
          { cdrs: 'cdr' },
        ),
    },
  },
]

function setLive({ company, params }: DemoSipxContext, on: boolean): DemoSipxAnswer {
  const code = params['code'] ?? ''
  if (!company.admin.live.has(code)) return refuse(404, 'Not Found')
  company.admin.live.set(code, on)
  return {}
}

/** The administrator's part of the older stack. */
export const adminRestRoutes: readonly DemoSipxRoute[] = [...LISTS.flatMap(routesOf), ...OTHERS]
