import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { setStage, type Stage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
  await stage.addAlice()
  stage.alice.weeklyRules = [{ days: 31, start: '22:00', stop: '07:00', groups: ['vip'] }]
  await stage.until('registered', ({ accounts }) => accounts[0]?.line.kind === 'ready')
})
afterAll(() => stage.close())

const part = (name: string) => stage.window.getByRole('region', { name, exact: true })

async function openAccount(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Choose account, settings$/ }).click()
  await page.getByRole('menuitem', { name: 'Details of Office' }).click()
  await page.getByRole('heading', { name: 'Registered phones' }).waitFor()
}

/** Makes the system's file dialog answer a path in the profile folder, as a person would; gives the path. */
async function saveAs(name: string): Promise<string> {
  const path = join(stage.dataDir, name)
  await stage.app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen })
  }, path)
  return path
}

describe('the page of an account, against the demo company', () => {
  it('shows the phones that are registered, this computer among them', async () => {
    await openAccount(stage.window)
    const phones = part('Registered phones')
    await phones.getByText('This computer', { exact: true }).waitFor()
    expect(await phones.getByText(/Registered until/).count()).toBeGreaterThan(0)
  })

  it('shows names and numbers, and adds an address that the server then lists', async () => {
    const { window, alice } = stage
    const names = part('Further addresses')
    await names.getByText('a.demo@demo.sidetone.test').waitFor()
    await part('Phone numbers').getByText('+31201234567').waitFor()
    await window.getByRole('button', { name: 'Add an address' }).first().click()
    await window.getByLabel('Name before the @').fill('ally')
    await window.keyboard.press('Enter')
    await names.getByText('ally@demo.sidetone.test').waitFor()
    expect(alice.aliases).toContain('ally')
  })

  it('shows who may call and when', async () => {
    const rules = part('Who may call')
    await rules.getByText('22:00–07:00').waitFor()
    await rules.getByText('Only vip may call').waitFor()
    await rules.getByText('Monday: yes').waitFor({ state: 'attached' })
    await rules.getByText('Sunday: no').waitFor({ state: 'attached' })
    await rules.getByText('spam@carrier.test').waitFor()
  })

  it('draws the balance, has the same in a table and a file, and redeems a card', async () => {
    const { window } = stage
    await part('Balance').getByText('12.50').waitFor()
    const movements = part('Balance over time')
    await movements.getByRole('img', { name: /from 12.62 to 12.50/ }).waitFor()
    await movements.getByRole('button', { name: 'Show as a table' }).click()
    await movements.getByRole('row', { name: /Voucher/ }).waitFor()
    const csv = await saveAs('balance.csv')
    await movements.getByRole('button', { name: 'Save as CSV…' }).click()
    await movements.getByText('Saved as balance.csv').waitFor()
    expect(readFileSync(csv, 'utf8')).toContain('Voucher')
    await window.getByRole('button', { name: 'Redeem a card' }).click()
    await window.getByLabel('Number of the card').fill('7')
    await window.getByLabel('Code of the card').fill('1234567890')
    await window.getByRole('button', { name: 'Redeem', exact: true }).click()
    await window.getByText('Redeemed: the balance is higher now.').waitFor()
    await part('Balance').getByText('22.50').waitFor()
  })

  it('shows the mailbox without its PIN, and what was called this month', async () => {
    await part('Mailbox').getByText('1001', { exact: true }).waitFor()
    expect(await stage.window.locator('body').innerText()).not.toContain('4711')
    await part('This month')
      .getByText(/calls? made/)
      .waitFor()
  })

  it('fetches a certificate into a file that only its owner can read', async () => {
    const path = await saveAs('alice.crt')
    writeFileSync(path, 'something older', { mode: 0o644 })
    const certificate = part('Certificate')
    await certificate.getByText('This account signs in with its password.').waitFor()
    await certificate.getByRole('button', { name: /\.crt/ }).click()
    await certificate.getByText(/Saved as alice\.crt/).waitFor()
    expect(readFileSync(path, 'utf8')).toMatch(/BEGIN CERTIFICATE[^]*PRIVATE KEY/)
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o077).toBe(0)
  })

  it('shares with a passphrase, and shows the code for another machine while its sheet is open', async () => {
    const { window, alice } = stage
    const machines = part('Your other machines')
    await machines.getByLabel('Passphrase').fill('one key for both machines')
    await machines.getByRole('button', { name: 'Share', exact: true }).click()
    await machines.getByRole('button', { name: 'Let another machine join…' }).click()
    const sheet = window.getByRole('dialog')
    await sheet.getByRole('img', { name: 'Code for another machine as a picture' }).waitFor()
    const code = await sheet.getByText(/^SJ1-/).innerText()
    expect(code.replaceAll('-', '')).toMatch(/^SJ1[0-9A-Z]{58}$/)
    await sheet.getByRole('button', { name: 'Close' }).click()
    await sheet.waitFor({ state: 'detached' })
    expect(await window.content()).not.toContain(code)
    expect(JSON.stringify([await stage.snapshot(), stage.app.output()])).not.toContain(code)
    // What lies at the server opens with the key alone.
    await stage.cli(['note', 'set', '--contact', 'bob@demo.sidetone.test', 'Ask about the lease'])
    expect((await stage.cli(['journal', 'exchange'])).status).toBe(0)
    expect(alice.journal.length).toBeGreaterThan(0)
    expect(JSON.stringify(alice.journal)).not.toContain('lease')
    await window.getByRole('button', { name: 'Back', exact: true }).click()
    await window.getByRole('tab', { name: 'Calls' }).waitFor()
  })
})

describe('a blocked caller', () => {
  it('never rings, is refused, and stands in the history as blocked', async () => {
    const { app, company, window } = stage
    const robot = 'robot@demo.sidetone.test'
    expect((await stage.cli(['block', 'add', robot])).status).toBe(0)
    const notifications = (await app.notifications()).length
    let rang = false
    const watching = { on: true }
    const watch = (async () => {
      while (watching.on) {
        rang ||= (await stage.snapshot()).calls.some((call) => call.phase === 'incoming')
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    })()
    expect(await company.phones.callUser('robot', 'alice')).toMatchObject({
      ok: false,
      error: { code: 'call-failed', status: 603 },
    })
    const isBlocked = async (): Promise<boolean> => {
      const { json } = await stage.cli(['history', '--search', 'robot'])
      return (json['calls'] as { outcome: string }[])[0]?.outcome === 'blocked'
    }
    await expect.poll(isBlocked, { timeout: 10_000 }).toBe(true)
    watching.on = false
    await watch
    expect(rang).toBe(false)
    expect((await app.notifications()).length).toBe(notifications)
    await window.getByRole('tab', { name: 'Calls' }).click()
    await window
      .getByRole('row', { name: /[Rr]obot/ })
      .first()
      .getByText(/blocked/i)
      .first()
      .waitFor()
    // The same caller rings again as soon as the block is taken back.
    expect((await stage.cli(['block', 'remove', robot])).status).toBe(0)
    const rings = company.phones.callUser('robot', 'alice')
    await stage.until('ringing', ({ calls }) => calls.some((call) => call.phase === 'incoming'))
    const popup = await app.window('incoming')
    await popup.getByRole('button', { name: /^Decline/ }).click()
    expect(await rings).toMatchObject({ ok: false })
  })
})
