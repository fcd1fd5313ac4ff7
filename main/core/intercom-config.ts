import { z } from 'zod'
import {
  CONFIG_FIELD_NAMES,
  isConfigField,
  withConfigText,
  type ConfigChange,
} from '../../shared/domain/intercom-fields.ts'
import type { SipAccountConfig } from '../../shared/domain/intercom.ts'
import { appError } from '../../shared/errors.ts'
import type { AccountId } from '../../shared/ids.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import type { SipAccountChange, SipAccountWrite } from '../providers/facets/intercom.ts'
import type { Accounts } from './accounts.ts'
import type { AccountAnswer } from './answers.ts'
import type { AppState } from './app-state.ts'
import { fanOut } from './fan-out.ts'
import type { ChangeLog } from './store-ports.ts'
import type { Clock } from './ports.ts'

export type IntercomConfigDeps = {
  readonly accounts: Accounts
  readonly state: AppState
  readonly clock: Clock
  readonly changes: ChangeLog
  readonly actor: () => string
}

/** What the list of changes keeps of a change of settings. Never the password, only that it was changed. */
const NoteSchema = z.looseObject({
  sipAccount: z.number(),
  password: z.boolean(),
  fields: z.record(z.string(), z.union([z.string(), z.boolean(), z.null()])),
})
/** How many notes undo looks through for the SIP account it is about. */
const NOTES = 50

/** Settings of an intercom's SIP accounts: read, compare, save, read back, undo. */
export type IntercomConfigs = ReturnType<typeof createIntercomConfigs>

export function createIntercomConfigs(deps: IntercomConfigDeps) {
  const { changes, actor } = deps

  function note(id: AccountId, at: string, change: SipAccountChange, written: SipAccountWrite): void {
    if (written.kind === 'refused') return
    const saved = written.fields.filter((one) => one.state === 'saved' || one.state === 'differs')
    if (saved.length === 0) return
    const names = saved.map((one) => one.field).filter((field) => field !== 'password')
    const base = { sipAccount: change.account, password: change.password !== undefined }
    const pick = (from: SipAccountConfig) => ({
      ...base,
      fields: Object.fromEntries(names.map((field) => [field, from[field]])),
    })
    const after = { ...pick(written.value), by: actor() }
    const { confirmed, before } = written
    changes.add({ at, accountId: id, kind: 'intercom-config', before: pick(before), after, confirmed })
  }

  async function write(
    id: AccountId,
    change: SipAccountChange,
    signal: AbortSignal,
  ): Promise<readonly AccountAnswer<SipAccountWrite>[]> {
    const answers = await fanOut(
      deps,
      [id],
      (session) => session.intercom?.config.write(change, signal) ?? null,
    )
    for (const { asOf, result } of answers) if (result.ok) note(id, asOf, change, result.value)
    return answers
  }

  /** The fields as they were before the last change made here; null when there is none. */
  function before(id: AccountId, sipAccount: number): z.infer<typeof NoteSchema> | null {
    for (const entry of changes.latest(id, 'intercom-config', NOTES)) {
      const parsed = NoteSchema.safeParse(entry.before)
      if (parsed.success && parsed.data.sipAccount === sipAccount) return parsed.data
    }
    return null
  }

  return {
    read: (
      ids: readonly AccountId[] | null,
      sipAccount: number | null,
      signal: AbortSignal,
    ): Promise<readonly AccountAnswer<readonly SipAccountConfig[]>[]> =>
      fanOut(deps, ids, (session) => session.intercom?.config.read(sipAccount, signal) ?? null),

    write,

    /** Puts back what stood before the last change made here. A password that was changed with it stays changed: nobody
     *  can read the old one (`passwordKept`). Errors: not-found when there is no change to undo. */
    async undo(
      id: AccountId,
      sipAccount: number,
      signal: AbortSignal,
    ): Promise<
      Result<{ readonly answers: readonly AccountAnswer<SipAccountWrite>[]; readonly passwordKept: boolean }>
    > {
      const old = before(id, sipAccount)
      if (old === null) return err(appError('not-found', { accountId: id, detail: 'undo' }))
      const set = changeOf(old.fields)
      return ok({
        answers: await write(id, { account: sipAccount, set }, signal),
        passwordKept: old.password,
      })
    },
  }
}

/** Stored values as a change; a field whose old value the device did not tell cannot be put back. */
function changeOf(fields: Readonly<Record<string, string | boolean | null>>): ConfigChange {
  return CONFIG_FIELD_NAMES.reduce<ConfigChange>((change, field) => {
    const value = fields[field]
    return value === undefined || value === null || !isConfigField(field)
      ? change
      : (withConfigText(change, field, String(value)) ?? change)
  }, {})
}
