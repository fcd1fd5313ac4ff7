import { describe, expect, it } from 'vitest'
import { deviceTrust, readConfig, toValues } from '../../../../main/providers/twon/config.ts'
import { value } from '../../../providers/contract.ts'

const read = (values: Readonly<Record<string, string>>) => value(readConfig(values))

describe('an intercom’s form values', () => {
  it.each([
    ['door.example', 'https://door.example/'],
    [' https://192.0.2.7 ', 'https://192.0.2.7/'],
    ['http://door.example:8080/webui/#/login?x=1', 'http://door.example:8080/'],
    ['HTTPS://[2001:DB8::1]:8443/api/system/info', 'https://[2001:db8::1]:8443/'],
  ])('takes %j for the device at %s', (server, url) => {
    expect(read({ server }).server.href).toBe(url)
  })

  it('stores them trimmed, with what is unknown here left alone', () => {
    const given = {
      server: 'door.example/webui',
      user: ' api ',
      auth: 'AUTO',
      pin: 'AB:'.repeat(31) + 'ab',
      group: 'Annex',
    }
    expect(toValues(read(given), given)).toEqual({
      server: 'https://door.example',
      user: 'api',
      auth: 'auto',
      pin: 'ab'.repeat(32),
      group: 'Annex',
    })
  })

  it('binds the pin to the device’s own host and port', () => {
    const trust = deviceTrust(read({ server: 'Door.Example', pin: 'cd'.repeat(32) }))
    expect(trust).toEqual({ pin: { fingerprint: 'cd'.repeat(32), hostPort: 'door.example:443' } })
  })

  it('understands what Do Not Disturb means, and says it the same way again', () => {
    expect(read({ server: 'd', dnd: 'off' }).dnd).toBeNull()
    expect(read({ server: 'd', dnd: 'Disable', dndAccount: '2' }).dnd).toEqual({
      account: 2,
      set: { field: 'enabled', value: false },
    })
    const given = { server: 'd', dnd: 'answer-mode:0' }
    expect(toValues(read(given), given)).toMatchObject({ dnd: 'answer-mode:0', dndAccount: '1' })
  })
})
