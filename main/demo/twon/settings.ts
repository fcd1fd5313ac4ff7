/** The services of the device's HTTP API, each with settings of its own (Services › HTTP API on its page). */
export const DEMO_SERVICES = ['System', 'Phone/Call', 'Switch', 'Logging', 'Camera'] as const
export type DemoService = (typeof DEMO_SERVICES)[number]

export type DemoServiceSetting = {
  readonly enabled: boolean
  /** `http`: both schemes work; `https`: http is answered with error 7. */
  readonly connection: 'http' | 'https'
  readonly auth: 'none' | 'basic' | 'digest'
}

export const DEMO_PRIVILEGES = [
  'phone-monitoring',
  'phone-control',
  'phone-management',
  'switch-monitoring',
  'switch-control',
  'logging',
  'camera',
] as const
export type DemoPrivilege = (typeof DEMO_PRIVILEGES)[number]

/** One of the five API accounts. */
export type DemoApiAccount = {
  readonly user: string
  readonly password: string
  readonly privileges: ReadonlySet<DemoPrivilege>
}

/** What its owner, or a test, turns while the device runs. */
export type DemoTwonBehaviour = {
  services: Record<DemoService, DemoServiceSetting>
  apiAccounts: readonly DemoApiAccount[]
  /** How ports come in `phone/config`: both are seen (reference twon 4). */
  portsAs: 'string' | 'number'
  /** Whether a refused upload names the field or only `blob-json`; unproven, so both. */
  namesBadField: boolean
  /** A wrong sign-in method is answered with status 200 and error 8, without a challenge. */
  wrongMethodAs200: boolean
  /** Requests per digest nonce; then 401, flagged stale or not. */
  nonceUses: number
  saysStale: boolean
  /** 2.x firmware: short `phone/status`, no `mode`, no call peers. */
  oldFirmware: boolean
  /** False: the subscription is taken, and nothing ever comes (privilege missing on real devices). */
  tellsEvents: boolean
  /** False: log/subscribe is answered with error 1. */
  hasEvents: boolean
  hasCamera: boolean
  /** Whether the SIP server takes this account; a fifth of a second after each change. */
  registers: (account: DemoSipAccount, password: string) => boolean
}

/** One SIP account as the device keeps it; ports as texts. The password is apart. */
export type DemoSipAccount = {
  readonly enabled: boolean
  readonly displayName: string
  readonly sipNumber: string
  readonly authId: string
  readonly domain: string
  readonly domainPort: string
  readonly proxyAddress: string
  readonly proxyPort: string
  readonly registrationEnabled: boolean
  readonly registrarAddress: string
  readonly registrarPort: string
  readonly answerMode: string
}

export const EMPTY_SIP_ACCOUNT: DemoSipAccount = {
  enabled: false,
  displayName: '',
  sipNumber: '',
  authId: '',
  domain: '',
  domainPort: '',
  proxyAddress: '',
  proxyPort: '',
  registrationEnabled: false,
  registrarAddress: '',
  registrarPort: '',
  answerMode: '1',
}

export function defaultBehaviour(account: {
  readonly user: string
  readonly password: string
}): DemoTwonBehaviour {
  const setting: DemoServiceSetting = { enabled: true, connection: 'http', auth: 'digest' }
  return {
    services: { System: setting, 'Phone/Call': setting, Switch: setting, Logging: setting, Camera: setting },
    apiAccounts: [{ ...account, privileges: new Set(DEMO_PRIVILEGES) }],
    portsAs: 'string',
    namesBadField: true,
    wrongMethodAs200: false,
    nonceUses: 200,
    saysStale: false,
    oldFirmware: false,
    tellsEvents: true,
    hasEvents: true,
    hasCamera: true,
    registers: ({ domain, sipNumber }) => domain !== '' && sipNumber !== '',
  }
}
