import { randomUUID } from 'node:crypto'
import { parseDialTarget, toSipUri } from '../../shared/domain/dial.ts'
import type { AccountView } from '../../shared/domain/snapshot.ts'
import { appError } from '../../shared/errors.ts'
import { CallIdSchema, type CallId } from '../../shared/ids.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import type { AppState } from './app-state.ts'
import type { PhonePort } from './phone-ports.ts'

export type DialingDeps = { readonly state: AppState; readonly phone: PhonePort }

/** `consultFor`: the call on whose behalf this one is made; `hidden`: without our number. */
export type DialOptions = { readonly consultFor?: CallId; readonly hidden?: boolean }

/** Turning what a person typed into a call on one of the lines. */
export type Dialing = ReturnType<typeof createDialing>

export function createDialing(deps: DialingDeps) {
  /** The asked line, else the preferred one of the settings, else the first that is ready. */
  function chooseLine(accountId: string | null): Result<AccountView> {
    const { accounts, settings } = deps.state.get()
    const lines = accounts.filter((view) => view.info.hasLine)
    if (accountId !== null) {
      const asked = lines.find((view) => view.info.id === accountId)
      if (!asked) return err(appError('no-such-account', { accountId }))
      return asked.line.kind === 'ready' ? ok(asked) : err(appError('line-not-ready', { accountId }))
    }
    const ready = lines.filter((view) => view.line.kind === 'ready')
    const chosen = ready.find((view) => view.info.id === settings.outgoingAccountId) ?? ready[0]
    return chosen ? ok(chosen) : err(appError('line-not-ready'))
  }

  function domainOf(accountId: string): string {
    const view = deps.state.get().accounts.find((candidate) => candidate.info.id === accountId)
    const address = view?.info.address ?? ''
    return address.slice(address.lastIndexOf('@') + 1)
  }

  async function dial(
    text: string,
    accountId: string | null,
    options: DialOptions = {},
  ): Promise<Result<{ readonly callId: CallId }>> {
    const target = parseDialTarget(text)
    if (!target.ok) return target
    const line = chooseLine(accountId)
    if (!line.ok) return line
    const { id } = line.value.info
    const callId = CallIdSchema.parse(randomUUID().replaceAll('-', ''))
    const sent = await deps.phone.send({
      kind: 'dial',
      callId,
      accountId: id,
      uri: toSipUri(target.value, domainOf(id)),
      ...options,
    })
    return sent.ok ? ok({ callId }) : sent
  }

  return {
    dial,
    chooseLine,
    /** The domain an account's numbers belong to. */
    domainOf,
  }
}
