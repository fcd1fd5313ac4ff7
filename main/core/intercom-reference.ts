import type { SipAccountConfig } from '../../shared/domain/intercom.ts'
import { appError } from '../../shared/errors.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import type { AccountSession, SipLineConfig } from '../providers/adapter.ts'
import type { Accounts } from './accounts.ts'
import type { ExpectedSipAccount } from './intercom-health.ts'
import type { AccountRecord } from './store-ports.ts'

/** Form values of an intercom: the account of the phone system it belongs to, its number there, and which of its own
 *  SIP accounts that is (1 unless said). */
const PHONE_ACCOUNT = 'phoneAccount'
const PHONE_NUMBER = 'phoneNumber'
const SIP_ACCOUNT = 'sipAccount'

/** What a person says beyond the stored values, for one question. */
export type ReferenceOptions = {
  /** Name or id of the phone system's account. */
  readonly from?: string
  readonly number?: string
  readonly sipAccount?: number
}

export type Reference = {
  readonly account: { readonly id: string; readonly name: string }
  readonly expected: ExpectedSipAccount
}

/**
 * What the person's phone system says about the intercom: the account that was named, else the one account whose domain
 * the device uses already. Null when there is none. Errors: no-such-account when a named one does not exist,
 * not-supported when it has no line, those of opening it.
 */
export async function findReference(
  accounts: Accounts,
  record: AccountRecord,
  configs: readonly SipAccountConfig[],
  options: ReferenceOptions,
  signal: AbortSignal,
): Promise<Result<Reference | null>> {
  const account = options.sipAccount ?? (Number(record.values[SIP_ACCOUNT]) || 1)
  const number = options.number ?? (record.values[PHONE_NUMBER]?.trim() || null)
  const config = configs.find((one) => one.account === account) ?? null
  const chosen = await chooseAccount(accounts, record, config, options)
  if (!chosen.ok) return chosen
  if (chosen.value === null) return ok(null)
  const { found, session, line } = chosen.value
  const own = line.address.split('@')[0] ?? ''
  // The person's own number is not the intercom's, unless the intercom says so itself.
  const usesOwn = number === own || (number === null && config?.sipNumber === own)
  return ok({
    account: { id: found.id, name: found.name },
    expected: {
      ...expectedOf(line),
      account,
      sipNumber: number,
      authId: usesOwn ? line.authUser : null,
      seen: usesOwn ? await isSeen(session, record, signal) : null,
    },
  })
}

type Chosen = {
  readonly found: AccountRecord
  readonly session: AccountSession
  readonly line: SipLineConfig
}

async function chooseAccount(
  accounts: Accounts,
  record: AccountRecord,
  config: SipAccountConfig | null,
  options: ReferenceOptions,
): Promise<Result<Chosen | null>> {
  const named = options.from ?? (record.values[PHONE_ACCOUNT]?.trim() || null)
  if (named !== null) {
    const found = accounts.resolve(named)
    if (!found.ok) return found
    const chosen = await withLine(accounts, found.value)
    if (!chosen.ok) return chosen
    return chosen.value === null
      ? err(appError('not-supported', { accountId: found.value.id, detail: 'no-line' }))
      : ok(chosen.value)
  }
  const domain = config?.domain?.toLowerCase() ?? ''
  if (domain === '') return ok(null)
  const fits: Chosen[] = []
  for (const other of accounts.list().filter((one) => one.id !== record.id)) {
    const chosen = await withLine(accounts, other)
    // An account that cannot be opened now is no reference; it says so itself elsewhere.
    if (chosen.ok && chosen.value?.line.domain.toLowerCase() === domain) fits.push(chosen.value)
  }
  const [only, ...more] = fits
  return ok(only !== undefined && more.length === 0 ? only : null)
}

async function withLine(accounts: Accounts, found: AccountRecord): Promise<Result<Chosen | null>> {
  const opened = await accounts.session(found.id)
  if (!opened.ok) return opened
  const { session } = opened.value
  return ok(session.line ? { found, session, line: session.line } : null)
}

/** Domain, proxy and ports as the line of the account has them; an intercom does not speak WebSocket. */
function expectedOf(
  line: SipLineConfig,
): Pick<ExpectedSipAccount, 'domain' | 'domainPort' | 'proxyAddress' | 'proxyPort'> {
  const [, host, port] = /^sips?:(\[[^\]]+\]|[^:;]+)(?::(\d+))?/i.exec(line.server ?? '') ?? []
  const domain = line.domain
  if (host === undefined) return { domain, domainPort: null, proxyAddress: null, proxyPort: null }
  const isDomain = host.toLowerCase() === domain.toLowerCase()
  return { domain, domainPort: isDomain ? (port ?? '') : null, proxyAddress: host, proxyPort: port ?? '' }
}

/** Whether the phone system lists a phone at the intercom's address; null when it does not tell who is registered. */
async function isSeen(
  session: AccountSession,
  record: AccountRecord,
  signal: AbortSignal,
): Promise<boolean | null> {
  const listed = await session.devices?.list({ instanceUuid: '', contacts: [] }, signal)
  const host = URL.parse(record.values['server'] ?? '')?.hostname
  if (listed === undefined || !listed.ok || host === undefined) return null
  const at = (contact: string): boolean => contact.replace(/:\d+$/, '') === host
  return listed.value.some(({ contact, publicContact }) => at(contact) || at(publicContact))
}
