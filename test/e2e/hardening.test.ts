import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { COMMANDS, ROLES, type Role } from '../../shared/bridge.ts'
import { setStage, type Stage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
  await stage.addAlice()
  await stage.until('ready', ({ accounts }) => accounts[0]?.line.kind === 'ready')
})
afterAll(() => stage.close())

describe('every window', () => {
  it.each(ROLES)('%s has no Node, no network and only the commands of its role', async (role: Role) => {
    const page = await stage.app.window(role)
    const seen = await page.evaluate(async () => {
      const failed = (work: () => Promise<unknown>) =>
        work().then(
          () => false,
          () => true,
        )
      const { sidetone } = window as unknown as { sidetone: { commands: object; events: object } }
      return {
        node: [
          typeof globalThis.require,
          typeof globalThis.process,
          typeof (globalThis as { Buffer?: unknown }).Buffer,
        ],
        fetchFails: await failed(() => fetch('https://127.0.0.1:1/')),
        ownFetchFails: await failed(() => fetch('../app/index.html')),
        inlineRuns: (() => {
          const script = document.createElement('script')
          script.textContent = 'globalThis.inlineRan = true'
          document.head.append(script)
          return 'inlineRan' in globalThis
        })(),
        commands: Object.keys(sidetone.commands).toSorted(),
        frozen: Object.isFrozen(sidetone) && Object.isFrozen(sidetone.commands),
        keys: Object.keys(sidetone).toSorted(),
      }
    })
    expect(seen.node).toEqual(['undefined', 'undefined', 'undefined'])
    expect(seen).toMatchObject({
      fetchFails: true,
      ownFetchFails: true,
      inlineRuns: false,
      frozen: true,
      keys: ['commands', 'events'],
    })
    const own = Object.entries(COMMANDS).flatMap(([name, spec]) =>
      (spec.roles as readonly Role[]).includes(role) ? [name] : [],
    )
    expect(seen.commands).toEqual(own.toSorted())
  })

  it('cannot be led elsewhere and opens nothing', async () => {
    const { window } = stage
    const before = window.url()
    await window.evaluate(() => {
      location.href = 'https://example.org/'
    })
    await window.evaluate(() => void globalThis.open('https://example.org/'))
    await stage.snapshot()
    expect(window.url()).toBe(before)
    expect(Object.keys(stage.app.pages())).toHaveLength(3)
  })
})

describe('secrets', () => {
  it('are in no log, no output and no file of the profile in the clear', async () => {
    await stage.cli(
      [
        'account',
        'add',
        '--provider',
        'sip',
        '--name',
        'Planted',
        '--user',
        'x@127.0.0.1',
        '--sip-server',
        'wss://127.0.0.1:9/',
        '--offline',
        '--secrets-stdin',
      ],
      {
        password: 'planted-secret-1',
      },
    )
    const texts = [stage.app.output()]
    for (const entry of readdirSync(stage.dataDir, { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) texts.push(readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    }
    expect(texts.length).toBeGreaterThan(3)
    for (const secret of ['planted-secret-1', 'demo-alice', 'Digest username=']) {
      expect(
        texts.some((text) => text.includes(secret)),
        secret,
      ).toBe(false)
    }
  })
})
