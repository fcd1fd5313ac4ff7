import { describe, expect, it } from 'vitest'
import { axeFindings } from '../../../ui/axe.ts'
import { WITH_EXTENSION } from '../../../ui/scenarios-people.ts'
import { AT_THE_SYSTEM, FEED, PHONE_SYSTEM_SHOTS, WITH_PICTURES } from '../../../ui/shots-phone-system.ts'
import { useScreens } from '../../../ui/with-screens.ts'

const open = useScreens()

describe('what goes on at the phone system', () => {
  it('shows its calls with their direction, and passes the right one on', async () => {
    const { page, main } = await open(WITH_EXTENSION, AT_THE_SYSTEM)
    const list = page.getByRole('region', { name: 'Now at Company' })
    await list.getByText('Outgoing').waitFor()
    await list.getByText('Incoming').waitFor()
    expect(await list.getByRole('timer').first().innerText()).toMatch(/^1:0\d$/)
    await list.getByRole('button', { name: 'Pass on the call with +31612340001' }).click()
    await page.getByRole('dialog').getByRole('searchbox').fill('202')
    await page.keyboard.press('Enter')
    await expect
      .poll(() => main.inputsOf('serverCall.start'))
      .toEqual([{ accountId: 'pbx', target: '202', via: 'transfer', call: '+31612340001' }])
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  })

  it('asks for its calls every five seconds at most, and no more once the list is out of sight', async () => {
    const { page, main } = await open(WITH_EXTENSION, AT_THE_SYSTEM)
    await page.getByRole('region', { name: 'Now at Company' }).waitFor()
    const started = Date.now()
    await expect.poll(() => main.inputsOf('serverCall.active').length, { timeout: 9000 }).toBe(2)
    expect(Date.now() - started).toBeGreaterThan(3500)
    await page.getByRole('tab', { name: 'Keypad' }).click()
    await page.waitForTimeout(6000)
    expect(main.inputsOf('serverCall.active')).toHaveLength(2)
  }, 40_000)

  it('reads a folder as a feed', async () => {
    const { page, main } = await open(WITH_EXTENSION, FEED)
    await page.getByRole('tab', { name: /Voicemail/ }).click()
    await page.getByRole('button', { name: 'Read as a feed' }).click()
    await page.getByText('12 seconds received at 10:15').waitFor()
    expect(main.inputsOf('voicemail.feed')).toEqual([{ accountId: 'pbx', folder: 'inbox' }])
    expect(await page.getByRole('dialog').getByRole('link').count()).toBe(0)
  })

  it('draws the picture of whoever has one', async () => {
    const { page } = await open(WITH_EXTENSION, WITH_PICTURES)
    await page.getByRole('tab', { name: 'People' }).click()
    await page.getByRole('option', { name: /Annika/ }).click()
    await page.locator('.person-picture').waitFor()
    await page.getByRole('option', { name: /Front Desk/ }).click()
    await page.locator('.person-picture').waitFor({ state: 'detached' })
  })

  it.each(PHONE_SYSTEM_SHOTS.map(({ name }) => name))('axe finds nothing on %s', async (name) => {
    const found = PHONE_SYSTEM_SHOTS.find((candidate) => candidate.name === name)
    if (!found) throw new Error(`no shot ${name}`)
    const { page, main } = await open(found.snapshot, found.handlers, found.options)
    await found.steps?.(page, main)
    expect(await axeFindings(page)).toEqual([])
  })
})
