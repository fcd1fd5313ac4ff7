import type { DraftValues, ProbeReport } from '../../shared/domain/draft.ts'
import type { FormField, ProviderManifest } from '../../shared/domain/provider.ts'
import type { AppError } from '../../shared/errors.ts'

/** The form as it opens: defaults of the manifest, toggles off. */
export function initialValues(manifest: ProviderManifest): DraftValues {
  const values = manifest.fields
    .filter((field) => field.kind !== 'certificate')
    .map((field) => [field.key, field.default ?? (field.kind === 'toggle' ? 'false' : firstOption(field))])
  return Object.fromEntries(values) as DraftValues
}

/** Required fields that are still empty, in the order of the form. */
export function missingFields(
  manifest: ProviderManifest,
  values: DraftValues,
  hasCertificate: boolean,
): readonly string[] {
  return manifest.fields
    .filter((field) => field.required)
    .filter((field) =>
      field.kind === 'certificate' ? !hasCertificate : (values[field.key] ?? '').trim() === '',
    )
    .map((field) => field.key)
}

/** Values to send: what was left empty is not sent, so that the adapter's own defaults apply. */
export function filledValues(values: DraftValues): DraftValues {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''))
}

/** A server nobody vouches for: what has to be compared by eye before it can be trusted. */
export type Stranger = { readonly host: string | null; readonly fingerprint: string }

/** The certificate to compare, when that is why the test failed. */
export function strangerOf(report: ProbeReport): Stranger | null {
  const errors = report.steps.flatMap((step) => (step.error ? [step.error] : []))
  return errors.map(strangerOfError).find((stranger) => stranger !== null) ?? null
}

export function strangerOfError(error: AppError): Stranger | null {
  if (error.code !== 'tls-unknown-issuer' || error.fingerprint === undefined) return null
  return { host: error.host ?? null, fingerprint: error.fingerprint }
}

/** A name for the account that a person will recognise: what the server calls them, else the address. */
export function suggestedName(report: ProbeReport, manifest: ProviderManifest): string {
  return (report.displayName ?? report.address ?? manifest.title).slice(0, 64)
}

function firstOption(field: FormField): string {
  return field.kind === 'select' && field.required ? (field.options?.[0]?.value ?? '') : ''
}
