import { describe, expect, it } from 'vitest'
import { createProviders, findProvider } from '../../../main/providers/registry.ts'
import { ProviderManifestSchema } from '../../../shared/domain/provider.ts'

describe('the registry of providers', () => {
  const providers = createProviders()

  it('knows each provider by an id of its own, with a valid manifest', () => {
    const ids = providers.map(({ manifest }) => ProviderManifestSchema.parse(manifest).id)
    expect(ids).toEqual(['sip2sip', 'sipxcom', 'twon', 'sip'])
    for (const id of ids) expect(findProvider(providers, id)?.manifest.id).toBe(id)
  })

  it('does not know what it does not know', () => {
    expect(findProvider(providers, 'carrier-pigeon')).toBeUndefined()
    expect(findProvider(providers, '__proto__')).toBeUndefined()
  })
})
