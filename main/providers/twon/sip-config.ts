import { checkConfigChange, isConfigField, type ConfigField } from '../../../shared/domain/intercom-fields.ts'
import type { SipAccountConfig } from '../../../shared/domain/intercom.ts'
import { appError, type AppError } from '../../../shared/errors.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import type { FieldVerdict, IntercomFacet, SipAccountChange, SipAccountWrite } from '../facets/intercom.ts'
import type { Params, TwonClient } from './client.ts'
import { differences, toSipAccountConfig, toUpload } from './map-config.ts'
import type { Turn } from '../turn.ts'
import { ConfigWire, type SipAccountWire } from './wire.ts'

export type SipConfigDeps = {
  readonly client: TwonClient
  readonly turn: Turn
  /** A password may be sent: the connection is private. */
  readonly isPrivate: boolean
}

/** SIP accounts of the device, `/api/phone/config` (HTTP API manual 5.6.3). */
export function createSipConfig({ client, turn, isPrivate }: SipConfigDeps): IntercomFacet['config'] {
  async function readWire(
    account: number | null,
    signal: AbortSignal,
  ): Promise<Result<readonly SipAccountWire[]>> {
    const params: Params = account === null ? {} : { account }
    const answer = await client.ask('phone/config', params, ConfigWire, signal)
    if (!answer.ok) return isUnknownAccount(answer.error) && account !== null ? err(noSuch(account)) : answer
    if (account === null) return ok(answer.value.accounts)
    const found = answer.value.accounts.filter((one) => one.account === account)
    return found.length > 0 ? ok(found) : err(noSuch(account))
  }

  const noSuch = (account: number): AppError =>
    appError('not-found', { host: client.host, detail: 'sip-account', field: String(account) })

  async function write(change: SipAccountChange, signal: AbortSignal): Promise<Result<SipAccountWrite>> {
    const read = await readWire(change.account, signal)
    if (!read.ok) return read
    const [wire] = read.value
    if (wire === undefined) return err(noSuch(change.account))
    const before = toSipAccountConfig(wire)
    const moved = change.expected === undefined ? null : movedField(change, change.expected, before)
    if (moved !== null)
      return err(appError('conflict', { host: client.host, field: moved, detail: 'intercom-config' }))
    const problems = checkConfigChange(change.set, before)
    const [firstBad] = problems
    if (firstBad !== undefined) {
      const [field, problem] = firstBad
      const fields = verdicts(change, (name) => {
        const found = name === 'password' ? undefined : problems.get(name)
        return found === undefined ? { state: 'not-applied' } : { state: 'refused', problem: found }
      })
      return ok({
        kind: 'refused',
        error: appError('invalid-input', { field, detail: problem }),
        before,
        fields,
      })
    }
    const changed = differences(change.set, before)
    const nothing = changed.length === 0 && change.password === undefined
    if (nothing) {
      const fields = verdicts(change, () => ({ state: 'unchanged' }))
      return ok({ kind: 'saved', value: before, confirmed: true, warnings: [], before, fields })
    }
    // Our rule, whatever the device allows: the password would stand in the clear on the wire.
    if (change.password !== undefined && !isPrivate)
      return err(appError('insecure-transport', { host: client.host, detail: 'sip-password' }))
    const body = toUpload(wire, change.set, changed, change.password?.reveal() ?? null)
    const sent = await client.upload('phone/config PUT', body, signal)
    if (!sent.ok && !isAnswerLost(sent.error))
      return isRefusal(sent.error) ? ok(refused(change, changed, before, sent.error)) : sent
    return settle(change, changed, before, sent, signal)
  }

  /** Whatever was answered, what the device has now decides. */
  async function settle(
    change: SipAccountChange,
    changed: readonly ConfigField[],
    before: SipAccountConfig,
    sent: Result<unknown>,
    signal: AbortSignal,
  ): Promise<Result<SipAccountWrite>> {
    const after = await readWire(change.account, signal)
    const wire = after.ok ? after.value[0] : undefined
    const asked = { ...before, ...change.set }
    if (wire === undefined) {
      if (!sent.ok) return sent
      const detail = after.ok ? 'shape' : after.error.code
      const fields = verdicts(change, (name) => ({ state: isOf(changed, name) ? 'saved' : 'unchanged' }))
      const warnings = [{ code: 'read-back-failed', detail } as const]
      return ok({ kind: 'saved', value: asked, confirmed: false, warnings, before, fields })
    }
    const value = toSipAccountConfig(wire)
    const wrong = differences(change.set, value)
    // A yes that got lost on the way: only the fresh reading can tell, and of a password not even that.
    if (!sent.ok && (wrong.length > 0 || changed.length === 0)) return sent
    const confirmed = wrong.length === 0
    const fields = verdicts(change, (name) => {
      if (wrong.some((field) => field === name)) return { state: 'differs' }
      return { state: isOf(changed, name) ? 'saved' : 'unchanged' }
    })
    return ok({
      kind: 'saved',
      value,
      confirmed,
      ...(!confirmed && { differs: { asked, got: value } }),
      warnings: change.password === undefined ? [] : [{ code: 'not-readable', detail: 'password' }],
      before,
      fields,
    })
  }

  return {
    async read(account, signal) {
      const accounts = await readWire(account, signal)
      return accounts.ok ? ok(accounts.value.map(toSipAccountConfig)) : accounts
    },
    write: (change, signal) => turn(() => write(change, signal)),
  }
}

type Verdict = Omit<FieldVerdict, 'field'>

function verdicts(
  change: SipAccountChange,
  judge: (field: FieldVerdict['field']) => Verdict,
): readonly FieldVerdict[] {
  const fields = Object.keys(change.set).filter(isConfigField)
  const all: readonly FieldVerdict['field'][] =
    change.password === undefined ? fields : [...fields, 'password']
  return all.map((field) => ({ field, ...judge(field) }))
}

/** A password always counts as a change: nobody can read whether it is one. */
function isOf(fields: readonly ConfigField[], name: FieldVerdict['field']): boolean {
  return name === 'password' || fields.includes(name)
}

/** The upload is atomic: one bad field and none is applied. Whether the device names it is up to its firmware. */
function refused(
  change: SipAccountChange,
  changed: readonly ConfigField[],
  before: SipAccountConfig,
  error: AppError,
): SipAccountWrite {
  const named = error.field?.replace(/^.*\./, '').toLowerCase()
  const fields = verdicts(change, (name) => {
    if (name.toLowerCase() === named) return { state: 'refused' }
    return { state: isOf(changed, name) ? 'not-applied' : 'unchanged' }
  })
  return { kind: 'refused', error, before, fields }
}

/** The first field of the change that is not any more as the person saw it; null when all are. */
function movedField(
  change: SipAccountChange,
  seen: SipAccountConfig,
  now: SipAccountConfig,
): ConfigField | null {
  return (
    Object.keys(change.set).find(
      (name): name is ConfigField => isConfigField(name) && seen[name] !== now[name],
    ) ?? null
  )
}

/** The device looked at the upload and said no: nothing was applied. */
function isRefusal(error: AppError): boolean {
  return error.code === 'refused-by-server' || error.detail === 'device-processing'
}

/** The device took the upload or not, nobody knows: its answer did not arrive, or not readably. */
function isAnswerLost(error: AppError): boolean {
  if (error.detail === 'device-processing') return false
  return ['bad-response', 'response-truncated', 'response-too-large', 'server-error', 'timeout'].includes(
    error.code,
  )
}

function isUnknownAccount(error: AppError): boolean {
  return error.detail === 'device-parameter' || error.detail === 'device-no-data'
}
