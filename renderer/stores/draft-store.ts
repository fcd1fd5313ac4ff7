import { createStore } from 'zustand/vanilla'
import type { Bridge } from '../../shared/bridge.ts'
import type { ChosenFile, DraftValues, ProbeReport } from '../../shared/domain/draft.ts'
import type { ProviderManifest } from '../../shared/domain/provider.ts'
import type { AppError } from '../../shared/errors.ts'
import type { DraftId } from '../../shared/ids.ts'
import type { Result } from '../../shared/result.ts'
import {
  filledValues,
  initialValues,
  missingFields,
  strangerOf,
  strangerOfError,
  suggestedName,
  type Stranger,
} from './draft-form.ts'

/**
 * Adding an account:
 *   choose -> form -> testing -> tested -> saving -> (done: back to choose)
 *               ^        |-> compare (unknown certificate) -> testing
 *               '--------'  failed steps are shown under the form; nothing typed is lost
 */
export type DraftPhase = 'choose' | 'form' | 'testing' | 'compare' | 'tested' | 'saving'

export type DraftData = {
  readonly phase: DraftPhase
  readonly manifest: ProviderManifest | null
  readonly draftId: DraftId | null
  readonly values: DraftValues
  readonly name: string
  readonly file: ChosenFile | null
  readonly fileBusy: 'no' | 'choosing' | 'opening'
  readonly fileError: AppError | null
  /** The person takes an outdated file format or key for this account. */
  readonly legacy: boolean
  readonly report: ProbeReport | null
  readonly stranger: Stranger | null
  /** Why testing or saving as a whole was refused; `field` says what it is about. */
  readonly error: AppError | null
  /** Required fields that were empty when the test was asked for. */
  readonly missing: readonly string[]
}

export type DraftActions = {
  readonly choose: (manifest: ProviderManifest) => void
  readonly setValue: (key: string, value: string) => void
  readonly setName: (name: string) => void
  readonly chooseFile: () => void
  readonly openFile: (password: string) => void
  readonly allowLegacy: () => void
  readonly test: () => void
  readonly trust: () => void
  readonly distrust: () => void
  readonly commit: (done: (accountId: string) => void) => void
  /** Leaves the form; main wipes what it held. */
  readonly discard: () => void
}

export type DraftState = DraftData & DraftActions
export type DraftStore = ReturnType<typeof createDraftStore>

const EMPTY: DraftData = {
  phase: 'choose',
  manifest: null,
  draftId: null,
  values: {},
  name: '',
  file: null,
  fileBusy: 'no',
  fileError: null,
  legacy: false,
  report: null,
  stranger: null,
  error: null,
  missing: [],
}

/** The add-account form's draft. Passwords stand here only until they are sent or the form is left. */
export function createDraftStore(commands: Bridge<'app'>['commands']) {
  return createStore<DraftState>((set, get) => {
    /** Runs with a draft of main, making one when there is none; one that expired is made anew if nothing is lost by it. */
    async function withDraft<T>(ask: (draftId: DraftId) => Promise<Result<T>>): Promise<Result<T>> {
      const { manifest, draftId } = get()
      if (!manifest) throw new Error('no provider was chosen')
      const id = draftId ?? (await start(manifest))
      if (typeof id !== 'string') return id
      const answer = await ask(id)
      if (answer.ok || answer.error.code !== 'draft-expired') return answer
      const hadFile = get().file !== null
      set({ draftId: null, file: null })
      return hadFile || draftId === null ? answer : withDraft(ask)
    }

    async function start(
      manifest: ProviderManifest,
    ): Promise<DraftId | Extract<Result<never>, { ok: false }>> {
      const started = await commands['draft.start']({ provider: manifest.id })
      if (!started.ok) return started
      set({ draftId: started.value.draftId })
      return started.value.draftId
    }

    async function readFile(
      busy: 'choosing' | 'opening',
      ask: () => Promise<Result<ChosenFile | null>>,
    ): Promise<void> {
      set({ fileBusy: busy, fileError: null })
      const found = await ask()
      if (!found.ok) return set({ fileBusy: 'no', fileError: found.error })
      const { file, missing } = get()
      set({ fileBusy: 'no', file: found.value ?? file, missing, report: null, phase: 'form' })
    }

    async function test(): Promise<void> {
      const { manifest, values, file } = get()
      if (!manifest) return
      const missing = missingFields(manifest, values, file?.certificate != null)
      if (missing.length > 0) return set({ missing, error: null, report: null, phase: 'form' })
      set({ phase: 'testing', missing, error: null, report: null, stranger: null })
      const tested = await withDraft((draftId) =>
        commands['draft.test']({ draftId, values: filledValues(values) }),
      )
      if (get().phase !== 'testing') return
      if (!tested.ok) {
        const stranger = strangerOfError(tested.error)
        return set({ phase: stranger ? 'compare' : 'form', stranger, error: stranger ? null : tested.error })
      }
      const report = tested.value
      const stranger = report.ok ? null : strangerOf(report)
      const name = get().name || suggestedName(report, manifest)
      set({
        report,
        stranger,
        phase: report.ok ? 'tested' : stranger ? 'compare' : 'form',
        ...(report.ok ? { name } : {}),
      })
    }

    async function trust(): Promise<void> {
      const { stranger } = get()
      if (!stranger) return
      const { fingerprint } = stranger
      const trusted = await withDraft((draftId) => commands['draft.trust']({ draftId, fingerprint }))
      if (trusted.ok) await test()
      else set({ phase: 'form', error: trusted.error })
    }

    async function commit(done: (accountId: string) => void): Promise<void> {
      const name = get().name.trim()
      set({ phase: 'saving', error: null })
      const saved = await withDraft((draftId) => commands['draft.commit']({ draftId, name }))
      if (saved.ok) {
        set(EMPTY)
        done(saved.value.accountId)
        return
      }
      // Main tests what it stores: without a fresh test there is nothing to store.
      const again = saved.error.code === 'draft-expired' || saved.error.detail === 'not-tested'
      set({ phase: again ? 'form' : 'tested', error: saved.error, ...(again ? { report: null } : {}) })
    }

    return {
      ...EMPTY,
      choose: (manifest) => set({ ...EMPTY, phase: 'form', manifest, values: initialValues(manifest) }),
      setValue: (key, value) =>
        set(({ values, missing, error, phase }) => ({
          values: { ...values, [key]: value },
          missing: missing.filter((field) => field !== key),
          error: error?.field === key ? null : error,
          // What was tested is not what stands here any more.
          ...(phase === 'tested' ? { phase: 'form', report: null } : {}),
        })),
      setName: (name) => set(({ error }) => ({ name, error: error?.field === 'name' ? null : error })),
      chooseFile: () =>
        void readFile('choosing', () =>
          withDraft((draftId) => commands['draft.chooseCertificate']({ draftId })),
        ),
      openFile: (password) =>
        void readFile('opening', () =>
          withDraft((draftId) =>
            commands['draft.inspectCertificate']({ draftId, password, legacy: get().legacy }),
          ),
        ),
      allowLegacy: () => {
        set({ legacy: true, error: null })
        void readFile('opening', () => withDraft((draftId) => commands['draft.allowLegacy']({ draftId })))
      },
      test: () => void test(),
      trust: () => void trust(),
      distrust: () => set({ phase: 'form', stranger: null }),
      commit: (done) => void commit(done),
      discard: () => {
        const { draftId } = get()
        set(EMPTY)
        if (draftId) void commands['draft.discard']({ draftId })
      },
    }
  })
}
