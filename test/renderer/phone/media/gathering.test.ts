import { describe, expect, it } from 'vitest'
import { candidatesIn, waitForCandidates } from '../../../../renderer/phone/media/gathering.ts'
import { createManualTimers } from '../../../support/manual-timers.ts'

const HOST = 'a=candidate:1 1 udp 1 192.0.2.1 4000 typ host generation 0'
const LOOPBACK = 'a=candidate:3 1 udp 1 127.0.0.1 4000 typ host'
const SRFLX = 'a=candidate:2 1 udp 1 198.51.100.1 4000 typ srflx raddr 192.0.2.1 rport 4000'

/** The part of a peer connection that gathers. */
class Gatherer extends EventTarget {
  iceGatheringState: RTCIceGatheringState = 'gathering'
  sdp = ''
  get localDescription() {
    return {
      type: 'offer' as const,
      sdp: this.sdp,
      toJSON: () => ({ type: 'offer' as const, sdp: this.sdp }),
    }
  }
  add(line: string) {
    this.sdp += `${line}\r\n`
    this.dispatchEvent(new Event('icecandidate'))
  }
  complete() {
    this.iceGatheringState = 'complete'
    this.dispatchEvent(new Event('icegatheringstatechange'))
  }
}

function wait(gatherer: Gatherer) {
  const timers = createManualTimers()
  let done = false
  const finished = waitForCandidates(gatherer, timers.after).then(() => {
    done = true
  })
  return { timers, finished, isDone: () => Promise.resolve().then(() => done) }
}

describe('candidatesIn', () => {
  it('wants a way to reach us from elsewhere, of whatever kind', () => {
    expect(candidatesIn('')).toBe('none')
    expect(candidatesIn(`${LOOPBACK}\r\na=candidate:3 1 udp 1 ::1 4000 typ host`)).toBe('loopback')
    expect(candidatesIn(HOST)).toBe('some')
    expect(candidatesIn(SRFLX)).toBe('some')
    expect(candidatesIn(`${LOOPBACK}\r\na=candidate:3 1 udp 1 fd00::2 4000 typ host`)).toBe('some')
    expect(candidatesIn('a=candidate:3 1 udp 1 0f1e.local 4000 typ host')).toBe('some')
  })
})

describe('waitForCandidates', () => {
  it('goes on when no further interface follows', async () => {
    const gatherer = new Gatherer()
    const { timers, finished, isDone } = wait(gatherer)
    gatherer.add(HOST)
    timers.advance(2)
    gatherer.add(HOST)
    timers.advance(2)
    expect(await isDone()).toBe(false)
    timers.advance(1)
    await finished
    expect(timers.waiting()).toBe(0)
  })

  it('gives the first real interface a little longer than loopback', async () => {
    const gatherer = new Gatherer()
    const { timers, finished, isDone } = wait(gatherer)
    gatherer.add(LOOPBACK)
    timers.advance(11)
    expect(await isDone()).toBe(false)
    timers.advance(1)
    await finished
  })

  it('goes on at once when gathering is over, before or meanwhile', async () => {
    const over = new Gatherer()
    over.iceGatheringState = 'complete'
    over.sdp = HOST
    await wait(over).finished
    const soon = new Gatherer()
    const waiting = wait(soon)
    soon.complete()
    await waiting.finished
    expect(waiting.timers.waiting()).toBe(0)
  })

  it('waits for the candidates of an ICE restart, before which gathering still counts as complete', async () => {
    const gatherer = new Gatherer()
    gatherer.iceGatheringState = 'complete'
    const { timers, finished, isDone } = wait(gatherer)
    expect(await isDone()).toBe(false)
    gatherer.iceGatheringState = 'gathering'
    gatherer.add(HOST)
    timers.advance(3)
    await finished
  })

  it('hardly waits when candidates are there already, as in a re-INVITE while a STUN server is silent', async () => {
    const gatherer = new Gatherer()
    gatherer.sdp = HOST
    const { timers, finished } = wait(gatherer)
    timers.advance(3)
    await finished
  })

  it('does not wait for ever without a network', async () => {
    const { timers, finished, isDone } = wait(new Gatherer())
    timers.advance(499)
    expect(await isDone()).toBe(false)
    timers.advance(1)
    await finished
  })
})
