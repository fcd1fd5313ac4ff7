import { describe, expect, it } from 'vitest'
import {
  KNOCK_EVERY_MS,
  POLL_EVERY_MS,
  PULL_SEC,
  SAFETY_EVERY_MS,
  STUCK_EVERY_MS,
  watchIntercom,
} from '../../../main/core/intercom-watch.ts'
import type { IntercomEvent, IntercomStatus } from '../../../shared/domain/intercom.ts'
import { appError, type AppError } from '../../../shared/errors.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { createFakeClock } from '../../support/fake-clock.ts'

const STATUS: IntercomStatus = {
  info: { model: null, name: null, serial: null, firmware: null, hardware: null, mac: null },
  sipAccounts: [],
  calls: [],
  switches: [],
  missing: [],
}
const event = (kind: 'started' | 'configuration-changed' | 'other'): IntercomEvent => ({
  id: 1,
  at: null,
  name: kind,
  what: { kind },
})

/** A device on strings: what it answers is set, what was asked is noted, time is turned by hand. */
function createPuppet(start: { readonly subscribe?: AppError; readonly knock?: AppError } = {}) {
  const clock = createFakeClock()
  const book: string[] = []
  const abort = new AbortController()
  const device = {
    status: ok(STATUS) as Result<IntercomStatus>,
    subscribe: start.subscribe ?? null,
    knock: start.knock ?? null,
    /** One answer per pull; none left = nothing happens until the time is over. */
    pulls: [] as Result<readonly IntercomEvent[]>[],
    news: false,
  }
  const settled = async (): Promise<void> => {
    for (let turn = 0; turn < 50; turn += 1) await Promise.resolve()
  }
  const running = watchIntercom({
    clock,
    signal: abort.signal,
    facet: {
      knock: () => (book.push('knock'), Promise.resolve(device.knock ? err(device.knock) : ok())),
      status: () => (book.push('round'), Promise.resolve(device.status)),
      calls: {
        read: () => (book.push('calls'), Promise.resolve(ok([]))),
        dial: () => Promise.reject(new Error('not asked for')),
        answer: () => Promise.reject(new Error('not asked for')),
        hangUp: () => Promise.reject(new Error('not asked for')),
      },
      subscribe: () => {
        book.push('subscribe')
        if (device.subscribe) return Promise.resolve(err(device.subscribe))
        return Promise.resolve(
          ok({
            pull: (timeoutSec: number) => {
              book.push(`pull ${timeoutSec}`)
              const next = device.pulls.shift()
              if (next) return Promise.resolve(next)
              return new Promise<Result<readonly IntercomEvent[]>>((resolve) => {
                clock.after(timeoutSec * 1000, () => resolve(ok([])))
                abort.signal.addEventListener('abort', () => resolve(err(appError('cancelled'))))
              })
            },
            close: () => (book.push('close'), Promise.resolve()),
          }),
        )
      },
    },
    events: {
      status: () => device.news,
      calls: () => undefined,
      happened: ({ name }) => void book.push(`event ${name}`),
      mode: (mode) => void book.push(`mode ${mode}`),
      failed: ({ code }) => void book.push(`failed ${code}`),
      configChanged: () => (book.push('config'), Promise.resolve()),
    },
  })
  return {
    device,
    /** Turns the clock in steps, so that what becomes due can lead to the next thing. */
    pass: async (ms: number, step = 500): Promise<void> => {
      await settled()
      for (let gone = 0; gone < ms; gone += step) {
        clock.advance(step)
        await settled()
      }
    },
    /** What was done since last asked. */
    done: (): readonly string[] => book.splice(0),
    end: async (): Promise<readonly string[]> => {
      abort.abort()
      await running
      return book.splice(0)
    },
  }
}

describe('watchIntercom', () => {
  it('opens the channel, asks everything once, and then only waits', async () => {
    const { pass, done, end } = createPuppet()
    await pass(PULL_SEC * 1000)
    expect(done()).toEqual([
      'subscribe',
      'round',
      'config',
      'mode live',
      `pull ${PULL_SEC}`,
      `pull ${PULL_SEC}`,
    ])
    expect(await end()).toEqual(['close'])
  })

  it('asks everything again every minute', async () => {
    const { pass, done, end } = createPuppet()
    await pass(SAFETY_EVERY_MS)
    expect(done().filter((what) => what === 'round')).toHaveLength(2)
    await end()
  })

  it('tells events, and reads the settings anew when they changed', async () => {
    const { device, pass, done, end } = createPuppet()
    device.pulls.push(ok([event('other')]), ok([event('configuration-changed')]))
    await pass(0)
    expect(done().slice(4)).toEqual([
      `pull ${PULL_SEC}`,
      'event other',
      `pull ${PULL_SEC}`,
      'event configuration-changed',
      'config',
      'round',
      `pull ${PULL_SEC}`,
    ])
    await end()
  })

  it('begins anew after a restart of the device', async () => {
    const { device, pass, done, end } = createPuppet()
    device.pulls.push(ok([]), ok([]))
    await pass(PULL_SEC * 1000)
    device.pulls.push(ok([event('started')]))
    done()
    await pass(PULL_SEC * 1000)
    expect(done().slice(0, 5)).toEqual([`pull ${PULL_SEC}`, 'event started', 'subscribe', 'round', 'config'])
    await end()
  })

  it('opens a forgotten channel at once, but not over and over', async () => {
    const { device, pass, done, end } = createPuppet()
    await pass(PULL_SEC * 1000)
    device.pulls.push(err(appError('refused-by-server')))
    done()
    await pass(PULL_SEC * 1000)
    expect(done().slice(1, 3)).toEqual(['subscribe', 'round'])
    device.pulls.push(...Array.from({ length: 5 }, () => err(appError('refused-by-server'))))
    done()
    await pass(PULL_SEC * 1000 + 3 * KNOCK_EVERY_MS)
    // One at once, then one per pause.
    expect(done().filter((what) => what === 'subscribe').length).toBeLessThanOrEqual(4)
    await end()
  })

  it('knocks every other second while the device is away, and asks everything when it is back', async () => {
    const { device, pass, done, end } = createPuppet()
    await pass(PULL_SEC * 1000)
    done()
    const away = appError('unreachable')
    device.pulls.push(err(away))
    device.subscribe = away
    device.knock = away
    await pass(PULL_SEC * 1000)
    expect(done()).toEqual([`pull ${PULL_SEC}`, 'subscribe', 'mode off', 'failed unreachable'])
    await pass(5 * KNOCK_EVERY_MS)
    expect(done()).toEqual(Array.from({ length: 5 }, () => 'knock'))
    device.subscribe = null
    device.knock = null
    await pass(KNOCK_EVERY_MS)
    expect(done()).toEqual(['knock', 'subscribe', 'round', 'config', 'mode live', `pull ${PULL_SEC}`])
    await end()
  })

  it('knocks seldom at a device that stays away', async () => {
    const timeout = appError('timeout')
    const { pass, done, end } = createPuppet({ subscribe: timeout, knock: timeout })
    await pass(15 * 60_000, 2_000)
    done()
    await pass(60_000, 2_000)
    expect(done()).toEqual(['knock', 'knock'])
    await end()
  })

  it.each(['unauthorized', 'tls-pin-changed', 'not-this-system', 'insecure-transport'] as const)(
    'does not go on knocking when only a person can mend it (%s)',
    async (code) => {
      const { pass, done, end } = createPuppet({ subscribe: appError(code) })
      await pass(STUCK_EVERY_MS - 2000, 2_000)
      expect(done()).toEqual(['subscribe', 'mode off', `failed ${code}`])
      await end()
    },
  )

  it('asks for calls where there are no events, and now and then for events', async () => {
    const { device, pass, done, end } = createPuppet({ subscribe: appError('not-supported') })
    await pass(3 * POLL_EVERY_MS)
    expect(done()).toEqual(['subscribe', 'round', 'config', 'mode polling', 'calls', 'calls', 'calls'])
    await pass(SAFETY_EVERY_MS)
    expect(done().filter((what) => what === 'round')).toHaveLength(1)
    device.subscribe = null
    await pass(STUCK_EVERY_MS)
    expect(done()).toContain('mode live')
    await end()
  })

  it('notices that it is told nothing, asks more often, and trusts the events again when they come', async () => {
    const { device, pass, done, end } = createPuppet()
    await pass(1000)
    device.news = true
    await pass(SAFETY_EVERY_MS)
    expect(done().slice(-4)).toEqual(['round', 'pull 0', 'mode silent', `pull ${POLL_EVERY_MS / 1000}`])
    device.news = false
    await pass(2 * POLL_EVERY_MS)
    expect(done().filter((what) => what === 'calls')).toHaveLength(2)
    device.pulls.push(ok([event('other')]))
    await pass(2 * POLL_EVERY_MS)
    expect(done()).toContain('mode live')
    await end()
  })

  it('does not doubt the events because something happened while it asked', async () => {
    const { device, pass, done, end } = createPuppet()
    await pass(SAFETY_EVERY_MS - 1000)
    device.news = true
    done()
    device.pulls.push(ok([event('other')]), ok([event('other')]))
    await pass(PULL_SEC * 1000)
    expect(done()).not.toContain('mode silent')
    await end()
  })
})
