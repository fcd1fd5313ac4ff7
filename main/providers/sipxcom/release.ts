import { z } from 'zod'
import type { SipxClient } from './client.ts'

/** `new`: 14.10 and later. `old`: 4.x, which knows far fewer services (reference sipxcom-user 12). */
export type SipxRelease = 'new' | 'old'

/** Tells the two kinds of system apart by a question only the newer one knows; null when it could not be told now. */
export async function readRelease(client: SipxClient, signal: AbortSignal): Promise<SipxRelease | null> {
  const asked = await client.json({ path: ['my', 'callfwd'] }, z.unknown(), signal)
  if (asked.ok) return 'new'
  return asked.error.code === 'not-found' ? 'old' : null
}
