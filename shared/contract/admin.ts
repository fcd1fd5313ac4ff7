import { z } from 'zod'
import {
  AdminItemSchema,
  AdminPageSchema,
  AdminQuerySchema,
  AdminResourceSchema,
  AdminSettingSchema,
  AdminWriteSchema,
} from '../domain/admin.ts'

const accountId = z.string().max(64)
/** A name of the catalogue, filled in: `phones/7/lines`. */
const resource = z.string().min(1).max(512)
const id = z.string().max(512)
const value = z.string().max(16_384)
const written = AdminSettingSchema.extend({ confirmed: z.boolean() })

/** The administrator's part of the contract. Only the main window may ask. */
export const adminCommands = {
  'admin.resources': {
    roles: ['app'],
    input: z.strictObject({ accountId }),
    output: z.array(AdminResourceSchema).readonly(),
  },
  'admin.list': {
    roles: ['app'],
    input: z.strictObject({ accountId, resource, query: AdminQuerySchema }),
    output: AdminPageSchema,
  },
  'admin.get': {
    roles: ['app'],
    input: z.strictObject({ accountId, resource, id }),
    output: AdminItemSchema,
  },
  /** `id` null makes a new one. */
  'admin.save': {
    roles: ['app'],
    input: z.strictObject({ accountId, resource, id: id.nullable(), item: AdminItemSchema }),
    output: AdminWriteSchema,
  },
  'admin.remove': {
    roles: ['app'],
    input: z.strictObject({ accountId, resource, id }),
    output: AdminWriteSchema,
  },
  'admin.run': {
    roles: ['app'],
    input: z.strictObject({
      accountId,
      resource,
      action: z.string().max(64),
      id: id.nullable(),
      argument: z.string().max(128).nullable(),
    }),
    output: AdminWriteSchema,
  },
  'admin.settings': {
    roles: ['app'],
    input: z.strictObject({ accountId, resource }),
    output: z.array(AdminSettingSchema).readonly(),
  },
  /** `value` null puts the default back. */
  'admin.setSetting': {
    roles: ['app'],
    input: z.strictObject({ accountId, resource, path: z.string().max(512), value: value.nullable() }),
    output: written,
  },
} as const
