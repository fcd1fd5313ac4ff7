import type { UpdateSource } from './core/update-ports.ts'

/**
 * Where this build looks for newer ones, and whose word it takes for them. A build without keys does not look: whoever
 * releases Sidetone makes a pair (`node resources/packaging/update-manifest.ts new-key`), writes the public half here and
 * keeps the private one where releases are signed (docs/packaging.md). Two keys at once while one is being replaced.
 */
export const UPDATE_SOURCE: UpdateSource & { readonly caPem?: never } = {
  product: 'sidetone',
  channel: 'stable',
  feed: 'https://updates.sidetone.example/',
  keys: [],
}
