import type { FormField, ProviderManifest } from '../../shared/domain/provider.ts'

/** What the manifests of providers say, by the English they say it in. */
type ManifestWords = Readonly<Record<string, string>>

/** The part of a language that is about manifests; English has none, it is in the manifests themselves. */
export function manifestWords(other: object): ManifestWords {
  return 'manifests' in other ? (other.manifests as ManifestWords) : {}
}

/** A manifest in another language; what that has no words for stays English. */
export function manifestIn(words: ManifestWords, manifest: ProviderManifest): ProviderManifest {
  const word = (text: string): string => (Object.hasOwn(words, text) ? (words[text] ?? text) : text)
  const field = (one: FormField): FormField => ({
    ...one,
    label: word(one.label),
    ...(one.hint !== undefined && { hint: word(one.hint) }),
    ...(one.options && {
      options: one.options.map(({ value, label }) => ({ value, label: word(label) })),
    }),
  })
  return {
    ...manifest,
    title: word(manifest.title),
    summary: word(manifest.summary),
    fields: manifest.fields.map(field),
    ...(manifest.enrolment && { enrolment: manifest.enrolment.map(field) }),
  }
}
