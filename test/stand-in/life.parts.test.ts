import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startOnStandIn } from '../support/app-process.ts'
import { launchApp } from '../support/launch.ts'

const entry = join(import.meta.dirname, 'example', 'main.ts')

describe('the life of an app', () => {
  let dataDir: string
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'sidetone-life-'))
  })
  afterEach(() => rm(dataDir, { recursive: true, force: true }))

  it('quits in Electron’s order', async () => {
    const app = await launchApp({ entry, dataDir, pages: false })
    await app.said('ready')
    expect(await app.close()).toEqual({ code: 0, signal: null })
    const lines = app.output().split('\n')
    expect(lines.slice(lines.indexOf('before-quit'), -1)).toEqual([
      'before-quit',
      'close',
      'closed',
      'will-quit',
      'quit',
    ])
  })

  it('quits cleanly on SIGTERM and SIGINT', async () => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      const app = startOnStandIn({ entry, dataDir }, false)
      await app.said('ready')
      app.child.kill(signal)
      expect(await app.exited).toEqual({ code: 0, signal: null })
      expect(app.output()).toContain('will-quit')
    }
  })

  it('exits without asking anybody', async () => {
    const app = await launchApp({ entry, dataDir, pages: false })
    await app.said('ready')
    void app.evaluate(({ app: main }) => main.exit(7)).catch(() => undefined)
    expect(await app.exited).toEqual({ code: 7, signal: null })
    expect(app.output()).not.toMatch(/before-quit|close\b|will-quit/)
    expect(app.output()).toContain('quit')
  })

  it('hands the arguments of a second instance to the first, which then ends', async () => {
    const first = startOnStandIn({ entry, dataDir }, false)
    await first.said('ready')
    const second = startOnStandIn({ entry, dataDir, args: ['tel:+493012345'] }, false)
    await first.said('second: tel:+493012345')
    expect(await second.exited).toEqual({ code: 0, signal: null })
    expect(second.output()).not.toContain('ready')
    first.child.kill('SIGTERM')
    await first.exited
  })

  it('takes over the lock of an instance that was killed, and its browser ends with it', async () => {
    const first = startOnStandIn({ entry, dataDir }, false)
    await first.said('ready')
    first.child.kill('SIGKILL')
    await first.exited
    const second = startOnStandIn({ entry, dataDir }, false)
    await second.said('ready')
    second.child.kill('SIGTERM')
    expect(await second.exited).toEqual({ code: 0, signal: null })
  })

  it('says what to install when there is no Chromium', async () => {
    const app = startOnStandIn({ entry, dataDir, env: { PATH: '/nowhere' } }, false)
    expect(await app.exited).toMatchObject({ code: 1 })
    expect(app.output()).toMatch(
      /no Chromium found .*Install Debian's package chromium, or set SIDETONE_CHROMIUM/,
    )
  })

  it('ends when the browser dies', async () => {
    const app = startOnStandIn({ entry, dataDir, env: { SIDETONE_CHROMIUM: '/bin/false' } }, false)
    expect(await app.exited).toMatchObject({ code: 1 })
    expect(app.output()).toContain('Chromium ended by itself')
  })
})
