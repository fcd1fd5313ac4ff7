import type { Clock } from '../../core/ports.ts'
import type { DemoList, DemoRow } from './admin-row.ts'
import { callLists } from './admin-seed-calls.ts'
import { peopleLists } from './admin-seed-people.ts'
import { phoneLists } from './admin-seed-phones.ts'
import type { DemoSipxSeed } from './state.ts'

/** Everything the system has, by its place below `/api` (or the name of the older stack's list). */
export function demoRows(users: readonly DemoSipxSeed[], clock: Clock): Map<string, DemoRow[]> {
  return new Map([...peopleLists(users), ...phoneLists(), ...callLists(users, clock), ...systemLists()])
}

function systemLists(): readonly DemoList[] {
  return [
    [
      'servers',
      [
        {
          id: 1,
          host: 'sipx.demo.example',
          ip: '192.0.2.10',
          primary: true,
          registered: true,
          description: 'Everything',
        },
      ],
    ],
    [
      'services',
      [
        { id: 'sipproxy', name: 'sipproxy', status: 'Running' },
        { id: 'sipregistrar', name: 'sipregistrar', status: 'Running' },
      ],
    ],
    ['features', [{ name: 'voicemail', label: 'Voicemail', enabled: true }]],
    ['bundles', [{ name: 'core', label: 'Core telephony' }]],
    [
      'jobs',
      [
        {
          id: 1,
          name: 'Send profiles',
          status: 'COMPLETED',
          server: 'sipx.demo.example',
          start: '1',
          stop: '2',
        },
      ],
    ],
  ]
}
