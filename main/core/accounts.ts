import { randomUUID } from 'node:crypto'
import { AccountIdSchema, type AccountId } from '../../shared/ids.ts'
import { appError } from '../../shared/errors.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { secret, type Secret } from '../../shared/secret.ts'
import type { AccountSession, AdapterDeps, ProviderAdapter } from '../providers/adapter.ts'
import { emptyAccountView } from './account-view.ts'
import type { AppState } from './app-state.ts'
import { recallCertificate, rememberCertificate } from './certificate-notes.ts'
import { isJournalOn, noteJournalOff, noteJournalOn } from './journal-switch.ts'
import type { AccountRecord, AccountStore } from './store-ports.ts'
import type { CertificateReaderPort, SecretBundle, SecretName, VaultPort } from './ports.ts'

export type AccountsDeps = AdapterDeps & {
  readonly state: AppState
  readonly store: AccountStore
  readonly vault: VaultPort
  readonly providers: readonly ProviderAdapter[]
  readonly reader: Pick<CertificateReaderPort, 'describe'>
  /** Cleans what other stores keep about an account. */
  readonly forget: (id: AccountId) => void
}

export type OpenAccount = {
  readonly record: AccountRecord
  readonly secrets: SecretBundle
  readonly session: AccountSession
}

/**
 * Owner of the configured accounts and of their open sessions. A session is built on first use, kept, and built anew
 * after its secrets or values changed.
 */
export type Accounts = ReturnType<typeof createAccounts>

export function createAccounts(deps: AccountsDeps) {
  const open = new Map<AccountId, Promise<Result<OpenAccount>>>()
  const listeners = new Set<() => void>()
  const adapterOf = (provider: string) => deps.providers.find((adapter) => adapter.manifest.id === provider)

  function publish(): void {
    const old = deps.state.get().accounts
    const views = deps.store.list().flatMap((record) => {
      const manifest = adapterOf(record.provider)?.manifest
      if (!manifest) return []
      const known = old.find((view) => view.info.id === record.id)
      const now = deps.clock.now()
      const certificate = recallCertificate(deps.memory, record.id, now)
      const fresh = emptyAccountView(record, manifest, certificate, now)
      return known
        ? [
            {
              ...known,
              certificate,
              info: { ...fresh.info, address: known.info.address, capabilities: known.info.capabilities },
            },
          ]
        : [fresh]
    })
    deps.state.change({ accounts: views })
    for (const listener of listeners) listener()
  }

  async function build(record: AccountRecord): Promise<Result<OpenAccount>> {
    const adapter = adapterOf(record.provider)
    if (!adapter) return err(appError('not-supported', { accountId: record.id, detail: record.provider }))
    const secrets = await deps.vault.read(record.id)
    if (!secrets.ok) return err({ ...secrets.error, accountId: record.id })
    const session = adapter.open(record, secrets.value, deps)
    noteSecrets(record.id, secrets.value)
    deps.state.changeAccount(record.id, (view) => ({
      ...view,
      certificate: recallCertificate(deps.memory, record.id, deps.clock.now()),
      info: {
        ...view.info,
        address: session.address,
        // More than its kind promises, where its owner switched something on for it.
        capabilities: session.capabilities,
        hasLine: session.line !== undefined && session.line !== null,
      },
    }))
    return ok({ record, secrets: secrets.value, session })
  }

  /** Facts about the secrets that may be known while the keychain is locked. */
  function noteSecrets(id: AccountId, { certificatePem, journalKey }: SecretBundle): void {
    rememberCertificate(deps.memory, id, certificatePem ? deps.reader.describe(certificatePem) : null)
    if (journalKey !== undefined && !isJournalOn(deps.memory, id)) noteJournalOn(deps.memory, id)
  }

  async function drop(id: AccountId): Promise<void> {
    const held = open.get(id)
    open.delete(id)
    const opened = await held
    if (opened?.ok) await opened.value.session.close()
  }

  function find(id: AccountId): AccountRecord | undefined {
    return deps.store.list().find((record) => record.id === id)
  }

  async function writeSecret(id: AccountId, name: SecretName, value: Secret): Promise<Result<SecretBundle>> {
    if (!find(id)) return err(appError('no-such-account', { accountId: id }))
    const old = await deps.vault.read(id)
    if (!old.ok && old.error.code !== 'secret-missing') return err({ ...old.error, accountId: id })
    const bundle = { ...(old.ok ? old.value : {}), [name]: value }
    const written = await deps.vault.write(id, bundle)
    return written.ok ? ok(bundle) : written
  }

  return {
    list: (): readonly AccountRecord[] => deps.store.list(),

    /** Runs after accounts were added, removed or changed. */
    onChange(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },

    publish,

    /** Finds by id, else by exact name, else by name without regard to case. Errors: no-such-account, no-account. */
    resolve(idOrName: string): Result<AccountRecord> {
      const all = deps.store.list()
      if (all.length === 0) return err(appError('no-account'))
      const wanted = idOrName.toLowerCase()
      const hit =
        all.find((record) => record.id === idOrName) ??
        all.find((record) => record.name === idOrName) ??
        all.find((record) => record.name.toLowerCase() === wanted)
      return hit ? ok(hit) : err(appError('no-such-account', { detail: idOrName.slice(0, 64) }))
    },

    /** The open session of an account. Errors: no-such-account, secret-store-unavailable, secret-missing, storage-corrupt. */
    async session(id: AccountId): Promise<Result<OpenAccount>> {
      const record = find(id)
      if (!record) return err(appError('no-such-account', { accountId: id }))
      const held = open.get(id) ?? build(record)
      open.set(id, held)
      const opened = await held
      // A locked keychain may be unlocked a second later: do not remember the failure.
      if (!opened.ok && open.get(id) === held) open.delete(id)
      return opened
    },

    /** Stores a checked account: secrets first, so that no account exists without them. Errors: account-exists and storage's. */
    async add(
      name: string,
      provider: string,
      values: AccountRecord['values'],
      secrets: SecretBundle,
    ): Promise<Result<AccountRecord>> {
      if (!deps.state.get().managed.allow.addAccounts)
        return err(appError('managed-forbidden', { field: 'allow.addAccounts' }))
      const taken = deps.store.list().some((record) => record.name.toLowerCase() === name.toLowerCase())
      if (taken) return err(appError('account-exists', { field: 'name' }))
      const id = AccountIdSchema.parse(randomUUID().replaceAll('-', '').slice(0, 16))
      const record: AccountRecord = { id, name, provider, values, createdAt: deps.clock.now().toISOString() }
      const sealed = await deps.vault.write(id, secrets)
      if (!sealed.ok) return sealed
      const stored = deps.store.put(record)
      if (!stored.ok) {
        await deps.vault.remove(id)
        return stored
      }
      noteSecrets(id, secrets)
      deps.log.info('account added', { accountId: id, provider })
      publish()
      return ok(record)
    },

    async remove(id: AccountId): Promise<Result<undefined>> {
      if (!find(id)) return err(appError('no-such-account', { accountId: id }))
      await drop(id)
      const gone = deps.store.remove(id)
      if (!gone.ok) return gone
      // The record is gone either way; a key that cannot be deleted now is unreachable without its record.
      const unsealed = await deps.vault.remove(id)
      if (!unsealed.ok) deps.log.warn('vault entry left behind', { accountId: id, code: unsealed.error.code })
      deps.forget(id)
      publish()
      return ok()
    },

    rename(id: AccountId, name: string): Result<undefined> {
      const record = find(id)
      if (!record) return err(appError('no-such-account', { accountId: id }))
      const taken = deps.store
        .list()
        .some((other) => other.id !== id && other.name.toLowerCase() === name.toLowerCase())
      if (taken) return err(appError('account-exists', { field: 'name' }))
      const stored = deps.store.put({ ...record, name })
      if (stored.ok) publish()
      return stored
    },

    /** Replaces the form values, checked by whoever calls, and opens the account anew. */
    async setValues(id: AccountId, values: AccountRecord['values']): Promise<Result<undefined>> {
      const record = find(id)
      if (!record) return err(appError('no-such-account', { accountId: id }))
      const stored = deps.store.put({ ...record, values })
      if (!stored.ok) return stored
      await drop(id)
      publish()
      return ok()
    },

    /** Replaces the password and opens the account anew. */
    async setPassword(id: AccountId, password: string): Promise<Result<undefined>> {
      const stored = await writeSecret(id, 'password', secret(password))
      if (!stored.ok) return stored
      await drop(id)
      for (const listener of listeners) listener()
      return ok()
    },

    /** Stores the journal key. The session stays as it is: no adapter uses this key. */
    async setJournalKey(id: AccountId, key: Secret): Promise<Result<undefined>> {
      const stored = await writeSecret(id, 'journalKey', key)
      if (!stored.ok) return stored
      noteSecrets(id, stored.value)
      const opened = await open.get(id)
      if (opened?.ok) open.set(id, Promise.resolve(ok({ ...opened.value, secrets: stored.value })))
      return ok()
    },

    /** Takes the journal key out of the keychain. */
    async dropJournalKey(id: AccountId): Promise<Result<undefined>> {
      if (!find(id)) return err(appError('no-such-account', { accountId: id }))
      const old = await deps.vault.read(id)
      if (!old.ok && old.error.code !== 'secret-missing') return err({ ...old.error, accountId: id })
      const { journalKey: _gone, ...rest } = old.ok ? old.value : {}
      const written = await deps.vault.write(id, rest)
      if (!written.ok) return written
      noteJournalOff(deps.memory, id)
      const opened = await open.get(id)
      if (opened?.ok) open.set(id, Promise.resolve(ok({ ...opened.value, secrets: rest })))
      return ok()
    },

    async closeAll(): Promise<void> {
      await Promise.all([...open.keys()].map(drop))
    },
  }
}
