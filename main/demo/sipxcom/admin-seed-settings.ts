export type DemoSetting = {
  readonly path: string
  readonly type: string
  readonly options: Readonly<Record<string, string>> | null
  value: string | null
  readonly defaultValue: string | null
  readonly label: string | null
  readonly description: string | null
}

const setting = (
  path: string,
  value: string | null,
  defaultValue: string | null,
  more: Partial<Pick<DemoSetting, 'type' | 'options' | 'label' | 'description'>> = {},
): DemoSetting => ({
  path,
  type: 'string',
  options: null,
  value,
  defaultValue,
  label: null,
  description: null,
  ...more,
})

/** Blocks of settings by their place below `/api`, in the vendor's own form. */
export function demoSettings(): Map<string, DemoSetting[]> {
  const flag = (path: string, value: string, defaultValue: string, label: string): DemoSetting =>
    setting(path, value, defaultValue, { type: 'boolean', label })
  const small = (service: string): [string, DemoSetting[]] => [
    service,
    [
      setting(`${service}-config/log-level`, 'NOTICE', 'NOTICE', {
        type: 'enum',
        options: { DEBUG: 'Debug', INFO: 'Info', NOTICE: 'Notice', WARNING: 'Warning', ERR: 'Error' },
        label: 'Log level',
        description: 'How much this service writes.<br/>Debug slows it down.',
      }),
      setting(`${service}-config/port`, '5090', '5090', { type: 'integer', label: 'Port' }),
      flag(`${service}-config/verbose`, 'false', 'false', 'Verbose'),
    ],
  ]
  return new Map([
    [
      'dns',
      [
        setting('named-config/forwarders/forwarder_0', '192.0.2.53', null, {
          label: 'Primary External DNS server',
          description: 'DNS server of the company or its provider.',
        }),
        setting('named-config/forwarders/forwarder_1', null, null, {
          label: 'Secondary External DNS server',
        }),
        setting('acl/ips', '192.0.2.0/24,127.0.0.0/8', '192.0.2.0/24,127.0.0.0/8', {
          label: 'Allow Recursion ACL',
          description: 'Groups of hosts.<br/>Leave empty for all.',
        }),
      ],
    ],
    [
      'moh',
      [
        setting('moh-config/MOH_SOURCE', 'FILES_SRC', 'FILES_SRC', {
          type: 'enum',
          options: { FILES_SRC: 'System Music Directory', NONE: 'None', SOUNDCARD_SRC: 'Sound Card' },
          label: 'Music On Hold Source',
        }),
      ],
    ],
    ...[
      'ivr',
      'mwi',
      'registrar',
      'proxy',
      'saa',
      'imbot',
      'restserver',
      'ftp',
      'pagegroups',
      'cdrs',
      'autoattendant',
      'timezone',
    ].map(small),
  ])
}

/** Settings of one user, phone, gateway, line, port or orbit, made when they are first asked for. */
export function demoItemSettings(base: string): DemoSetting[] {
  if (base.startsWith('users/') || base.startsWith('userGroups/'))
    return [
      setting('im/fwd-vm-on-dnd', '0', '0', { type: 'boolean', label: 'Voicemail on Do Not Disturb' }),
      setting('callfwd/timer', '20', '20', { type: 'integer', label: 'Ring seconds' }),
      setting('permission/application/voice-mail', 'ENABLE', 'ENABLE', {
        type: 'enum',
        options: { ENABLE: 'Enable', DISABLE: 'Disable' },
        label: 'Voicemail',
      }),
    ]
  if (base.startsWith('gateways/'))
    return [
      setting('itsp-account/user-name', '5568', null),
      setting('itsp-account/password', 'planted-trunk-password', null),
      setting('itsp-account/register-on-initialization', 'true', 'false', { type: 'boolean' }),
    ]
  return [
    setting('display/contrast', '5', '5', { type: 'integer', label: 'Contrast' }),
    setting('ring/tone', 'classic', 'classic', { label: 'Ring tone' }),
    setting('ring/quiet hours #1 ä', 'off', 'off'),
  ]
}
