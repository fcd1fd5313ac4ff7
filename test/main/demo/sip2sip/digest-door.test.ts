import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createDigestDoor, type DigestVerdict } from '../../../../main/demo/sip2sip/digest-door.ts'
import { createDemoUser, type DemoUserSeed } from '../../../../main/demo/sip2sip/state.ts'
import { createFakeClock } from '../../../support/fake-clock.ts'

const md5 = (text: string) => createHash('md5').update(text).digest('hex')
const DOMAIN = 'sip2sip.example'

function setUp(seed: Partial<DemoUserSeed> = {}) {
  const clock = createFakeClock()
  const user = createDemoUser({ username: 'alice', password: 'pw', ...seed }, DOMAIN, 1)
  const find = (name: string, domain: string) => (name === 'alice' && domain === DOMAIN ? user : undefined)
  const door = createDigestDoor({ clock, key: 'key', find })
  const ask = (authorization?: string, realm: string | undefined = DOMAIN) =>
    door({ method: 'GET', authorization, realm })
  return { clock, user, ask }
}

function header(verdict: DigestVerdict): string {
  if (verdict.kind !== 'challenge') throw new Error(verdict.kind)
  return verdict.header
}

type Answer = {
  name?: string
  password?: string
  realm?: string
  ha1Name?: string
  uri?: string
  leaveOut?: string
}
function answer(
  challenge: string,
  {
    name = 'alice',
    password = 'pw',
    realm = DOMAIN,
    ha1Name = `${name}:${realm}`,
    uri = '/settings.phtml?action=x',
    leaveOut = '',
  }: Answer = {},
): string {
  const nonce = /nonce="([^"]*)"/.exec(challenge)?.[1] ?? ''
  const response = md5(`${md5(`${ha1Name}:${password}`)}:${nonce}:00000001:c:auth:${md5(`GET:${uri}`)}`)
  const fields = { username: name, realm, nonce, uri, response, cnonce: 'c' }
  const quoted = Object.entries(fields)
    .filter(([field]) => field !== leaveOut)
    .map(([field, text]) => `${field}="${text}"`)
  return `Digest ${[...quoted, ...(leaveOut === 'qop' ? [] : ['qop=auth']), ...(leaveOut === 'nc' ? [] : ['nc=00000001'])].join(', ')}`
}

describe('the digest page', () => {
  it('asks as the original does: MD5 unsaid, blanks in the first challenge only', () => {
    const { ask } = setUp()
    expect(header(ask())).toMatch(
      /^Digest realm="sip2sip\.example", qop="auth", nonce="[^"]+", opaque="[0-9a-f]{32}"$/,
    )
    expect(header(ask(answer(header(ask()), { password: 'no' })))).toMatch(
      /^Digest realm="sip2sip\.example",qop="auth",nonce="[^"]+",opaque="[0-9a-f]{32}"$/,
    )
  })

  it('cuts the realm to the domain, and has a realm of its own without one', () => {
    const { ask } = setUp()
    expect(header(ask(undefined, `alice@${DOMAIN}`))).toContain(`realm="${DOMAIN}"`)
    const plain = setUp().ask
    const verdict = createDigestDoorWithoutRealm()
    expect(verdict).toContain('realm="SIP_settings"')
    expect(header(plain('Basic YTpi'))).toContain('Digest')
  })

  it('lets in with the right answer, as often as one likes', () => {
    const { ask, user } = setUp()
    const sent = answer(header(ask()))
    expect(ask(sent)).toEqual({ kind: 'user', user })
    expect(ask(sent)).toEqual({ kind: 'user', user })
  })

  it('does not compare the uri with the request, and takes a whole address where it has the password', () => {
    const { ask } = setUp()
    expect(ask(answer(header(ask()), { uri: '/elsewhere' })).kind).toBe('user')
    expect(ask(answer(header(ask()), { name: `alice@${DOMAIN}` })).kind).toBe('user')
  })

  it('refuses a whole address where only a hash is stored', () => {
    const { ask } = setUp({ storesHash: true })
    expect(ask(answer(header(ask()))).kind).toBe('user')
    expect(ask(answer(header(ask()), { name: `alice@${DOMAIN}` })).kind).toBe('challenge')
  })

  it('wants the web password once there is one', () => {
    const { ask } = setUp({ webPassword: 'web' })
    expect(ask(answer(header(ask()))).kind).toBe('challenge')
    expect(ask(answer(header(ask()), { password: 'web' })).kind).toBe('user')
  })

  it.each(['nonce', 'nc', 'cnonce', 'qop', 'username', 'uri', 'response'])(
    'says so with 200 when %s is missing',
    (leaveOut) => {
      const { ask } = setUp()
      expect(ask(answer(header(ask()), { leaveOut }))).toEqual({
        kind: 'text',
        text: 'Invalid credentials from %s',
      })
    },
  )

  it('calls a nonce stale after five minutes, and one of somebody else’s wrong', () => {
    const { ask, clock } = setUp()
    const sent = answer(header(ask()))
    clock.advance(299_000)
    expect(ask(sent).kind).toBe('user')
    clock.advance(2_000)
    expect(header(ask(sent))).toContain(',stale=true, ')
    const forged = answer('nonce="OTk5OTk5OTk5OTpmb3JnZWQ="')
    expect(header(ask(forged))).not.toContain('stale')
  })

  it('does not know strangers', () => {
    const { ask } = setUp()
    expect(ask(answer(header(ask()), { name: 'mallory' })).kind).toBe('challenge')
    expect(ask(answer(header(ask()), { name: 'alice@elsewhere.example' })).kind).toBe('challenge')
  })
})

function createDigestDoorWithoutRealm(): string {
  const door = createDigestDoor({ clock: createFakeClock(), key: 'key', find: () => undefined })
  return header(door({ method: 'GET', authorization: undefined, realm: undefined }))
}
