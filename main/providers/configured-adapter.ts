import { ok, type Result } from '../../shared/result.ts'
import type { AccountRecord } from '../core/store-ports.ts'
import type { SecretBundle } from '../core/ports.ts'
import type { AccountSession, AdapterDeps, ProviderAdapter } from './adapter.ts'
import type { FormValues } from './form-values.ts'
import { fillLineOptions, readLineOptions, withLineFields, withLineOptions } from './line-options.ts'

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
    manifest: withLineFields(described.manifest),
    prepare(values) {
      const config = readConfig(values)
      if (!config.ok) return config
      const options = readLineOptions(values)
      return options.ok ? ok(fillLineOptions(toValues(config.value, values), options.value)) : options
    },
    open(record, secrets, deps) {
      const config = readConfig(record.values)
      const options = readLineOptions(record.values)
      // Values pass `prepare` before they are stored; others are a bug of the caller.
      if (!config.ok)
        throw new Error(`stored values of account ${record.id} are not valid: ${config.error.field ?? '?'}`)
      const session = openSession(config.value, record, secrets, deps)
      const { line } = session
      return line && options.ok ? { ...session, line: withLineOptions(line, options.value) } : session
    },
  }
}
