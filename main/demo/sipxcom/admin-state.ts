import type { Clock } from '../../core/ports.ts'
import { demoItemSettings, demoSettings, type DemoSetting } from './admin-seed-settings.ts'
import type { DemoRow } from './admin-row.ts'
import { demoRows } from './admin-seed.ts'
import { createDemoEmergency, type DemoEmergency } from './admin-uniteme.ts'
import type { DemoSipxSeed } from './state.ts'

/** What an administrator of the demo system looks after. */
export type DemoAdmin = {
  /** Lists by their place below `/api`, or the name of the older stack's. */
  readonly rows: Map<string, DemoRow[]>
  /** Settings of a service or of one thing (`gateways/1`). */
  settings(place: string): DemoSetting[]
  specialMode: boolean
  specialAttendant: string | null
  /** Live attendants by extension. */
  readonly live: Map<string, boolean>
  readonly language: DemoRow
  timezone: string
  readonly emergency: DemoEmergency
  /** Things that were set off, oldest first: `PUT /phones/7/sendProfile`. */
  readonly actions: string[]
  nextId(): number
}

export function createDemoAdmin(users: readonly DemoSipxSeed[], clock: Clock): DemoAdmin {
  const settings = demoSettings()
  let last = 100
  return {
    rows: demoRows(users, clock),
    settings(place) {
      const known = settings.get(place) ?? demoItemSettings(place)
      settings.set(place, known)
      return known
    },
    specialMode: false,
    specialAttendant: null,
    live: new Map([['100', true]]),
    language: { language: 'en', region: 'us' },
    timezone: 'Europe/Berlin',
    emergency: createDemoEmergency(),
    actions: [],
    nextId: () => ++last,
  }
}
