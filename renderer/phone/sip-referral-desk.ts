import type { Referral, Session } from 'sip.js'
import type { CallId } from '../../shared/ids.ts'
import type { CallSignal } from './engine.ts'
import { readReferral, type ReferralWish, tellReferrer } from './sip-referral.ts'

/** Makes the call of a referral for the call `from`; `told` hears every status its INVITE gets. */
export type Follow = (from: CallId, wish: ReferralWish, told: (status: number) => void) => void

export type ReferralDesk = {
  take(referral: Referral): void
  /** The person's answer. Without a question that is open it does nothing. */
  answer(on: boolean): void
}

/** The requests of one call's far side that we call somebody else: one at a time, and never without a yes. */
export function createReferralDesk(
  session: Session,
  callId: CallId,
  emit: (signal: CallSignal) => void,
  follow: Follow,
): ReferralDesk {
  let open: { readonly wish: ReferralWish; readonly id: string | null } | null = null
  let taken = 0

  return {
    take(referral) {
      const wish = readReferral(referral)
      if (!wish) return void referral.reject({ statusCode: 400 })
      if (open) return void referral.reject({ statusCode: 491 })
      taken += 1
      // From the second on they need a number (RFC 3515 2.4.6).
      open = { wish, id: taken > 1 ? String(referral.request.cseq) : null }
      void referral.accept()
      tellReferrer(session, 100, open.id)
      emit({ kind: 'referred', to: wish.party, announced: wish.announced })
    },
    answer(on) {
      if (!open) return
      const { wish, id } = open
      open = null
      if (!on) return tellReferrer(session, 603, id)
      let last = 100
      follow(callId, wish, (status) => {
        if (status === last || last >= 200) return
        last = status
        tellReferrer(session, status, id)
      })
    },
  }
}
