import { describe, expect, it } from 'vitest'
import type { CallMedia, MediaPort } from '../../../../renderer/phone/media/media.ts'
import { createRelayMediaPort, type RelayCommands } from '../../../../renderer/phone/media/relay-media.ts'
import { type RelayId, RelayIdSchema } from '../../../../shared/ids.ts'
import type { Result } from '../../../../shared/result.ts'

const relayId = RelayIdSchema.parse('relay-1')
const WISH = { hold: false, iceRestart: false }
const EVENTS = { remoteHold: () => undefined, health: () => undefined, quality: () => undefined }

function setUp(kind: 'direct' | 'relay' = 'relay') {
  const told: string[] = []
  let opened: Result<{ relayId: RelayId }> = { ok: true, value: { relayId } }
  let gate: Promise<void> = Promise.resolve()
  let refusal: Result<never> | null = null
  const inner: CallMedia = {
    prepare: async () => ({ ok: true, value: undefined }),
    describe: async () => 'page-sdp',
    acceptEarly: async (sdp) => void told.push(`early ${sdp}`),
    async accept(sdp) {
      told.push(`accept ${sdp}`)
      return 'taken'
    },
    rollback: async () => void told.push('rollback'),
    setSound: () => undefined,
    sendDtmf: () => true,
    close: () => void told.push('closed'),
  }
  const port: MediaPort = { open: () => inner }
  const commands: RelayCommands = {
    'media.open': async ({ accountId }) => {
      told.push(`open ${accountId}`)
      return opened
    },
    'media.toFar': async ({ role, sdp }) => {
      told.push(`to far: ${role} ${sdp}`)
      await gate
      return refusal ?? { ok: true, value: { sdp: `far(${sdp})` } }
    },
    'media.toPage': async ({ role, sdp }) => {
      told.push(`to page: ${role} ${sdp}`)
      return refusal ?? { ok: true, value: { sdp: `page(${sdp})` } }
    },
    'media.close': async ({ relayId: id }) => {
      told.push(`close ${id}`)
      return { ok: true, value: undefined }
    },
  }
  return {
    told,
    media: createRelayMediaPort(port, commands).open(
      { accountId: 'alice', iceServers: [], media: kind },
      EVENTS,
    ),
    failToOpen: () => {
      opened = { ok: false, error: { code: 'line-not-ready' } }
    },
    refuse: () => {
      refusal = { ok: false, error: { code: 'not-supported', detail: 'no-common-codec' } }
    },
    holdUp: () => {
      const { promise, resolve } = Promise.withResolvers<void>()
      gate = promise
      return resolve
    },
  }
}

describe('media through the relay', () => {
  it('leaves lines that speak WebRTC alone', async () => {
    const { media, told } = setUp('direct')
    expect(await media.describe(WISH)).toBe('page-sdp')
    expect(told).toEqual([])
  })

  it('takes early answers of several phones to one offer, and the last one as the answer', async () => {
    const { media, told } = setUp()
    await media.describe(WISH)
    await media.acceptEarly('first')
    await media.acceptEarly('second')
    await media.accept('second')
    expect(told.slice(2)).toEqual([
      'to page: pranswer first',
      'early page(first)',
      'to page: pranswer second',
      'early page(second)',
      'to page: answer second',
      'accept page(second)',
    ])
  })

  it('sends our offer and takes their answer, then theirs and ours, over one relay', async () => {
    const { media, told } = setUp()
    expect(await media.prepare({ offers: true })).toEqual({ ok: true, value: undefined })
    expect(await media.describe(WISH)).toBe('far(page-sdp)')
    await media.accept('wire')
    await media.accept('again')
    await media.describe(WISH)
    expect(told).toEqual([
      'open alice',
      'to far: offer page-sdp',
      'to page: answer wire',
      'accept page(wire)',
      'to page: offer again',
      'accept page(again)',
      'to far: answer page-sdp',
    ])
  })

  it('offers anew after a refused offer was rolled back', async () => {
    const { media, told } = setUp()
    await media.describe(WISH)
    await media.rollback()
    await media.describe(WISH)
    expect(told.filter((line) => line.startsWith('to far'))).toEqual(Array(2).fill('to far: offer page-sdp'))
  })

  it('steps back when their offer comes before ours has left', async () => {
    const { media, told, holdUp } = setUp()
    const letGo = holdUp()
    const described = media.describe(WISH)
    await expect.poll(() => told.at(-1)).toBe('to far: offer page-sdp')
    await media.accept('theirs')
    letGo()
    await expect(described).rejects.toThrow('overtaken')
    expect(told.slice(-3)).toEqual(['rollback', 'to page: offer theirs', 'accept page(theirs)'])
    await media.describe(WISH)
    expect(told.at(-1)).toBe('to far: answer page-sdp')
  })

  it('says why a call cannot be prepared, and throws at a description that is refused', async () => {
    const closedLine = setUp()
    closedLine.failToOpen()
    expect(await closedLine.media.prepare({ offers: true })).toEqual({
      ok: false,
      error: { code: 'line-not-ready' },
    })
    const { media, refuse, told } = setUp()
    refuse()
    await expect(media.accept('wire')).rejects.toThrow('no-common-codec')
    await expect(media.describe(WISH)).rejects.toThrow('no-common-codec')
    expect(told.some((line) => line.startsWith('accept'))).toBe(false)
  })

  it('closes its relay once, also when it opens after the end', async () => {
    const { media, told } = setUp()
    await media.prepare({ offers: false })
    media.close()
    media.close()
    await expect.poll(() => told).toEqual(['open alice', 'closed', `close ${relayId}`])
    const late = setUp()
    const prepared = late.media.prepare({ offers: false })
    late.media.close()
    await prepared
    await expect.poll(() => late.told).toContain(`close ${relayId}`)
    const never = setUp()
    never.media.close()
    expect(never.told).toEqual(['closed'])
  })
})
