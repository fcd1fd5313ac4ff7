import { appError } from '../../shared/errors.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import type { Accounts } from './accounts.ts'
import type { AppState } from './app-state.ts'
import type { DemoAccount, DemoPort } from './ports.ts'

/** Form value that marks an account of the demo company: its ports and certificates live only as long as the demo. */
export const DEMO_MARK = 'demo'

/** The demo phone company as a person uses it: one click, and there is an account with a line. */
export type Demo = ReturnType<typeof createDemo>

export function createDemo(deps: {
  readonly accounts: Accounts
  readonly state: AppState
  readonly port: DemoPort
}) {
  const demoAccounts = () => deps.accounts.list().filter((record) => record.values[DEMO_MARK] !== undefined)

  const add = ({ name, provider, values, secrets }: DemoAccount) =>
    deps.accounts.add(name, provider, { ...values, [DEMO_MARK]: 'yes' }, secrets)

  /** Starts the company and puts its account in place; a demo account of an earlier run is replaced, for its ports are gone. */
  async function start(): Promise<Result<undefined>> {
    const { demo, managed } = deps.state.get()
    if (!managed.allow.demo) return err(appError('managed-forbidden', { field: 'allow.demo' }))
    if (demo !== 'off') return ok()
    deps.state.change({ demo: 'starting' })
    const started = await deps.port.start()
    if (!started.ok) {
      deps.state.change({ demo: 'off' })
      return started
    }
    const { others = [], ...own } = started.value
    for (const old of demoAccounts()) await deps.accounts.remove(old.id)
    const added = await add(own)
    if (!added.ok) {
      await deps.port.stop()
      deps.state.change({ demo: 'off' })
      return added
    }
    // A door that cannot be added, for its name is taken, is no reason to do without the rest.
    for (const other of others) await add(other)
    deps.state.change({ demo: 'on' })
    return ok()
  }

  return {
    start,
    /** At start of the app: a profile that has a demo account gets its company back. */
    resume: (): Promise<Result<undefined>> => (demoAccounts().length > 0 ? start() : Promise.resolve(ok())),
    stop: (): Promise<void> => deps.port.stop(),
  }
}
