import type { Bridge } from '../../shared/bridge.ts'
import type { VoicemailRow } from '../../shared/domain/voicemail.ts'
import { ok, type Result } from '../../shared/result.ts'

/** Takes a recording from main piece by piece; the window has no network. The caller revokes the URL. */
export async function fetchRecording(
  commands: Pick<Bridge<'app'>['commands'], 'voicemail.open' | 'voicemail.chunk'>,
  { accountId, id, folder }: Pick<VoicemailRow, 'accountId' | 'id' | 'folder'>,
): Promise<Result<string>> {
  const opened = await commands['voicemail.open']({ accountId, id, folder })
  if (!opened.ok) return opened
  const { contentType, sizeBytes } = opened.value
  const bytes = new Uint8Array(sizeBytes)
  for (let offset = 0; offset < sizeBytes; ) {
    const piece = await commands['voicemail.chunk']({ accountId, id, offset })
    if (!piece.ok) return piece
    const text = atob(piece.value.base64)
    if (text.length === 0) break
    for (let at = 0; at < text.length; at += 1) bytes[offset + at] = text.charCodeAt(at)
    offset += text.length
  }
  return ok(URL.createObjectURL(new Blob([bytes], { type: contentType })))
}
