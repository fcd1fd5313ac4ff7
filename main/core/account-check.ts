import type { ProbeReport } from '../../shared/domain/draft.ts'
import type { ProviderManifest } from '../../shared/domain/provider.ts'
import { AccountIdSchema } from '../../shared/ids.ts'
import { ok, type Result } from '../../shared/result.ts'
import { secret, type Secret } from '../../shared/secret.ts'
import type { AdapterDeps, ProviderAdapter } from '../providers/adapter.ts'
import type { AccountRecord } from './store-ports.ts'
import type { SecretBundle, SecretName } from './ports.ts'

/** An account that has been checked with its server and may be stored. */
export type CheckedAccount = {
  readonly provider: string
  readonly values: AccountRecord['values']
  readonly secrets: SecretBundle
  readonly report: ProbeReport
}

const SECRET_FIELDS: readonly SecretName[] = ['password', 'webPassword', 'sipPassword', 'journalKey']

/** Takes the fields a manifest calls passwords out of form values: what is left may be stored in the open. */
export function splitSecrets(
  manifest: ProviderManifest,
  values: Readonly<Record<string, string>>,
): { readonly open: Readonly<Record<string, string>>; readonly secrets: SecretBundle } {
  const open: Record<string, string> = {}
  const secrets: { [N in SecretName]?: Secret } = {}
  const hidden = new Set(
    manifest.fields.filter((field) => field.kind === 'password').map((field) => field.key),
  )
  for (const [key, value] of Object.entries(values)) {
    const name = SECRET_FIELDS.find((candidate) => candidate === key)
    if (name) {
      if (value !== '') secrets[name] = secret(value)
    } else if (!hidden.has(key)) {
      open[key] = value
    }
  }
  return { open, secrets }
}

/** Asks the server about an account that does not exist yet; nothing is stored. Errors: invalid-input; what the server
 *  said is in the report. Values and secrets are completed by what the server told about the account. */
export async function checkAccount(
  adapter: ProviderAdapter,
  values: Readonly<Record<string, string>>,
  secrets: SecretBundle,
  deps: AdapterDeps,
  signal: AbortSignal,
): Promise<Result<CheckedAccount>> {
  const prepared = adapter.prepare(values)
  if (!prepared.ok) return prepared
  const record: AccountRecord = {
    id: AccountIdSchema.parse('draft'),
    name: 'draft',
    provider: adapter.manifest.id,
    values: prepared.value,
    createdAt: deps.clock.now().toISOString(),
  }
  const session = adapter.open(record, secrets, deps)
  try {
    const report = await session.probe(signal)
    const checked = { provider: adapter.manifest.id, values: prepared.value, secrets, report }
    if (!report.ok || session.learn === undefined) return ok(checked)
    const learned = await session.learn(signal)
    if (!learned.ok) return learned
    return ok({
      ...checked,
      values: { ...prepared.value, ...learned.value.values },
      secrets: { ...secrets, ...learned.value.secrets },
    })
  } finally {
    await session.close()
  }
}
