import type { ReferralView, TransferView } from '../../shared/domain/call.ts'
import type { CallId } from '../../shared/ids.ts'
import type { RemoteParty } from './engine.ts'

/** Our wish that the far side calls somebody else. */
export type TransferState = TransferView & {
  /** The call of ours that it takes the place of; null for a transfer without asking. */
  readonly otherId: CallId | null
}

/** The far side's wish that we call somebody else. */
export type ReferralState = { readonly to: RemoteParty; readonly announced: boolean }

export function isUnderWay(transfer: TransferState | null): boolean {
  return transfer !== null && transfer.stage !== 'failed'
}

export function transferView(transfer: TransferState | null): TransferView | null {
  return transfer && { to: transfer.to, stage: transfer.stage, status: transfer.status }
}

export function referralView(referral: ReferralState | null): ReferralView | null {
  return referral && { to: nameOf(referral.to), announced: referral.announced }
}

export function nameOf({ address, displayName }: RemoteParty): string {
  return displayName ?? address
}
