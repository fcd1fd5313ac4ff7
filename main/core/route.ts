import { callerKey } from '../../shared/domain/caller-key.ts'
import { appError } from '../../shared/errors.ts'
import type { AccountId } from '../../shared/ids.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import type { Known, RouteFacts } from '../../shared/route/facts.ts'
import type { Route } from '../../shared/route/route.ts'
import { simulateRoute } from '../../shared/route/simulate.ts'
import type { AccountSession } from '../providers/adapter.ts'
import type { Accounts } from './accounts.ts'
import type { AccountAnswer } from './answers.ts'
import type { AppState } from './app-state.ts'
import type { Devices } from './devices.ts'
import { fanOut } from './fan-out.ts'
import type { Person } from './person.ts'
import type { Clock } from './ports.ts'

export type Explained = {
  readonly route: Route
  /** Accounts whose settings could not be read at all. */
  readonly failed: readonly AccountAnswer<never>[]
}

/** What happens to a call, told from the settings as they stand now. */
export type RouteService = ReturnType<typeof createRoute>

export function createRoute(deps: {
  readonly accounts: Accounts
  readonly state: AppState
  readonly clock: Clock
  readonly devices: Devices
  readonly person: Person
}) {
  const { state, clock } = deps

  /** Everything that decides, asked of one account; a question that fails leaves its setting unknown. */
  async function factsOf(session: AccountSession, id: AccountId, signal: AbortSignal) {
    const errors: Result<never>[] = []
    async function ask<T>(question: Promise<Result<T>> | undefined): Promise<Known<T>> {
      if (question === undefined) return { kind: 'none' }
      const answer = await question
      if (answer.ok) return { kind: 'known', value: answer.value, asOf: clock.now().toISOString() }
      errors.push(answer)
      return answer.error.code === 'not-supported' ? { kind: 'none' } : { kind: 'unknown' }
    }
    const [dnd, rules, plan, phones, mailbox, identity, aliases, numbers] = await Promise.all([
      ask(session.dnd?.read(signal)),
      ask(session.rules?.read(signal)),
      ask(session.forwarding?.read(signal)),
      ask(session.devices && deps.devices.list([id], signal).then(([answer]) => answer?.result ?? notHere)),
      ask(session.voicemailSettings?.read(signal)),
      ask(session.identity?.read(signal)),
      ask(session.aliases?.list(signal)),
      ask(session.enumNumbers?.list(signal)),
    ])
    const asked = [dnd, rules, plan, phones, mailbox, identity]
    const [failure] = errors
    if (
      failure &&
      asked.every(({ kind }) => kind !== 'known') &&
      asked.some(({ kind }) => kind === 'unknown')
    )
      return failure
    const { account, ...rest } = nameOf(id)
    return ok<RouteFacts>({
      account,
      addresses: [
        session.address,
        ...(aliases.kind === 'known' ? aliases.value : []),
        ...(numbers.kind === 'known' ? numbers.value : []),
      ],
      dnd,
      rules,
      plan,
      phones: phones.kind === 'none' ? rest.phones : map(phones, ({ length }) => length),
      mailbox: map(mailbox, ({ kind }) => kind === 'mailbox'),
      mobileNumber: map(identity, ({ mobileNumber }) => mobileNumber),
      noAnswerSec: identity.kind === 'known' ? identity.value.noAnswerSec : null,
    })
  }

  /** Where nobody lists the phones, this one is known to be registered or nothing is. */
  function nameOf(id: AccountId): Pick<RouteFacts, 'account' | 'phones'> {
    const view = state.get().accounts.find((candidate) => candidate.info.id === id)
    const phones: Known<number> =
      view?.line.kind === 'ready' ? { kind: 'known', value: 1, asOf: view.line.since } : { kind: 'unknown' }
    return { account: { id, name: view?.info.name ?? id }, phones }
  }

  return {
    /**
     * Says what happens when `from` calls at `at`, account by account (`ids` null = all that can be called). Errors:
     * invalid-input with field `from`, not-supported when no account can be called, storage's.
     */
    async explain(
      question: { readonly from: string; readonly at: Date; readonly ids: readonly AccountId[] | null },
      signal: AbortSignal,
    ): Promise<Result<Explained>> {
      const { from, at, ids } = question
      if (callerKey(from) === null) return err(appError('invalid-input', { field: 'from' }))
      const list = deps.person.blocked()
      if (!list.ok) return list
      const blocked = new Set(list.value.map(({ key }) => key))
      const answers = await fanOut<RouteFacts>(deps, null, (session, { id }) =>
        canBeCalled(session) ? factsOf(session, id, signal) : null,
      )
      const callable = answers.filter(({ result }) => result.ok || result.error.code !== 'not-supported')
      const all = callable.flatMap(({ result }) => (result.ok ? [result.value] : []))
      const asked = callable.filter(({ account }) => ids === null || ids.some((id) => id === account.id))
      if (asked.length === 0) return err(appError('not-supported', { detail: 'route' }))
      const routes = asked.flatMap(({ result }) =>
        result.ok ? [simulateRoute(result.value, { from, at, blocked }, all)] : [],
      )
      return ok({
        route: {
          steps: routes.flatMap(({ steps }) => steps),
          findings: routes.flatMap(({ findings }) => findings),
        },
        failed: asked.flatMap((answer) => (answer.result.ok ? [] : [{ ...answer, result: answer.result }])),
      })
    },
  }
}

function canBeCalled({ line, forwarding, dnd, intercom }: AccountSession): boolean {
  return intercom === undefined && (line != null || forwarding !== undefined || dnd !== undefined)
}

const notHere = err(appError('no-such-account'))

function map<T, U>(known: Known<T>, change: (value: T) => U): Known<U> {
  return known.kind === 'known' ? { ...known, value: change(known.value) } : known
}
