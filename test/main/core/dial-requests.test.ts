import { describe, expect, it } from 'vitest'
import { DIAL_GUARD_MS } from '../../../shared/domain/dial-guard.ts'
import { UNMANAGED } from '../../../shared/domain/managed.ts'
import type { PhoneCommand } from '../../../shared/domain/phone.ts'
import { createFakeCore } from '../../support/fake-core.ts'
import { GOOD_LINKS, HOSTILE_LINKS, RISKY_LINKS } from '../../support/phone-links.ts'

/** A core with a line that is ready, and everything that was asked of the phone. */
async function readyCore() {
  const fake = createFakeCore()
  const { id } = await fake.add('office')
  const { core } = fake
  core.state.changeAccount(id, (view) => ({
    ...view,
    info: { ...view.info, hasLine: true },
    line: { kind: 'ready', since: '2026-11-24T11:00:00.000Z', transport: 'WSS' },
  }))
  const sent: PhoneCommand[] = []
  core.phone.attach((requestId, command) => {
    sent.push(command)
    core.phone.answered(requestId, null)
  })
  const minuteLater = () => fake.clock.advance(61_000)
  return { ...fake, core, sent, minuteLater }
}
const settled = { afterGuard: DIAL_GUARD_MS + 1 }

describe('links', () => {
  it.each([
    ['60 well-formed', GOOD_LINKS.map(([link]) => link)],
    ['200 hostile', HOSTILE_LINKS],
    ['risky', RISKY_LINKS.map(([link]) => link)],
  ])('of all %s ones, none dials or changes anything but the sheet', async (_kind, links) => {
    const { core, sent, minuteLater } = await readyCore()
    const { revision: _first, ...before } = core.state.get()
    for (const link of links) {
      core.dialRequests.request(link, 'link')
      const { revision: _now, dialRequest, ...rest } = core.state.get()
      expect({ ...rest, dialRequest: null }, link).toEqual({ ...before, dialRequest: null })
      if (dialRequest) core.dialRequests.dismiss(dialRequest.id)
      minuteLater()
    }
    expect(sent).toEqual([])
  })

  it('open at most three sheets a minute, bad links counted', async () => {
    const { core, minuteLater } = await readyCore()
    const ask = (link: string) => {
      const asked = core.dialRequests.request(link, 'link')
      const { dialRequest } = core.state.get()
      if (dialRequest) core.dialRequests.dismiss(dialRequest.id)
      return asked.ok ? 'sheet' : asked.error.code
    }
    expect(['tel:200', 'tel:?', 'tel:201', 'tel:202', 'tel:?'].map(ask)).toEqual([
      'sheet',
      'target-invalid',
      'sheet',
      'rate-limited',
      'rate-limited',
    ])
    minuteLater()
    expect(ask('tel:203')).toBe('sheet')
  })

  it('leave the sheet that is open alone', async () => {
    const { core } = await readyCore()
    core.dialRequests.request('tel:200', 'link')
    const first = core.state.get().dialRequest
    expect(core.dialRequests.request('tel:201', 'link')).toMatchObject({ error: { code: 'conflict' } })
    expect(core.state.get().dialRequest).toBe(first)
  })

  it('are not followed where the administrator says so', async () => {
    const { core } = await readyCore()
    core.state.change({ managed: { ...UNMANAGED, allow: { ...UNMANAGED.allow, links: false } } })
    expect(core.dialRequests.request('tel:200', 'link')).toMatchObject({
      error: { code: 'managed-forbidden', field: 'allow.links' },
    })
  })
})

describe('the person’s yes', () => {
  it('is not taken in the first moment', async () => {
    const { core, sent, clock } = await readyCore()
    core.dialRequests.request('tel:200', 'link')
    const id = core.state.get().dialRequest?.id ?? ''
    expect(await core.dialRequests.confirm(id, null, false)).toMatchObject({
      error: { code: 'conflict', detail: 'dial-too-soon' },
    })
    clock.advance(settled.afterGuard)
    expect(await core.dialRequests.confirm(id, null, false)).toMatchObject({ ok: true })
    expect(sent.map((command) => command.kind)).toEqual(['dial'])
    expect(core.state.get().dialRequest).toBeNull()
  })

  it.each(RISKY_LINKS.filter(([, risk]) => risk !== 'emergency'))(
    'must accept the risk of %s',
    async (link) => {
      const { core, sent, clock } = await readyCore()
      core.dialRequests.request(link, 'link')
      const id = core.state.get().dialRequest?.id ?? ''
      clock.advance(settled.afterGuard)
      expect(await core.dialRequests.confirm(id, null, false)).toMatchObject({
        error: { code: 'conflict', detail: 'dial-risk' },
      })
      expect(sent).toEqual([])
      expect(await core.dialRequests.confirm(id, null, true)).toMatchObject({ ok: true })
    },
  )

  it('is enough for an emergency number', async () => {
    const { core, clock } = await readyCore()
    core.dialRequests.request('tel:112', 'link')
    const { id = '', risks } = core.state.get().dialRequest ?? {}
    expect(risks).toEqual(['emergency'])
    clock.advance(settled.afterGuard)
    expect(await core.dialRequests.confirm(id, null, false)).toMatchObject({ ok: true })
  })
})
