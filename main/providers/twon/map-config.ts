import {
  CONFIG_FIELDS,
  CONFIG_FIELD_NAMES,
  type ConfigChange,
  type ConfigField,
  type ConfigValue,
} from '../../../shared/domain/intercom-fields.ts'
import type { SipAccountConfig } from '../../../shared/domain/intercom.ts'
import type { SipAccountWire } from './wire.ts'

/** Settings as the product has them. Not cleaned: what is shown is what would be written back. */
export function toSipAccountConfig(wire: SipAccountWire): SipAccountConfig {
  return {
    account: wire.account,
    enabled: wire.enabled ?? null,
    displayName: wire.displayName ?? null,
    sipNumber: wire.sipNumber ?? null,
    authId: wire.authId ?? null,
    domain: wire.domain ?? null,
    domainPort: portText(wire.domainPort),
    proxyAddress: wire.proxyAddress ?? null,
    proxyPort: portText(wire.proxyPort),
    registrationEnabled: wire.registrationEnabled ?? null,
    registrarAddress: wire.registrarAddress ?? null,
    registrarPort: portText(wire.registrarPort),
    answerMode: wire.answerMode ?? null,
  }
}

/** The fields of a change that are not so already, in the order of the device's page. */
export function differences(change: ConfigChange, now: SipAccountConfig): readonly ConfigField[] {
  return CONFIG_FIELD_NAMES.filter((field) => change[field] !== undefined && change[field] !== now[field])
}

/**
 * The upload: the account's number and nothing but what changes. Echoing the rest would undo what somebody sets on the
 * device's page at the same moment. A port goes out as the type it came in.
 */
export function toUpload(
  now: SipAccountWire,
  change: ConfigChange,
  fields: readonly ConfigField[],
  password: string | null,
): unknown {
  const entries = fields.map((field): [string, ConfigValue | number | undefined] => [
    field,
    toWire(field, change[field], now),
  ])
  const account = {
    account: now.account,
    ...Object.fromEntries<ConfigValue | number | undefined>(entries),
    ...(password !== null && { password }),
  }
  return { accounts: [account] }
}

function toWire(
  field: ConfigField,
  value: ConfigValue | undefined,
  now: SipAccountWire,
): ConfigValue | number | undefined {
  const asNumber = CONFIG_FIELDS[field].kind === 'port' && typeof now[field] === 'number'
  return asNumber && value !== '' ? Number(value) : value
}

function portText(port: string | number | null | undefined): string | null {
  return port === null || port === undefined ? null : String(port)
}
