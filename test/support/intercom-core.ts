import { createSystemClock } from '../../main/core/clock.ts'
import type { Core } from '../../main/core/core.ts'
import type { AccountRecord } from '../../main/core/store-ports.ts'
import { createSipAdapter } from '../../main/providers/sip/adapter.ts'
import { createTwonAdapter } from '../../main/providers/twon/adapter.ts'
import type { IntercomView } from '../../shared/domain/intercom.ts'
import type { AccountView } from '../../shared/domain/snapshot.ts'
import { secret } from '../../shared/secret.ts'
import { API_PASSWORD, API_USER, type TestIntercom } from './demo-twon.ts'
import { createFakeCore, noFlows } from './fake-core.ts'

export type IntercomCore = {
  readonly core: Core
  addDoor(
    device: TestIntercom,
    name?: string,
    values?: Readonly<Record<string, string>>,
  ): Promise<AccountRecord>
  /** A phone system that knows the number 0431 at pbx.example. */
  addPhone(name: string, values?: Readonly<Record<string, string>>): Promise<AccountRecord>
  view(id: string): IntercomView
  /** Resolves when the account's view fits; the account as it is then. */
  until(id: string, fits: (view: IntercomView, account: AccountView) => boolean): Promise<AccountView>
}

/** A core with intercoms and SIP accounts, on fake stores and the machine's own time. */
export function createIntercomCore(): IntercomCore {
  const { core } = createFakeCore(noFlows, {
    clock: createSystemClock(),
    providers: [createTwonAdapter(), createSipAdapter()],
  })
  async function add(
    name: string,
    provider: string,
    values: Readonly<Record<string, string>>,
    password: string,
  ): Promise<AccountRecord> {
    const prepared = core.providers.find((one) => one.manifest.id === provider)?.prepare(values)
    if (!prepared?.ok) throw new Error(`values refused: ${prepared?.error.field ?? provider}`)
    const added = await core.accounts.add(name, provider, prepared.value, { password: secret(password) })
    if (!added.ok) throw new Error(added.error.code)
    return added.value
  }
  const accountOf = (id: string) => core.state.get().accounts.find((one) => one.info.id === id)
  return {
    core,
    addDoor: (device, name = 'Front door', values = {}) =>
      add(
        name,
        'twon',
        { server: device.httpsUrl, user: API_USER, pin: device.pin, ...values },
        API_PASSWORD,
      ),
    addPhone: (name, values = {}) =>
      add(
        name,
        'sip',
        { user: '0431@pbx.example', sipServer: 'sip:pbx.example:5062;transport=tcp', ...values },
        'planted-phone-password',
      ),
    view(id) {
      const view = accountOf(id)?.intercom
      if (view === undefined) throw new Error(`${id} is no intercom`)
      return view
    },
    until: (id, fits) =>
      new Promise((resolve) => {
        const look = (): void => {
          const account = accountOf(id)
          if (!account?.intercom || !fits(account.intercom, account)) return
          unsubscribe()
          resolve(account)
        }
        const unsubscribe = core.state.subscribe(look)
        look()
      }),
  }
}
