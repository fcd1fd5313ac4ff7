import { createServer, type Server, type TLSSocket } from 'node:tls'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createDemoPki, type DemoPki } from '../../../../../main/demo/pki.ts'
import { openLdapDirectory } from '../../../../../main/providers/directory/ldap/directory.ts'
import type { DirectoryConfig } from '../../../../../main/providers/facets/directory.ts'
import { secret } from '../../../../../shared/secret.ts'
import { value } from '../../../../providers/contract.ts'
import { createMemoryLog } from '../../../../support/memory.ts'
import {
  LDAP_BASE,
  LDAP_LOGIN,
  personLdif,
  startOpenLdap,
  type OpenLdap,
} from '../../../../support/open-ldap.ts'

const never = new AbortController().signal
const log = createMemoryLog()
let pki: DemoPki
let open: OpenLdap
let closed: OpenLdap

const PEOPLE = [
  personLdif('Alice Ångström', {
    telephoneNumber: '+31 20 123 4567',
    workNumber: '201',
    mobile: '+31612345678',
    SIPIdentitySIPURI: 'sip:alice@sip2sip.info',
  }),
  personLdif('Bob (Front Desk) *', { SIPIdentitySIPURI: 'sips:bob@sip2sip.info' }),
  personLdif('Carl\\Backslash, Esq.'),
  personLdif('Zoë Last'),
  ...Array.from({ length: 150 }, (_, at) => personLdif(`Bulk ${String(at).padStart(3, '0')}`)),
].join('\n\n')

beforeAll(async () => {
  pki = await createDemoPki()
  open = await startOpenLdap({ tls: pki.server, ldif: PEOPLE })
  closed = await startOpenLdap({ tls: pki.server, ldif: PEOPLE, openTo: 'login' })
})
afterAll(async () => {
  await open.stop()
  await closed.stop()
})

const at = (port: number, more: Partial<DirectoryConfig> = {}) =>
  openLdapDirectory(
    { host: '127.0.0.1', port, base: LDAP_BASE, login: null, trust: { caPem: pki.caPem }, ...more },
    log,
  )
const names = async (text: string): Promise<readonly string[]> =>
  value(await at(open.port).search(text, never)).people.map(({ name }) => name)

describe('searching OpenLDAP', () => {
  it('finds a person by a part of the name, without regard to case', async () => {
    expect(value(await at(open.port).search('  aLIce ', never))).toEqual({
      people: [
        {
          id: 'cn=Alice Ångström,ou=addressbook,dc=sip2sip,dc=info',
          name: 'Alice Ångström',
          numbers: [
            { kind: 'sip', value: 'alice@sip2sip.info' },
            { kind: 'phone', value: '+31 20 123 4567' },
            { kind: 'work', value: '201' },
            { kind: 'mobile', value: '+31612345678' },
          ],
          source: 'directory',
        },
      ],
      more: false,
    })
    expect(await names('ngstr')).toEqual(['Alice Ångström'])
    expect(await names('Zoë')).toEqual(['Zoë Last'])
    expect(await names('nobody at all')).toEqual([])
  })

  it('finds a person by a number', async () => {
    expect(await names('123 4567')).toEqual(['Alice Ångström'])
    expect(await names('+316123')).toEqual(['Alice Ångström'])
  })

  it.each([
    ['*', []],
    ['**', []],
    ['a*)(cn=*', []],
    [')(objectClass=*', []],
    ['(Front Desk)', ['Bob (Front Desk) *']],
    ['sk) *', ['Bob (Front Desk) *']],
    ['Carl\\B', ['Carl\\Backslash, Esq.']],
    ['\\2a', []],
    ['\u0000\u0000', []],
  ])('takes %j as text and nothing else', async (text, found) => {
    const answer = await at(open.port).search(text, never)
    // One sign is too short to search for.
    if (text.length < 2) expect(answer).toMatchObject({ error: { code: 'invalid-input', field: 'text' } })
    else expect(value(answer).people.map(({ name }) => name)).toEqual(found)
  })

  it('shows a hundred and says that there are more', async () => {
    const page = value(await at(open.port).search('bulk', never))
    expect(page.people).toHaveLength(100)
    expect(page.more).toBe(true)
  })

  it('refuses texts that are too short or too long', async () => {
    for (const text of ['', ' ', 'a', 'x'.repeat(65)])
      expect(await at(open.port).search(text, never)).toMatchObject({ error: { code: 'invalid-input' } })
  })

  it('says when there is no such place', async () => {
    const directory = at(open.port, { base: 'ou=elsewhere, dc=sip2sip, dc=info' })
    expect(await directory.search('alice', never)).toMatchObject({
      error: { code: 'not-found', detail: 'directory-base', status: 32 },
    })
  })
})

describe('a directory that wants a name', () => {
  const login = { user: LDAP_LOGIN.user, password: secret(LDAP_LOGIN.password) }

  it('shows nothing to anybody, and everything to who signs in', async () => {
    const anonymous = await at(closed.port).search('alice', never)
    expect(anonymous).toMatchObject({ error: { code: 'forbidden', status: 50 } })
    expect(value(await at(closed.port, { login }).search('alice', never)).people).toHaveLength(1)
  })

  it('refuses a wrong password, which appears nowhere', async () => {
    const wrong = { ...login, password: secret('planted-secret') }
    const answer = await at(closed.port, { login: wrong }).search('alice', never)
    expect(answer).toMatchObject({ error: { code: 'unauthorized', status: 49 } })
    expect(JSON.stringify([answer, log.lines])).not.toMatch(/planted-secret|directory secret/)
  })

  it('never asks with a name and an empty password, which servers take for nobody', async () => {
    const empty = { ...login, password: secret('') }
    expect(await at(closed.port, { login: empty }).search('alice', never)).toMatchObject({
      error: { code: 'secret-missing' },
    })
  })
})

describe('the connection', () => {
  const servers: Server[] = []
  afterEach(() => {
    for (const server of servers.splice(0)) server.close()
  })
  /** A TLS server that is no directory. */
  async function pretend(serve: (socket: TLSSocket) => void): Promise<number> {
    const server = createServer({ cert: pki.server.certPem, key: pki.server.keyPem })
    server.on('secureConnection', serve)
    servers.push(server)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return (server.address() as AddressInfo).port
  }

  it('is refused to a server that the account does not trust', async () => {
    expect(await at(open.port, { trust: {} }).search('alice', never)).toMatchObject({
      error: { code: 'tls-unknown-issuer' },
    })
  })

  it('fails with its own code where nobody listens', async () => {
    const port = await pretend(() => undefined)
    servers.splice(0).forEach((server) => server.close())
    expect(await at(port).search('alice', never)).toMatchObject({ error: { code: 'unreachable' } })
  })

  it('ends when it is called off', async () => {
    const stop = new AbortController()
    const port = await pretend(() => stop.abort())
    expect(await at(port).search('alice', stop.signal)).toMatchObject({ error: { code: 'cancelled' } })
    expect(await at(port).search('alice', AbortSignal.abort())).toMatchObject({
      error: { code: 'cancelled' },
    })
  })

  it.each([
    ['hangs up', (socket: TLSSocket) => socket.end()],
    ['talks HTTP', (socket: TLSSocket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')],
  ])('fails with its own code when the server %s', async (_what, serve) => {
    const port = await pretend(serve)
    const answer = await at(port).search('alice', never)
    expect(answer.ok ? '' : answer.error.code).toMatch(/^(?:response-truncated|bad-response)$/)
  })

  it('ends when the server sends without end', async () => {
    const port = await pretend((socket: TLSSocket) => {
      // An LDAP message that claims 16 MiB, and then says so.
      socket.write(Buffer.from([0x30, 0x84, 0x01, 0x00, 0x00, 0x00]))
      const more = (): void => {
        while (!socket.destroyed && socket.write(Buffer.alloc(65_536))) {
          // Until the buffer is full; `drain` brings us back.
        }
      }
      socket.on('error', () => socket.destroy())
      socket.on('drain', more)
      more()
    })
    expect(await at(port).search('alice', never)).toMatchObject({ error: { code: 'response-too-large' } })
  })
})
