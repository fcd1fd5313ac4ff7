import type { VoicemailSettings } from '../../../shared/domain/voicemail.ts'
import type { Result } from '../../../shared/result.ts'

/** How the mailbox is set up. Reading never yields the PIN. */
export type VoicemailSettingsFacet = { read(signal: AbortSignal): Promise<Result<VoicemailSettings>> }
