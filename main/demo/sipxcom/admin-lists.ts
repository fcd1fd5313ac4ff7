import type { DemoRow } from './admin-row.ts'
import { apiAnswer, apiBody, apiFault, apiRoute, part } from './admin-answer.ts'
import type { DemoSipxContext, DemoSipxRoute } from './route.ts'

/** A list of the newer stack: `base` is its URI, `{p}` a thing it belongs to. */
type ApiList = {
  readonly base: string
  /** Key of the rows in an answer. */
  readonly list: string
  /** Members that name a row; the first is made when it is an `id`. */
  readonly ids: readonly string[]
  readonly verbs: string
  /** Members its bean has; another one is an exception. */
  readonly keys?: readonly string[]
  readonly required?: readonly string[]
  /** Where the rows are kept, when that is not at `base`. */
  readonly store?: string
  /** Whether making one tells its id. */
  readonly tellsId?: boolean
}

const LISTS: readonly ApiList[] = [
  {
    base: '/users',
    list: 'users',
    ids: ['userName'],
    verbs: 'list get post put delete',
    required: ['userName'],
    keys: [
      'id',
      'userName',
      'lastName',
      'firstName',
      'aliases',
      'sipPassword',
      'pintoken',
      'voicemailPin',
      'branchName',
      'userProfile',
      'notified',
      'groups',
      'permissions',
    ],
  },
  {
    base: '/userGroups',
    list: 'groups',
    ids: ['id'],
    verbs: 'list get post put delete',
    required: ['name'],
    keys: ['id', 'name', 'description', 'weight', 'count'],
  },
  {
    base: '/phoneGroups',
    list: 'groups',
    ids: ['id'],
    verbs: 'list get post put delete',
    required: ['name'],
    keys: ['id', 'name', 'description', 'weight', 'count'],
  },
  {
    base: '/phones',
    list: 'phones',
    ids: ['id', 'serialNo'],
    verbs: 'list get post put delete',
    required: ['serialNo'],
  },
  {
    base: '/phones/{p}/lines',
    list: 'lines',
    ids: ['id'],
    verbs: 'list get post delete clear',
    keys: [
      'id',
      'user',
      'userId',
      'extension',
      'password',
      'uri',
      'displayName',
      'registrationServer',
      'registrationServerPort',
      'voicemail',
    ],
  },
  { base: '/phones/line', list: 'lines', ids: ['id'], verbs: 'list', store: 'phones/7/lines' },
  { base: '/phones/models', list: 'models', ids: ['modelId'], verbs: 'list', store: 'phoneModels' },
  { base: '/gateways/models', list: 'models', ids: ['modelId'], verbs: 'list', store: 'gatewayModels' },
  { base: '/phoneGroups/{p}/models', list: 'models', ids: ['modelId'], verbs: 'list', store: 'phoneModels' },
  {
    base: '/gateways',
    list: 'gateways',
    ids: ['id'],
    verbs: 'list get post put delete',
    required: ['name'],
    tellsId: true,
    keys: [
      'id',
      'name',
      'serialNo',
      'deviceVersion',
      'version',
      'description',
      'model',
      'enabled',
      'address',
      'addressPort',
      'outboundAddress',
      'outboundPort',
      'addressTransport',
      'prefix',
      'shared',
      'useInternalBridge',
      'branch',
      'callerAliasInfo',
    ],
  },
  { base: '/gateways/{p}/ports', list: 'ports', ids: ['id'], verbs: 'list post delete' },
  { base: '/gateways/{p}/availablerules', list: 'rules', ids: ['id'], verbs: 'list', store: 'rules' },
  {
    base: '/callgroups',
    list: 'callGroups',
    ids: ['extension'],
    verbs: 'list get post put delete',
    required: ['extension', 'name'],
    keys: [
      'enabled',
      'name',
      'extension',
      'did',
      'description',
      'fallbackDestination',
      'voicemailFallback',
      'userForward',
      'useFwdTimers',
      'ringBeans',
    ],
  },
  {
    base: '/autoattendant',
    list: 'autoattendants',
    ids: ['name'],
    verbs: 'list get post put delete',
    required: ['name'],
  },
  {
    base: '/pagegroups',
    list: 'groups',
    ids: ['id'],
    verbs: 'list get post put delete',
    required: ['pageGroupNumber'],
  },
  {
    base: '/orbits',
    list: 'orbits',
    ids: ['id'],
    verbs: 'list get post put delete',
    required: ['name', 'extension'],
  },
  { base: '/orbits/servers/{p}', list: 'orbits', ids: ['id'], verbs: 'list post clear', store: 'orbits' },
  {
    base: '/rules',
    list: 'rules',
    ids: ['id'],
    verbs: 'list get post put delete',
    required: ['name', 'type'],
  },
  { base: '/rules/raw', list: 'rules', ids: ['id'], verbs: 'list', store: 'rules' },
  { base: '/schedules', list: 'schedules', ids: ['id'], verbs: 'get post put delete', required: ['name'] },
  { base: '/schedules/general', list: 'schedules', ids: ['id'], verbs: 'list', store: 'schedules' },
  { base: '/schedules/group', list: 'schedules', ids: ['id'], verbs: 'list', store: 'none' },
  { base: '/schedules/group/{p}', list: 'schedules', ids: ['id'], verbs: 'list', store: 'none' },
  { base: '/schedules/user/{p}/all', list: 'schedules', ids: ['id'], verbs: 'list', store: 'schedules' },
  { base: '/schedules/user/{p}/personal', list: 'schedules', ids: ['id'], verbs: 'list', store: 'none' },
  {
    base: '/servers',
    list: 'servers',
    ids: ['id'],
    verbs: 'list get post put delete',
    required: ['host', 'ip'],
  },
  { base: '/servers/{p}/service', list: 'services', ids: ['id'], verbs: 'list get', store: 'services' },
  { base: '/servers/{p}/features', list: 'features', ids: ['name'], verbs: 'list', store: 'features' },
  { base: '/servers/features', list: 'features', ids: ['name'], verbs: 'list', store: 'features' },
  { base: '/servers/bundles', list: 'bundles', ids: ['name'], verbs: 'list', store: 'bundles' },
  { base: '/servers/jobs', list: 'jobs', ids: ['id'], verbs: 'list', store: 'jobs' },
  { base: '/servers/jobs/failed', list: 'jobs', ids: ['id'], verbs: 'list', store: 'none' },
  { base: '/servers/jobs/completed', list: 'jobs', ids: ['id'], verbs: 'list', store: 'jobs' },
  { base: '/users/group/{p}', list: 'users', ids: ['userName'], verbs: 'list', store: 'users' },
  { base: '/users/name/{p}/phones', list: 'phones', ids: ['serialNo'], verbs: 'list', store: 'phones' },
  { base: '/apiban/banned', list: 'banned', ids: ['ip'], verbs: 'list', store: 'none' },
]

function routesOf(entry: ApiList): readonly DemoSipxRoute[] {
  const { base, list, ids, verbs, keys, required = [], store, tellsId = false } = entry
  const has = (verb: string): boolean => verbs.split(' ').includes(verb)
  const rowsIn = (context: DemoSipxContext): DemoRow[] => {
    const place = store ?? base.slice(1).replace('{p}', part(context, 'p'))
    const { rows } = context.company.admin
    const known = rows.get(place) ?? []
    rows.set(place, known)
    return known
  }
  const find = (context: DemoSipxContext): DemoRow | undefined => {
    const id = part(context, 'id').toLowerCase()
    return rowsIn(context).find((row) => ids.some((key) => String(row[key]).toLowerCase() === id))
  }
  const gone = (context: DemoSipxContext) => apiFault(404, `not found: ${part(context, 'id')}`)
  const bodyIn = (context: DemoSipxContext): DemoRow | ReturnType<typeof apiFault> => {
    const body = apiBody(context.request)
    if (body === null) return apiFault(500, 'java.io.EOFException: No content to map to Object')
    const foreign = keys && Object.keys(body).find((key) => !keys.includes(key))
    if (foreign) return apiFault(500, `UnrecognizedPropertyException: Unrecognized field "${foreign}"`)
    const lacking = required.find((key) => body[key] === undefined || body[key] === null || body[key] === '')
    return lacking ? apiFault(500, `UserException: ${lacking} must not be empty`) : { ...body }
  }
  const failed = (body: object): body is ReturnType<typeof apiFault> =>
    'status' in body && typeof body.status === 'number'
  return [
    apiRoute(base, {
      ...(has('list') && { GET: (context) => apiAnswer(context.request, { [list]: rowsIn(context) }) }),
      ...(has('post') && {
        POST: (context) => {
          const body = bodyIn(context)
          if (failed(body)) return body
          const [key = 'id'] = ids
          const rows = rowsIn(context)
          if (key !== 'id' && rows.some((row) => row[key] === body[key]))
            return apiFault(500, `UserException: ${String(body[key])} is in use`)
          const id = context.company.admin.nextId()
          const hasId = keys === undefined || keys.includes('id')
          rows.push(key === 'id' ? { ...body, id } : hasId ? { id, ...body } : { ...body })
          return tellsId ? apiAnswer(context.request, { id }) : {}
        },
      }),
      ...(has('clear') && {
        DELETE: (context) => {
          rowsIn(context).splice(0)
          return {}
        },
      }),
    }),
    ...(has('get') || has('delete')
      ? [
          apiRoute(`${base}/{id}`, {
            ...(has('get') && {
              GET: (context) => {
                const row = find(context)
                return row === undefined ? gone(context) : apiAnswer(context.request, row)
              },
            }),
            ...(has('put') && {
              PUT: (context) => {
                const row = find(context)
                if (row === undefined) return gone(context)
                const body = bodyIn(context)
                if (failed(body)) return body
                const { id } = row
                // The whole bean is taken: what is not sent is null.
                for (const key of Object.keys(row)) row[key] = null
                Object.assign(row, body, id === undefined ? {} : { id })
                return {}
              },
            }),
            ...(has('delete') && {
              DELETE: (context) => {
                const row = find(context)
                if (row === undefined) return gone(context)
                const rows = rowsIn(context)
                rows.splice(rows.indexOf(row), 1)
                return {}
              },
            }),
          }),
        ]
      : []),
  ]
}

/** Things of the newer stack that are lists (reference sipxcom-admin B). */
export const adminListRoutes: readonly DemoSipxRoute[] = LISTS.flatMap(routesOf)
