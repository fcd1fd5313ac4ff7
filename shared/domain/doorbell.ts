import type { CallView } from './call.ts'
import type { AccountView } from './snapshot.ts'

/** A bell that rings: whose, since when, and the call that came with it, when the door calls this phone too. */
export type Doorbell = {
  readonly accountId: string
  readonly name: string
  readonly session: number
  readonly since: string
  readonly silenced: boolean
  /** Null: no door is known that could be opened. */
  readonly doorSwitch: number | null
  /** False once it is known that there is no camera to look through. */
  readonly hasCamera: boolean
  readonly call: CallView | null
}

type Facts = { readonly accounts: readonly AccountView[]; readonly calls: readonly CallView[] }

/** The bells that ring now. */
export function doorbellsOf({ accounts, calls }: Facts): readonly Doorbell[] {
  return accounts.flatMap((view): readonly Doorbell[] => {
    const { info, intercom } = view
    if (!intercom?.doorbell) return []
    const { session, since, silenced } = intercom.doorbell
    return [
      {
        accountId: info.id,
        name: info.name,
        session,
        since,
        silenced,
        doorSwitch: intercom.doorSwitch,
        hasCamera: intercom.camera !== 'no',
        call: ringingCallOf(view, calls),
      },
    ]
  })
}

/** The call that rings here because the bell of this intercom was pressed: it comes from one of the device's numbers. */
export function ringingCallOf(view: AccountView, calls: readonly CallView[]): CallView | null {
  return calls.find((call) => call.phase === 'incoming' && isFromDoor(view, call)) ?? null
}

/** The intercom a call comes from; undefined = none of ours. */
export function doorOfCall(accounts: readonly AccountView[], call: CallView): AccountView | undefined {
  return accounts.find((view) => isFromDoor(view, call))
}

/** The bells, and the calls that are not part of one. */
export function ringsOf(facts: Facts): {
  readonly bells: readonly Doorbell[]
  readonly others: readonly CallView[]
} {
  const bells = doorbellsOf(facts)
  const others = facts.calls.filter(
    (call) => call.phase === 'incoming' && !bells.some((bell) => bell.call?.id === call.id),
  )
  return { bells, others }
}

function isFromDoor({ intercom }: AccountView, call: CallView): boolean {
  const number = call.remote.address.replace(/^sips?:/i, '').split('@')[0] ?? ''
  return (
    number !== '' &&
    (intercom?.sipAccounts.some((own) => own.enabled !== false && own.sipNumber === number) ?? false)
  )
}
