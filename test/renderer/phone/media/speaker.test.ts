import { describe, expect, it } from 'vitest'
import { createSpeaker } from '../../../../renderer/phone/media/speaker.ts'

/** What the speaker uses of an audio element. */
class Element {
  autoplay = false
  muted = false
  srcObject: unknown = null
  paused = false
  readonly sinks: string[] = []
  gone = new Set<string>()
  async setSinkId(id: string): Promise<void> {
    if (this.gone.has(id)) throw new DOMException('gone', 'NotFoundError')
    this.sinks.push(id)
  }
  pause(): void {
    this.paused = true
  }
}

function setUp() {
  const elements: Element[] = []
  const speaker = createSpeaker(() => {
    const element = new Element()
    elements.push(element)
    return element as unknown as HTMLAudioElement
  })
  return { elements, speaker }
}

describe('createSpeaker', () => {
  it('is silent until it is switched on', () => {
    const { elements, speaker } = setUp()
    const lease = speaker.lease()
    const stream = {} as MediaStream
    lease.play(stream)
    expect(elements[0]).toMatchObject({ autoplay: true, muted: true, srcObject: stream })
    lease.setOn(true)
    expect(elements[0]?.muted).toBe(false)
    lease.stop()
    expect(elements[0]).toMatchObject({ paused: true, srcObject: null })
  })

  it('moves running calls to another output, later ones start there', async () => {
    const { elements, speaker } = setUp()
    const first = speaker.lease()
    speaker.use('usb')
    speaker.use('usb')
    speaker.lease()
    await Promise.resolve()
    expect(elements.map((element) => element.sinks)).toEqual([['usb'], ['usb']])
    first.stop()
    speaker.use('')
    await Promise.resolve()
    expect(elements.map((element) => element.sinks)).toEqual([['usb'], ['usb', '']])
  })

  it('falls back to the default when the output is gone', async () => {
    const { elements, speaker } = setUp()
    speaker.lease()
    elements[0]?.gone.add('usb').add('')
    speaker.use('usb')
    elements[0]?.gone.delete('')
    await expect.poll(() => elements[0]?.sinks).toEqual([''])
  })
})
