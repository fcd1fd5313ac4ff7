import type { VoicemailRow } from '../../../shared/domain/voicemail.ts'
import { numberOf } from '../../stores/caller.ts'

/** Who left a message: a name, and the number beside it. */
export function senderOf({ from }: Pick<VoicemailRow, 'from'>): {
  readonly name: string | null
  readonly number: string | null
} {
  const number = from.address === null ? null : numberOf(from.address)
  return { name: from.name, number: number === from.name ? null : number }
}
