import {
  CONFIG_FIELD_NAMES,
  isConfigField,
  withConfigText,
  type ConfigChange,
} from '../../shared/domain/intercom-fields.ts'
import type {
  IntercomFinding,
  IntercomHappening,
  IntercomHealth,
  MissingPart,
  SipAccountConfig,
  SipAccountStatus,
} from '../../shared/domain/intercom.ts'
import { appError } from '../../shared/errors.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import type { IntercomChannel, IntercomFacet, SipAccountWrite } from '../providers/facets/intercom.ts'
import type { Accounts } from './accounts.ts'
import { findProblems, judge } from './intercom-health.ts'
import { findReference, type ReferenceOptions } from './intercom-reference.ts'
import { untilAborted } from './pause.ts'
import type { AccountRecord } from './store-ports.ts'

/** How long a device may take to register with new settings, in ms. */
const REGISTER_MS = 15_000
const PULL_SEC = 2

export type Diagnosis = { readonly health: IntercomHealth; readonly configs: readonly SipAccountConfig[] }

/** `registered` null: not asked, or the device does not tell. `verifiedBy`: who said that it registered after the repair. */
export type IntercomRepair = {
  readonly proposed: readonly IntercomFinding[]
  readonly write: SipAccountWrite | null
  readonly registered: boolean | null
  readonly verifiedBy: 'event' | 'status' | null
}

/** Compares the device with the phone system. What the device keeps to itself is `missing`, not an error. */
export async function diagnose(
  facet: IntercomFacet,
  accounts: Accounts,
  record: AccountRecord,
  options: ReferenceOptions,
  signal: AbortSignal,
): Promise<Result<Diagnosis>> {
  const status = await facet.status(signal)
  if (!status.ok) return status
  const read = await facet.config.read(null, signal)
  if (!read.ok && read.error.code !== 'forbidden' && read.error.code !== 'not-supported') return read
  const missing: readonly MissingPart[] = read.ok
    ? status.value.missing
    : [...status.value.missing, { part: 'configuration', error: read.error }]
  const configs = read.ok ? read.value : []
  const reference = await findReference(accounts, record, configs, options, signal)
  if (!reference.ok) return reference
  const { account = null, expected = null } = reference.value ?? {}
  const findings = findProblems(configs, status.value.sipAccounts, expected)
  return ok({ health: judge(findings, missing, account), configs })
}

/**
 * Sets exactly the fields that are wrong and for which there is a right value, and waits until the device has registered.
 * Errors: not-found when it has no such SIP account, conflict when somebody else changed a field meanwhile, and those of
 * asking and writing.
 */
export async function repair(
  facet: IntercomFacet,
  { health, configs }: Diagnosis,
  sipAccount: number,
  write: (set: ConfigChange, expected: SipAccountConfig) => Promise<Result<SipAccountWrite>>,
  signal: AbortSignal,
): Promise<Result<IntercomRepair>> {
  const seen = configs.find((one) => one.account === sipAccount)
  if (seen === undefined)
    return err(appError('not-found', { detail: 'sip-account', field: String(sipAccount) }))
  const proposed = proposals(health, sipAccount)
  const set = changeOf(proposed)
  const before = await lookUp(facet, sipAccount, signal)
  if (Object.keys(set).length === 0) {
    const registered = before?.registered ?? null
    return ok({ proposed, write: null, registered, verifiedBy: registered === null ? null : 'status' })
  }
  // The channel first, so that the registration cannot be over before anybody listens.
  const channel = await facet.subscribe(signal)
  const written = await write(set, seen)
  const verdict =
    written.ok && written.value.kind === 'saved'
      ? await waitForRegistration(facet, channel.ok ? channel.value : null, sipAccount, before, signal)
      : NOT_ASKED
  if (channel.ok) await channel.value.close()
  return written.ok ? ok({ proposed, write: written.value, ...verdict }) : written
}

/** The findings that can be mended: a field of this account with a right value. */
export function proposals(health: IntercomHealth, sipAccount: number): readonly IntercomFinding[] {
  return health.findings.filter(
    (one) => one.sipAccount === sipAccount && one.expected !== null && isConfigField(one.field),
  )
}

function changeOf(proposed: readonly IntercomFinding[]): ConfigChange {
  return CONFIG_FIELD_NAMES.reduce<ConfigChange>((change, field) => {
    const right = proposed.find((one) => one.field === field)?.expected
    return right === undefined || right === null ? change : (withConfigText(change, field, right) ?? change)
  }, {})
}

type Verdict = Pick<IntercomRepair, 'registered' | 'verifiedBy'>
const NOT_ASKED: Verdict = { registered: null, verifiedBy: null }

/** Listens for the event and asks in between, for devices that tell nothing. */
async function waitForRegistration(
  facet: IntercomFacet,
  channel: IntercomChannel | null,
  sipAccount: number,
  before: SipAccountStatus | null,
  signal: AbortSignal,
): Promise<Verdict> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(REGISTER_MS)])
  let open = channel
  while (!limit.aborted) {
    if (open === null) {
      await untilAborted(AbortSignal.any([limit, AbortSignal.timeout(PULL_SEC * 1000)]))
    } else {
      const pulled = await open.pull(PULL_SEC, limit)
      if (!pulled.ok) open = null
      const isDone = pulled.ok && pulled.value.some(({ what }) => isRegistered(what, sipAccount))
      if (isDone) return { registered: true, verifiedBy: 'event' }
    }
    const now = await lookUp(facet, sipAccount, limit)
    // A registration from before the change proves nothing about it.
    const isNew = before?.registered !== true || now?.registeredAt !== before.registeredAt
    if (now?.registered === true && isNew) return { registered: true, verifiedBy: 'status' }
  }
  const last = signal.aborted ? null : await lookUp(facet, sipAccount, signal)
  return last === null ? NOT_ASKED : { registered: last.registered, verifiedBy: 'status' }
}

function isRegistered(what: IntercomHappening, sipAccount: number): boolean {
  return what.kind === 'registration' && what.account === sipAccount && what.state === 'registered'
}

async function lookUp(
  facet: IntercomFacet,
  sipAccount: number,
  signal: AbortSignal,
): Promise<SipAccountStatus | null> {
  const status = await facet.status(signal)
  return (status.ok && status.value.sipAccounts.find((line) => line.account === sipAccount)) || null
}
