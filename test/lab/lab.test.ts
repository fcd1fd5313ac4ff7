import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasBaresip, startBaresip } from './baresip.ts'
import type { Baresip } from './baresip.ts'
import { hasKamailio, startKamailio } from './kamailio.ts'
import type { Kamailio } from './kamailio.ts'
import { hasCommand, waitUntil } from './processes.ts'

const users = { bob: 'bob-pw', carol: 'carol-pw' }

describe.skipIf(!hasKamailio() || !hasBaresip() || !hasCommand('rtpengine'))('the lab', () => {
  let server: Kamailio
  let bob: Baresip
  let carol: Baresip

  beforeAll(async () => {
    server = await startKamailio({ users, rtpengine: true })
    const proxy = `127.0.0.1:${server.udp}`
    const shared = { domain: server.domain, proxy }
    bob = await startBaresip({ ...shared, user: 'bob', password: users.bob, toneHz: 440 })
    carol = await startBaresip({
      ...shared,
      user: 'carol',
      password: users.carol,
      toneHz: 880,
      transport: 'tcp',
    })
  })
  afterAll(async () => {
    await bob.stop()
    await carol.stop()
    await server.stop()
  })

  it('registers real phones over UDP and TCP', async () => {
    await server.registered('bob')
    await server.registered('carol')
    expect(await server.contacts('bob')).toHaveLength(1)
    expect(await server.contacts('nobody')).toHaveLength(0)
  })

  it('carries a call in which each phone hears the other', async () => {
    await carol.control('dial', `sip:bob@${server.domain}`)
    await waitUntil(
      'both heard',
      () => (bob.heard()?.seconds ?? 0) > 1.5 && (carol.heard()?.seconds ?? 0) > 1.5,
    )
    expect(bob.heard()?.level(880)).toBeGreaterThan(0.2)
    expect(bob.heard()?.level(440)).toBeLessThan(0.05)
    expect(carol.heard()?.level(440)).toBeGreaterThan(0.2)
    await carol.control('hangup')
  })
})
