import { createStore } from 'zustand/vanilla'
import type { Bridge, CommandInput } from '../../shared/bridge.ts'
import type { ConfigWrite, RepairOutcome, SwitchOutcome } from '../../shared/domain/intercom-write.ts'
import type { IntercomChange, IntercomPicture } from '../../shared/domain/intercom-write.ts'
import type { IntercomEvent, IntercomLogEntry, SipAccountConfig } from '../../shared/domain/intercom.ts'
import type { AppError } from '../../shared/errors.ts'
import type { Result } from '../../shared/result.ts'
import type { ErrandStore } from './errand-store.ts'

/** Something that is asked for: what was answered last, and how the last question went. */
export type Part<T> = { readonly value: T | null; readonly loading: boolean; readonly error: AppError | null }

type Parts = {
  readonly configs: Part<readonly SipAccountConfig[]>
  readonly log: Part<readonly IntercomLogEntry[]>
  readonly events: Part<readonly IntercomEvent[]>
  readonly changes: Part<readonly IntercomChange[]>
  readonly picture: Part<IntercomPicture>
  readonly options: Part<Readonly<Record<string, string>>>
}
export type PartName = keyof Parts

/** What came of the last errand of its kind; the next one wipes it. */
type Outcomes = {
  readonly saved: {
    readonly sipAccount: number
    readonly undone: boolean
    readonly write: ConfigWrite
  } | null
  readonly repaired: { readonly sipAccount: number; readonly outcome: RepairOutcome } | null
  readonly operated: SwitchOutcome | null
  readonly dialled: boolean
  readonly optionsSaved: boolean
}

export type IntercomState = Parts &
  Outcomes & {
    readonly load: (name: PartName) => void
    readonly refresh: () => void
    readonly save: (input: Omit<CommandInput<'intercom.saveConfig'>, 'accountId'>) => void
    readonly undo: (sipAccount: number) => void
    readonly repair: (sipAccount: number) => void
    readonly operate: (number: number, action: CommandInput<'intercom.operate'>['action']) => void
    readonly removeFromLog: (id: string) => void
    readonly dial: (target: string) => void
    readonly answer: (session: number) => void
    readonly hangUp: (session: number) => void
    readonly setOptions: (values: Readonly<Record<string, string>>) => void
  }
export type IntercomStore = ReturnType<typeof createIntercomStore>

/** Under which the errands of an intercom's page are kept. */
export const intercomErrand = (accountId: string, what: string): string => `intercom/${accountId}/${what}`

const NOTHING = { value: null, loading: false, error: null }

/** What the page of one intercom shows beyond the snapshot, and what can be done there. Lives as long as the page. */
export function createIntercomStore(
  commands: Bridge<'app'>['commands'],
  errands: ErrandStore,
  accountId: string,
) {
  const device = { accountId }
  return createStore<IntercomState>((set, get) => {
    async function ask<N extends PartName>(
      name: N,
      answer: Promise<Result<NonNullable<Parts[N]['value']>>>,
    ): Promise<void> {
      set({ [name]: { ...get()[name], loading: true } } as Partial<IntercomState>)
      const asked = await answer
      const part: Part<NonNullable<Parts[N]['value']>> = asked.ok
        ? { value: asked.value, loading: false, error: null }
        : {
            value: get()[name].value,
            loading: false,
            error: asked.error,
          }
      set({ [name]: part } as Partial<IntercomState>)
    }
    const questions: { readonly [N in PartName]: () => Promise<void> } = {
      configs: () => ask('configs', commands['intercom.configs'](device)),
      log: () => ask('log', commands['intercom.log'](device)),
      events: () => ask('events', commands['intercom.events'](device)),
      changes: () => ask('changes', commands['intercom.changes'](device)),
      picture: () => ask('picture', commands['intercom.picture'](device)),
      options: () => ask('options', commands['account.options'](device)),
    }
    const load = (name: PartName): void => void questions[name]()
    const run = <T>(what: string, errand: () => Promise<Result<T>>, then?: (value: T) => void): void =>
      errands.getState().run(intercomErrand(accountId, what), errand, then)
    const wrote = (sipAccount: number, undone: boolean) => (write: ConfigWrite) => {
      set({ saved: { sipAccount, undone, write } })
      load('configs')
      load('changes')
    }
    return {
      configs: NOTHING,
      log: NOTHING,
      events: NOTHING,
      changes: NOTHING,
      picture: NOTHING,
      options: NOTHING,
      saved: null,
      repaired: null,
      operated: null,
      dialled: false,
      optionsSaved: false,
      load,
      refresh: () => run('refresh', () => commands['intercom.refresh'](device)),
      save: (input) => {
        set({ saved: null })
        const save = async () => {
          const saved = await commands['intercom.saveConfig']({ ...device, ...input })
          // Somebody else was there: look at what is set now.
          if (!saved.ok) load('configs')
          return saved
        }
        run(`save/${input.sipAccount}`, save, wrote(input.sipAccount, false))
      },
      undo: (sipAccount) => {
        set({ saved: null })
        const undo = () => commands['intercom.undoConfig']({ ...device, sipAccount })
        run(`save/${sipAccount}`, undo, wrote(sipAccount, true))
      },
      repair: (sipAccount) => {
        set({ repaired: null })
        run(
          `repair/${sipAccount}`,
          () => commands['intercom.repair']({ ...device, sipAccount }),
          (outcome) => {
            set({ repaired: { sipAccount, outcome } })
            load('configs')
            load('changes')
          },
        )
      },
      operate: (number, action) => {
        set({ operated: null })
        run(
          `switch/${number}`,
          async () => {
            const done = await commands['intercom.operate']({ ...device, switch: number, action })
            // A try that failed is in the list too.
            load('changes')
            return done
          },
          (operated) => set({ operated }),
        )
      },
      removeFromLog: (id) =>
        run(
          'log',
          () => commands['intercom.removeFromLog']({ ...device, id }),
          () => load('log'),
        ),
      dial: (target) => {
        set({ dialled: false })
        run(
          'call',
          () => commands['intercom.dial']({ ...device, target }),
          () => set({ dialled: true }),
        )
      },
      answer: (session) => run('call', () => commands['intercom.answer']({ ...device, session })),
      hangUp: (session) => run('call', () => commands['intercom.hangUp']({ ...device, session })),
      setOptions: (values) => {
        set({ optionsSaved: false })
        run(
          'options',
          () => commands['account.setOptions']({ ...device, values: { ...values } }),
          () => {
            set({ optionsSaved: true })
            load('options')
          },
        )
      },
    }
  })
}
