import { describe, expect, it } from 'vitest'
import { decodeXml } from '../../../../main/http/decode-xml.ts'
import {
  countMessages,
  readSummary,
  toFeed,
  toGreeting,
  toMessage,
} from '../../../../main/providers/sipxcom/map-voicemail.ts'
import { audioType } from '../../../../main/providers/sipxcom/audio-type.ts'
import { FeedWire, MessagesWire } from '../../../../main/providers/sipxcom/wire-voicemail.ts'

const answer = (body: string) => ({ status: 200, reason: '', headers: {}, body: Buffer.from(body) })
async function messages(xml: string) {
  const decoded = await decodeXml(answer(xml), MessagesWire, { lists: ['message'] })
  if (!decoded.ok) return decoded.error
  return decoded.value.messages.message.map((wire) => toMessage(wire, 'inbox'))
}

describe('messages', () => {
  it('reads everything there is', async () => {
    expect(
      await messages(
        `<messages><message id="0007" heard="false" urgent="true" folder="saved" duration="12" contentlength="99" received="1764000000000"
          fromUri="&quot;Bob&quot; &lt;sip:202@x.test;user=phone&gt;" subject="Hi &amp; bye" author="Bob" authorExtension="202" format="mp3"/></messages>`,
      ),
    ).toEqual([
      {
        id: '0007',
        folder: 'saved',
        heard: false,
        urgent: true,
        durationSec: 12,
        sizeBytes: 99,
        receivedAt: '2025-11-24T16:00:00.000Z',
        from: { address: '202@x.test', name: 'Bob' },
        subject: 'Hi & bye',
        format: 'mp3',
      },
    ])
  })

  it('makes do with an id, and with odd values', async () => {
    expect(
      await messages(
        '<messages><message id="1" folder="attic" duration="x" received="0" callerIdNumber="77"/></messages>',
      ),
    ).toEqual([
      {
        id: '1',
        folder: 'inbox',
        heard: false,
        urgent: false,
        durationSec: 0,
        sizeBytes: null,
        receivedAt: null,
        from: { address: '77', name: null },
        subject: null,
        format: 'wav',
      },
    ])
  })

  it('takes an empty list in both spellings', async () => {
    expect(await messages('<messages/>')).toEqual([])
    expect(await messages('<messages></messages>')).toEqual([])
  })

  it.each([
    ['<!DOCTYPE x [<!ENTITY a "b">]><messages/>', 'doctype'],
    ['<messages><message/></messages>', 'schema:'],
    ['<messages>', 'not-xml'],
    ['', 'empty'],
    [`${'<a>'.repeat(200)}${'</a>'.repeat(200)}`, 'not-xml'],
  ])('refuses %.30s', async (xml, detail) => {
    expect(await messages(xml)).toMatchObject({
      code: 'bad-response',
      detail: expect.stringContaining(detail) as string,
    })
  })
})

describe('readSummary', () => {
  it.each([
    ['Messages-Waiting: yes\r\nVoice-Message: 2/8 (1/0)\r\n', { unheard: 2, heard: 8, urgent: 1 }],
    ['voice-message: 0/3', { unheard: 0, heard: 3, urgent: 0 }],
    ['Messages-Waiting: no\r\n', { unheard: 0, heard: 0, urgent: 0 }],
    ['Messages-Waiting: yes\r\n', null],
    ['<html>', null],
  ])('%j', (text, count) => {
    expect(readSummary(text)).toEqual(count)
  })
})

describe('countMessages', () => {
  it('counts inbox and saved only', async () => {
    const all = await messages(
      '<messages><message id="1" urgent="true"/><message id="2" heard="true" folder="saved"/><message id="3" folder="deleted"/></messages>',
    )
    expect(Array.isArray(all) && countMessages(all)).toEqual({ unheard: 1, heard: 1, urgent: 1 })
  })
})

describe('toGreeting', () => {
  it.each([
    ['OUT_OF_OFFICE', 'outofoffice'],
    ['extendedabsence', 'extendedabsence'],
    [null, 'none'],
    ['SINGING', null],
  ])('%s', (wire, greeting) => {
    expect(toGreeting(wire)).toBe(greeting)
  })
})

describe('toFeed', () => {
  it('keeps the key of the links out', async () => {
    const decoded = await decodeXml(
      answer(
        '<rss><channel><item><title>A</title><link>https://x/rest/private/SECRETKEY/voicemail/inbox/0007</link><pubDate>Tue, 24 Nov 2026 10:00:00 GMT</pubDate></item><item/></channel></rss>',
      ),
      FeedWire,
      { lists: ['item'] },
    )
    const feed = decoded.ok ? toFeed(decoded.value) : []
    expect(feed).toEqual([
      { id: '0007', title: 'A', description: '', publishedAt: '2026-11-24T10:00:00.000Z' },
    ])
    expect(JSON.stringify(feed)).not.toContain('SECRETKEY')
  })
})

describe('audioType', () => {
  it.each([
    ['RIFF\0\0\0\0WAVEfmt ', 'text/html', 'audio/wav'],
    ['ID3\u0003', '', 'audio/mpeg'],
    ['\u00ff\u00fb\u0090', '', 'audio/mpeg'],
    ['OggS', '', 'audio/ogg'],
    ['anything', 'audio/x-gsm; a=b', 'audio/x-gsm'],
    ['<html>', 'text/html', null],
    ['', 'audio/wav', null],
  ])('%j declared as %s', (bytes, declared, type) => {
    expect(audioType(Buffer.from(bytes, 'latin1'), declared)).toBe(type)
  })
})
