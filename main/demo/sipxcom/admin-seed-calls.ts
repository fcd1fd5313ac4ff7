import type { Clock } from '../../core/ports.ts'
import type { DemoList, DemoRow } from './admin-row.ts'
import type { DemoSipxSeed } from './state.ts'

/** Where calls go and where they went. */
export function callLists(users: readonly DemoSipxSeed[], clock: Clock): readonly DemoList[] {
  return [
    [
      'pagegroups',
      [
        {
          id: 1,
          enabled: true,
          pageGroupNumber: 1,
          timeout: 60,
          sound: 'beep.wav',
          description: 'Hall',
          users: [],
        },
      ],
    ],
    [
      'orbits',
      [
        {
          id: 1,
          name: 'Lobby',
          enabled: true,
          extension: '9001',
          description: null,
          music: 'default.wav',
          server: { id: 1 },
        },
      ],
    ],
    [
      'callgroups',
      [
        {
          enabled: true,
          name: 'Support',
          extension: '3399',
          did: null,
          description: 'First line',
          fallbackDestination: null,
          voicemailFallback: true,
          userForward: true,
          useFwdTimers: false,
          ringBeans: [{ typeStr: 'If no response', userName: '200', enabled: true, expiration: 15 }],
        },
      ],
    ],
    [
      'autoattendant',
      [
        {
          id: 1,
          name: 'Operator',
          description: 'Daytime',
          prompt: 'operator.wav',
          systemId: 'operator',
          lang: 'en',
          allowDial: '',
          denyDial: '',
        },
        {
          id: 2,
          name: 'After hours',
          description: 'Nights',
          prompt: 'night.wav',
          systemId: 'afterhour',
          lang: 'en',
          allowDial: '',
          denyDial: '',
        },
      ],
    ],
    [
      'rules',
      [
        { id: 1, type: 'Internal', enabled: true, name: 'Internal', description: null },
        { id: 2, type: 'Custom', enabled: true, name: 'Trunk', description: 'To the world' },
      ],
    ],
    [
      'schedules',
      [
        {
          id: 12,
          name: 'Office hours',
          description: null,
          userId: null,
          groupId: null,
          type: 'GENERAL',
          workingTime: {
            workingHours: [
              {
                enabled: true,
                start: { hrs: 9, min: 0 },
                stop: { hrs: 17, min: 0 },
                scheduledDay: 'WEEKDAYS',
              },
            ],
          },
        },
      ],
    ],
    ['extendedcdrs', []],
    ['cdrs', demoCdrs(clock)],
    [
      'registrations',
      users.flatMap((user, index) => [
        {
          uri: `sip:${user.userName}@demo.example`,
          contact: `<sip:${user.userName}@192.0.2.${20 + index}:5060;x-sipX-nonat>`,
          expires: Math.floor(clock.now().getTime() / 1000) + 3000,
          primary: 'sipx.demo.example',
          instrument: `0004f280cc9${index}`,
          regCallId: `call-${index}@192.0.2.${20 + index}`,
          identity: `${user.userName}@demo.example`,
          status: 'active',
          secondsToExpire: 3000,
        },
      ]),
    ],
    ['moh/prompts', [{ name: 'default.wav' }]],
    ['pagegroups/prompts', [{ name: 'beep.wav' }]],
    ['orbits/prompts', [{ name: 'default.wav' }]],
  ]
}

/** 60 calls, one every hour backwards. */
function demoCdrs(clock: Clock): DemoRow[] {
  return Array.from({ length: 60 }, (_, index) => ({
    callId: `cdr-${index}`,
    caller: String(200 + (index % 3)),
    callerAor: `sip:${200 + (index % 3)}@demo.example`,
    callee: '3399',
    calleeAor: 'sip:3399@demo.example',
    recipient: '201',
    termination: index % 4 === 0 ? 'Failed' : 'Completed',
    duration: 60 + index,
    startTime: clock.now().getTime() - index * 3_600_000,
  }))
}
