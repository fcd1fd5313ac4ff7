import { describe, expect, it } from 'vitest'
import { connectBus, sessionBusPath } from '../../../main/storage/dbus.ts'
import { tempFolder } from '../../support/temp-folder.ts'
import { createServer, type Socket } from 'node:net'
import { join } from 'node:path'

const everywhere = () => true
const nowhere = () => false

describe('sessionBusPath', () => {
  it.each([
    ['unix:path=/run/user/1000/bus', '/run/user/1000/bus'],
    ['unix:path=/tmp/dbus-1,guid=abc', '/tmp/dbus-1'],
    ['unix:guid=abc,path=/tmp/dbus-1', '/tmp/dbus-1'],
    ['unix:abstract=/tmp/dbus-x,guid=abc', '\0/tmp/dbus-x'],
    ['tcp:host=localhost,port=1;unix:path=/tmp/b', '/tmp/b'],
    ['unix:path=/tmp/a%20b%2cc%c3%a4', '/tmp/a b,cä'],
  ])('reads %s', (address, path) => {
    expect(sessionBusPath({ DBUS_SESSION_BUS_ADDRESS: address }, nowhere)).toEqual({ kind: 'path', path })
  })

  it('falls back to the bus in the runtime folder when it exists', () => {
    const env = { XDG_RUNTIME_DIR: '/run/user/7' }
    expect(sessionBusPath(env, everywhere)).toEqual({ kind: 'path', path: '/run/user/7/bus' })
    expect(sessionBusPath(env, nowhere)).toEqual({ kind: 'none' })
  })

  it('says that there is none when nothing names one', () => {
    expect(sessionBusPath({}, everywhere)).toEqual({ kind: 'none' })
    expect(sessionBusPath({ DBUS_SESSION_BUS_ADDRESS: '' }, everywhere)).toEqual({ kind: 'none' })
  })

  it('says unsupported for a bus that is not a Unix socket', () => {
    expect(sessionBusPath({ DBUS_SESSION_BUS_ADDRESS: 'tcp:host=a,port=1' }, nowhere)).toEqual({
      kind: 'unsupported',
    })
  })
})

describe('connectBus', () => {
  /** A server that answers every chunk with the next of `answers`. */
  async function serverThatSays(answers: readonly string[]): Promise<string> {
    const path = join(tempFolder(), 'bus')
    const left = [...answers]
    const sockets = new Set<Socket>()
    const server = createServer((socket) => {
      sockets.add(socket)
      socket.on('data', () => {
        const answer = left.shift()
        if (answer === undefined) return
        if (answer === 'hang up') socket.destroy()
        else socket.write(Buffer.from(answer, 'latin1'))
      })
      socket.on('error', () => sockets.delete(socket))
    })
    await new Promise<void>((resolve) => server.listen(path, resolve))
    server.unref()
    return path
  }

  it.each([
    ['nobody listens', null],
    ['the user is refused', ['REJECTED EXTERNAL\r\n']],
    ['the bus hangs up instead of authenticating', ['hang up']],
    ['the bus hangs up before Hello is answered', ['OK abc\r\n', 'hang up']],
    ['the bus does not speak D-Bus', ['OK abc\r\n', 'HTTP/1.1 400 Bad Request\r\n\r\n']],
  ])('is broken when %s', async (_, answers) => {
    const path = answers ? await serverThatSays(answers) : join(tempFolder(), 'no-bus')
    const bus = await connectBus(path, AbortSignal.timeout(10_000))
    expect(bus).toEqual({ ok: false, error: { kind: 'broken' } })
  })

  it('is broken when the time is over', async () => {
    const path = await serverThatSays([])
    const time = new AbortController()
    const connecting = connectBus(path, time.signal)
    time.abort()
    expect(await connecting).toEqual({ ok: false, error: { kind: 'broken' } })
    expect(await connectBus(path, time.signal)).toEqual({ ok: false, error: { kind: 'broken' } })
  })
})
