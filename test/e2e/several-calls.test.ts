import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CallView } from '../../shared/domain/call.ts'
import { setStage, type Stage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
  await stage.addAlice()
  await stage.until('registered', ({ accounts }) => accounts[0]?.line.kind === 'ready')
})
afterAll(() => stage.close())

const live = (calls: readonly CallView[]) => calls.filter((call) => call.phase !== 'ended')
const idle = () => stage.until('without a call', ({ calls }) => live(calls).length === 0)
const bar = () => stage.window.getByRole('region', { name: 'Current call' })

async function call(target: string): Promise<void> {
  const { window } = stage
  await window.getByRole('tab', { name: 'Keypad' }).click()
  const field = window.getByRole('textbox', { name: 'Name or number' })
  await field.fill(target)
  await field.press('Enter')
  await stage.until(`talking with ${target}`, ({ calls }) =>
    calls.some(({ phase, remote }) => phase === 'active' && remote.address.startsWith(`${target}@`)),
  )
}

async function transferTo(target: string, button: string): Promise<void> {
  const { window } = stage
  await window.keyboard.press('Control+t')
  const sheet = window.getByRole('dialog')
  await sheet.getByRole('searchbox').fill(target)
  await sheet.getByRole('button', { name: button }).click()
}

describe('a transfer', () => {
  it('without asking: the demo calls the new party and we are out', async () => {
    await call('echo')
    await transferTo('robot', 'Transfer now')
    await stage.until('handed on', ({ calls }) => calls.some(({ end }) => end === 'transferred'))
    await idle()
    await expect
      .poll(() =>
        stage.company.phones
          .calls()
          .map(({ from, to }) => `${from} ${to}`.replaceAll('@demo.sidetone.test', '')),
      )
      .toContain('echo robot')
  })

  it('to somebody who is busy: the call goes on, and the window says so', async () => {
    await call('echo')
    await transferTo('busy', 'Transfer now')
    await stage.until('refused there', ({ calls }) =>
      calls.some(({ transfer }) => transfer?.stage === 'failed' && transfer.status === 486),
    )
    await bar()
      .getByText(/is on another call. You are still with/)
      .waitFor()
    await stage.until('hearing itself again', ({ calls }) =>
      live(calls).some(({ quality }) => (quality?.levelIn ?? 0) > 0.01),
    )
  })

  it('after asking: the two are connected and we are out of both calls', async () => {
    await transferTo('voicemail', 'Ask first')
    await stage.until('asking', ({ calls }) => {
      const [first, second] = live(calls)
      return first?.hold === 'held' && second?.phase === 'active' && second.consultFor === first.id
    })
    await bar().getByRole('button', { name: 'Connect them' }).click()
    await idle()
  })

  it('is back with the first when the other does not want to be asked', async () => {
    await call('echo')
    await transferTo('decline', 'Ask first')
    await stage.until('back', ({ calls }) => {
      const [only, ...more] = live(calls)
      // An ended call is shown for a moment: without it, the other has not even been asked yet.
      const wasAsked = calls.some(
        ({ phase, remote }) => phase === 'ended' && remote.address.startsWith('decline'),
      )
      return wasAsked && more.length === 0 && only?.hold === 'none' && only.phase === 'active'
    })
    await bar().getByRole('button', { name: 'End call' }).click()
    await idle()
  })
})

describe('a conference', () => {
  it('joins two calls with one press, is heard, and is parted again', async () => {
    await call('echo')
    await call('voicemail')
    await stage.until(
      'two calls',
      ({ calls }) => live(calls).filter(({ phase }) => phase === 'active').length === 2,
    )
    await bar().getByRole('button', { name: 'More for this call' }).last().click()
    await stage.window.getByRole('menuitem', { name: 'Join all calls' }).click()
    await stage.until('joined', ({ calls }) =>
      live(calls).every(({ conference, hold }) => conference && hold === 'none'),
    )
    // The echo service sends back what it gets: the mix.
    await stage.until('hearing the mix come back', ({ calls }) =>
      live(calls).some(
        ({ remote, quality }) => remote.address.startsWith('echo@') && (quality?.levelIn ?? 0) > 0.01,
      ),
    )
    await bar().getByRole('button', { name: 'More for this call' }).first().click()
    await stage.window.getByRole('menuitem', { name: 'Talk alone' }).click()
    await stage.until('parted', ({ calls }) => {
      const [first, second] = live(calls)
      return first?.hold === 'none' && !first.conference && second?.hold === 'held'
    })
    const end = bar().getByRole('button', { name: 'End call' })
    await end.first().click()
    await stage.until('one left', ({ calls }) => live(calls).length === 1)
    await end.first().click()
    await idle()
  })
})

describe('a second caller', () => {
  it.each([
    ['Hold & answer', 2],
    ['End & answer', 1],
  ] as const)('is answered by %s in the popup', async (button, left) => {
    await call('echo')
    const answered = stage.company.phones.callUser('robot', 'alice')
    await stage.until('ringing', ({ calls }) => calls.some(({ phase }) => phase === 'incoming'))
    const popup = await stage.app.window('incoming')
    await popup.getByRole('button', { name: button }).click()
    expect(await answered).toMatchObject({ ok: true })
    await stage.until('answered', ({ calls }) => {
      const now = live(calls)
      return (
        now.length === left && now.some(({ direction, phase }) => direction === 'in' && phase === 'active')
      )
    })
    const end = bar().getByRole('button', { name: 'End call' })
    for (let calls = left; calls > 0; calls -= 1) {
      await end.first().click()
      await stage.until('one less', (now) => live(now.calls).length === calls - 1)
    }
    await idle()
  })
})

describe('messages', () => {
  it('are shown as the server counts them, at once', async () => {
    stage.company.phones.setMessages('alice', { new: 3, old: 1 })
    const { accounts } = await stage.until('told', ({ accounts: [first] }) => first?.messages?.newCount === 3)
    expect(accounts[0]?.messages).toMatchObject({ waiting: true, oldCount: 1 })
    stage.company.phones.setMessages('alice', { new: 0, old: 4 })
    await stage.until('told anew', ({ accounts: [first] }) => first?.messages?.waiting === false)
  })
})
