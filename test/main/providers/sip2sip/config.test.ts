import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readConfig, toValues } from '../../../../main/providers/sip2sip/config.ts'

const read = (values: Record<string, string>) => readConfig({ user: 'alice', ...values })
const PIN = 'ab'.repeat(32)

describe('readConfig', () => {
  it('fills in what the operator’s own phones use', () => {
    expect(read({})).toMatchObject({
      ok: true,
      value: {
        user: 'alice',
        domain: 'sip2sip.info',
        auth: 'auto',
        sipServer: null,
        pin: null,
        legacyTls: false,
      },
    })
    const config = read({})
    expect(config.ok && config.value.server.href).toBe('https://enrollment.sipthor.net/settings.phtml')
  })

  it.each([
    ['alice@Sylk.link', undefined, 'alice', 'sylk.link'],
    ['sip:Alice@sylk.link', 'sip2sip.info', 'alice', 'sylk.link'],
    [' ALICE ', 'Example.ORG', 'alice', 'example.org'],
  ])('takes %j and domain %j apart', (user, domain, expectedUser, expectedDomain) => {
    const config = readConfig({ user, ...(domain !== undefined && { domain }) })
    expect(config).toMatchObject({ ok: true, value: { user: expectedUser, domain: expectedDomain } })
  })

  it.each([
    ['https://h.example/settings.phtml?action=x#y', 'https://h.example/settings.phtml'],
    ['h.example', 'https://h.example/'],
    ['H.example:8443/a/', 'https://h.example:8443/a/'],
    ['http://127.0.0.1:8080/x', 'http://127.0.0.1:8080/x'],
  ])('reads the server %j', (server, href) => {
    const config = read({ server })
    expect(config.ok && config.value.server.href).toBe(href)
  })

  it('reads a pin with colons and capitals', () => {
    const pin = PIN.toUpperCase().replace(/(..)(?!$)/g, '$1:')
    expect(read({ pin })).toMatchObject({ ok: true, value: { pin: PIN } })
  })

  it.each([
    ['user', { user: '' }, 'empty'],
    ['user', { user: 'al ice' }, 'characters'],
    ['user', { user: 'alice@' }, 'characters'],
    ['user', { user: 'alice@a b' }, 'characters'],
    ['user', { user: 'alice@a@b' }, 'characters'],
    ['user', { user: 'al\u0000ice' }, 'characters'],
    ['domain', { domain: 'a..b' }, 'characters'],
    ['domain', { domain: 'x/y' }, 'characters'],
    ['server', { server: 'ftp://h.example/' }, undefined],
    ['server', { server: 'https://' }, undefined],
    ['server', { server: 'https://alice:secret@h.example/' }, undefined],
    ['auth', { auth: 'basic' }, undefined],
    ['sipServer', { sipServer: 'https://h.example' }, undefined],
    ['sipServer', { sipServer: 'sip:bob@h.example' }, undefined],
    ['sipServer', { sipServer: 'wss://u:p@h.example' }, undefined],
    ['pin', { pin: 'abcd' }, undefined],
    ['ca', { ca: '/etc/ssl/ca.pem' }, undefined],
    ['historyZone', { historyZone: 'Europe/Atlantis' }, undefined],
  ])('refuses a bad %s: %j', (field, values, detail) => {
    const expected = { code: 'invalid-input', field, ...(detail !== undefined && { detail }) }
    expect(read(values)).toEqual({ ok: false, error: expected })
  })

  it.each([
    'wss://h.example/ws',
    'ws://127.0.0.1:8080',
    'sip:proxy.sipthor.net',
    'sips:[2001:db8::1]:5061',
    'sip:h.example:5070;transport=tcp',
  ])('takes %s for a phone server', (sipServer) => {
    expect(read({ sipServer })).toMatchObject({ ok: true, value: { sipServer } })
  })

  it('never throws and says which field is wrong, whatever is typed', () => {
    const fields = fc.record(
      {
        user: fc.string(),
        domain: fc.string(),
        server: fc.string(),
        auth: fc.string(),
        sipServer: fc.string(),
        pin: fc.string(),
        historyZone: fc.string(),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(fields, (values) => {
        const config = readConfig(values)
        expect(config.ok || (config.error.code === 'invalid-input' && config.error.field !== undefined)).toBe(
          true,
        )
      }),
      { numRuns: 2000 },
    )
  })
})

describe('toValues', () => {
  it('gives the same again when it is read again, and leaves unknown keys alone', () => {
    const given = {
      user: 'Alice@sylk.link',
      pin: PIN.toUpperCase(),
      legacyTls: 'on',
      demo: 'yes',
      historyZone: ' UTC ',
      sipServer: '',
    }
    const config = readConfig(given)
    if (!config.ok) throw new Error('refused')
    const values = toValues(config.value, given)
    expect(values).toEqual({
      user: 'alice',
      domain: 'sylk.link',
      server: 'https://enrollment.sipthor.net/settings.phtml',
      auth: 'auto',
      pin: PIN,
      legacyTls: 'yes',
      historyZone: 'UTC',
      demo: 'yes',
    })
    expect(readConfig(values)).toEqual(config)
  })
})
