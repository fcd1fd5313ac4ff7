import { once } from 'node:events'
import { connect } from 'node:tls'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readBer } from '../../../../main/demo/ldap/ber.ts'
import { startDemoDirectory, type DemoDirectory } from '../../../../main/demo/ldap/server.ts'
import { createDemoPki, type DemoPki } from '../../../../main/demo/pki.ts'
import { openLdapDirectory } from '../../../../main/providers/directory/ldap/directory.ts'
import { secret } from '../../../../shared/secret.ts'
import { value } from '../../../providers/contract.ts'
import { createMemoryLog } from '../../../support/memory.ts'

const never = new AbortController().signal
const log = createMemoryLog()
let pki: DemoPki
let directory: DemoDirectory

beforeAll(async () => {
  pki = await createDemoPki()
  directory = await startDemoDirectory({
    tls: pki.server,
    base: 'ou=people, dc=demo',
    entries: () =>
      Array.from({ length: 150 }, (_, at) => ({
        dn: `cn=Person ${at}, ou=people, dc=demo`,
        attributes: { cn: [`Person ${at}`], mobile: [`+3161234${String(at).padStart(4, '0')}`] },
      })),
    mayBind: (name, password) => name === 'alice' && password === 'right',
    log,
  })
})
afterAll(() => directory.stop())

const port = () => Number(new URL(directory.url).port)
const search = (text: string, more: object = {}) =>
  openLdapDirectory(
    {
      host: '127.0.0.1',
      port: port(),
      base: 'ou=people,dc=demo',
      login: null,
      trust: { caPem: pki.caPem },
      ...more,
    },
    log,
  ).search(text, never)

describe('the directory of the demo company', () => {
  it('answers as OpenLDAP does: by name, by number, a hundred at most', async () => {
    expect(value(await search('person 149')).people).toMatchObject([{ name: 'Person 149' }])
    expect(value(await search('12340007')).people).toMatchObject([{ name: 'Person 7' }])
    expect(value(await search('person'))).toMatchObject({ more: true })
    expect(value(await search('*'.repeat(2))).people).toEqual([])
  })

  it('knows who may ask and where', async () => {
    const login = (password: string) => ({ login: { user: 'alice', password: secret(password) } })
    expect((await search('person 1', login('right'))).ok).toBe(true)
    expect(await search('person 1', login('wrong'))).toMatchObject({
      error: { code: 'unauthorized', status: 49 },
    })
    expect(await search('person 1', { base: 'dc=other' })).toMatchObject({ error: { code: 'not-found' } })
  })

  it('hangs up on what is not LDAP and goes on', async () => {
    for (const bytes of [
      Buffer.from('GET / HTTP/1.1\r\n\r\n'),
      Buffer.from([0x30, 0x80, 0x00, 0x00]),
      Buffer.from([0x30, 0x85, 1, 1, 1, 1, 1]),
      Buffer.from([0x30, 0x04, 0x30, 0x7f, 0x00, 0x00]),
    ]) {
      const socket = connect({ port: port(), host: '127.0.0.1', ca: pki.caPem })
      await once(socket, 'secureConnect')
      socket.on('error', () => undefined)
      socket.end(bytes)
      await once(socket, 'close')
    }
    expect((await search('person 1')).ok).toBe(true)
  })
})

describe('BER', () => {
  it('is read, found incomplete or refused, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        try {
          const read = readBer(Buffer.from(bytes))
          if (read !== null) expect(read.used).toBeLessThanOrEqual(bytes.length)
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(RangeError)
        }
      }),
      { numRuns: 2000 },
    )
  })
})
