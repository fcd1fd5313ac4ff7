import { CONFIG_FIELDS, type ConfigField } from '../../shared/domain/intercom-fields.ts'
import type {
  IntercomFinding,
  IntercomHealth,
  SipAccountConfig,
  SipAccountStatus,
} from '../../shared/domain/intercom.ts'

/** What the phone system says the account should be; null = it does not say, so it is not compared. */
export type ExpectedSipAccount = {
  /** From 1: the account of the device that belongs to the phone system. */
  readonly account: number
  readonly sipNumber: string | null
  readonly authId: string | null
  readonly domain: string | null
  readonly domainPort: string | null
  readonly proxyAddress: string | null
  readonly proxyPort: string | null
  /** Whether the phone system sees the device registered. */
  readonly seen: boolean | null
}

/**
 * What is wrong with the SIP accounts of a device. An account that is in use, or that the phone system expects, must be
 * on, complete, as expected, and registered. `configs` empty: the device keeps its settings to itself, then only its
 * status counts.
 */
export function findProblems(
  configs: readonly SipAccountConfig[],
  statuses: readonly SipAccountStatus[],
  expected: ExpectedSipAccount | null,
): readonly IntercomFinding[] {
  const numbers = new Set([...configs, ...statuses].map((one) => one.account))
  return [...numbers]
    .toSorted((a, b) => a - b)
    .flatMap((account) => {
      const config = configs.find((one) => one.account === account) ?? null
      const status = statuses.find((one) => one.account === account) ?? null
      const wanted = expected?.account === account ? expected : null
      const inUse =
        wanted !== null || config?.enabled === true || (config === null && status?.enabled === true)
      return inUse ? problemsOf(account, config, status, wanted) : []
    })
}

function problemsOf(
  account: number,
  config: SipAccountConfig | null,
  status: SipAccountStatus | null,
  wanted: ExpectedSipAccount | null,
): readonly IntercomFinding[] {
  const found: IntercomFinding[] = []
  const note = (
    field: ConfigField,
    problem: IntercomFinding['problem'],
    got: string | null,
    expected: string | null,
  ): void => {
    found.push({
      sipAccount: account,
      field,
      database: CONFIG_FIELDS[field].database,
      problem,
      got,
      expected,
    })
  }
  if (config !== null) {
    if (config.enabled === false) note('enabled', 'off', 'false', 'true')
    if (config.registrationEnabled === false) note('registrationEnabled', 'off', 'false', 'true')
    for (const field of COMPARED) {
      const got = config[field]
      const expected = wanted === null ? null : expectedOf(field, wanted, config)
      if (expected !== null && got !== null && !isSame(field, got, expected)) {
        note(field, got === '' ? 'empty' : 'differs', got, expected)
      } else if (expected === null && got === '' && (field === 'sipNumber' || field === 'domain')) {
        note(field, 'empty', got, null)
      }
    }
  }
  const isAway = status?.registered === false || (status?.registered !== true && wanted?.seen === false)
  if (isAway)
    found.push({
      sipAccount: account,
      field: 'registered',
      database: null,
      problem: 'not-registered',
      got: 'false',
      expected: null,
    })
  return found
}

const COMPARED = ['sipNumber', 'authId', 'domain', 'domainPort', 'proxyAddress', 'proxyPort'] as const
type Compared = (typeof COMPARED)[number]

/** What a field should hold, given the others: some of them stand for one another. */
function expectedOf(field: Compared, wanted: ExpectedSipAccount, config: SipAccountConfig): string | null {
  // Without a name of its own for signing in, the device takes the number (5.6.3).
  if (field === 'authId' && wanted.authId === wanted.sipNumber && config.authId === '') return null
  // No proxy means that calls go to the domain itself.
  if (field === 'proxyAddress' && config.proxyAddress === '' && isHost(config.domain, wanted.proxyAddress))
    return null
  if (field === 'proxyPort' && config.proxyAddress === '' && isHost(config.domain, wanted.proxyAddress))
    return null
  return wanted[field]
}

function isHost(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && a.toLowerCase() === b.toLowerCase()
}

function isSame(field: Compared, got: string, expected: string): boolean {
  if (field === 'domain' || field === 'proxyAddress') return isHost(got, expected)
  // An empty port is the usual one, 5060.
  if (field === 'domainPort' || field === 'proxyPort') return (got || '5060') === (expected || '5060')
  return got === expected
}

/** The verdict of a device that could be asked. */
export function judge(
  findings: readonly IntercomFinding[],
  missing: IntercomHealth['missing'],
  reference: IntercomHealth['reference'],
): IntercomHealth {
  return { kind: findings.length === 0 ? 'ok' : 'attention', findings, missing, reference }
}
