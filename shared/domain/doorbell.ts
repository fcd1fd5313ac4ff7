import type { CallView } from './call.ts'
import type { AccountView } from './snapshot.ts'

/** The call that rings here because the bell of this intercom was pressed: it comes from one of the device's numbers. */
export function ringingCallOf(view: AccountView, calls: readonly CallView[]): CallView | null {
  return calls.find((call) => call.phase === 'incoming' && isFromDoor(view, call)) ?? null
}

function isFromDoor({ intercom }: AccountView, call: CallView): boolean {
  const number = call.remote.address.replace(/^sips?:/i, '').split('@')[0] ?? ''
  return (
    number !== '' &&
    (intercom?.sipAccounts.some((own) => own.enabled !== false && own.sipNumber === number) ?? false)
  )
}
