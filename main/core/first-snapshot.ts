import { NO_DESKTOP } from '../../shared/domain/desktop.ts'
import { UNMANAGED } from '../../shared/domain/managed.ts'
import { DEFAULT_SETTINGS } from '../../shared/domain/settings.ts'
import type { AppSnapshot } from '../../shared/domain/snapshot.ts'

/** What is known before anything was read or asked. */
export function firstSnapshot(
  known: Pick<AppSnapshot, 'app' | 'providers' | 'troubles'>,
): Omit<AppSnapshot, 'revision'> {
  return {
    ...known,
    accounts: [],
    calls: [],
    serverCalls: [],
    settings: DEFAULT_SETTINGS,
    soundDevices: [],
    microphone: 'unknown',
    phone: 'starting',
    online: true,
    missedCount: 0,
    historyRevision: 0,
    personRevision: 0,
    peopleRevision: 0,
    voicemailRevision: 0,
    texts: [],
    textRevision: 0,
    dialRequest: null,
    demo: 'off',
    missed: [],
    desktop: NO_DESKTOP,
    managed: UNMANAGED,
    updates: { kind: 'idle' },
  }
}
