import { describe, expect, it } from 'vitest'
import type { PhoneCommand, PhoneReport } from '../../../shared/domain/phone.ts'
import { appError, type AppError } from '../../../shared/errors.ts'
import { createCliBench } from '../../support/cli-bench.ts'
import { createFakeClock } from '../../support/fake-clock.ts'

const OFFICE = ['account', 'add', '--provider', 'sip', '--name', 'Office', '--offline'] as const

/** A profile with one SIP account whose line is ready, and a phone window that answers as told. */
async function office(answer: (command: PhoneCommand) => AppError | null = () => null) {
  const bench = createCliBench(createFakeClock())
  const added = await bench.cli([...OFFICE, '--user', 'ann@pbx.example'], { password: 'pw' })
  expect(added.status).toBe(0)
  const { core } = bench
  const [view] = core.state.get().accounts
  const accountId = view?.info.id ?? ''
  const commands: PhoneCommand[] = []
  core.phone.attach((requestId, command) => {
    commands.push(command)
    core.phone.answered(requestId, answer(command))
  })
  const report = (changes: Partial<PhoneReport['lines'][number]> = {}): void =>
    core.calls.report({
      lines: [
        {
          accountId,
          state: { kind: 'ready', since: '2026-11-24T12:00:00.000Z', transport: 'UDP' },
          messages: null,
          ...changes,
        },
      ],
      calls: [],
      soundDevices: [],
      microphone: 'granted',
      soundCheck: null,
    })
  report()
  const cli = (...asked: Parameters<typeof bench.cli>) => bench.cli(...asked)
  return { core, cli, close: () => bench.close(), accountId, commands, report }
}

describe('short texts', () => {
  it('leave over the line, and are kept with what came of them', async () => {
    const { cli, commands, close, accountId } = await office()
    const sent = await cli(['text', 'send', '201', 'back', 'in', 'ten'])
    expect(sent).toMatchObject({
      status: 0,
      json: {
        text: {
          accountId,
          direction: 'out',
          address: '201@pbx.example',
          text: 'back in ten',
          outcome: 'taken',
          status: null,
        },
      },
    })
    expect(commands.at(-1)).toEqual({
      kind: 'send-text',
      accountId,
      uri: 'sip:201@pbx.example',
      text: 'back in ten',
    })
    expect((await cli(['text', 'list'])).json['texts']).toHaveLength(1)
    expect((await cli(['text', 'list', '--contact', '202@pbx.example'])).json['texts']).toEqual([])
    await close()
  })

  it('that were not taken say why, and are kept as failed', async () => {
    const refused = appError('call-failed', { status: 404, detail: 'text-refused' })
    const { cli, close } = await office((command) => (command.kind === 'send-text' ? refused : null))
    const sent = await cli(['text', 'send', '999', 'hello'])
    expect(sent.status).not.toBe(0)
    expect(sent.json).toMatchObject({ error: { code: 'call-failed', status: 404 } })
    expect((await cli(['text', 'list'])).json['texts']).toMatchObject([{ outcome: 'failed', status: 404 }])
    await close()
  })

  it('are counted: no more than twenty a minute leave', async () => {
    const { core, close } = await office()
    for (let at = 0; at < 20; at += 1) expect((await core.texts.send('201', null, 'x')).ok).toBe(true)
    expect(await core.texts.send('201', null, 'x')).toMatchObject({ error: { code: 'rate-limited' } })
    await close()
  })

  it.each([
    ['nothing', '   ', 'empty'],
    ['too much', 'x'.repeat(501), 'too-long'],
  ])('of %s do not leave', async (_what, text, detail) => {
    const { core, close } = await office()
    expect(await core.texts.send('201', null, text)).toMatchObject({
      error: { code: 'invalid-input', detail },
    })
    await close()
  })

  it('that come in are cleaned, shown until looked at, and dropped when the caller is blocked', async () => {
    const { core, accountId, cli, close } = await office()
    const come = (address: string, text: string) =>
      core.texts.received({ accountId, address, displayName: 'B\u202Eob', text })
    come('bob@pbx.example', 'call\u0000 me')
    expect(core.state.get().texts).toMatchObject([
      { displayName: 'Bob', text: 'call me', outcome: 'received' },
    ])
    await cli(['block', 'add', 'eve@pbx.example'])
    come('eve@pbx.example', 'hello')
    expect(core.state.get().texts).toHaveLength(1)
    core.texts.received({ accountId: 'stranger', address: 'x@y', displayName: null, text: 'hello' })
    expect(core.state.get().texts).toHaveLength(1)
    const before = core.state.get().textRevision
    expect(core.texts.markSeen('bob@pbx.example').ok).toBe(true)
    expect(core.state.get().texts).toEqual([])
    expect(core.state.get().textRevision).toBeGreaterThan(before)
    await close()
  })
})

describe('watched phones', () => {
  it('are handed to the phone window, and their state is shown', async () => {
    const { cli, commands, report, core, accountId, close } = await office()
    const added = await cli(['watch', 'add', '201'])
    expect(added).toMatchObject({ status: 0, json: { watched: { accountId, address: '201@pbx.example' } } })
    await expect.poll(() => commands.at(-1)?.kind).toBe('set-watched')
    expect(commands.at(-1)).toEqual({
      kind: 'set-watched',
      phones: [{ accountId, address: '201@pbx.example' }],
    })
    report({ watched: [{ address: '201@pbx.example', state: { kind: 'busy' } }] })
    expect(core.state.get().accounts[0]?.watched).toEqual([
      { address: '201@pbx.example', state: { kind: 'busy' } },
    ])
    expect((await cli(['watch', 'list'])).json).toMatchObject({
      watched: [{ account: { name: 'Office' }, address: '201@pbx.example', state: { kind: 'busy' } }],
    })
    expect((await cli(['watch', 'add', '201'])).status).toBe(0)
    expect((await cli(['watch', 'list'])).json['watched']).toHaveLength(1)
    expect((await cli(['watch', 'remove', '201'])).status).toBe(0)
    expect((await cli(['watch', 'list'])).json['watched']).toEqual([])
    expect((await cli(['watch', 'remove', '201'])).status).toBe(3)
    await close()
  })
})
