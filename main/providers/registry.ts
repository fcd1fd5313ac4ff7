import type { ProviderAdapter } from './adapter.ts'
import { openLdapDirectory } from './directory/ldap/directory.ts'
import { createSip2sipAdapter } from './sip2sip/adapter.ts'
import { createSipxcomAdapter } from './sipxcom/adapter.ts'
import { createSipAdapter } from './sip/adapter.ts'
import { createTwonAdapter } from './twon/adapter.ts'

/** Every provider the product knows, in the order in which they are offered. */
export function createProviders(): readonly ProviderAdapter[] {
  return [
    createSip2sipAdapter({ openDirectory: openLdapDirectory }),
    createSipxcomAdapter(),
    createTwonAdapter(),
    createSipAdapter(),
  ]
}

/** The provider of this id, undefined when there is none (an account of a newer version). */
export function findProvider(providers: readonly ProviderAdapter[], id: string): ProviderAdapter | undefined {
  return providers.find((provider) => provider.manifest.id === id)
}
