import { describe, expect, it } from 'vitest'
import type { CallView } from '../../../../shared/domain/call.ts'
import { appError } from '../../../../shared/errors.ts'
import { CallIdSchema } from '../../../../shared/ids.ts'
import { BASE, HELD, HISTORY, historyOf, RINGING, TALKING } from '../../../ui/scenarios.ts'
import { useScreens } from '../../../ui/with-screens.ts'

const open = useScreens()
const BOB: CallView = {
  ...TALKING,
  id: CallIdSchema.parse('call-bob'),
  remote: { address: '204@sip2sip.info', displayName: 'Bob', nameSource: 'directory' },
  consultFor: HELD.id,
}
const withCalls = (...calls: readonly CallView[]) => ({ ...BASE, calls })

describe('the transfer sheet', () => {
  it('opens by key with the field ready, and asks first by Enter', async () => {
    const { page, main } = await open(withCalls(TALKING), {
      ...historyOf(HISTORY),
      'call.consult': () => ({ ok: true, value: { callId: BOB.id } }),
    })
    await page.keyboard.press('Control+t')
    const sheet = page.getByRole('dialog', { name: 'Transfer Echo test' })
    await sheet.waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT')
    await page.keyboard.type('204')
    await page.keyboard.press('Enter')
    await sheet.waitFor({ state: 'detached' })
    expect(main.inputsOf('call.consult')).toEqual([{ callId: TALKING.id, target: '204' }])
  })

  it('hands on at once when told to, and stays with the reason when that fails', async () => {
    const { page, main } = await open(withCalls(TALKING), {
      'call.transfer': () => ({
        ok: false,
        error: appError('call-failed', { detail: 'transfer-refused', status: 603 }),
      }),
    })
    await page.keyboard.press('Control+t')
    const sheet = page.getByRole('dialog')
    await sheet.getByRole('searchbox').fill('204')
    await sheet.getByRole('button', { name: 'Transfer now' }).click()
    await sheet.getByText(/The call did not go through/).waitFor()
    expect(main.inputsOf('call.transfer')).toEqual([{ callId: TALKING.id, target: '204' }])
  })

  it('offers the other call to connect with', async () => {
    const { page, main } = await open(withCalls(HELD, TALKING))
    await page.keyboard.press('Control+t')
    await page.getByRole('option', { name: /Benedikt/ }).click()
    expect(main.inputsOf('call.connect')).toEqual([{ callId: TALKING.id, otherId: HELD.id }])
  })
})

describe('the strip above a call', () => {
  it('connects the two, or joins all, after asking', async () => {
    const { page, main } = await open(withCalls(HELD, BOB))
    await page.getByRole('button', { name: 'Connect them' }).click()
    expect(main.inputsOf('call.connect')).toEqual([{ callId: HELD.id, otherId: BOB.id }])
    await page.getByRole('button', { name: 'Join all' }).click()
    expect(main.inputsOf('call.merge')).toHaveLength(1)
  })

  it('asks before following the far side elsewhere', async () => {
    const referral = { to: '0900123', announced: false }
    const { page, main } = await open(withCalls({ ...TALKING, referral }))
    await page.getByText('Echo test wants to connect you with 0900123.').waitFor()
    await page.getByRole('button', { name: 'Stay here' }).click()
    await page.getByRole('button', { name: 'Connect', exact: true }).click()
    expect(main.inputsOf('call.follow').map(({ on }) => on)).toEqual([false, true])
  })

  it('says how a transfer goes, and that it failed until it was read', async () => {
    const { page, main } = await open(
      withCalls({ ...TALKING, transfer: { to: 'Bob', stage: 'ringing', status: null } }),
    )
    await page.getByText('It rings at Bob. Echo test waits.').waitFor()
    main.change({ calls: [{ ...TALKING, transfer: { to: 'Bob', stage: 'failed', status: 404 } }] })
    await page.getByText('Bob did not take the call (404). You are still with Echo test.').waitFor()
    await page.getByRole('button', { name: 'Hide this message' }).click()
    await page.getByText('did not take the call').waitFor({ state: 'detached' })
  })
})

describe('a second caller', () => {
  it('is answered with the first call held or ended', async () => {
    const { page, main } = await open(withCalls(TALKING, RINGING))
    await page.getByRole('button', { name: 'Hold & answer' }).click()
    await page.getByRole('button', { name: 'End & answer' }).click()
    expect(main.inputsOf('call.answer').map(({ others }) => others)).toEqual(['hold', 'end'])
  })
})
