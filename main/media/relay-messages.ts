import type { AppError } from '../../shared/errors.ts'
import type { RelayId } from '../../shared/ids.ts'
import type { Result } from '../../shared/result.ts'
import type { SdpRole } from '../core/phone-ports.ts'
import type { SrtpPolicy } from './far-sdp.ts'
import type { PortRange } from './port-pair.ts'
import type { RelayStats } from './relay.ts'
import type { StunServer } from './stun-ask.ts'

/** What main asks of the media worker. Both ends are ours: types are enough. */
export type RelayRequest =
  | {
      readonly kind: 'open'
      readonly relayId: RelayId
      readonly address: string
      readonly srtp: SrtpPolicy
      readonly ports: PortRange
      readonly stun: StunServer | null
    }
  | {
      readonly kind: 'to-far' | 'to-page'
      readonly relayId: RelayId
      readonly role: SdpRole
      readonly sdp: string
    }
  | { readonly kind: 'move'; readonly relayId: RelayId; readonly address: string }
  | { readonly kind: 'stats'; readonly relayId: RelayId }
  | { readonly kind: 'close'; readonly relayId: RelayId }

export type RelayReply = Result<string | RelayStats | undefined, AppError>
export type RelayCall = { readonly id: number; readonly request: RelayRequest }
export type RelayAnswer = { readonly id: number; readonly reply: RelayReply }
