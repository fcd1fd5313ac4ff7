import { randomUUID } from 'node:crypto'
import type { ChosenFile, DraftValues, ProbeReport } from '../../shared/domain/draft.ts'
import { appError } from '../../shared/errors.ts'
import { DraftIdSchema, type DraftId } from '../../shared/ids.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import type { AdapterDeps, ProviderAdapter } from '../providers/adapter.ts'
import { checkAccount, splitSecrets, type CheckedAccount } from './account-check.ts'
import type { Accounts } from './accounts.ts'
import { certificateVerdict } from './certificate-verdict.ts'
import type { CertificateFilePort, CertificateReaderPort, ReadCertificate } from './ports.ts'

/** A draft lives this long after its last use; then its bytes are wiped (house.md 6.4). */
export const DRAFT_LIFE_MS = 5 * 60_000

type Draft = {
  readonly adapter: ProviderAdapter
  file: { readonly fileName: string; readonly bytes: Buffer } | null
  certificate: ReadCertificate | null
  pin: string | null
  legacy: boolean
  checked: CheckedAccount | null
  cancelExpiry: () => void
}

export type DraftsDeps = AdapterDeps & {
  readonly accounts: Accounts
  readonly providers: readonly ProviderAdapter[]
  readonly files: CertificateFilePort
  readonly reader: CertificateReaderPort
}

/** Accounts in the making: choose -> inspect -> test -> commit. Certificate bytes never leave this side. */
export type Drafts = ReturnType<typeof createDrafts>

export function createDrafts(deps: DraftsDeps) {
  const drafts = new Map<DraftId, Draft>()

  function discard(id: DraftId): void {
    const draft = drafts.get(id)
    draft?.cancelExpiry()
    draft?.file?.bytes.fill(0)
    drafts.delete(id)
  }

  function touch(id: DraftId): Result<Draft> {
    const draft = drafts.get(id)
    if (!draft) return err(appError('draft-expired'))
    draft.cancelExpiry()
    draft.cancelExpiry = deps.clock.after(DRAFT_LIFE_MS, () => discard(id))
    return ok(draft)
  }

  async function read(draft: Draft, password: string | null): Promise<Result<ChosenFile>> {
    const { file } = draft
    if (!file) return err(appError('file-invalid', { field: 'certificate' }))
    const found = await deps.reader.read(file, password, draft.legacy)
    if (found.ok) {
      draft.certificate = found.value
      return ok(shownFile(file.fileName, found.value))
    }
    const locked =
      found.error.code === 'certificate-password-wrong' ||
      found.error.code === 'certificate-key-password-wrong'
    return locked && password === null ? ok(shownFile(file.fileName, null)) : found
  }

  return {
    start(provider: string): Result<{ readonly draftId: DraftId }> {
      const adapter = deps.providers.find((candidate) => candidate.manifest.id === provider)
      if (!adapter) return err(appError('not-supported', { detail: provider }))
      const draftId = DraftIdSchema.parse(randomUUID())
      const cancelExpiry = deps.clock.after(DRAFT_LIFE_MS, () => discard(draftId))
      drafts.set(draftId, {
        adapter,
        file: null,
        certificate: null,
        pin: null,
        legacy: false,
        checked: null,
        cancelExpiry,
      })
      return ok({ draftId })
    },

    /** Lets the person choose a file; null = none chosen. A file without a password is read at once. */
    async chooseCertificate(id: DraftId): Promise<Result<ChosenFile | null>> {
      const draft = touch(id)
      if (!draft.ok) return draft
      const chosen = await deps.files.choose()
      if (!chosen.ok) return chosen
      if (chosen.value === null) return ok(null)
      draft.value.file?.bytes.fill(0)
      draft.value.file = chosen.value
      draft.value.certificate = null
      return read(draft.value, null)
    },

    async inspectCertificate(id: DraftId, password: string, legacy = false): Promise<Result<ChosenFile>> {
      const draft = touch(id)
      if (!draft.ok) return draft
      draft.value.legacy ||= legacy
      return read(draft.value, password)
    },

    /** The person takes an outdated file format or key for this account; the file is looked at again. */
    async allowLegacy(id: DraftId): Promise<Result<ChosenFile | null>> {
      const draft = touch(id)
      if (!draft.ok) return draft
      const { file, certificate } = draft.value
      draft.value.legacy = true
      if (!file) return ok(null)
      return certificate ? ok(shownFile(file.fileName, certificate)) : read(draft.value, null)
    },

    /** Asks the server with these values; a good report makes the draft ready for commit. */
    async test(id: DraftId, values: DraftValues, signal: AbortSignal): Promise<Result<ProbeReport>> {
      const draft = touch(id)
      if (!draft.ok) return draft
      const { adapter, certificate, pin, legacy } = draft.value
      const unfit = certificate && certificateVerdict(certificate.info, legacy, deps.clock.now())
      if (unfit) return err(unfit)
      const { open, secrets } = splitSecrets(adapter.manifest, values)
      const learned = { ...open, ...(pin === null ? {} : { pin }), ...(legacy ? { legacyTls: 'yes' } : {}) }
      const checked = await checkAccount(
        adapter,
        learned,
        { ...secrets, ...certificate?.secrets },
        deps,
        signal,
      )
      if (!checked.ok) return checked
      const current = touch(id)
      if (!current.ok) return current
      current.value.checked = checked.value.report.ok ? checked.value : null
      return ok(checked.value.report)
    },

    trust(id: DraftId, fingerprint: string): Result<undefined> {
      const draft = touch(id)
      if (!draft.ok) return draft
      draft.value.pin = fingerprint
      return ok()
    },

    /** Stores the account. Errors: bad-request when it was not tested, account-exists, storage's, draft-expired. */
    async commit(id: DraftId, name: string): Promise<Result<{ readonly accountId: string }>> {
      const draft = touch(id)
      if (!draft.ok) return draft
      const { checked } = draft.value
      if (!checked) return err(appError('bad-request', { detail: 'not-tested' }))
      const added = await deps.accounts.add(
        name.trim() || (checked.report.address ?? 'Account'),
        checked.provider,
        checked.values,
        checked.secrets,
      )
      if (!added.ok) return added
      discard(id)
      return ok({ accountId: added.value.id })
    },

    discard,
    discardAll: (): void => [...drafts.keys()].forEach(discard),
  }
}

/** What a page learns of a file. Null = it needs its password first. */
function shownFile(name: string, certificate: ReadCertificate | null): ChosenFile {
  return {
    fileName: name.slice(0, 128),
    kind: /\.(p12|pfx)$/i.test(name) ? 'p12' : 'pem',
    needsPassword: certificate === null,
    certificate: certificate?.info ?? null,
  }
}
