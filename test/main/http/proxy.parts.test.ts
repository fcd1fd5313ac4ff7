import { createServer as createHttpServer } from 'node:http'
import { connect, createServer, type AddressInfo, type Server } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { createHttpClient } from '../../../main/http/client.ts'
import { createProxyFinder } from '../../../main/http/proxy-finder.ts'
import type { ProxyChoice } from '../../../shared/domain/proxy.ts'
import { createFakeLog } from '../../support/fake-core.ts'

const servers: { close(): unknown }[] = []
afterEach(() => servers.splice(0).forEach((server) => server.close()))
const portOf = (server: Server) => (server.address() as AddressInfo).port
const listen = async <S extends Server>(server: S): Promise<S> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  servers.push(server)
  return server
}

/** A proxy that leads every name to `target`, or answers as told. */
async function proxy(answer: string, target: number) {
  const asked: string[] = []
  const server = await listen(
    createServer((socket) => {
      socket.on('error', () => undefined)
      socket.once('data', (head) => {
        asked.push(head.toString('latin1').split('\r\n')[0] ?? '')
        socket.write(`HTTP/1.1 ${answer}\r\n\r\n`)
        if (answer.startsWith('200')) {
          const on = connect(target, '127.0.0.1')
          on.on('error', () => socket.destroy())
          socket.pipe(on).pipe(socket)
        } else socket.end()
      })
    }),
  )
  return { asked, port: portOf(server) }
}
const client = (port: number) =>
  createHttpClient({
    trust: {},
    auth: { kind: 'none' },
    log: createFakeLog().log,
    allowPlainHttp: true,
    proxy: { find: () => Promise.resolve({ host: '127.0.0.1', port }) },
  })
const url = new URL('http://account.example.org/settings')

describe('an account system behind a proxy', () => {
  it('is reached by name through it', async () => {
    const web = await listen(createHttpServer((_request, response) => response.end('through')))
    const way = await proxy('200 OK', portOf(web))
    const http = client(way.port)
    const answer = await http.request({ method: 'GET', url })
    expect(answer.ok && answer.value.body.toString()).toBe('through')
    expect(way.asked).toEqual(['CONNECT account.example.org:80 HTTP/1.1'])
    await http.close()
  })

  it.each([
    ['407 Proxy Authentication Required', 'proxy-sign-in'],
    ['403 Forbidden', 'proxy-refused'],
    ['nonsense', 'proxy-answer'],
  ])('says what is wrong when the proxy answers %s', async (words, detail) => {
    const way = await proxy(words, 1)
    const http = client(way.port)
    expect(await http.request({ method: 'GET', url })).toMatchObject({
      error: { code: 'unreachable', detail, host: `127.0.0.1:${way.port}` },
    })
    await http.close()
  })

  it('names the proxy when it is not there', async () => {
    const http = client(1)
    expect(await http.request({ method: 'GET', url })).toMatchObject({
      error: { code: 'unreachable', host: '127.0.0.1:1' },
    })
    await http.close()
  })
})

describe('createProxyFinder', () => {
  const find = (choice: ProxyChoice, asked: string, env: NodeJS.ProcessEnv = {}, pac?: string) =>
    createProxyFinder({
      choice: () => choice,
      env,
      ...(pac !== undefined && { system: () => Promise.resolve(pac) }),
    }).find(new URL(asked))
  const manual: ProxyChoice = {
    kind: 'manual',
    server: 'proxy.example.org:8080',
    except: ['.intra.example.org'],
  }
  const there = { host: 'proxy.example.org', port: 8080 }

  it.each([
    [manual, 'https://sip2sip.info/', there],
    [manual, 'https://pbx.intra.example.org/', null],
    [manual, 'https://127.0.0.1/', null],
    [manual, 'https://192.168.1.7/', null],
    [manual, 'https://172.20.0.9/', null],
    [manual, 'https://[::1]/', null],
    [manual, 'https://[fd00::7]/', null],
    [manual, 'https://intercom/', null],
    [manual, 'https://8.8.8.8/', there],
    [{ kind: 'none' }, 'https://sip2sip.info/', null],
  ] as const)('%j leads to %s as expected', async (choice, asked, proxyThere) => {
    expect(await find(choice, asked)).toEqual(proxyThere)
  })

  it.each([
    ['PROXY proxy.example.org:8080; DIRECT', there],
    ['SOCKS5 s:1; PROXY proxy.example.org:8080', there],
    ['DIRECT', null],
    ['SOCKS5 s:1', null],
    ['', null],
  ])('reads what the system says: %s', async (pac, expected) => {
    expect(await find({ kind: 'system' }, 'https://sip2sip.info/', {}, pac)).toEqual(expected)
  })

  it('asks the environment where there is no desktop', async () => {
    const env = { https_proxy: 'http://proxy.example.org:8080', no_proxy: 'sipthor.net' }
    expect(await find({ kind: 'system' }, 'https://sip2sip.info/', env)).toEqual(there)
    expect(await find({ kind: 'system' }, 'https://mdns.sipthor.net/', env)).toBeNull()
    expect(await find({ kind: 'system' }, 'http://sip2sip.info/', env)).toBeNull()
  })
})
