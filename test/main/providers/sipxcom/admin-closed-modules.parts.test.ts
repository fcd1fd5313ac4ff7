import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSystemClock } from '../../../../main/core/clock.ts'
import { createCliBench, only, type CliBench } from '../../../support/cli-bench.ts'
import { addPortalAccount, startTestPortal, type TestPortal } from '../../../support/demo-sipx.ts'

/* Emergency locations and the licence, where a vendor's own modules are installed. Known from the published pages alone. */

let portal: TestPortal
let bench: CliBench
beforeAll(async () => {
  portal = await startTestPortal()
  bench = createCliBench(createSystemClock())
  await addPortalAccount(bench, portal, { name: 'Boss', user: '200' })
})
afterAll(async () => {
  await bench.close()
  await portal.close()
})

const admin = async (line: string, file?: object) => {
  if (file) bench.files.set('f.json', Buffer.from(JSON.stringify(file)))
  return bench.cli(['admin', ...line.split(' '), ...(file ? ['--file', 'f.json'] : [])])
}

describe('a system with the closed modules', () => {
  it('is one without them until they answer', async () => {
    for (const line of ['list e911-locations', 'get license'])
      expect(only(await admin(line)), line).toMatchObject({
        ok: false,
        error: { code: 'not-supported', detail: 'admin-absent' },
      })
    portal.behaviour.uniteme = true
  })

  it('lists, shows and changes emergency locations', async () => {
    expect(only(await admin('list e911-locations'))).toMatchObject({
      items: [{ elin: '4235551212', description: 'Head office' }],
    })
    expect(only(await admin('get e911-locations 4235551212'))).toMatchObject({ item: { elin: '4235551212' } })
    expect(
      only(await admin('update e911-locations 4235551212', { description: 'Attic & cellar' })),
    ).toMatchObject({
      confirmed: true,
      item: { description: 'Attic & cellar' },
    })
    expect((await admin('get e911-locations 1')).status).toBe(3)
  })

  it.each(['e911-users 200', 'e911-groups sales', 'e911-phones 0004f2000001', 'e911-phone-groups desks'])(
    'tells where %s is, as plain text',
    async (what) => {
      expect(only(await admin(`get ${what}`))).toMatchObject({ item: { elin: '4235551212' } })
    },
  )

  it('moves a person, and nobody to a place that is none', async () => {
    portal.admin.emergency.locations.push({ elin: '4235559999', location: 'Annex' })
    expect(only(await admin('update e911-users 200', { elin: '4235559999' }))).toMatchObject({
      confirmed: true,
    })
    expect(portal.admin.emergency.places.get('user/200')).toBe('4235559999')
    const wrong = await admin('update e911-users 200', { elin: '1' })
    expect(wrong.status).toBe(4)
    expect(only(wrong)).toMatchObject({
      error: { code: 'refused-by-server', serverText: 'Wrong ELIN' },
    })
    expect((await admin('delete e911-users 200')).status).toBe(0)
    expect((await admin('get e911-users 200')).status).not.toBe(0)
    expect((await admin('delete e911-locations 4235559999')).status).toBe(0)
  })

  it('shows the licence and sets its number', async () => {
    expect(only(await admin('get license'))).toMatchObject({ item: { domain: 'pbx.example', users: 50 } })
    expect(only(await admin('update license', { uid: '508316691110519' }))).toMatchObject({
      confirmed: true,
      item: { uid: '508316691110519' },
    })
  })
})
