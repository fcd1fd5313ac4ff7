import { chmodSync, statSync } from 'node:fs'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { askRunningApp, controlPath, startControl } from '../../../main/cli/control.ts'
import { createFakeCore } from '../../support/fake-core.ts'
import { tempFolder } from '../../support/temp-folder.ts'

const cleanUp: (() => void)[] = []
afterEach(() => cleanUp.splice(0).forEach((run) => run()))

async function app() {
  const dir = tempFolder()
  const fake = createFakeCore()
  const control = await startControl(fake.core, dir, '0.0.0', fake.core.log)
  cleanUp.push(() => control.stop())
  return { ...fake, dir, path: controlPath(dir, process.platform) }
}

/** Something that listens where the app would, and does with a connection what the test says. */
async function impostor(serve: (socket: Socket) => void) {
  const dir = tempFolder()
  const path = controlPath(dir, process.platform)
  const server: Server = createServer({ allowHalfOpen: true }, serve)
  await new Promise<void>((resolve) => server.listen(path, resolve))
  chmodSync(path, 0o600)
  cleanUp.push(() => server.close())
  return { dir, path }
}
const ask = (
  dir: string,
  argv: readonly string[] = ['account', 'list'],
  timeoutMs = 0,
  signal?: AbortSignal,
) =>
  askRunningApp(dir, { argv: [...argv], cwd: '/', secretsText: null }, () => undefined, {
    timeoutMs,
    ...(signal ? { signal } : {}),
  })
const codeOf = (answer: Awaited<ReturnType<typeof ask>>) =>
  answer && 'error' in answer.json ? answer.json.error : answer

describe('the socket of the running app', () => {
  it('answers its own user and is closed to everybody else', async () => {
    const { dir, path, ...fake } = await app()
    await fake.add('office')
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(await ask(dir)).toMatchObject({ status: 0, json: { accounts: [{ account: { name: 'office' } }] } })
  })

  it('hears nothing from a terminal when others could speak at it', async () => {
    let heard = 0
    const { dir, path } = await impostor(() => (heard += 1))
    for (const mode of [0o666, 0o620, 0o604]) {
      chmodSync(path, mode)
      expect(await ask(dir), mode.toString(8)).toBeNull()
    }
    expect(heard).toBe(0)
  })

  it('drops who sends no request, or too much', async () => {
    const { path } = await app()
    const flood = connect(path)
    flood.on('error', () => undefined)
    flood.write('x'.repeat(300 * 1024))
    await new Promise((resolve) => flood.on('close', resolve))
    const silent = connect(path)
    silent.resume()
    const began = Date.now()
    await new Promise((resolve) => silent.on('close', resolve))
    expect(Date.now() - began).toBeLessThan(8000)
  }, 15_000)

  it('drops what is no request without falling over', async () => {
    const { dir, path } = await app()
    for (const text of ['', '{', '[]', '{"argv":1}', '{"argv":[],"cwd":"/","secretsText":null,"x":1}']) {
      const socket = connect(path)
      socket.resume()
      socket.on('error', () => undefined)
      socket.end(text)
      await new Promise((resolve) => socket.on('close', resolve))
    }
    expect(await ask(dir)).toMatchObject({ status: 0 })
  })
})

describe('a terminal whose app', () => {
  it('is not there runs the command itself', async () => {
    expect(await ask(tempFolder())).toBeNull()
  })

  it('dies in the middle says so and repeats nothing', async () => {
    let requests = 0
    const { dir } = await impostor((socket) => {
      socket.write('{"hello":1}\n')
      socket.on('data', () => {
        requests += 1
        socket.destroy()
      })
    })
    expect(codeOf(await ask(dir, ['dnd', 'on']))).toMatchObject({ code: 'app-unavailable', detail: 'died' })
    expect(requests).toBe(1)
  })

  it('hangs is told nothing, and the command ends', async () => {
    let heard = ''
    const { dir } = await impostor((socket) => socket.on('data', (chunk) => (heard += String(chunk))))
    expect(codeOf(await ask(dir, ['dnd', 'on']))).toMatchObject({ code: 'app-unavailable', detail: 'hangs' })
    expect(heard).toBe('')
  }, 10_000)

  it('never answers ends with the time limit, or with Ctrl-C', async () => {
    const { dir } = await impostor((socket) => socket.write('{"hello":1}\n'))
    expect(codeOf(await ask(dir, ['status'], 1))).toMatchObject({ code: 'timeout' })
    const stop = new AbortController()
    setTimeout(() => stop.abort(), 50)
    expect(codeOf(await ask(dir, ['status'], 0, stop.signal))).toMatchObject({ code: 'cancelled' })
  }, 10_000)

  it('speaks another language is not believed', async () => {
    const { dir } = await impostor((socket) => socket.write('HTTP/1.1 200 OK\r\n\r\n{}\n'))
    expect(codeOf(await ask(dir))).toMatchObject({ code: 'app-unavailable' })
  })
})
