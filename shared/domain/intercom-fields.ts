/*
 * The fields of one SIP account of an intercom, by their wire names, as `intercom config` and the device form use them.
 * Kept free of zod: the screens import it.
 */

export type FieldKind = 'flag' | 'text' | 'port' | 'host' | 'opaque'

/** In the order of the device's own page. `database`: the name the device's configuration file gives the field. */
export const CONFIG_FIELDS = {
  enabled: { kind: 'flag', database: 'Phone.Sip.Enabled' },
  displayName: { kind: 'text', database: 'Phone.Sip.User.DisplayName' },
  sipNumber: { kind: 'text', database: 'Phone.Sip.User.Id' },
  authId: { kind: 'text', database: 'Phone.Sip.User.AuthId' },
  domain: { kind: 'host', database: 'Phone.Sip.Client.Domain' },
  domainPort: { kind: 'port', database: 'Phone.Sip.Client.Port' },
  proxyAddress: { kind: 'host', database: 'Phone.Sip.Proxy.Address' },
  proxyPort: { kind: 'port', database: 'Phone.Sip.Proxy.Port' },
  registrationEnabled: { kind: 'flag', database: 'Phone.Sip.Registrar.Enabled' },
  registrarAddress: { kind: 'host', database: 'Phone.Sip.Registrar.Address' },
  registrarPort: { kind: 'port', database: 'Phone.Sip.Registrar.Port' },
  /** What the values mean is not documented, so they are kept as they come. */
  answerMode: { kind: 'opaque', database: 'Phone.Sip.Misc.AnswerMode' },
} as const satisfies Record<string, { readonly kind: FieldKind; readonly database: string }>

export type ConfigField = keyof typeof CONFIG_FIELDS
export const CONFIG_FIELD_NAMES = Object.keys(CONFIG_FIELDS) as readonly ConfigField[]

/** The password can be written and never read; its value travels as a Secret beside the other fields. */
export const PASSWORD_DATABASE = 'Phone.Sip.User.PasswordString'

/** Ports are texts here (`''` = the default), whatever type the device gives them. */
export type ConfigValue = string | boolean
type FlagField = {
  [F in ConfigField]: (typeof CONFIG_FIELDS)[F]['kind'] extends 'flag' ? F : never
}[ConfigField]
export type ConfigChange = { readonly [F in ConfigField]?: F extends FlagField ? boolean : string }

export function isConfigField(name: string): name is ConfigField {
  return Object.hasOwn(CONFIG_FIELDS, name)
}

function isFlagField(field: ConfigField): field is FlagField {
  return CONFIG_FIELDS[field].kind === 'flag'
}

/** Why a field cannot be set as asked; the sentence is `invalid-input/<problem>` in shared/text/en.ts. */
export type FieldProblem =
  | 'flag'
  | 'port-range'
  | 'host-name'
  | 'blank-or-control'
  | 'control-character'
  | 'too-long'
  | 'needs-domain'

/** Longest text a field may have. Not documented; the device says "too big" when it has an opinion of its own. */
const MAX_TEXT = 255

/** Adds a value typed as text to a change: flags are `true yes on 1` and `false no off 0`; null when it is neither. */
export function withConfigText(change: ConfigChange, field: ConfigField, text: string): ConfigChange | null {
  const typed = text.trim()
  if (!isFlagField(field)) return { ...change, [field]: typed }
  if (/^(?:true|yes|on|1)$/i.test(typed)) return { ...change, [field]: true }
  return /^(?:false|no|off|0)$/i.test(typed) ? { ...change, [field]: false } : null
}

/**
 * Checks a change before it is sent, because the device refuses a whole upload for one bad field. `now`: the account as
 * it stands, for rules between fields. Empty = nothing wrong.
 */
export function checkConfigChange(
  change: ConfigChange,
  now: { readonly [F in ConfigField]?: ConfigValue | null } = {},
): ReadonlyMap<ConfigField, FieldProblem> {
  const problems = new Map<ConfigField, FieldProblem>()
  for (const field of CONFIG_FIELD_NAMES) {
    const value = change[field]
    const problem = value === undefined ? null : problemOf(field, value)
    if (problem !== null) problems.set(field, problem)
  }
  const after = { ...now, ...change }
  const turnsOn = change.registrationEnabled === true && !problems.has('registrationEnabled')
  if (turnsOn && !after.domain && !after.registrarAddress) problems.set('registrationEnabled', 'needs-domain')
  return problems
}

function problemOf(field: ConfigField, value: ConfigValue): FieldProblem | null {
  const { kind } = CONFIG_FIELDS[field]
  if (kind === 'flag') return typeof value === 'boolean' ? null : 'flag'
  if (typeof value === 'boolean') return 'control-character'
  if (value.length > MAX_TEXT) return 'too-long'
  switch (kind) {
    case 'port':
      return value === '' || (/^\d{1,5}$/.test(value) && Number(value) >= 1 && Number(value) <= 65_535)
        ? null
        : 'port-range'
    case 'host':
      return value === '' || isHost(value) ? null : 'host-name'
    case 'text':
    case 'opaque':
      if (field !== 'displayName' && /\s/u.test(value)) return 'blank-or-control'
      return /[\u0000-\u001f\u007f-\u009f]/.test(value) ? 'control-character' : null
  }
}

/** A host name, an IPv4 address or an IPv6 address with or without brackets; no port, no scheme. */
function isHost(text: string): boolean {
  const name =
    /^(?=.{1,253}$)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)*[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.?$/i
  return name.test(text) || /^\[?[0-9a-f:]*:[0-9a-f:.]+\]?$/i.test(text)
}
