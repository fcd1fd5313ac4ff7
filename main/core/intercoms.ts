import type { WriteOutcome } from '../../shared/domain/availability.ts'
import type {
  IntercomCall,
  IntercomHealth,
  IntercomLogEntry,
  IntercomStatus,
  IntercomSwitch,
  SwitchAction,
} from '../../shared/domain/intercom.ts'
import { appError, type AppError } from '../../shared/errors.ts'
import type { AccountId } from '../../shared/ids.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import type { IntercomFacet } from '../providers/facets/intercom.ts'
import { actorName } from './actor.ts'
import type { AccountAnswer } from './answers.ts'
import { fanOut } from './fan-out.ts'
import { createIntercomConfigs, type IntercomConfigDeps } from './intercom-config.ts'
import type { ReferenceOptions } from './intercom-reference.ts'
import { diagnose, proposals, repair, type Diagnosis, type IntercomRepair } from './intercom-repair.ts'
import { groupOf } from './intercom-view.ts'
import { createIntercomWatches } from './intercom-watches.ts'
import type { AccountRecord, ChangeEntry } from './store-ports.ts'
import type { Log } from './ports.ts'

export type IntercomsDeps = Omit<IntercomConfigDeps, 'actor'> & {
  readonly log: Log
  readonly actor?: () => string
}

/** Door stations and intercoms: the same functions serve the windows and the command line. */
export type Intercoms = ReturnType<typeof createIntercoms>

/** The model has none, or its owner does not let this account look through it. */
const NO_CAMERA: readonly AppError['code'][] = ['not-supported', 'not-found', 'forbidden']

export type RepairOptions = ReferenceOptions & { readonly dryRun: boolean }
export type GroupedHealth = { readonly group: string | null; readonly health: IntercomHealth }

export function createIntercoms(given: IntercomsDeps) {
  const deps = { ...given, actor: given.actor ?? actorName }
  const { accounts, changes } = deps
  const configs = createIntercomConfigs(deps)
  const watches = createIntercomWatches(deps)

  const ask = <T>(
    ids: readonly AccountId[] | null,
    question: (facet: IntercomFacet, record: AccountRecord) => Promise<Result<T>>,
  ): Promise<readonly AccountAnswer<T>[]> =>
    fanOut(deps, ids, (session, record) => (session.intercom ? question(session.intercom, record) : null))

  /** Who did what at a door, and when: the device's own list does not know the person at this computer. */
  function noteDoor(id: AccountId, at: string, what: object, confirmed: boolean): void {
    const after = { ...what, by: deps.actor() }
    changes.add({ at, accountId: id, kind: 'intercom-door', before: null, after, confirmed })
  }

  return {
    config: configs,

    /** Reads everything about the devices (null = all) and puts it into the snapshot. */
    async status(
      ids: readonly AccountId[] | null,
      signal: AbortSignal,
    ): Promise<readonly AccountAnswer<IntercomStatus>[]> {
      const answers = await ask(ids, (facet) => facet.status(signal))
      for (const { account, asOf, result } of answers)
        if (result.ok) watches.show(account.id, result.value, asOf)
      return answers
    },

    /** The devices' own lists of calls. */
    log: (
      ids: readonly AccountId[] | null,
      signal: AbortSignal,
    ): Promise<readonly AccountAnswer<readonly IntercomLogEntry[]>[]> =>
      ask(ids, (facet) => facet.log.read(signal)),

    removeFromLog: (
      id: AccountId,
      entry: string,
      signal: AbortSignal,
    ): Promise<readonly AccountAnswer<undefined>[]> => ask([id], (facet) => facet.log.remove(entry, signal)),

    calls: (
      ids: readonly AccountId[] | null,
      signal: AbortSignal,
    ): Promise<readonly AccountAnswer<readonly IntercomCall[]>[]> =>
      ask(ids, (facet) => facet.calls.read(signal)),

    dial: (
      id: AccountId,
      target: string,
      signal: AbortSignal,
    ): Promise<readonly AccountAnswer<{ readonly session: number }>[]> =>
      ask([id], async (facet) => {
        const dialled = await facet.calls.dial(target, signal)
        if (dialled.ok) watches.noteDialled(id, dialled.value.session)
        return dialled
      }),

    answer: (
      id: AccountId,
      session: number,
      signal: AbortSignal,
    ): Promise<readonly AccountAnswer<undefined>[]> =>
      ask([id], (facet) => facet.calls.answer(session, signal)),

    hangUp: (
      id: AccountId,
      session: number,
      signal: AbortSignal,
    ): Promise<readonly AccountAnswer<{ readonly alreadyGone: boolean }>[]> =>
      ask([id], (facet) => facet.calls.hangUp(session, signal)),

    /** Opens a door and the like; every try is in the list of changes with who and when. Sent at most once. */
    async operate(
      id: AccountId,
      number: number,
      action: SwitchAction,
      signal: AbortSignal,
    ): Promise<readonly AccountAnswer<WriteOutcome<IntercomSwitch>>[]> {
      const answers = await ask([id], (facet) => facet.switches.operate(number, action, signal))
      for (const { asOf, result } of answers) {
        const confirmed = result.ok && result.value.confirmed
        const outcome = result.ok ? { active: result.value.value.active } : { failed: result.error.code }
        noteDoor(id, asOf, { switch: number, action, ...outcome }, confirmed)
      }
      return answers
    },

    picture: (
      id: AccountId,
      signal: AbortSignal,
    ): Promise<readonly AccountAnswer<{ readonly contentType: string; readonly bytes: Buffer }>[]> =>
      ask([id], async (facet) => {
        const taken = await facet.picture(signal)
        const camera = taken.ok ? 'yes' : NO_CAMERA.includes(taken.error.code) ? 'no' : null
        if (camera !== null) watches.update(id, (view) => ({ ...view, camera }))
        return taken
      }),

    /** Compares devices with the phone system they belong to. */
    health: (
      ids: readonly AccountId[] | null,
      options: ReferenceOptions,
      signal: AbortSignal,
    ): Promise<readonly AccountAnswer<GroupedHealth>[]> =>
      ask(ids, async (facet, record) => {
        const found = await diagnose(facet, accounts, record, options, signal)
        return found.ok ? ok({ group: groupOf(record), health: found.value.health }) : found
      }),

    /** Sets what is wrong and can be known, and waits for the device to register. `dryRun`: only says what it would set. */
    repair: (
      id: AccountId,
      sipAccount: number,
      { dryRun, ...options }: RepairOptions,
      signal: AbortSignal,
    ): Promise<readonly AccountAnswer<IntercomRepair>[]> =>
      ask([id], async (facet, record) => {
        const found = await diagnose(facet, accounts, record, { ...options, sipAccount }, signal)
        if (!found.ok) return found
        if (dryRun) return preview(found.value, sipAccount)
        return repair(
          facet,
          found.value,
          sipAccount,
          async (set, expected) => {
            const [written] = await configs.write(id, { account: sipAccount, set, expected }, signal)
            return written?.result ?? err(appError('no-such-account', { accountId: id }))
          },
          signal,
        )
      }),

    /** What was done at the device from here, newest first: doors and settings. */
    changes(id: AccountId, limit: number): readonly ChangeEntry[] {
      return [...changes.latest(id, 'intercom-door', limit), ...changes.latest(id, 'intercom-config', limit)]
        .toSorted((a, b) => b.at.localeCompare(a.at))
        .slice(0, limit)
    },

    refresh: (id: AccountId, signal: AbortSignal) => watches.refresh(id, signal),
    events: watches.events,
    /** Somebody here has heard the bell. */
    silence: (id: AccountId, session: number): void =>
      watches.update(id, (view) =>
        view.doorbell?.session === session
          ? { ...view, doorbell: { ...view.doorbell, silenced: true } }
          : view,
      ),
    follow: watches.follow,
    start: watches.start,
    stop: watches.stop,
  }
}

function preview({ health, configs }: Diagnosis, sipAccount: number): Result<IntercomRepair> {
  if (!configs.some((one) => one.account === sipAccount))
    return err(appError('not-found', { detail: 'sip-account', field: String(sipAccount) }))
  return ok({ proposed: proposals(health, sipAccount), write: null, registered: null, verifiedBy: null })
}
