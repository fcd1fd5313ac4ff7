import { addressOfUri } from '../../shared/domain/dial.ts'
import { cleanRemoteText } from '../../shared/text/clean.ts'
import type { RemoteParty } from './engine.ts'

/** The party behind a URI main asks us to dial, e.g. `sip:%23100@example.org` is `#100@example.org`. */
export function remoteOfUri(uri: string): RemoteParty {
  return { address: cleanRemoteText(addressOfUri(uri), 'address'), displayName: null }
}
