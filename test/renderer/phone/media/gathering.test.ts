import { describe, expect, it } from 'vitest'
import { hasUsableCandidate, waitForCandidates } from '../../../../renderer/phone/media/gathering.ts'
import { createManualTimers } from '../../../support/manual-timers.ts'

const HOST = 'a=candidate:1 1 udp 1 192.0.2.1 4000 typ host generation 0'
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

function wait(gatherer: Gatherer, withServers: boolean) {
  const timers = createManualTimers()
  let done = false
  const finished = waitForCandidates(gatherer, withServers, timers.after).then(() => {
    done = true
  })
  return { timers, finished, isDone: () => Promise.resolve().then(() => done) }
}

describe('hasUsableCandidate', () => {
  it('wants a way to reach us, of whatever kind', () => {
    expect(hasUsableCandidate('')).toBe(false)
    expect(hasUsableCandidate(HOST)).toBe(true)
    expect(hasUsableCandidate(SRFLX)).toBe(true)
  })
})

describe('waitForCandidates', () => {
  it('goes on shortly after the first host candidate', async () => {
    const gatherer = new Gatherer()
    const { timers, finished, isDone } = wait(gatherer, false)
    gatherer.add(HOST)
    gatherer.add(HOST)
    expect(await isDone()).toBe(false)
    timers.advance(10)
    await finished
    expect(timers.waiting()).toBe(0)
  })

  it('goes on at once when gathering is over meanwhile', async () => {
    const soon = new Gatherer()
    const waiting = wait(soon, true)
    soon.complete()
    await waiting.finished
    expect(waiting.timers.waiting()).toBe(0)
  })

  it('waits for the candidates of an ICE restart, before which gathering still counts as complete', async () => {
    const gatherer = new Gatherer()
    gatherer.iceGatheringState = 'complete'
    const { timers, finished, isDone } = wait(gatherer, false)
    expect(await isDone()).toBe(false)
    gatherer.iceGatheringState = 'gathering'
    gatherer.add(HOST)
    timers.advance(10)
    await finished
  })

  it('needs not wait when candidates are there already, as in a re-INVITE', async () => {
    const gatherer = new Gatherer()
    gatherer.sdp = HOST
    await wait(gatherer, false).finished
  })

  it('does not wait for a STUN server that is silent', async () => {
    const gatherer = new Gatherer()
    const { timers, finished, isDone } = wait(gatherer, true)
    gatherer.add(HOST)
    timers.advance(19)
    expect(await isDone()).toBe(false)
    timers.advance(1)
    await finished
  })

  it('does not wait for ever without a network', async () => {
    const { timers, finished, isDone } = wait(new Gatherer(), true)
    timers.advance(499)
    expect(await isDone()).toBe(false)
    timers.advance(1)
    await finished
  })
})
