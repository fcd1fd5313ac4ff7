import type { WriteOutcome } from '../../shared/domain/availability.ts'
import type { IntercomSwitch } from '../../shared/domain/intercom.ts'
import { ringingCallOf } from '../../shared/domain/doorbell.ts'
import { appError } from '../../shared/errors.ts'
import type { AccountId } from '../../shared/ids.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import type { AppState } from './app-state.ts'
import type { Calls } from './calls.ts'
import type { Intercoms } from './intercoms.ts'
import type { Clock } from './ports.ts'

/** The card stays for a moment when the bell stops, and somebody may just be walking to the door. */
const OPEN_FOR_MS = 60_000
/** Both windows may ask for the picture of the same moment. */
const FRESH_MS = 1_000

type Picture = { readonly contentType: string; readonly bytes: Buffer; readonly at: string }

/** The bell at an intercom: who stands there, and letting them in. */
export type Doorbells = ReturnType<typeof createDoorbells>

export function createDoorbells(deps: {
  readonly state: AppState
  readonly clock: Clock
  readonly intercoms: Intercoms
  readonly calls: Pick<Calls, 'silence'>
}) {
  const { state, clock, intercoms, calls } = deps
  const now = (): number => clock.now().getTime()
  /** When somebody was last heard of at the door, in ms. */
  const lastAt = new Map<string, number>()
  const pictures = new Map<string, { readonly at: number; readonly taken: Promise<Result<Picture>> }>()

  state.subscribe(({ accounts }) => {
    for (const { info, intercom } of accounts)
      if (intercom !== undefined && (intercom.doorbell !== null || intercom.calls.length > 0))
        lastAt.set(info.id, now())
  })

  const viewOf = (id: AccountId) => state.get().accounts.find((view) => view.info.id === id)?.intercom
  const isAnybodyThere = (id: AccountId): boolean => now() - (lastAt.get(id) ?? -Infinity) <= OPEN_FOR_MS

  async function take(id: AccountId, signal: AbortSignal): Promise<Result<Picture>> {
    const [answer] = await intercoms.picture(id, signal)
    if (answer === undefined) return err(appError('no-such-account', { accountId: id }))
    return answer.result.ok ? ok({ ...answer.result.value, at: answer.asOf }) : answer.result
  }

  return {
    /** Opens the door of an intercom at which somebody rings, rang a moment ago, or is talked to. Sent once. Errors:
     *  not-found (`doorbell`: nobody is there; `switch`: no door is known), and the device's. */
    async open(id: AccountId, signal: AbortSignal): Promise<Result<WriteOutcome<IntercomSwitch>>> {
      if (!isAnybodyThere(id)) return err(appError('not-found', { accountId: id, detail: 'doorbell' }))
      const door = viewOf(id)?.doorSwitch ?? null
      if (door === null) return err(appError('not-found', { accountId: id, detail: 'door' }))
      // "on" opens a door of either kind; "trigger" would close one that stays as it is put.
      const [answer] = await intercoms.operate(id, door, 'on', signal)
      return answer?.result ?? err(appError('no-such-account', { accountId: id }))
    },

    /** What the camera sees while somebody is there. */
    picture(id: AccountId, signal: AbortSignal): Promise<Result<Picture>> {
      if (!isAnybodyThere(id))
        return Promise.resolve(err(appError('not-found', { accountId: id, detail: 'doorbell' })))
      const held = pictures.get(id)
      if (held !== undefined && now() - held.at < FRESH_MS) return held.taken
      const taken = take(id, signal)
      pictures.set(id, { at: now(), taken })
      return taken
    },

    /** Silences the bell here, and the call that the door places to us. */
    silence(id: AccountId, session: number): Promise<Result<undefined>> {
      const view = state.get().accounts.find((one) => one.info.id === id)
      const call = view === undefined ? null : ringingCallOf(view, state.get().calls)
      intercoms.silence(id, session)
      return call === null || call.silenced ? Promise.resolve(ok()) : calls.silence(call.id)
    },
  }
}
