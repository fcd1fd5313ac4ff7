import { describe, expect, it } from 'vitest'
import {
  checkConfigChange,
  CONFIG_FIELD_NAMES,
  CONFIG_FIELDS,
  isConfigField,
  withConfigText,
  type ConfigChange,
} from '../../../shared/domain/intercom-fields.ts'
import { errorDetails } from '../../../shared/text/en/error-details.ts'

const problems = (change: ConfigChange, now = {}) => Object.fromEntries(checkConfigChange(change, now))

describe('the fields of an intercom’s SIP account', () => {
  it('are all of the table in the manual, each with its name in the database', () => {
    expect(CONFIG_FIELD_NAMES).toEqual([
      'enabled',
      'displayName',
      'sipNumber',
      'authId',
      'domain',
      'domainPort',
      'proxyAddress',
      'proxyPort',
      'registrationEnabled',
      'registrarAddress',
      'registrarPort',
      'answerMode',
    ])
    for (const field of CONFIG_FIELD_NAMES) expect(CONFIG_FIELDS[field].database).toMatch(/^Phone\.Sip\./)
    expect(isConfigField('password')).toBe(false)
    expect(isConfigField('toString')).toBe(false)
  })

  it('reads flags in several words, and keeps everything else text', () => {
    for (const yes of ['true', 'YES', 'on', '1', ' true '])
      expect(withConfigText({}, 'enabled', yes)).toEqual({ enabled: true })
    for (const no of ['false', 'No', 'off', '0'])
      expect(withConfigText({}, 'enabled', no)).toEqual({ enabled: false })
    expect(withConfigText({}, 'enabled', 'maybe')).toBeNull()
    expect(withConfigText({ domain: 'a' }, 'sipNumber', ' 0044 ')).toEqual({ domain: 'a', sipNumber: '0044' })
  })

  it.each(['', '1', '5060', '65535'])('takes %j for a port', (proxyPort) => {
    expect(problems({ proxyPort })).toEqual({})
  })
  it.each(['0', '65536', '-1', '5060.5', '5e3', ' 5060', 'sip', '٥٠٦٠'])(
    'does not take %j for a port',
    (proxyPort) => {
      expect(problems({ proxyPort })).toEqual({ proxyPort: 'port-range' })
    },
  )

  it.each(['', 'pbx', 'pbx.example.', '192.0.2.1', '2001:db8::1', '[2001:db8::1]', 'sip_1.example'])(
    'takes %j for a host',
    (domain) => expect(problems({ domain })).toEqual({}),
  )
  it.each(['sip:pbx', 'https://pbx', 'pbx:5060', 'p bx', '-pbx', 'pbx/a', 'a'.repeat(254)])(
    'does not take %j for a host',
    (domain) => expect(problems({ domain })).toEqual({ domain: 'host-name' }),
  )

  it('refuses blanks in numbers and invisible characters anywhere', () => {
    expect(problems({ sipNumber: '20 01', authId: 'a\tb', displayName: 'Front door' })).toEqual({
      sipNumber: 'blank-or-control',
      authId: 'blank-or-control',
    })
    expect(problems({ displayName: 'a\u0000b' })).toEqual({ displayName: 'control-character' })
    expect(problems({ displayName: 'x'.repeat(256) })).toEqual({ displayName: 'too-long' })
  })

  it('wants a domain or a registrar before it registers', () => {
    expect(problems({ registrationEnabled: true }, { domain: '', registrarAddress: null })).toEqual({
      registrationEnabled: 'needs-domain',
    })
    expect(problems({ registrationEnabled: true }, { domain: 'pbx' })).toEqual({})
    expect(problems({ registrationEnabled: true, registrarAddress: 'pbx' })).toEqual({})
    // Not what this change is about.
    expect(problems({ displayName: 'x' }, { registrationEnabled: true, domain: '' })).toEqual({})
  })

  it('has a sentence for every problem', () => {
    for (const problem of [
      'flag',
      'port-range',
      'host-name',
      'blank-or-control',
      'control-character',
      'too-long',
      'needs-domain',
    ])
      expect(Object.keys(errorDetails)).toContain(`invalid-input/${problem}`)
  })
})
