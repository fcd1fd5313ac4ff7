import { ok } from '../../shared/result.ts'
import type { Clock, DemoAccount, DemoPort, Log } from '../core/ports.ts'
import type { DemoCompany } from './demo-company.ts'

/** The demo company as the core uses it: loaded only when somebody wants it, one at a time. */
export function createDemoPort(deps: { readonly clock: Clock; readonly log: Log }): DemoPort {
  let company: DemoCompany | null = null
  return {
    async start() {
      if (company) return ok(accountsOf(company))
      const { startDemoCompany } = await import('./demo-company.ts')
      const started = await startDemoCompany(deps)
      if (!started.ok) return started
      company = started.value
      return ok(accountsOf(company))
    },
    async stop() {
      const running = company
      company = null
      await running?.stop()
    },
  }
}

/** The person's account with a line, an extension of the phone system, and the door of the house. */
function accountsOf({ account, portal, intercom }: DemoCompany): DemoAccount {
  return { ...account, others: [portal.account, intercom.account] }
}
