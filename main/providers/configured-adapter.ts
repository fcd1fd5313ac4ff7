import { ok, type Result } from '../../shared/result.ts'
import type { AccountRecord, SecretBundle } from '../core/ports.ts'
import type { AccountSession, AdapterDeps, ProviderAdapter } from './adapter.ts'
import type { FormValues } from './form-values.ts'

type Configured<C> = Pick<ProviderAdapter, 'manifest' | 'enrol'> & {
  /** Errors: invalid-input, with the field. */
  readonly readConfig: (values: FormValues) => Result<C>
  readonly toValues: (config: C, given: FormValues) => FormValues
  readonly openSession: (
    config: C,
    record: AccountRecord,
    secrets: SecretBundle,
    deps: AdapterDeps,
  ) => AccountSession
}

/** An adapter whose accounts are form values that were understood before they were stored. */
export function createConfiguredAdapter<C>(parts: Configured<C>): ProviderAdapter {
  const { readConfig, toValues, openSession, ...described } = parts
  return {
    ...described,
    prepare(values) {
      const config = readConfig(values)
      return config.ok ? ok(toValues(config.value, values)) : config
    },
    open(record, secrets, deps) {
      const config = readConfig(record.values)
      // Values pass `prepare` before they are stored; others are a bug of the caller.
      if (!config.ok)
        throw new Error(`stored values of account ${record.id} are not valid: ${config.error.field ?? '?'}`)
      return openSession(config.value, record, secrets, deps)
    },
  }
}
