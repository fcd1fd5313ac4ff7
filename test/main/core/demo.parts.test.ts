import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSystemClock } from '../../../main/core/clock.ts'
import type { Core } from '../../../main/core/core.ts'
import { createDemoPort } from '../../../main/demo/demo-port.ts'
import { createSip2sipAdapter } from '../../../main/providers/sip2sip/adapter.ts'
import { createTwonAdapter } from '../../../main/providers/twon/adapter.ts'
import { createFakeCore, createFakeLog, noFlows } from '../../support/fake-core.ts'

describe('the demo company, started by a click', () => {
  let core: Core
  beforeAll(() => {
    const clock = createSystemClock()
    const { log } = createFakeLog()
    const providers = [createSip2sipAdapter(), createTwonAdapter()]
    core = createFakeCore(noFlows, { clock, log, providers, demo: createDemoPort({ clock, log }) }).core
  })
  afterAll(() => core.close())

  it('brings the person’s account and the door of the house, which is followed', async () => {
    core.start()
    expect(await core.demo.start()).toMatchObject({ ok: true })
    const names = () => core.state.get().accounts.map(({ info }) => info.name)
    expect(names()).toEqual(['Demo company', 'Front door'])
    await expect.poll(() => core.state.get().accounts[1]?.intercom?.events, { timeout: 10_000 }).toBe('live')
    expect(await core.demo.start()).toMatchObject({ ok: true })
    expect(names()).toEqual(['Demo company', 'Front door'])
  })
})
