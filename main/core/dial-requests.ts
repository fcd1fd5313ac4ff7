import { randomUUID } from 'node:crypto'
import { codeOfRegion, countryOf } from '../../shared/domain/country-codes.ts'
import { parseDialTarget, type DialTarget } from '../../shared/domain/dial.ts'
import { DIAL_GUARD_MS, mustAccept } from '../../shared/domain/dial-guard.ts'
import type { DialRequest } from '../../shared/domain/dial-request.ts'
import { dialRisks } from '../../shared/domain/dial-risk.ts'
import { parsePhoneLink, type PhoneLink } from '../../shared/domain/phone-link.ts'
import { appError } from '../../shared/errors.ts'
import type { CallId } from '../../shared/ids.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import type { AppState } from './app-state.ts'
import type { Dialing } from './dialing.ts'
import type { History } from './history.ts'
import type { Clock } from './ports.ts'

/** Sheets a minute that links and other programs may open (security.md 5.6). */
const MAX_PER_MINUTE = 3
/** How far back a call counts as "called before". */
const LOOK_AT = 100

/** Calls that links, other programs and menus ask for: each becomes one sheet, and only a person's yes dials (house.md 6.3). */
export type DialRequests = ReturnType<typeof createDialRequests>

export function createDialRequests(deps: {
  readonly state: AppState
  readonly dialing: Pick<Dialing, 'dial'>
  readonly history: Pick<History, 'list'>
  readonly clock: Clock
}) {
  const opened: number[] = []
  let shownAt = 0

  /** The person's own country code: from the account's number, else from the system's region. */
  function home(): string | null {
    for (const { identity } of deps.state.get().accounts) {
      const own = [identity?.callerId, identity?.mobileNumber].find((number) => number?.startsWith('+'))
      const country = own ? countryOf(own) : null
      if (country) return country.code
    }
    const { region } = new Intl.Locale(Intl.DateTimeFormat().resolvedOptions().locale).maximize()
    return region === undefined ? null : codeOfRegion(region)
  }

  function wasCalled(target: DialTarget): boolean {
    const dialled = target.kind === 'number' ? target.number : target.user
    const page = deps.history.list({ search: dialled, limit: LOOK_AT })
    return (
      page.ok &&
      page.value.entries.some(
        ({ direction, outcome, remote: { address } }) =>
          direction === 'out' && outcome === 'answered' && sameUser(address, dialled),
      )
    )
  }

  function tooOften(): boolean {
    const now = deps.clock.now().getTime()
    while (opened.length > 0 && now - (opened[0] ?? 0) > 60_000) opened.shift()
    if (opened.length >= MAX_PER_MINUTE) return true
    opened.push(now)
    return false
  }

  function show({ target, tones }: PhoneLink, origin: DialRequest['origin']): Result<undefined> {
    if (deps.state.get().dialRequest) return err(appError('conflict', { detail: 'dial-request-open' }))
    const display =
      target.kind === 'number'
        ? target.number
        : target.kind === 'user'
          ? target.user
          : `${target.user}@${target.host}`
    shownAt = deps.clock.now().getTime()
    deps.state.change({
      dialRequest: {
        id: randomUUID(),
        target: display,
        display,
        origin,
        risks: dialRisks(target, { home: home(), isKnown: wasCalled(target) }),
        country: target.kind === 'number' ? countryOf(target.number) : null,
        tones,
      },
    })
    return ok()
  }

  return {
    /** Puts a target before a person; never dials by itself, one sheet at a time, three a minute.
     *  Errors: target-invalid, conflict, rate-limited, managed-forbidden. */
    request(text: string, origin: DialRequest['origin']): Result<undefined> {
      // A person's own click in a menu is no flood, and nobody can forbid it.
      if (origin !== 'missed-call') {
        if (!deps.state.get().managed.allow.links)
          return err(appError('managed-forbidden', { field: 'allow.links' }))
        // Bad ones count too: each brings the window to the front.
        if (tooOften()) return err(appError('rate-limited', { detail: 'dial-requests' }))
      }
      if (origin === 'link') {
        const link = parsePhoneLink(text)
        return link.ok ? show(link.value, origin) : link
      }
      const target = parseDialTarget(text)
      return target.ok ? show({ target: target.value, tones: null }, origin) : target
    },

    /** The person's yes. Errors: not-found, conflict (`dial-too-soon`, `dial-risk`), and what dialling answers. */
    async confirm(
      id: string,
      accountId: string | null,
      accepted: boolean,
    ): Promise<Result<{ readonly callId: CallId }>> {
      const request = deps.state.get().dialRequest
      if (request?.id !== id) return err(appError('not-found', { detail: 'dial-request' }))
      if (deps.clock.now().getTime() - shownAt < DIAL_GUARD_MS)
        return err(appError('conflict', { detail: 'dial-too-soon' }))
      if (!accepted && request.risks.some(mustAccept))
        return err(appError('conflict', { detail: 'dial-risk' }))
      const dialled = await deps.dialing.dial(request.target, accountId)
      // A sheet whose call could not start stays, so that another line can be chosen.
      if (dialled.ok && deps.state.get().dialRequest?.id === id) deps.state.change({ dialRequest: null })
      return dialled
    },

    dismiss(id: string): Result<undefined> {
      if (deps.state.get().dialRequest?.id === id) deps.state.change({ dialRequest: null })
      return ok()
    },
  }
}

function sameUser(address: string, dialled: string): boolean {
  const user = address.replace(/^sips?:/, '').split('@')[0] ?? ''
  const bare = (text: string) => text.replace(/^00/, '+')
  return bare(user) === bare(dialled)
}
