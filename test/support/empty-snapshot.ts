import { NO_DESKTOP } from '../../shared/domain/desktop.ts'
import { UNMANAGED } from '../../shared/domain/managed.ts'
import { DEFAULT_SETTINGS } from '../../shared/domain/settings.ts'
import type { AppSnapshot } from '../../shared/domain/snapshot.ts'

/** The snapshot of an app without accounts. */
export function emptySnapshot(): AppSnapshot {
  return {
    revision: 1,
    app: { version: '0.0.0', runtime: 'test', platform: 'test' },
    providers: [],
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
    troubles: [],
    missed: [],
    desktop: NO_DESKTOP,
    managed: UNMANAGED,
    updates: { kind: 'idle' },
  }
}
