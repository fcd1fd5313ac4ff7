import type { AdminAction, AdminField, AdminResource, AdminVerb } from '../../../../shared/domain/admin.ts'

/**
 * How a body travels. `json` and `xml`: the thing itself (`root` is its element; the JSON of the newer stack has none).
 * `text`: one member as plain text. `byte`: nothing to say, but an empty PUT is refused (400), so one blank.
 */
export type AdminBody =
  | { readonly kind: 'json'; readonly root?: string }
  | { readonly kind: 'xml'; readonly root: string; readonly wrap?: string }
  | { readonly kind: 'text'; readonly field: string }
  | { readonly kind: 'file'; readonly field: string }
  | { readonly kind: 'byte' }

/**
 * One request. `path` follows `/sipxconfig`; `{parent}` and `{id}` are ids, `{argument}` is an action's word, `{=key}` a member of the
 * thing. The older stack (`/rest`) does not decode what stands there, the newer one (`/api`) does.
 */
export type AdminCall = {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE'
  readonly path: string
  /** What is asked for; `any` where the server has one form only. */
  readonly accept?: 'json' | 'xml' | 'csv' | 'any'
  readonly body?: AdminBody
  /** How rows are asked for in parts: `page`+`pagesize` (both ≥ 1), `start`+`limit`, or the CDR's. */
  readonly paging?: 'page' | 'start' | 'cdr'
}

/** How an answer is taken apart where its names do not say it themselves. */
export type AdminShape = {
  /** Element of one thing; XML lists of it are under `list`. */
  readonly item?: string
  readonly list?: string
  /** The member that holds the rows of a list that is asked for as one thing. */
  readonly text?: string
}

export type AdminEntry = {
  readonly resource: AdminResource
  /** The server's own names for it, as its URIs have them. */
  readonly aliases: readonly string[]
  readonly shape: AdminShape
  readonly list?: AdminCall
  readonly get?: AdminCall
  readonly create?: AdminCall
  readonly update?: AdminCall
  /** For what is switched on by `update` and off by this. */
  readonly off?: AdminCall & { readonly field: string }
  readonly remove?: AdminCall
  readonly actions: Readonly<Record<string, AdminCall>>
  /** Where its settings are; `{id}` for those of one thing. `by`: the member that names it there, where it is not the id. `readOnly`: only told. */
  readonly settings?: { readonly path: string; readonly by?: string; readonly readOnly?: boolean }
  /** An update starts from nothing, not from what is there. */
  readonly blank?: boolean
  /** Where a thing that was made can be looked at, when that is not its own place. */
  readonly readBack?: AdminCall
  /** An id says what it is: `kind/value`. `plain`: what a bare one is, `own`: what a row of the list goes by. */
  readonly idKinds?: { readonly all: readonly string[]; readonly plain: string; readonly own: string }
}

/** What an entry is written as; the rest follows from it. */
export type AdminDraft = {
  readonly name: string
  readonly key?: string
  readonly group: AdminResource['group']
  readonly fields?: readonly AdminField[]
  readonly columns?: readonly string[]
  readonly idField?: string
  readonly aliases?: readonly string[]
  readonly single?: boolean
  readonly parent?: string
  readonly optional?: boolean
  readonly ranged?: boolean
  readonly shape?: AdminShape
  readonly calls?: Partial<
    Pick<
      AdminEntry,
      'list' | 'get' | 'create' | 'update' | 'off' | 'remove' | 'readBack' | 'blank' | 'idKinds'
    >
  >
  readonly actions?: Readonly<
    Record<
      string,
      AdminCall & { readonly on?: 'all'; readonly argument?: string; readonly dangerous?: boolean }
    >
  >
  readonly settings?: AdminEntry['settings']
}

/** Fills in what follows from the calls: verbs, columns, kinds of settings. */
export function entry(draft: AdminDraft): AdminEntry {
  const { fields = [], calls = {}, single = false, settings, idField = 'id' } = draft
  const verbs: readonly (AdminVerb | null)[] = [
    calls.list ? 'list' : null,
    // What can be listed can be picked out of the list.
    (calls.get ?? calls.list) ? 'get' : null,
    calls.create ? 'create' : null,
    calls.update ? 'update' : null,
    calls.remove ? 'delete' : null,
  ]
  const actions = Object.entries(draft.actions ?? {})
  return {
    resource: {
      name: draft.name,
      key: draft.key ?? draft.name,
      group: draft.group,
      verbs: verbs.filter((verb) => verb !== null),
      single,
      parent: draft.parent ?? null,
      fields,
      columns: draft.columns ?? fields.slice(0, 4).map((field) => field.key),
      idField,
      settings: settings === undefined ? 'none' : settings.path.includes('{id}') ? 'each' : 'service',
      actions: actions.map(
        ([name, { on, argument, dangerous }]): AdminAction => ({
          name,
          on: on ?? 'one',
          argument: argument ?? null,
          dangerous: dangerous ?? false,
        }),
      ),
      ranged: draft.ranged ?? false,
      optional: draft.optional ?? false,
    },
    aliases: draft.aliases ?? [],
    shape: draft.shape ?? {},
    ...calls,
    actions: Object.fromEntries(
      actions.map(([name, { on: _on, argument: _argument, dangerous: _dangerous, ...call }]) => [name, call]),
    ),
    ...(settings && { settings }),
  }
}

type FieldMore = Pick<AdminField, 'access' | 'required' | 'options' | 'of'>
const field = (kind: AdminField['kind'], key: string, more: Partial<FieldMore> = {}): AdminField => ({
  key,
  kind,
  access: 'write',
  ...more,
})
export const text = (key: string, more?: Partial<FieldMore>): AdminField => field('text', key, more)
export const needed = (key: string): AdminField => field('text', key, { required: true })
export const number = (key: string, more?: Partial<FieldMore>): AdminField => field('number', key, more)
export const flag = (key: string, more?: Partial<FieldMore>): AdminField => field('flag', key, more)
export const hidden = (key: string): AdminField => field('secret', key)
export const choice = (key: string, options: readonly string[]): AdminField =>
  field('choice', key, { options })
export const texts = (key: string): AdminField => field('list', key)
export const rows = (key: string, of: readonly AdminField[]): AdminField => field('rows', key, { of })
export const other = (key: string): AdminField => field('other', key)
/** Members that are told by more than one kind of thing and are no text. */
const KIND_OF_TOLD: Readonly<Record<string, AdminField['kind']>> = {
  id: 'number',
  weight: 'number',
  count: 'number',
  index: 'number',
  duration: 'number',
  expires: 'number',
  secondsToExpire: 'number',
  sizeBytes: 'number',
  'start-time': 'time',
  startTime: 'time',
  users: 'number',
  mobileDevices: 'number',
  enabled: 'flag',
  primary: 'flag',
  internal: 'flag',
  versions: 'list',
}
/** Told, never taken. */
export const told = (...keys: readonly string[]): readonly AdminField[] =>
  keys.map((key) => field(KIND_OF_TOLD[key] ?? 'text', key, { access: 'read' }))
export const toldAs = (kind: AdminField['kind'], key: string): AdminField =>
  field(kind, key, { access: 'read' })

/** Requests of a thing under `/api`: JSON without a root, POST makes, PUT changes (reference admin B). */
export function apiCalls(
  base: string,
  verbs: string = 'list get create update remove',
  id = '{id}',
): NonNullable<AdminDraft['calls']> {
  const has = (verb: string): boolean => verbs.split(' ').includes(verb)
  const json = { kind: 'json' } as const
  return {
    ...(has('list') && { list: { method: 'GET', path: base } }),
    ...(has('get') && { get: { method: 'GET', path: `${base}/${id}` } }),
    ...(has('create') && { create: { method: 'POST', path: base, body: json } }),
    ...(has('update') && { update: { method: 'PUT', path: `${base}/${id}`, body: json } }),
    ...(has('remove') && { remove: { method: 'DELETE', path: `${base}/${id}` } }),
  }
}

/** Requests of a thing under `/rest`: PUT makes and changes, writes answer in XML (reference admin A). */
export function restCalls(
  base: string,
  body: AdminBody,
  verbs: string = 'list get create update remove',
): NonNullable<AdminDraft['calls']> {
  const has = (verb: string): boolean => verbs.split(' ').includes(verb)
  return {
    ...(has('list') && { list: { method: 'GET', path: base, paging: 'page' } }),
    ...(has('get') && { get: { method: 'GET', path: `${base}/{id}` } }),
    ...(has('create') && { create: { method: 'PUT', path: base, body } }),
    ...(has('update') && { update: { method: 'PUT', path: `${base}/{id}`, body } }),
    ...(has('remove') && { remove: { method: 'DELETE', path: `${base}/{id}` } }),
  }
}
