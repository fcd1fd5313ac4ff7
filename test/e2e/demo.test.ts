import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { setStage, type Stage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => stage.close())

describe('trying the demo phone company', () => {
  it('gives an account with a registered line and calls in the list, from one click on the welcome screen', async () => {
    const { window } = stage
    await window.getByRole('button', { name: /^Try it with a demo phone company/ }).click()
    await stage.until('ready', ({ accounts, demo }) => demo === 'on' && accounts[0]?.line.kind === 'ready')
    await window.getByText('Front desk').waitFor()
    await window.getByText('Bob Example').waitFor()
  })

  it('is at home on the command line too', async () => {
    const { status, json } = await stage.cli(['status'])
    expect(status).toBe(0)
    expect(json).toMatchObject({
      accounts: [
        { account: { name: 'Demo company' }, ok: true, line: { value: { kind: 'ready' } } },
        { account: { name: 'Phone system' }, ok: true, reachable: { value: true } },
        { account: { name: 'Front door' }, ok: true, reachable: { value: true } },
      ],
    })
  })
})
