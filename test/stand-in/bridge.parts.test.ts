import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchApp, type App } from '../support/launch.ts'
import type {} from './example/page-api.ts'

describe('the bridge between a page, its preload and main', () => {
  let app: App
  let page: Page

  beforeAll(async () => {
    app = await launchApp({ entry: join(import.meta.dirname, 'example', 'main.ts') })
    page = await app.window('app')
  })
  afterAll(() => app.close())

  it('gives each window its own preload', async () => {
    const phone = await app.window('phone')
    expect(await page.evaluate(() => window.example.role)).toBe('app')
    expect(await phone.evaluate(() => window.example.role)).toBe('phone')
  })

  it('answers a plain function at once and passes its error on', async () => {
    const answers = await page.evaluate(() => {
      try {
        window.example.throwNow()
        return []
      } catch (error) {
        return [
          window.example.add(2, 3),
          error instanceof Error,
          (error as Error).name,
          (error as Error).message,
        ]
      }
    })
    expect(answers).toEqual([5, true, 'RangeError', 'thrown in the preload'])
  })

  it('carries what structured clone can carry, both ways', async () => {
    const same = await page.evaluate(async () => {
      const sent = {
        bytes: new Uint8Array([0, 127, 255]),
        date: new Date(1_700_000_000_000),
        map: new Map([['a', new Set([1, 2])]]),
        big: 12345678901234567890n,
        numbers: [Number.NaN, -0, Number.POSITIVE_INFINITY],
        nothing: undefined,
        text: 'ü 😀 \u2028 </script>',
        nested: { __proto__: null, list: [[], {}] },
      }
      const got = (await window.example.echo(sent)) as typeof sent
      return [
        got.bytes instanceof Uint8Array && [...got.bytes].join() === '0,127,255',
        got.date.getTime() === sent.date.getTime(),
        got.map.get('a')?.has(2),
        got.big === sent.big,
        Number.isNaN(got.numbers[0]) && Object.is(got.numbers[1], -0) && got.numbers[2] === Infinity,
        'nothing' in got && got.nothing === undefined,
        got.text === sent.text,
        JSON.stringify(got.nested) === '{"list":[[],{}]}',
      ]
    })
    expect(same).toEqual(Array<boolean>(8).fill(true))
  })

  it('refuses what cannot be cloned', async () => {
    const refused = await page.evaluate(async () => {
      const thrown = (() => {
        try {
          return window.example.echo({ inside: Symbol('no') })
        } catch (error) {
          return String(error)
        }
      })()
      return [thrown, await window.example.echo(() => 1).catch(String)]
    })
    expect(refused).toEqual(Array<string>(2).fill('Error: An object could not be cloned.'))
  })

  it('words the failures of a handler as Electron does', async () => {
    const texts = await page.evaluate(() =>
      Promise.all([window.example.fail().catch(String), window.example.missing().catch(String)]),
    )
    expect(texts).toEqual([
      "Error: Error invoking remote method 'fail': TypeError: no such line",
      "Error: Error invoking remote method 'nobody-handles-this': Error: No handler registered for 'nobody-handles-this'",
    ])
  })

  it('calls a listener of the page until it unsubscribes', async () => {
    const heard = await page.evaluate(async () => {
      const texts: string[] = []
      const hearOne = () =>
        new Promise<void>((resolve) => {
          const stop = window.example.onTold((text) => {
            texts.push(text)
            stop()
            resolve()
          })
          window.example.tell(`message ${texts.length}`)
        })
      await hearOne()
      await hearOne()
      return texts
    })
    expect(heard).toEqual(['main heard message 0', 'main heard message 1'])
  })

  it('tells main which window and document speaks, in the app’s own addresses', async () => {
    expect(await page.evaluate(() => window.example.who())).toMatchObject({
      url: 'app://example/app/index.html',
      origin: 'app://example',
      top: true,
    })
  })

  it('keeps Node, Electron and its own ends out of the page', async () => {
    const kinds = await page.evaluate(() => [
      ...['require', 'process', 'module', 'Buffer', 'ipcRenderer', '__toMain', '__fromMain'].map(
        (name) => typeof (window as unknown as Record<string, unknown>)[name],
      ),
      window.example.requireFs(),
    ])
    expect(kinds).toEqual([...Array<string>(7).fill('undefined'), 'module not found: fs'])
  })

  it('exposes a frozen copy that the page cannot replace', async () => {
    const [frozen, replaced] = await page.evaluate(() => {
      const before = window.example
      try {
        ;(window as unknown as { example: unknown }).example = {}
      } catch {
        // strict mode throws; that is one way not to be replaced
      }
      return [Object.isFrozen(window.example), window.example !== before]
    })
    expect([frozen, replaced]).toEqual([true, false])
  })

  it('is not fooled by a page that replaces what events are made of', async () => {
    const seen = await page.evaluate(async () => {
      let calls = 0
      const { prototype } = EventTarget
      const original = Object.getOwnPropertyDescriptor(prototype, 'dispatchEvent')
      prototype.dispatchEvent = function (event) {
        calls += 1
        return (original?.value as (event: Event) => boolean).call(this, event)
      }
      const answer = await window.example.echo('secret')
      Object.defineProperty(prototype, 'dispatchEvent', original ?? {})
      return [answer, calls]
    })
    expect(seen).toEqual(['secret', 0])
  })
})
