import { z } from 'zod'
import type { intercomCommands } from '../../../shared/contract/intercom.ts'
import {
  IntercomPictureSchema,
  MAX_PICTURE_BYTES,
  type ConfigWrite,
  type IntercomChange,
  type IntercomPicture,
  type SwitchOutcome,
} from '../../../shared/domain/intercom-write.ts'
import type { WriteOutcome } from '../../../shared/domain/availability.ts'
import type { IntercomSwitch } from '../../../shared/domain/intercom.ts'
import { appError } from '../../../shared/errors.ts'
import { AccountIdSchema, type AccountId } from '../../../shared/ids.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { secret } from '../../../shared/secret.ts'
import type { SipAccountWrite } from '../../providers/facets/intercom.ts'
import type { AccountAnswer } from '../answers.ts'
import type { CommandHandlers } from '../commands.ts'
import type { Core } from '../core.ts'
import type { ChangeEntry } from '../store-ports.ts'

/** How many of the changes made here are shown. */
const CHANGES = 50

/** The commands about intercoms and their bells. `limit`: a signal that ends a write in time. */
export function intercomHandlers(
  { intercoms, doorbells }: Pick<Core, 'intercoms' | 'doorbells'>,
  limit: () => AbortSignal,
): Pick<CommandHandlers, keyof typeof intercomCommands> {
  return {
    'intercom.refresh': ({ accountId }) => intercoms.refresh(idOf(accountId), limit()),
    'intercom.configs': async ({ accountId }) =>
      only(await intercoms.config.read([idOf(accountId)], null, limit())),
    'intercom.saveConfig': async ({ accountId, sipAccount, set, password, expected }) => {
      const change = {
        account: sipAccount,
        set: defined(set),
        expected,
        ...(password !== null && { password: secret(password) }),
      }
      const written = only(await intercoms.config.write(idOf(accountId), change, limit()))
      return written.ok ? ok(toConfigWrite(written.value)) : written
    },
    'intercom.undoConfig': async ({ accountId, sipAccount }) => {
      const undone = await intercoms.config.undo(idOf(accountId), sipAccount, limit())
      if (!undone.ok) return undone
      const written = only(undone.value.answers)
      return written.ok ? ok(toConfigWrite(written.value, undone.value.passwordKept)) : written
    },
    'intercom.health': async ({ accountId }) => {
      const found = only(await intercoms.health([idOf(accountId)], {}, limit()))
      return found.ok ? ok(found.value.health) : found
    },
    'intercom.repair': async ({ accountId, sipAccount }) => {
      const done = only(await intercoms.repair(idOf(accountId), sipAccount, { dryRun: false }, limit()))
      if (!done.ok) return done
      const { write, ...rest } = done.value
      return ok({ ...rest, write: write && toConfigWrite(write) })
    },
    'intercom.log': async ({ accountId }) => only(await intercoms.log([idOf(accountId)], limit())),
    'intercom.removeFromLog': async ({ accountId, id }) =>
      only(await intercoms.removeFromLog(idOf(accountId), id, limit())),
    'intercom.dial': async ({ accountId, target }) =>
      only(await intercoms.dial(idOf(accountId), target, limit())),
    'intercom.answer': async ({ accountId, session }) =>
      only(await intercoms.answer(idOf(accountId), session, limit())),
    'intercom.hangUp': async ({ accountId, session }) => {
      const ended = only(await intercoms.hangUp(idOf(accountId), session, limit()))
      return ended.ok ? ok() : ended
    },
    'intercom.operate': async ({ accountId, switch: number, action }) =>
      toSwitchOutcome(only(await intercoms.operate(idOf(accountId), number, action, limit()))),
    'intercom.picture': async ({ accountId }) => {
      const [answer] = await intercoms.picture(idOf(accountId), limit())
      if (answer === undefined) return err(appError('no-such-account', { accountId }))
      return answer.result.ok ? toPicture({ ...answer.result.value, at: answer.asOf }) : answer.result
    },
    'intercom.changes': ({ accountId }) =>
      ok(intercoms.changes(idOf(accountId), CHANGES).flatMap((entry) => toChange(entry) ?? [])),
    'intercom.events': ({ accountId }) => ok(intercoms.events(accountId)),

    'doorbell.open': async ({ accountId }) => toSwitchOutcome(await doorbells.open(idOf(accountId), limit())),
    'doorbell.picture': async ({ accountId }) => {
      const taken = await doorbells.picture(idOf(accountId), limit())
      return taken.ok ? toPicture(taken.value) : taken
    },
    'doorbell.silence': ({ accountId, session }) => doorbells.silence(idOf(accountId), session),
  }
}

const idOf = (text: string): AccountId => AccountIdSchema.parse(text)

function only<T>([answer]: readonly AccountAnswer<T>[]): Result<T> {
  return answer?.result ?? err(appError('no-such-account'))
}

/** Members that were left out stay left out: for the device, a field that is there is a field to change. */
function defined<T extends object>(members: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const there = Object.entries(members).filter(([, value]) => value !== undefined)
  return Object.fromEntries(there) as { [K in keyof T]: Exclude<T[K], undefined> }
}

function toConfigWrite(written: SipAccountWrite, passwordKept = false): ConfigWrite {
  const fields = [...written.fields]
  return written.kind === 'refused'
    ? { kind: 'refused', config: written.before, fields, error: written.error }
    : { kind: 'saved', config: written.value, fields, confirmed: written.confirmed, passwordKept }
}

function toSwitchOutcome(done: Result<WriteOutcome<IntercomSwitch>>): Result<SwitchOutcome> {
  if (!done.ok) return done
  const { value, confirmed, differs } = done.value
  return ok({ switch: value, confirmed, differs: differs !== undefined })
}

function toPicture(taken: {
  readonly contentType: string
  readonly bytes: Buffer
  readonly at: string
}): Result<IntercomPicture> {
  if (taken.bytes.length > MAX_PICTURE_BYTES) return err(appError('response-too-large'))
  const { contentType, bytes, at } = taken
  const picture = IntercomPictureSchema.safeParse({ contentType, data: bytes.toString('base64'), at })
  return picture.success ? ok(picture.data) : err(appError('bad-response', { detail: 'not-a-picture' }))
}

const DoorNote = z.looseObject({
  switch: z.number(),
  action: z.string(),
  failed: z.string().optional(),
  by: z.string(),
})
const ConfigNote = z.looseObject({
  sipAccount: z.number(),
  password: z.boolean(),
  fields: z.record(z.string(), z.unknown()),
  by: z.string(),
})

/** A line of the list of changes, null when it is of a time when it was kept differently. */
function toChange({ at, confirmed, kind, after }: ChangeEntry): IntercomChange | null {
  if (kind === 'intercom-door') {
    const note = DoorNote.safeParse(after)
    if (!note.success) return null
    const { switch: number, action, failed = null, by } = note.data
    return { at, by, confirmed, what: { kind: 'door', switch: number, action, failed } }
  }
  const note = ConfigNote.safeParse(after)
  if (!note.success) return null
  const { sipAccount, password, fields, by } = note.data
  return { at, by, confirmed, what: { kind: 'config', sipAccount, fields: Object.keys(fields), password } }
}
