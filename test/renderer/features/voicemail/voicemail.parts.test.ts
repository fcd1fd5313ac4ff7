import { describe, expect, it } from 'vitest'
import { axeFindings } from '../../../ui/axe.ts'
import {
  mailbox,
  manyMessages,
  MESSAGES,
  PEOPLE_SHOTS,
  WITH_EXTENSION,
} from '../../../ui/scenarios-people.ts'
import { useScreens } from '../../../ui/with-screens.ts'

const open = useScreens()

describe('Voicemail', () => {
  it('plays by keyboard: the recording comes in pieces, and the message is marked as heard', async () => {
    const { page, main } = await open(WITH_EXTENSION, mailbox(MESSAGES), { at: null })
    await page.getByRole('tab', { name: /Voicemail/ }).click()
    await page.getByRole('listbox', { name: 'Messages' }).focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Pause' }).waitFor()
    expect(main.inputsOf('voicemail.open')).toEqual([{ accountId: 'pbx', id: '42', folder: 'inbox' }])
    await expect
      .poll(() => main.inputsOf('voicemail.mark'))
      .toEqual([{ accountId: 'pbx', id: '42', heard: true }])
    await page.keyboard.press('ArrowRight')
    const position = page.getByRole('slider', { name: 'Position' })
    await expect.poll(async () => Number(await position.inputValue())).toBeGreaterThan(4.5)
    await page.keyboard.press('Space')
    await page.getByRole('button', { name: 'Play' }).waitFor()
    await page.keyboard.press('>')
    await page.getByRole('button', { name: /1.25×/ }).waitFor()
  })

  it('moves, marks and deletes what is chosen', async () => {
    const { page, main } = await open(WITH_EXTENSION, mailbox(MESSAGES))
    await page.getByRole('tab', { name: /Voicemail/ }).click()
    await page.getByRole('option', { name: /Chloé/ }).click()
    await page.getByRole('button', { name: 'Mark as heard' }).click()
    await page.getByRole('button', { name: 'Move to Saved' }).click()
    await page.getByRole('button', { name: 'Delete' }).click()
    await expect.poll(() => main.inputsOf('voicemail.remove')).toEqual([{ accountId: 'pbx', id: '41' }])
    expect(main.inputsOf('voicemail.mark')).toEqual([{ accountId: 'pbx', id: '41', heard: true }])
    expect(main.inputsOf('voicemail.move')).toEqual([{ accountId: 'pbx', id: '41', folder: 'saved' }])
  })

  it('draws only the rows in sight of 5,000', async () => {
    const { page } = await open(WITH_EXTENSION, mailbox(manyMessages(5000)))
    await page.getByRole('tab', { name: /Voicemail/ }).click()
    await page.getByRole('listbox', { name: 'Messages' }).focus()
    await page.keyboard.press('End')
    await page.getByRole('option', { name: /Caller 4999/ }).waitFor()
    expect(await page.getByRole('option').count()).toBeLessThan(40)
  })

  it('asks again when the mailbox changed', async () => {
    const { page, main } = await open(WITH_EXTENSION, mailbox(MESSAGES))
    await page.getByRole('tab', { name: /Voicemail/ }).click()
    await page.getByRole('option', { name: /Chloé/ }).waitFor()
    const before = main.inputsOf('voicemail.list').length
    main.change({ voicemailRevision: 7 })
    await expect.poll(() => main.inputsOf('voicemail.list').length).toBeGreaterThan(before)
  })

  it.each(PEOPLE_SHOTS.filter(({ name }) => name.startsWith('voicemail')).map(({ name }) => name))(
    'axe finds nothing on %s',
    async (name) => {
      const found = PEOPLE_SHOTS.find((candidate) => candidate.name === name)
      if (!found) throw new Error(`no shot ${name}`)
      const { page, main } = await open(found.snapshot, found.handlers, found.options)
      await found.steps?.(page, main)
      expect(await axeFindings(page)).toEqual([])
    },
  )
})
