import { request } from 'node:http'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { defaultBehaviour } from '../../../../main/demo/twon/settings.ts'
import { API_PASSWORD, API_USER, startTestIntercom, type TestIntercom } from '../../../support/demo-twon.ts'

type Answer = { readonly status: number; readonly json: unknown; readonly challenge: string | undefined }

describe('the demo intercom', () => {
  let device: TestIntercom
  beforeAll(async () => {
    device = await startTestIntercom()
  })
  afterAll(() => device.close())
  afterEach(() =>
    Object.assign(device.behaviour, defaultBehaviour({ user: API_USER, password: API_PASSWORD })),
  )

  const open = (...services: readonly (keyof TestIntercom['behaviour']['services'])[]): void => {
    for (const service of services)
      device.behaviour.services[service] = { enabled: true, connection: 'http', auth: 'none' }
  }
  const ask = (
    path: string,
    {
      method = 'GET',
      headers = {},
      body,
    }: { method?: string; headers?: Record<string, string>; body?: string } = {},
  ): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const sent = request(`${device.httpUrl}${path}`, { method, headers }, (response) => {
        let text = ''
        response.setEncoding('utf8').on('data', (part: string) => (text += part))
        response.on('end', () => {
          const challenge = response.headers['www-authenticate']
          resolve({ status: response.statusCode ?? 0, json: JSON.parse(text), challenge })
        })
      })
      sent.on('error', reject)
      sent.end(body)
    })
  const refused = (code: number, param?: string) => ({
    status: 200,
    json: { success: false, error: { code, ...(param !== undefined && { param }) } },
  })
  const multipart = (...parts: readonly string[]) => ({
    method: 'PUT',
    headers: { 'content-type': 'multipart/form-data; boundary=bb' },
    body: `${parts.map((part) => `--bb\r\nContent-Disposition: form-data; ${part}\r\n`).join('')}--bb--\r\n`,
  })
  const blob = (json: unknown, name = 'name="blob-json"') =>
    multipart(`${name}\r\n\r\n${JSON.stringify(json)}`)

  it('says who it is to anybody, and asks for a name for the rest', async () => {
    expect(await ask('/api/system/info')).toMatchObject({ status: 200, json: { success: true } })
    expect(await ask('/api/phone/status')).toMatchObject({
      status: 401,
      json: { error: { code: 9 } },
      challenge: expect.stringMatching(/^Digest realm="[^"]+", nonce="[0-9a-f]{32}", qop="auth"$/) as string,
    })
    const basic = { authorization: `Basic ${Buffer.from('a:b').toString('base64')}` }
    expect(await ask('/api/phone/status', { headers: basic })).toMatchObject({
      status: 401,
      json: { error: { code: 8 } },
    })
  })

  it('knows paths and methods', async () => {
    open('Phone/Call')
    expect(await ask('/api/phone/nothing')).toMatchObject(refused(2))
    expect(await ask('/index.html')).toMatchObject(refused(2))
    expect(await ask('/api/call/dial', { method: 'DELETE' })).toMatchObject(refused(3))
  })

  it('does not take a POST without a type', async () => {
    open('Phone/Call')
    expect(await ask('/api/call/hangup?session=1', { method: 'POST' })).toMatchObject({
      json: { error: { code: 14, description: 'Unsupported Content-Type' } },
    })
    const form = { 'content-type': 'application/x-www-form-urlencoded' }
    const posted = await ask('/api/call/dial?number=1', {
      method: 'POST',
      headers: form,
      body: 'number=2001',
    })
    expect(posted.json).toMatchObject({ success: true })
    // The last occurrence wins.
    expect([...device.device.sessions.values()].at(-1)?.peer).toBe('2001')
  })

  it('takes an upload as a multipart part only, with and without a file name', async () => {
    open('Phone/Call')
    const change = { accounts: [{ account: 2, displayName: 'Gate' }] }
    const inQuery = `/api/phone/config?blob-json=${encodeURIComponent(JSON.stringify(change))}`
    expect(await ask(inQuery, { method: 'PUT' })).toMatchObject(refused(11, 'blob-json'))
    const raw = {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(change),
    }
    expect(await ask('/api/phone/config', raw)).toMatchObject(refused(11, 'blob-json'))
    for (const name of ['name="blob-json"', 'name="blob-json"; filename="blob-json"'])
      expect(await ask('/api/phone/config', blob(change, name))).toMatchObject({ json: { success: true } })
    expect(device.device.lines[1]?.config.displayName).toBe('Gate')
  })

  it('applies all of an upload or nothing', async () => {
    open('Phone/Call')
    const before = device.device.lines.map((line) => line.config)
    const first = { account: 1, displayName: 'Changed' }
    for (const [bad, param] of [
      [{ account: 2, domainPort: 70_000 }, 'domainPort'],
      [{ account: 2, enabled: 'yes' }, 'enabled'],
      [{ account: 2, colour: 'red' }, 'colour'],
      [{ account: 9, displayName: 'x' }, 'account'],
    ] as const)
      expect(await ask('/api/phone/config', blob({ accounts: [first, bad] }))).toMatchObject(
        refused(12, param),
      )
    expect(await ask('/api/phone/config', blob({ accounts: [first, { account: 2 }] }))).toMatchObject(
      refused(11),
    )
    expect(await ask('/api/phone/config', blob({ other: [] }))).toMatchObject(refused(12, 'blob-json'))
    expect(device.device.lines.map((line) => line.config)).toEqual(before)
  })

  it('answers as the vendor’s own tests expect: 11, 12 and 14 for a session', async () => {
    open('Phone/Call')
    expect(await ask('/api/call/hangup')).toMatchObject(refused(11, 'session'))
    expect(await ask('/api/call/hangup?session=one')).toMatchObject(refused(12, 'session'))
    expect(await ask('/api/call/hangup?session=1&reason=bored')).toMatchObject(refused(12, 'reason'))
    expect(await ask('/api/call/hangup?session=4711')).toMatchObject(refused(14))
    expect(await ask('/api/phone/calllog', { method: 'DELETE' })).toMatchObject(refused(11, 'id'))
  })

  it('keeps a queue per channel, and none for a privilege that is missing', async () => {
    open('Phone/Call', 'Logging')
    const subscribe = async (): Promise<number> => {
      const { json } = await ask('/api/log/subscribe?include=new&filter=KeyPressed,SwitchStateChanged')
      return (json as { readonly result: { readonly id: number } }).result.id
    }
    const [one, two] = [await subscribe(), await subscribe()]
    device.device.end(device.device.press(1, 'sip:a@b'), 'normal')
    for (const id of [one, two])
      expect(await ask(`/api/log/pull?id=${id}&timeout=0`)).toMatchObject({
        json: { result: { events: [{ event: 'KeyPressed', params: { key: '%1' } }] } },
      })
    expect(await ask(`/api/log/pull?id=${one}&timeout=0`)).toMatchObject({ json: { result: { events: [] } } })
    expect(await ask(`/api/log/unsubscribe?id=${one}`)).toMatchObject({ json: { success: true } })
    expect(await ask(`/api/log/pull?id=${one}`)).toMatchObject(refused(12, 'id'))
    expect(await ask('/api/log/subscribe?filter=NoSuchEvent')).toMatchObject(refused(12, 'filter'))
  })

  it('forgets calls and channels in a restart, and keeps its settings', async () => {
    open('Phone/Call', 'Logging')
    await ask('/api/log/subscribe')
    device.device.dial('2001')
    const { config } = device.device.lines[0] ?? {}
    await device.reboot(50)
    expect(device.channels()).toBe(0)
    expect(device.device.sessions.size).toBe(0)
    expect(device.device.lines[0]?.config).toEqual(config)
    expect(await ask('/api/system/info')).toMatchObject({ status: 200 })
  })
})
