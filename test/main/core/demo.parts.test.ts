import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { prepare, run } from '../../../main/cli/run.ts'
import { createSystemClock } from '../../../main/core/clock.ts'
import type { Core } from '../../../main/core/core.ts'
import { createDemoPort } from '../../../main/demo/demo-port.ts'
import { createSip2sipAdapter } from '../../../main/providers/sip2sip/adapter.ts'
import { createSipxcomAdapter } from '../../../main/providers/sipxcom/adapter.ts'
import { createTwonAdapter } from '../../../main/providers/twon/adapter.ts'
import { appError } from '../../../shared/errors.ts'
import { err, ok } from '../../../shared/result.ts'
import { createFakeCore, createFakeLog, noFlows } from '../../support/fake-core.ts'

describe('the demo company, started by a click', () => {
  let core: Core
  beforeAll(() => {
    const clock = createSystemClock()
    const { log } = createFakeLog()
    const providers = [createSip2sipAdapter(), createSipxcomAdapter(), createTwonAdapter()]
    core = createFakeCore(noFlows, { clock, log, providers, demo: createDemoPort({ clock, log }) }).core
  })
  afterAll(() => core.close())

  const cli = async (words: string) => {
    const prepared = prepare([...words.split(' '), '--account', 'Phone system', '--json'], '0.0.0')
    if (!prepared.ok) throw new Error(words)
    const nothing = () => undefined
    return run(prepared.value, core, {
      secretsText: null,
      signal: AbortSignal.timeout(15_000),
      readFile: () => err(appError('file-unreadable')),
      writeFile: () => ok(),
      emit: nothing,
      note: nothing,
    })
  }

  it('brings the person’s account, an extension of the phone system, and the door of the house, which is followed', async () => {
    core.start()
    expect(await core.demo.start()).toMatchObject({ ok: true })
    const names = () => core.state.get().accounts.map(({ info }) => info.name)
    const all = ['Demo company', 'Phone system', 'Front door']
    expect(names()).toEqual(all)
    await expect.poll(() => core.state.get().accounts[2]?.intercom?.events, { timeout: 10_000 }).toBe('live')
    expect(await core.demo.start()).toMatchObject({ ok: true })
    expect(names()).toEqual(all)
  })

  it('has something to try at the phone system, its administration included', async () => {
    await expect.poll(() => core.state.get().accounts[1]?.reachability.kind, { timeout: 10_000 }).toBe('ok')
    expect((await cli('voicemail list')).json).toMatchObject({
      accounts: [{ messages: [{ from: { name: 'Boris Ring' } }, {}, {}, {}, {}] }],
    })
    const { json } = await cli('history')
    const { calls } = json as { readonly calls: readonly { account: { name: string }; outcome: string }[] }
    const there = calls.filter(({ account }) => account.name === 'Phone system')
    expect(there.map(({ outcome }) => outcome)).toEqual(['missed', 'answered'])
    for (const words of [
      'forwarding show',
      'people list',
      'conference list',
      'calls active',
      'admin list users',
    ])
      expect((await cli(words)).status, words).toBe(0)
  })
})
