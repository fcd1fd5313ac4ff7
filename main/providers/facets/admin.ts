import type {
  AdminItem,
  AdminPage,
  AdminQuery,
  AdminResource,
  AdminRight,
  AdminSetting,
  AdminWrite,
} from '../../../shared/domain/admin.ts'
import type { WriteOutcome } from '../../../shared/domain/availability.ts'
import type { Result } from '../../../shared/result.ts'
import type { Secret } from '../../../shared/secret.ts'

/**
 * The administrator's side of a phone system. A `resource` is a name of the catalogue, filled in where it has a `*`
 * (`phones/7/lines`). Errors of every question: not-found (`admin-resource`: no such name), not-supported (the system cannot do this with
 * it, or this release has no such thing), forbidden, conflict, refused-by-server, server-error and those of the connection.
 */
export type AdminFacet = {
  /** Every kind of thing there is; no network. */
  readonly resources: readonly AdminResource[]
  /** One question that tells whether this account may. */
  right(signal: AbortSignal): Promise<Result<AdminRight>>
  /** The description behind a name, also one of the system's own names. Errors: not-found (`admin-resource`). */
  describe(resource: string): Result<AdminResource>
  list(resource: string, query: AdminQuery, signal: AbortSignal): Promise<Result<AdminPage>>
  /** `id` is ignored for what there is only one of. */
  get(resource: string, id: string, signal: AbortSignal): Promise<Result<AdminItem>>
  /** Sends only members the catalogue knows. Errors: invalid-input (`field`; `admin-unknown-field`, `admin-required`, `admin-kind`, `admin-read-only`). Once. */
  create(resource: string, item: AdminItem, signal: AbortSignal): Promise<Result<AdminWrite>>
  /** Reads, changes the given members, writes the whole, reads back. Errors: as `create`. Once. */
  update(resource: string, id: string, change: AdminItem, signal: AbortSignal): Promise<Result<AdminWrite>>
  /** Deletes and looks whether it is gone. Once. */
  remove(resource: string, id: string, signal: AbortSignal): Promise<Result<AdminWrite>>
  /** One of the resource's actions; `id` null for those on all. Once. */
  run(
    resource: string,
    action: string,
    id: string | null,
    argument: string | null,
    signal: AbortSignal,
  ): Promise<Result<AdminWrite>>
  readonly settings: {
    /** `path` null = all. `resource` is a service (`dns`) or a thing (`gateways/2`). */
    read(resource: string, path: string | null, signal: AbortSignal): Promise<Result<readonly AdminSetting[]>>
    /** `value` null = back to the default. A secret value is not read back. Errors: invalid-input (`admin-option`). */
    write(
      resource: string,
      path: string,
      value: string | Secret | null,
      signal: AbortSignal,
    ): Promise<Result<WriteOutcome<AdminSetting>>>
  }
}
