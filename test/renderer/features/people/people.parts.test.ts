import { describe, expect, it } from 'vitest'
import { axeFindings } from '../../../ui/axe.ts'
import { PEOPLE_SHOTS, manyPeople, PEOPLE, phonebook, WITH_EXTENSION } from '../../../ui/scenarios-people.ts'
import { useScreens } from '../../../ui/with-screens.ts'

const open = useScreens()
const shot = (name: string) => {
  const found = PEOPLE_SHOTS.find((candidate) => candidate.name === name)
  if (!found) throw new Error(`no shot ${name}`)
  return found
}

describe('People', () => {
  it('searches as it is typed, and calls by Enter', async () => {
    const { page, main } = await open(WITH_EXTENSION, phonebook(PEOPLE))
    await page.getByRole('tab', { name: 'People' }).click()
    await page.getByRole('searchbox').fill('chl')
    await expect.poll(() => page.getByRole('option').count()).toBe(1)
    const list = page.getByRole('listbox', { name: 'People' })
    await list.focus()
    await page.keyboard.press('ArrowDown')
    await page.getByRole('heading', { name: 'Chloé Hold' }).waitFor()
    await page.keyboard.press('Enter')
    await expect.poll(() => main.inputsOf('call.dial')).toEqual([{ target: '202', accountId: null }])
    await expect.poll(() => main.inputsOf('people.directory')).toEqual([{ text: 'chl' }])
  })

  it('draws only the rows in sight of 20,000, and fetches what is scrolled to', async () => {
    const { page, main } = await open(WITH_EXTENSION, phonebook(manyPeople(20_000)))
    await page.getByRole('tab', { name: 'People' }).click()
    const list = page.getByRole('listbox', { name: 'People' })
    await list.focus()
    await page.keyboard.press('End')
    await page.getByRole('option', { name: /Person 19999/ }).waitFor()
    expect(await page.getByRole('option').count()).toBeLessThan(40)
    expect(main.inputsOf('people.search').at(-1)).toMatchObject({ offset: 19_968, limit: 32 })
  })

  it.each([340, 380])(
    'shows a number to its last digit beside what can be done with it, %i px',
    async (width) => {
      const { page } = await open(WITH_EXTENSION, phonebook(PEOPLE), { width })
      await page.getByRole('tab', { name: 'People' }).click()
      await page.getByRole('option', { name: /Annika/ }).click()
      const row = page.locator('.person-number', { hasText: '+31 6 1234 5678' })
      expect(await row.getByRole('button').count()).toBe(4)
      const number = row.locator('.number')
      const [wide, high] = await number.evaluate((element) => [
        element.clientWidth - element.scrollWidth,
        element.getBoundingClientRect().height,
      ])
      expect(wide).toBeGreaterThanOrEqual(0)
      expect(high).toBeLessThan(24)
      const right = await row.getByRole('button').last().boundingBox()
      expect((right?.x ?? width) + (right?.width ?? width)).toBeLessThanOrEqual(width)
    },
  )

  it('saves only what was changed', async () => {
    const { page, main } = await open(WITH_EXTENSION, phonebook(PEOPLE))
    await page.getByRole('tab', { name: 'People' }).click()
    await page.getByRole('option', { name: /Dora/ }).click()
    await page.getByRole('button', { name: 'Edit' }).click()
    await page.getByRole('textbox', { name: 'Number', exact: true }).fill('77')
    await page.getByRole('button', { name: 'Save' }).click()
    await expect
      .poll(() => main.inputsOf('people.save'))
      .toEqual([{ accountId: 'pbx', id: '1001', change: { number: '77' } }])
  })

  it('asks before it removes, and offers neither for others', async () => {
    const { page, main } = await open(WITH_EXTENSION, phonebook(PEOPLE))
    await page.getByRole('tab', { name: 'People' }).click()
    await page.getByRole('option', { name: /Front Desk/ }).click()
    expect(await page.getByRole('button', { name: 'Remove' }).count()).toBe(0)
    await page.getByRole('option', { name: /Dora/ }).click()
    await page.getByRole('button', { name: 'Remove' }).click()
    expect(main.inputsOf('people.remove')).toEqual([])
    await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click()
    await expect.poll(() => main.inputsOf('people.remove')).toEqual([{ accountId: 'pbx', id: '1001' }])
  })

  it('tells a room what the moderator presses', async () => {
    const { snapshot, handlers, steps } = shot('room')
    const { page, main } = await open(snapshot, handlers)
    await steps?.(page, main)
    await page.getByRole('button', { name: 'Mute Annika Switch' }).click()
    await page.getByRole('button', { name: 'Unlock room' }).click()
    await page.getByRole('textbox', { name: 'Invite a number' }).fill('204')
    await page.keyboard.press('Enter')
    await expect
      .poll(() => main.inputsOf('conference.command').map(({ verb, args }) => [verb, ...args]))
      .toEqual([['mute', '1'], ['unlock'], ['invite', '204']])
  })

  it.each(['people', 'people person', 'people edit', 'people rooms', 'room', 'preferences'])(
    'axe finds nothing on %s',
    async (name) => {
      const { snapshot, handlers, options, steps } = shot(name)
      const { page, main } = await open(snapshot, handlers, options)
      await steps?.(page, main)
      // Away from what was pressed, so that no tooltip hangs in the air.
      await page.mouse.move(0, 0)
      await expect.poll(() => page.getByRole('tooltip').count()).toBe(0)
      expect(await axeFindings(page)).toEqual([])
    },
  )
})
