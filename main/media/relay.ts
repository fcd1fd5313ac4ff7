import type { Result } from '../../shared/result.ts'
import { ok } from '../../shared/result.ts'
import type { DtlsIdentity } from './dtls-identity.ts'
import { openFarLeg } from './far-leg.ts'
import type { FarStats } from './far-leg.ts'
import type { SrtpPolicy } from './far-sdp.ts'
import { createMediaPath } from './media-path.ts'
import { openPageLeg } from './page-leg.ts'
import type { LegStats, PageLeg } from './page-leg.ts'
import type { PortRange } from './port-pair.ts'
import { createSdpBridge } from './sdp-bridge.ts'
import type { SdpBridge } from './sdp-bridge.ts'
import type { StunServer } from './stun-ask.ts'

export type RelayOptions = {
  readonly identity: DtlsIdentity
  /** Numeric local address for the far side's ports. */
  readonly address: string
  readonly srtp: SrtpPolicy
  readonly ports: PortRange
  readonly stun: StunServer | null
}

export type RelayStats = { readonly page: LegStats; readonly far: FarStats }

/** One call between the page's WebRTC and an ordinary phone's RTP, without transcoding. */
export type Relay = SdpBridge & {
  /** The far side's ports go to another local address; the next offer names it. Errors as `openRelay`. */
  move(address: string): Promise<Result<undefined>>
  stats(): RelayStats
  close(): Promise<void>
}

/** Opens the ports of both sides. The caller closes it. Errors: unreachable (`no-media-port`). */
export async function openRelay(options: RelayOptions): Promise<Result<Relay>> {
  const path = createMediaPath()
  // Nothing arrives on either side before descriptions are agreed, so each may name the other.
  const opened = await openFarLeg({
    address: options.address,
    ports: options.ports,
    stun: options.stun,
    onRtp(packet) {
      const shown = path.toPage(packet, performance.now())
      if (shown) page.sendRtp(shown)
    },
    onRtcp(compound) {
      const shown = path.reportToPage(compound)
      if (shown) page.sendRtcp(shown)
    },
  })
  if (!opened.ok) return opened
  const far = opened.value
  const page: PageLeg = await openPageLeg({
    identity: options.identity,
    onRtp(packet) {
      const sent = path.toFar(packet)
      if (sent) far.sendRtp(sent)
    },
    onRtcp(compound) {
      const sent = path.reportToFar(compound)
      if (sent) far.sendRtcp(sent)
    },
  })
  return ok({
    ...createSdpBridge({ page, far, path, srtp: options.srtp }),
    move: (address) => far.move(address),
    stats: () => ({ page: page.stats(), far: far.stats() }),
    async close() {
      far.close()
      await page.close()
    },
  })
}
