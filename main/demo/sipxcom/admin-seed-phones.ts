import type { DemoList } from './admin-row.ts'

const MODEL = { modelId: 'polycomVVX400', label: 'Polycom VVX 400', vendor: 'Polycom', versions: ['5.8'] }
const TRUNK = { modelId: 'sipTrunkStandard', label: 'SIP trunk', vendor: null, versions: null }

/** What they call with: phones, their lines, gateways. */
export function phoneLists(): readonly DemoList[] {
  return [
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
  ]
}
