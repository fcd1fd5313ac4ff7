import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { DemoTwonFault } from '../../../../main/demo/twon/faults.ts'
import type { ErrorCode } from '../../../../shared/errors.ts'
import { errorSentence } from '../../../../shared/text/error-sentence.ts'
import { startTestIntercom, type TestIntercom } from '../../../support/demo-twon.ts'

const never = new AbortController().signal

const CODES: readonly (readonly [DemoTwonFault, ErrorCode, string])[] = [
  ['code-1', 'not-supported', 'device-function'],
  ['code-2', 'not-supported', 'device-path'],
  ['code-3', 'not-supported', 'device-method'],
  ['code-4', 'forbidden', 'service-disabled'],
  ['code-5', 'not-supported', 'device-licence'],
  ['code-6', 'refused-by-server', 'unknown-number'],
  ['code-7', 'insecure-transport', 'https-required'],
  ['code-9', 'unauthorized', 'auth-required'],
  ['code-10', 'forbidden', 'privilege'],
  ['code-11', 'refused-by-server', 'parameter-missing'],
  ['code-12', 'refused-by-server', 'device-parameter'],
  ['code-13', 'refused-by-server', 'device-too-big'],
  ['code-14', 'server-error', 'device-processing'],
  ['code-15', 'not-found', 'device-no-data'],
  ['code-16', 'refused-by-server', 'unknown-number'],
  ['code-17', 'refused-by-server', 'parameter-collision'],
  ['code-18', 'refused-by-server', 'not-now'],
  ['code-19', 'refused-by-server', 'file-version'],
  ['code-4711', 'refused-by-server', 'unknown-number'],
]
const BODIES: readonly (readonly [DemoTwonFault, ErrorCode, string | undefined])[] = [
  ['html', 'not-this-system', 'html'],
  ['no-envelope', 'not-this-system', 'no-envelope'],
  ['404', 'not-this-system', 'no-api'],
  ['empty', 'bad-response', 'empty'],
  ['not-json', 'bad-response', 'not-json'],
  ['trailing-comma', 'bad-response', 'trailing-comma'],
  ['redirect', 'bad-response', 'redirect'],
  ['no-reason', 'refused-by-server', 'no-reason'],
  ['500', 'server-error', undefined],
  ['403', 'forbidden', undefined],
  ['truncated', 'response-truncated', undefined],
  ['endless', 'response-too-large', undefined],
]

describe('answers that are none', () => {
  let device: TestIntercom
  beforeAll(async () => {
    device = await startTestIntercom()
  })
  afterAll(() => device.close())
  afterEach(() => device.setFault(null))

  it.each([...CODES, ...BODIES])(
    'names %s as %s %s, with a sentence of its own',
    async (fault, code, detail) => {
      device.setFault(fault, { path: 'call/status', times: 9 })
      const answer = await device.open().intercom.calls.read(never)
      expect(answer).toMatchObject({ ok: false, error: { code, ...(detail !== undefined && { detail }) } })
      if (answer.ok) return
      const { status: _status, serverText: _said, ...plain } = answer.error
      if (detail !== undefined)
        expect(errorSentence(answer.error)).not.toBe(
          errorSentence({ ...answer.error, detail: 'nothing-known' }),
        )
      expect(plain.code).toBe(code)
    },
  )

  it('gives every error number and every odd answer another sentence', () => {
    const host = 'door.example'
    const sentences = [...CODES, ...BODIES].map(([fault, code, detail]) =>
      errorSentence({
        code,
        host,
        ...(fault.startsWith('code-') && { status: Number(fault.slice(5)) }),
        ...(detail !== undefined && { detail }),
      }),
    )
    expect(new Set(sentences).size).toBe(sentences.length)
  })

  it('keeps the device’s number and its words', async () => {
    device.setFault('code-14', { path: 'call/status' })
    expect(await device.open().intercom.calls.read(never)).toMatchObject({
      error: {
        status: 14,
        field: 'param',
        serverText: 'made to fail',
        host: expect.stringMatching(/^127/) as string,
      },
    })
  })

  it('takes "no data" for an empty call log', async () => {
    device.setFault('code-15', { path: 'phone/calllog' })
    expect(await device.open().intercom.log.read(never)).toEqual({ ok: true, value: [] })
  })

  it('refuses a good answer without what was asked for', async () => {
    device.setFault('no-id', { path: 'phone/config' })
    expect(await device.open().intercom.config.read(null, never)).toMatchObject({
      error: { code: 'bad-response', detail: 'shape' },
    })
    device.setFault('no-id', { path: 'call/dial' })
    expect(await device.open().intercom.calls.dial('2001', never)).toMatchObject({
      error: { code: 'bad-response', detail: 'shape' },
    })
  })

  it('says that a refused connection is one, and that a mute device is mute', async () => {
    device.setFault('slow', { path: 'call/status' })
    const stop = AbortSignal.timeout(100)
    expect(await device.open().intercom.calls.read(stop)).toMatchObject({ error: { code: 'timeout' } })
  })
})
