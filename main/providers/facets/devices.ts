import type { Device } from '../../../shared/domain/device.ts'
import type { Result } from '../../../shared/result.ts'

/** What this installation is known by to a registrar. */
export type OwnDevice = {
  /** RFC 5626 instance id, bare UUID. */
  readonly instanceUuid: string
  /** `host:port` that its open connections put into Contact. */
  readonly contacts: readonly string[]
}

export type DevicesFacet = {
  list(own: OwnDevice, signal: AbortSignal): Promise<Result<readonly Device[]>>
}
