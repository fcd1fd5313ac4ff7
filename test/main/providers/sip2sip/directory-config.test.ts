import { describe, expect, it } from 'vitest'
import { readConfig } from '../../../../main/providers/sip2sip/config.ts'
import { createDirectoryFacet } from '../../../../main/providers/sip2sip/directory.ts'
import { readLdapServer } from '../../../../main/providers/sip2sip/ldap-server.ts'
import type { DirectoryConfig } from '../../../../main/providers/facets/directory.ts'
import type { SecretBundle } from '../../../../main/core/ports.ts'
import { ok } from '../../../../shared/result.ts'
import { secret } from '../../../../shared/secret.ts'
import { createMemoryLog } from '../../../support/memory.ts'

const CA = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----'
const never = new AbortController().signal

describe('the address of a directory', () => {
  it.each([
    ['ldaps://ldap.example', { host: 'ldap.example', port: 636 }],
    ['tls://ldap.sipthor.net:636', { host: 'ldap.sipthor.net', port: 636 }],
    ['LDAP.example:1636', { host: 'ldap.example', port: 1636 }],
    ['ldaps://[2001:db8::1]:636/', { host: '[2001:db8::1]', port: 636 }],
    ['ldap://ldap.example', null],
    ['http://ldap.example', null],
    ['ldaps://ldap.example/dc=x', null],
    ['ldaps://u:p@ldap.example', null],
    ['ldap.example:0', null],
    ['ldap.example:99999', null],
    ['', null],
  ])('%j is %j', (text, server) => {
    expect(readLdapServer(text)).toEqual(server)
  })
})

/** Where a search goes for these values. */
async function ask(values: Record<string, string>, secrets: SecretBundle = {}) {
  const config = readConfig({ user: 'alice', ...values })
  if (!config.ok) return config
  const asked: DirectoryConfig[] = []
  const facet = createDirectoryFacet(config.value, secrets, createMemoryLog(), (where) => {
    asked.push(where)
    return { search: () => Promise.resolve(ok({ people: [], more: false })) }
  })
  const answer = await facet.search('alice', never)
  return { answer, where: asked[0] }
}

describe('the directory of an account', () => {
  it('is the service’s own for sip2sip.info and its twin, asked without a name', async () => {
    for (const domain of ['sip2sip.info', 'sylk.link'])
      expect(await ask({ domain }, { password: secret('p') })).toMatchObject({
        where: {
          host: 'ldap.sipthor.net',
          port: 636,
          base: 'ou=addressbook, dc=sip2sip, dc=info',
          login: null,
          trust: {},
        },
      })
  })

  it('is not there for another domain until it is named', async () => {
    expect(await ask({ domain: 'example.org' })).toMatchObject({
      answer: { error: { code: 'not-supported' } },
    })
    expect(
      await ask({ domain: 'example.org', ldapServer: 'dir.example.org', ldapBase: 'dc=x' }),
    ).toMatchObject({
      where: { host: 'dir.example.org', base: 'dc=x' },
    })
  })

  it('is asked with the account’s password when a name was given, and never without one', async () => {
    const password = secret('p')
    expect(await ask({ ldapUser: 'cn=alice' }, { password })).toMatchObject({
      where: { login: { user: 'cn=alice', password } },
    })
    expect(await ask({ ldapUser: 'cn=alice' })).toMatchObject({
      answer: { error: { code: 'secret-missing' } },
    })
  })

  it('trusts the account’s CA, and is shown neither pin nor certificate', async () => {
    const found = await ask(
      { ca: CA, pin: 'ab'.repeat(32), legacyTls: 'yes' },
      { certificatePem: secret('c'), certificateKeyPem: secret('k') },
    )
    expect(found).toMatchObject({ where: { trust: { caPem: CA } } })
    expect('where' in found && Object.keys(found.where?.trust ?? {})).toEqual(['caPem'])
  })

  it.each([
    ['ldapServer', 'ldap://plain.example'],
    ['ldapBase', 'everything'],
  ])('refuses %s %j', async (field, text) => {
    expect(await ask({ [field]: text })).toMatchObject({ ok: false, error: { code: 'invalid-input', field } })
  })
})
