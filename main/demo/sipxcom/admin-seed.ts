import type { Clock } from '../../core/ports.ts'
import type { DemoSipxSeed } from './state.ts'

export type DemoRow = Record<string, unknown>
const MODEL = { modelId: 'polycomVVX400', label: 'Polycom VVX 400', vendor: 'Polycom', versions: ['5.8'] }
const TRUNK = { modelId: 'sipTrunkStandard', label: 'SIP trunk', vendor: null, versions: null }

/** Everything the system has, by its place below `/api` (or the name of the older stack's list). */
export function demoRows(users: readonly DemoSipxSeed[], clock: Clock): Map<string, DemoRow[]> {
  const branch = { id: 1, name: 'Head office', description: 'Where it all began' }
  const permissions = [
    { name: 'LocalDialing', label: 'Local Dialing', value: '', defaultValue: 'ENABLE' },
    {
      name: 'InternationalDialing',
      label: 'International Dialing',
      value: 'DISABLE',
      defaultValue: 'DISABLE',
    },
  ]
  const people = users.map((user, index) => ({
    id: index + 1,
    userName: user.userName,
    lastName: user.lastName,
    firstName: user.firstName,
  }))
  return new Map<string, DemoRow[]>([
    [
      'branch',
      [
        {
          ...branch,
          address: {
            id: 1,
            street: 'Main Street 1',
            city: 'Springfield',
            country: 'US',
            state: 'DC',
            zip: '20500',
          },
          phoneNumber: '4235551212',
          faxNumber: '4235552323',
        },
      ],
    ],
    [
      'permission',
      [
        {
          name: 'LocalDialing',
          label: 'Local Dialing',
          description: 'Calls in town',
          defaultValue: true,
          type: 'CALL',
          builtIn: true,
        },
        {
          name: 'perm_1',
          label: 'Warehouse door',
          description: 'Made here',
          defaultValue: false,
          type: 'CALL',
          builtIn: false,
        },
      ],
    ],
    [
      'user',
      people.map((person, index) => ({
        ...person,
        pin: '',
        sipPassword: '',
        emailAddress: users[index]?.email ?? null,
        groups: [{ id: 1, name: 'sales', description: 'Sales & more' }],
        branch,
        aliases: (users[index]?.aliases ?? []).map((alias) => ({ alias })),
      })),
    ],
    [
      'user-permission',
      people.map(({ userName: _, ...person }) => ({ ...person, permissions: structuredClone(permissions) })),
    ],
    [
      'user-group',
      [
        { id: 1, name: 'sales', description: 'Sales & more', branch },
        { id: 2, name: 'lager # 1 ü', description: '<b>Warehouse</b>', branch: null },
      ],
    ],
    [
      'user-group-permission',
      [{ id: 1, name: 'sales', description: 'Sales', permissions: structuredClone(permissions) }],
    ],
    [
      'users',
      people.map((person, index) => ({
        ...person,
        aliases: [...(users[index]?.aliases ?? [])],
        sipPassword: users[index]?.sipPassword ?? '',
        pintoken: 'planted-pin-token',
        voicemailPin: null,
        branchName: 'Head office',
        userProfile: { emailAddress: users[index]?.email ?? null },
        notified: false,
        groups: [{ id: 1, name: 'sales' }],
        permissions: [],
      })),
    ],
    [
      'userGroups',
      [
        { id: 1, name: 'sales', description: 'Sales & more', weight: 1, count: 2 },
        { id: 2, name: 'lager # 1 ü', description: 'Warehouse', weight: 2, count: 0 },
      ],
    ],
    ['phoneGroups', [{ id: 1, name: 'desk', description: 'On desks', weight: 1, count: 1 }]],
    [
      'phones',
      [
        {
          id: 7,
          serialNo: '0004f280cc95',
          description: 'Front desk',
          version: null,
          model: MODEL,
          lines: [],
          groups: [{ id: 1, name: 'desk' }],
        },
      ],
    ],
    [
      'phones/7/lines',
      [
        {
          id: 3,
          user: '200',
          userId: 1,
          extension: null,
          password: 'planted-line-password',
          uri: 'sip:200@demo.example',
          displayName: 'Annika Switch',
          registrationServer: 'demo.example',
          registrationServerPort: 5060,
          voicemail: null,
        },
      ],
    ],
    [
      'gateways',
      [
        {
          id: 1,
          name: 'my_siptrunk',
          serialNo: null,
          deviceVersion: null,
          description: 'Direct numbers 4235550000 and up',
          model: TRUNK,
          enabled: true,
          address: '192.0.2.14',
          addressPort: 5060,
          outboundAddress: null,
          outboundPort: 5060,
          addressTransport: 'tcp',
          prefix: null,
          shared: true,
          useInternalBridge: true,
          branch: null,
          callerAliasInfo: {
            defaultCallerAlias: null,
            anonymous: false,
            ignoreUserInfo: false,
            transformUserExtension: false,
            addPrefix: null,
            keepDigits: 0,
            displayName: null,
            urlParameters: null,
          },
        },
      ],
    ],
    ['gateways/1/ports', [{ id: 1 }]],
    ['phoneModels', [MODEL]],
    ['gatewayModels', [TRUNK]],
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
  ])
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
