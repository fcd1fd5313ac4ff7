import { z } from 'zod'

/** What a phone system's administrator can do with one kind of thing. */
export const AdminVerbSchema = z.enum(['list', 'get', 'create', 'update', 'delete'])
export type AdminVerb = z.infer<typeof AdminVerbSchema>

export const ADMIN_GROUPS = ['people', 'phones', 'calls', 'services', 'settings', 'system'] as const

/**
 * One member of a thing, by its name on the wire (dots lead into objects: `address.city`).
 * `time` is told as ISO 8601. `read`: only told; `create`: only taken when it is made; `secret` is never told, only taken; `rows`: a list of things
 * with the members `of`; `list`: a list of texts, `other`: whatever the server has there, told as it is.
 */
export type AdminField = {
  readonly key: string
  readonly kind: 'text' | 'number' | 'flag' | 'choice' | 'time' | 'secret' | 'list' | 'rows' | 'other'
  readonly access: 'read' | 'write' | 'create'
  readonly required?: boolean | undefined
  readonly options?: readonly string[] | undefined
  readonly of?: readonly AdminField[] | undefined
}
const AdminFieldSchema: z.ZodType<AdminField> = z.strictObject({
  key: z.string(),
  kind: z.enum(['text', 'number', 'flag', 'choice', 'time', 'secret', 'list', 'rows', 'other']),
  access: z.enum(['read', 'write', 'create']),
  required: z.boolean().optional(),
  options: z.array(z.string()).readonly().optional(),
  get of() {
    return z.array(AdminFieldSchema).readonly().optional()
  },
})

/** Something else that can be done with one of them, or (`on: 'all'`) with all of them. */
export const AdminActionSchema = z.strictObject({
  name: z.string(),
  on: z.enum(['one', 'all']),
  /** What a further word is, e.g. the number of a copy; null = none is needed. */
  argument: z.string().nullable(),
  /** Interrupts calls or cannot be taken back: asked first. */
  dangerous: z.boolean(),
})
export type AdminAction = z.infer<typeof AdminActionSchema>

/**
 * One kind of thing an administrator looks after, as data. `name` is what `admin list NAME` takes; a `*` in it stands for
 * the id of the thing it belongs to (`phones/<any>/lines`). Titles, field names and consequences are words of the screens, by these keys.
 */
export const AdminResourceSchema = z.strictObject({
  name: z.string(),
  /** Key of its title and its consequences. */
  key: z.string(),
  group: z.enum(ADMIN_GROUPS),
  verbs: z.array(AdminVerbSchema).readonly(),
  /** There is one of it, so `get` and `update` need no id. */
  single: z.boolean(),
  /** Name of the resource whose id goes into the `*`. */
  parent: z.string().nullable(),
  fields: z.array(AdminFieldSchema).readonly(),
  /** Members of the list, by field key. */
  columns: z.array(z.string()).readonly(),
  /** The member that is the id. */
  idField: z.string(),
  /** Whether it has settings: of the service itself, of each thing, or none. */
  settings: z.enum(['none', 'service', 'each']),
  actions: z.array(AdminActionSchema).readonly(),
  /** Takes a time range (CDR). */
  ranged: z.boolean(),
  /** Only in the commercial edition or in newer releases: a server without it says so when asked. */
  optional: z.boolean(),
})
export type AdminResource = z.infer<typeof AdminResourceSchema>

/** One thing as the server told it, without the members that are secret. */
export const AdminItemSchema = z.record(z.string(), z.json())
export type AdminItem = Readonly<z.infer<typeof AdminItemSchema>>

export const AdminQuerySchema = z.strictObject({
  /** First row, from 0. */
  offset: z.number().int().min(0).optional(),
  limit: z.number().int().min(1).max(100_000).optional(),
  search: z.string().max(128).optional(),
  /** ISO 8601, for resources that are `ranged`. */
  since: z.string().max(64).optional(),
  until: z.string().max(64).optional(),
})
export type AdminQuery = Readonly<z.infer<typeof AdminQuerySchema>>

export const AdminPageSchema = z.strictObject({
  items: z.array(AdminItemSchema).readonly(),
  /** Ids of the items, in their order; the handle for `get`, null where one cannot be named. */
  ids: z.array(z.string().nullable()).readonly(),
  /** How many there are in all; null where the server does not say. */
  total: z.number().int().min(0).nullable(),
  more: z.boolean(),
})
export type AdminPage = Readonly<z.infer<typeof AdminPageSchema>>

/** A setting of a service or a thing. `secret`: neither value nor default is told. */
export const AdminSettingSchema = z.strictObject({
  path: z.string(),
  type: z.string(),
  options: z
    .array(z.strictObject({ value: z.string(), label: z.string() }))
    .readonly()
    .nullable(),
  value: z.string().nullable(),
  defaultValue: z.string().nullable(),
  changed: z.boolean(),
  secret: z.boolean(),
  label: z.string().nullable(),
  description: z.string().nullable(),
})
export type AdminSetting = z.infer<typeof AdminSettingSchema>

/** What became of a write: `readable` false where the server offers no way to look. */
export const AdminWriteSchema = z.strictObject({
  id: z.string().nullable(),
  item: AdminItemSchema.nullable(),
  readable: z.boolean(),
  confirmed: z.boolean(),
  /** Members that are not what was asked for. */
  differs: z.array(z.strictObject({ key: z.string(), asked: z.json(), got: z.json() })).readonly(),
})
export type AdminWrite = Readonly<z.infer<typeof AdminWriteSchema>>

/** Whether an account may administrate, as its server said. */
export const AdminRightSchema = z.enum(['allowed', 'refused'])
export type AdminRight = z.infer<typeof AdminRightSchema>
