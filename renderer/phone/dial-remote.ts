import { cleanRemoteText } from '../../shared/text/clean.ts'
import type { RemoteParty } from './engine.ts'

/** The party behind a URI main asks us to dial, e.g. `sip:%23100@example.org` is `#100@example.org`. */
export function remoteOfUri(uri: string): RemoteParty {
  const bare = uri.replace(/^sips?:/i, '').split(/[;?]/)[0] ?? ''
  return { address: cleanRemoteText(unescapeSafely(bare), 'address'), displayName: null }
}

function unescapeSafely(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // A lone % is shown as it is.
    return text
  }
}
