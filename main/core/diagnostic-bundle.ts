import type { Check } from '../../shared/domain/diagnostics.ts'
import type { AppError } from '../../shared/errors.ts'
import type { AppSnapshot } from '../../shared/domain/snapshot.ts'
import type { DiagnosticsPort } from './ports.ts'

/** The last part of the log and of the signalling that travels with a report, in lines and messages. */
const LOG_LINES = 400
const TRACE_MESSAGES = 40

/**
 * The report as one JSON text. Accounts have numbers instead of names and addresses, everything written by others passes the
 * redactor, and what is not listed here is not in it.
 */
export function diagnosticBundle(parts: {
  readonly at: string
  readonly checks: readonly Check[]
  readonly snapshot: AppSnapshot
  readonly port: DiagnosticsPort
}): string {
  const { at, checks, snapshot, port } = parts
  const number = new Map(snapshot.accounts.map(({ info }, index) => [info.id, `account ${index + 1}`]))
  const nameOf = (id: string | undefined) => (id === undefined ? undefined : (number.get(id) ?? 'account'))
  const errorOf = ({ accountId, ...error }: AppError) => ({ ...error, account: nameOf(accountId) })
  const document = {
    kind: 'sidetone-diagnostics',
    version: 1,
    at,
    app: snapshot.app,
    system: port.system(),
    checks: checks.map(({ account, error, steps, ...check }) => ({
      ...check,
      account: nameOf(account?.id),
      error: error ? errorOf(error) : null,
      steps: steps.map((step) => ({ ...step, error: step.error ? errorOf(step.error) : undefined })),
    })),
    troubles: snapshot.troubles.map(errorOf),
    desktop: snapshot.desktop,
    managed: snapshot.managed,
    settings: {
      ...snapshot.settings,
      outgoingAccountId: nameOf(snapshot.settings.outgoingAccountId ?? undefined) ?? null,
      lastDivert: snapshot.settings.lastDivert === null ? null : 'set',
      // Names of devices are often names of people.
      sound: { ringVolume: snapshot.settings.sound.ringVolume },
    },
    accounts: snapshot.accounts.map((view) => ({
      account: nameOf(view.info.id),
      provider: view.info.provider,
      capabilities: view.info.capabilities,
      reachability: view.reachability.kind,
      line: view.line.kind,
      dnd: view.dnd.state.value.kind,
      certificate: view.certificate
        ? { validTo: view.certificate.validTo, weak: view.certificate.weak }
        : null,
      signalling: port.trace(view.info.id).slice(-TRACE_MESSAGES),
    })),
    calls: snapshot.calls.map(({ direction, phase, end, status, quality }) => ({
      direction,
      phase,
      end,
      status,
      quality,
    })),
    log: port.log().slice(-LOG_LINES),
  }
  return `${JSON.stringify(document, (key, value: unknown) => (key !== 'at' && typeof value === 'string' ? port.redact(value) : value), 2)}\n`
}
